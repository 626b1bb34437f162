"""An edition in the office: looked over, its identities confirmed, recorded as adopted, begun from another, dropped."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from apps.core import formats
from apps.core.forms import posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents import forms, queries
from apps.documents.models import Edition
from apps.documents.queries import office
from apps.documents.services import adopting, confirming, recording

from .pages import at, context_of, crumbs, go, kept_edition, show


@login_required
def edition(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Show the provisions of an edition to be looked over, what was noticed, and what is still to do."""
    found = kept_edition(request, council, edition)
    waiting = request.GET.get("only") == "waiting"
    page = page_of(office.provisions_to_look_over(found, waiting=waiting), request.GET.get("page"), office.PAGE)
    context = context_of(found) | {
        "page": page,
        "only_waiting": waiting,
        "counts": office.counts_of(found),
        "before": office.wordings_before(found, [row.key for row in page.rows if row.identity == "proposed"]),
        "propose": _propose_address(found),
    }
    return show(request, "documents/office/edition.html", context)


def _propose_address(edition: Edition) -> str:
    """Return where a draft is put to a vote, "" while no page does that."""
    try:
        return reverse("bodies-office-propose", kwargs=at(edition)) if edition.is_open else ""
    except NoReverseMatch:
        return ""


@login_required
def identities(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Confirm that all provisions that wait are the ones that had their addresses before."""
    found = kept_edition(request, council, edition)
    if request.method == "POST":
        count = confirming.confirm_all(edition=found, by=request.user)
        messages.success(request, f"{formats.counted(count, 'provision')} confirmed.")
    return go("documents-office-edition", **at(found))


@login_required
def record(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Record that a draft was adopted: ask, show it to be checked, and let it come into force."""
    found = kept_edition(request, council, edition)
    form = forms.Record(posted(request), initial={"owner": found.document.owner})
    context = context_of(found) | {"form": form, "ruling": recording.may_record(found.document)}
    if request.method != "POST" or "back" in request.POST:
        return show(request, "documents/office/record.html", context)
    if form.is_valid():
        try:
            return _go_on(request, found, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "documents/office/record.html", context, status=422)


def _go_on(request: HttpRequest, edition: Edition, form: forms.Record, context: dict[str, Any]) -> HttpResponse:
    """Show what was said to be checked, or record it when it was confirmed."""
    said = dict(form.cleaned_data)
    if "confirm" in request.POST:
        why = f"Adopted by {said['adopted_by']}"
        adopted = recording.record(edition=edition, by=request.user, reason=why, **said)
        since = formats.short_day(adopted.start)
        messages.success(request, f"{adopted.called} of {adopted.document} is public, in force from {since}.")
        return go("documents-office-edition", **at(edition))
    recording.check_recordable(edition=edition, **{name: said[name] for name in ("start", "adopted_on", "adopted_by")})
    checking = {
        "said": said,
        "carried": [
            (name, value) for name, values in form.data.lists() for value in values if name != "csrfmiddlewaretoken"
        ],
        "counts": office.counts_of(edition),
        "unconfirmed": queries.to_confirm(edition),
    }
    return show(request, "documents/office/record_check.html", context | checking)


@login_required
def amend(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Begin a draft with the words of the edition in force."""
    found = kept_council_or_404(request.user, council)
    amended = office.document_or_404(found, document)
    form = forms.Reason(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            draft = recording.amend(document=amended, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, "The draft has the words of the edition in force. Now amend them clause by clause."
            )
            return go("documents-office-edition", council=council, edition=draft.pk)
    context = {"council": found, "document": amended, "form": form, "crumbs": crumbs(found)}
    return show(request, "documents/office/amend.html", context, status=422 if form.is_bound else 200)


@login_required
def drop(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Give up a draft, saying why."""
    found = kept_edition(request, council, edition)
    form = forms.Reason(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            adopting.drop(edition=found, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{found} is dropped.")
            return go("documents-office-list", council=council)
    context = context_of(found) | {"form": form}
    return show(request, "documents/office/drop.html", context, status=422 if form.is_bound else 200)
