"""Lists of meetings: of a council by month, and of a body."""

import re
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from apps.core import clock
from apps.core.paging import page_of
from apps.core.rulings import refuse
from apps.councils.queries import council_or_404
from apps.meetings import queries
from apps.meetings.queries import lists

from .pages import show

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
MOST_NEXT = 5
PAGE = 30


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the next meetings of a council, and those of a month (``?month=2026-11``, this month without it)."""
    found = council_or_404(council)
    month = month_asked(request)
    after = _month_after(month)
    context = {
        "council": found,
        "upcoming": list(queries.next_meetings(request.user, found, MOST_NEXT)),
        "month": month,
        "before": _month_before(month),
        "after": after,
        "meetings": list(queries.visible_to(request.user).of_council(found).between(month, after)),
        "bodies": list(lists.bodies_with_meetings(request.user, found)),
    }
    return show(request, "meetings/list.html", context)


def of_body(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show the meetings of a body, those ahead and those that are over."""
    found = lists.body_with_meetings_or_404(request.user, council, body)
    meetings = lists.of_body(request.user, found)
    context = {
        "council": found.council,
        "body": found,
        "ahead": list(meetings.ahead()[:PAGE]),
        "page": page_of(meetings.over(), request.GET.get("page"), PAGE),
        "crumbs": [("Meetings", reverse("meetings-list", kwargs={"council": council}))],
    }
    return show(request, "meetings/body.html", context, private=not found.is_open)


def month_asked(request: HttpRequest) -> date:
    """Return the first day of the month that is asked for; ``Refused``, shown as a page, for what is no month."""
    text = request.GET.get("month", "").strip()
    if not text:
        return clock.today().replace(day=1)
    match = MONTH.fullmatch(text)
    if match is None:
        raise refuse(
            f"“{text[:30]}” is not a month.",
            lawful="Choose a month on the page of meetings, or write year and month, for example month=2026-11.",
        )
    return date(int(match[1]), int(match[2]), 1)


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
