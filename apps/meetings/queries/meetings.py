"""Which meetings somebody may see."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404

from apps.bodies.access import kept_by
from apps.bodies.models import Body
from apps.core import clock
from apps.councils.models import Council
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.members.queries import bodies_of

# What has been announced: a meeting in preparation, or dropped before its notice, concerns only those who prepare it.
ANNOUNCED = (MeetingState.CALLED, MeetingState.HELD, MeetingState.CANCELLED)
OPEN_AGENDA = (MeetingState.PREPARING, MeetingState.CALLED)


class MeetingQuerySet(models.QuerySet[Meeting]):
    """Meetings, narrowed by who looks and by time."""

    def visible_to(self, user: Any) -> "MeetingQuerySet":
        """Return the meetings that ``user`` may see.

        Everybody sees what was announced of a body that meets in public. Of any other body they are for its present
        members and for those who keep its records; the latter also see what is in preparation (OLP-22).
        """
        announced = models.Q(state__in=ANNOUNCED)
        seen = announced & models.Q(in_public=True)
        if user.is_authenticated:
            seen |= announced & models.Q(body_id__in=bodies_of(user, clock.today()))
            seen |= kept_by(user, "body")
        return self.filter(seen)

    def kept_by(self, user: Any) -> "MeetingQuerySet":
        """Return the meetings of the bodies whose records ``user`` keeps."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(kept_by(user, "body"))

    def of_council(self, council: Council) -> "MeetingQuerySet":
        """Return the meetings of all bodies of ``council``."""
        return self.filter(body__council=council)

    def ahead(self, now: datetime | None = None) -> "MeetingQuerySet":
        """Return what is still to come or going on, the next one first."""
        return self.filter(ends_at__gte=now or clock.now()).order_by("starts_at", "pk")

    def over(self, now: datetime | None = None) -> "MeetingQuerySet":
        """Return what is over, the latest first."""
        return self.filter(ends_at__lt=now or clock.now()).order_by("-starts_at", "-pk")

    def between(self, first: date, after: date) -> "MeetingQuerySet":
        """Return the meetings from the day ``first`` until, not including, the day ``after`` (days in London)."""
        return self.on_or_after(first).filter(starts_at__lt=_midnight(after))

    def on_or_after(self, day: date) -> "MeetingQuerySet":
        """Return the meetings on ``day`` (in London) or later, the next one first."""
        return self.filter(starts_at__gte=_midnight(day)).order_by("starts_at", "pk")


def meetings() -> MeetingQuerySet:
    """Return all meetings: for services only; pages begin with ``visible_to``."""
    return MeetingQuerySet(Meeting)


def visible_to(user: Any) -> MeetingQuerySet:
    """Return the meetings that ``user`` may see, with their bodies."""
    return meetings().visible_to(user).select_related("body__council")


def visitors() -> MeetingQuerySet:
    """Return the meetings that a visitor may see: for calendars and feeds, which are the same for everybody."""
    return visible_to(AnonymousUser())


def kept_meetings(user: Any, council: Council) -> MeetingQuerySet:
    """Return the meetings in ``council`` of the bodies whose records ``user`` keeps, with their bodies."""
    return meetings().kept_by(user).of_council(council).select_related("body")


def next_meetings(user: Any, council: Council, most: int = 5) -> MeetingQuerySet:
    """Return the next meetings that ``user`` may see in ``council``, cancelled ones left out."""
    found = visible_to(user).of_council(council)
    found = found.exclude(state__in=(MeetingState.CANCELLED, MeetingState.DROPPED))
    return found.ahead()[:most]


def meeting_or_404(user: Any, council: Council | str, body: Body | str, slug: str) -> Meeting:
    """Return the meeting at this address when ``user`` may see it, else answer as nothing does. One query.

    ``council`` and ``body`` are given as rows or as their slugs. Notice, minutes and the rule on openness come along.
    """
    found = visible_to(user).filter(body__slug=_slug(body), body__council__slug=_slug(council), slug=slug)
    meeting = found.select_related(
        "body__council__organisation",
        "notice",
        "minutes",
        "openness_rule__provision__edition__document",
    ).first()
    if meeting is None:
        raise Http404
    return meeting


def kept_meeting_or_404(user: Any, council: str, body: str, slug: str) -> Meeting:
    """Return the meeting when ``user`` keeps the records of its body, else answer as nothing does."""
    found = meetings().kept_by(user).filter(body__slug=body, body__council__slug=council, slug=slug)
    meeting = found.select_related("body__council__organisation", "body__rule_set", "notice", "minutes").first()
    if meeting is None:
        raise Http404
    return meeting


def _midnight(day: date) -> datetime:
    """Return the moment at which ``day`` begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=clock.LONDON)


def _slug(thing: Any) -> str:
    return thing if isinstance(thing, str) else thing.slug
