"""The calendar of a council's reviews: the days by which documents are reviewed, and on which their periods end."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from icalendar import Calendar, Event

from apps.core.clock import today
from apps.core.downloads import unless_known
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.plans.queries import register

CACHE = "public, max-age=300"
# Events are the same as long as what they tell is: each carries its own day as its stamp.
ONE_DAY = timedelta(days=1)


def of_council(request: HttpRequest, council: str) -> HttpResponse:
    """Answer the calendar of the next review and the end of the period of each document in the register."""
    found = council_or_404(council)
    response = HttpResponse(_calendar(found).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reviews.ics"'
    response["Cache-Control"] = CACHE
    return unless_known(request, response)


def _calendar(council: Council) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//Reviews//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"{council.name}: reviews of strategies and policies")
    for entry in register.register_of(council, today()):
        for event in _events(council, entry):
            calendar.add_component(event)
    return calendar


def _events(council: Council, entry: register.Entry) -> Iterator[Event]:
    document = entry.document
    if document.review_due:
        yield _event(council, document, document.review_due, "review", f"Review due: {document.title}")
    if document.runs_until:
        yield _event(council, document, document.runs_until, "expiry", f"Last day of its period: {document.title}")


def _event(council: Council, document: Any, day: date, what: str, summary: str) -> Event:
    """Return a whole day: the same UID for as long as the document is owed the same thing."""
    place = {"council": council.slug, "document": document.slug}
    event = Event()
    event.add("uid", f"{what}-{document.pk}@{council.slug}.plans")
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)
    event.add("summary", summary)
    event.add("url", settings.SITE_URL + reverse("plans-reviews", kwargs=place))
    event.add("transp", "TRANSPARENT")
    return event
