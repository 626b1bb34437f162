"""What the front door and a council's home show."""

from typing import Any

from django.db.models import QuerySet

from apps.bodies.models import Body
from apps.core import clock
from apps.councils.models import Council
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.meetings.queries import visible_to

MOST_AHEAD, MOST_MINUTES = 5, 4


def next_meetings(user: Any, council: Council | None = None) -> QuerySet[Meeting]:
    """Return the next few meetings that ``user`` may see, of one council or of all, cancelled ones left out."""
    found = visible_to(user).exclude(state=MeetingState.CANCELLED)
    if council is not None:
        found = found.of_council(council)
    return found.ahead()[:MOST_AHEAD]


def latest_minutes(user: Any, council: Council) -> QuerySet[Meeting]:
    """Return the latest meetings of ``council`` that ``user`` may see and whose minutes are published."""
    found = visible_to(user).of_council(council).filter(minutes__published_at__lte=clock.now())
    return found.select_related("minutes").order_by("-starts_at", "-pk")[:MOST_MINUTES]


def highest_bodies(council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council`` that stand below no other."""
    return council.bodies.filter(parent__isnull=True).order_by("position", "name")
