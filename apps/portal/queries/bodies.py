"""What the page of a body gathers: its seats with whoever holds them, and its meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from apps.bodies.models import Body, Seat
from apps.core import clock
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.meetings.queries import visible_to

# A page shows the nearest meetings of a year before and after; the list of meetings has all of them.
WINDOW = timedelta(days=366)
MOST_READ, MOST_AHEAD, MOST_PAST = 60, 3, 5


def seats_with_holders(bodies: Iterable[Body], *, on: date) -> QuerySet[Seat]:
    """Return the seats of ``bodies`` on a day with ``holder``, ``holder_slug``, ``held_since``: None where vacant."""
    holds = Q(memberships__start__lte=on) & (Q(memberships__end__isnull=True) | Q(memberships__end__gt=on))
    seats = Seat.objects.on(on).filter(body__in=[body.pk for body in bodies])
    seats = seats.annotate(held=FilteredRelation("memberships", condition=holds)).annotate(
        holder=F("held__person__name"), holder_slug=F("held__person__slug"), held_since=F("held__start")
    )
    return seats.select_related("organisation", "provision__edition__document").order_by("body_id", "number")


@dataclass(frozen=True)
class Meetings:
    """The nearest meetings of a body: those to come, the next one first, and those that were, the latest first."""

    ahead: list[Meeting]
    past: list[Meeting]


def nearest_meetings(user: Any, bodies: Iterable[Body]) -> Meetings:
    """Return the nearest meetings of ``bodies`` that ``user`` may see, in one query."""
    now = clock.now()
    found = visible_to(user).filter(
        body__in=[body.pk for body in bodies], starts_at__gt=now - WINDOW, starts_at__lt=now + WINDOW
    )
    rows = list(found.select_related("body", "minutes").order_by("-starts_at", "-pk")[:MOST_READ])
    ahead = [row for row in reversed(rows) if row.ends_at >= now]
    past = [row for row in rows if row.ends_at < now and row.state != MeetingState.CANCELLED]
    return Meetings(ahead[:MOST_AHEAD], past[:MOST_PAST])
