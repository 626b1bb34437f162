"""The office's documents, sending a file to be read, and how far its reading has come."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from apps.core.forms import posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents import forms
from apps.documents.enums import ReadingState
from apps.documents.queries import office
from apps.documents.services import reading as services
from apps.documents.tasks import hurry

from .pages import crumbs, go, show

PAGE = 40


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the council's documents with their editions and drafts, and the files that are being read."""
    found = kept_council_or_404(request.user, council)
    page = page_of(office.office_documents(found), request.GET.get("page"), PAGE)
    context = {
        "council": found,
        "page": page,
        "readings": list(office.undone_readings(found)[:PAGE]),
        "crumbs": crumbs(found)[:1],
    }
    return show(request, "documents/office/list.html", context)


@login_required
def send(request: HttpRequest, council: str) -> HttpResponse:
    """Take a file to be read into provisions."""
    found = kept_council_or_404(request.user, council)
    documents = {document.slug: document for document in found.documents.all()}
    form = forms.Send(
        posted(request),
        request.FILES if request.method == "POST" else None,
        documents=[(slug, document.title) for slug, document in documents.items()],
        most=settings.PAPER_MAX_BYTES,
        initial={"document": request.GET.get("document", "")},
    )
    if request.method == "POST" and form.is_valid():
        document = documents.get(form.cleaned_data.pop("document"))
        said = form.cleaned_data | ({"kind": document.kind} if document else {})
        try:
            reading = services.send(council=found, document=document, by=request.user, **said)
        except Refused as refused:
            form.refuse(refused)
        else:
            hurry(reading.pk)
            return go("documents-office-reading", council=council, reading=reading.pk)
    context = {"council": found, "form": form, "crumbs": crumbs(found)}
    return show(request, "documents/office/send.html", context, status=422 if form.is_bound else 200)


@login_required
def reading(request: HttpRequest, council: str, reading: int) -> HttpResponse:
    """Say how far the reading of a file has come; once it is read, lead on to what was made of it."""
    found = kept_council_or_404(request.user, council)
    sent = office.reading_or_404(found, reading)
    if sent.state == ReadingState.READ and sent.edition_id:
        return go("documents-office-edition", council=council, edition=sent.edition_id)
    return show(request, "documents/office/reading.html", {"council": found, "reading": sent, "crumbs": crumbs(found)})
