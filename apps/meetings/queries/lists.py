"""Lists of meetings: of a council by month, of a body, and what feeds and calendars tell."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from apps.bodies.access import kept_by, may_keep
from apps.bodies.models import Body
from apps.core import clock
from apps.councils.models import Council
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.meetings.models import Meeting, Paper
from apps.members.queries import bodies_of

from .meetings import MeetingQuerySet, visible_to, visitors

# A calendar or feed that is fetched again and again holds what is new, not everything that ever was.
CALENDAR_BACK = timedelta(days=366)
MOST_EVENTS = 1000
MOST_ENTRIES = 50


def bodies_with_meetings(user: Any, council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council`` that have meetings which ``user`` may see."""
    seen = visible_to(user).filter(body=OuterRef("pk"))
    return council.bodies.filter(Exists(seen)).order_by("position", "name")


def body_with_meetings_or_404(user: Any, council: str, slug: str) -> Any:
    """Return the body when ``user`` may know of its meetings, else answer as nothing does (OLP-22).

    Everybody may where its rule on openness says so today, or a meeting of it may be seen.
    """
    today = clock.today()
    opened = Rule.objects.filter(rule_set=OuterRef("rule_set"), kind=RuleKind.OPENNESS, value__open=True).on(today)
    seen = visible_to(user).filter(body=OuterRef("pk"))
    found = Body.objects.filter(council__slug=council, slug=slug).select_related("council__organisation")
    body = found.annotate(is_open=Exists(opened), has_seen=Exists(seen)).first()
    if body is None:
        raise Http404
    concerned = user.is_authenticated and (may_keep(user, body) or body.pk in bodies_of(user, today))
    if not (body.is_open or body.has_seen or concerned):
        raise Http404
    return body


def of_body(user: Any, body: Body) -> MeetingQuerySet:
    """Return the meetings of ``body`` that ``user`` may see."""
    return visible_to(user).filter(body=body)


def for_calendar(council: Council, body: Body | None = None) -> MeetingQuerySet:
    """Return the meetings that a public calendar holds: those of a year back and all ahead, the next ones first."""
    found = visitors().of_council(council).filter(ends_at__gte=clock.now() - CALENDAR_BACK)
    return (found.filter(body=body) if body else found).order_by("starts_at", "pk")[:MOST_EVENTS]


def lately_changed(council: Council, body: Body | None = None) -> MeetingQuerySet:
    """Return the public meetings changed last, with notice and minutes, for a feed."""
    found = _public(council, body).select_related("notice", "minutes")
    return found.order_by("-changed_at", "-pk")[:MOST_ENTRIES]


def lately_published(council: Council, body: Body | None = None) -> QuerySet[Paper]:
    """Return the papers of public meetings published last, with meeting and body, for a feed."""
    papers = Paper.objects.filter(item__meeting__in=_public(council, body).values("pk"))
    return papers.select_related("item__meeting__body__council").order_by("-published_at", "-pk")[:MOST_ENTRIES]


def _public(council: Council, body: Body | None) -> MeetingQuerySet:
    found = visitors().of_council(council)
    return found.filter(body=body) if body else found


def public_meeting_or_404(council: str, body: str, slug: str) -> Meeting:
    """Return a meeting that everybody may see, else answer as nothing does, whoever asks."""
    found = visitors().filter(body__council__slug=council, body__slug=body, slug=slug).first()
    if found is None:
        raise Http404
    return found


def public_body_or_404(council: str, slug: str) -> Body:
    """Return a body of whose meetings everybody may know, else answer as nothing does, whoever asks."""
    return body_with_meetings_or_404(AnonymousUser(), council, slug)


def kept_bodies(user: Any, council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council`` whose records ``user`` keeps."""
    return council.bodies.filter(kept_by(user)).select_related("council", "rule_set").order_by("position", "name")
