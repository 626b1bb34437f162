"""Calendars to subscribe to: what everybody may see, the same for everybody."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from icalendar import Calendar, Event

from apps.core.downloads import unless_known
from apps.councils.queries import council_or_404
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.meetings.queries import lists

from .pages import place

REFRESH = timedelta(hours=4)
CACHE = "public, max-age=300"


def of_council(request: HttpRequest, council: str) -> HttpResponse:
    """Answer the calendar of all public meetings of a council."""
    found = council_or_404(council)
    return _answer(request, f"{found.name}: meetings", lists.for_calendar(found), "meetings")


def of_body(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Answer the calendar of a body's public meetings."""
    found = lists.public_body_or_404(council, body)
    return _answer(request, f"{found.council.name}: {found.name}", lists.for_calendar(found.council, found), found.slug)


def of_meeting(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Answer one meeting for a calendar."""
    found = lists.public_meeting_or_404(council, body, slug)
    return _answer(request, f"{found.body.council.name}: {found.body.name}", [found], f"{found.body.slug}-{found.slug}")


def plain(text: str) -> str:
    """Return ``text`` without the control characters that neither a calendar nor XML can carry."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def address_of(meeting: Meeting) -> str:
    """Return the whole address of a meeting's page."""
    return settings.SITE_URL + reverse("meetings-meeting", kwargs=place(meeting))


def _answer(request: HttpRequest, name: str, meetings: Iterable[Meeting], filename: str) -> HttpResponse:
    rows = list(meetings)
    response = HttpResponse(_calendar(name, rows).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    response["Cache-Control"] = CACHE
    if rows:
        response["Last-Modified"] = http_date(max(row.changed_at for row in rows).timestamp())
    return unless_known(request, response)


def _calendar(name: str, meetings: list[Meeting]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", plain(name))
    calendar.add("x-wr-calname", plain(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return calendar


def _event(meeting: Meeting) -> Event:
    """Return a meeting as an event: times in UTC, the same UID for ever, a higher SEQUENCE after each change."""
    cancelled = meeting.state == MeetingState.CANCELLED
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("dtstamp", meeting.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", meeting.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", plain(f"{'Cancelled: ' if cancelled else ''}{meeting.body.name}"))
    event.add("location", plain(meeting.place))
    event.add("url", address_of(meeting))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("description", plain(_description(meeting, cancelled)))
    return event


def _description(meeting: Meeting, cancelled: bool) -> str:
    if cancelled:
        return f"This meeting has been cancelled: {meeting.cancelled_reason}\n{address_of(meeting)}"
    return f"Open to press and public. Agenda and papers: {address_of(meeting)}"
