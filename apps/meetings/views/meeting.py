"""The page of a meeting, and its papers to read and to download."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from apps.core import formats
from apps.core.downloads import unless_known, unstored
from apps.core.uploads import extension_of
from apps.meetings import access, queries
from apps.meetings.models import Meeting
from apps.meetings.queries import page

from .pages import crumbs, place, show


def meeting(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Show a meeting: notice, agenda with papers, attendance, declarations, votes, minutes."""
    found = queries.meeting_or_404(request.user, council, body, slug)
    context = {
        "council": found.body.council,
        "meeting": found,
        "at": place(found),
        "page": page.page_of(found),
        "keeps": access.may_keep_meeting(request.user, found),
        "declares": access.may_declare(request.user, found),
        "crumbs": crumbs(found),
    }
    return show(request, "meetings/meeting.html", context, private=not _open(found))


def paper(request: HttpRequest, council: str, body: str, slug: str, item: int, paper: str) -> HttpResponse:
    """Show a paper's text, with its file to download."""
    found = page.paper_or_404(request.user, council, body, slug, item, paper)
    of = found.item.meeting
    context = {
        "council": of.body.council,
        "meeting": of,
        "at": place(of),
        "paper": found,
        "crumbs": [*crumbs(of), (formats.short_day(of.starts_at), reverse("meetings-meeting", kwargs=place(of)))],
    }
    return show(request, "meetings/paper.html", context, private=not _open(of))


def download(request: HttpRequest, council: str, body: str, slug: str, item: int, paper: str) -> HttpResponseBase:
    """Send a paper's file to whoever may see its meeting, in pieces, never to be guessed at or run by the browser."""
    found = page.paper_or_404(request.user, council, body, slug, item, paper)
    try:
        content = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"{found.slug}.{extension_of(found.media_type)}"
    response = FileResponse(content, as_attachment=True, filename=name, content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    if not _open(found.item.meeting) or request.user.is_authenticated:
        return unstored(response)
    response["ETag"] = f'"{found.sha256}"'
    return unless_known(request, response)


def _open(meeting: Meeting) -> bool:
    """Tell whether everybody may see the meeting, so that its pages may be kept in caches."""
    return meeting.in_public and meeting.state in queries.ANNOUNCED
