"""What the office shows first: what is late or due, changes of membership, meetings ahead and vacancies, by body."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from apps.bodies.access import kept_by
from apps.bodies.models import Body, Business
from apps.councils import grants
from apps.councils.models import Council
from apps.deadlines.models import Deadline
from apps.documents.rules.needs import Need
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Declaration, Meeting
from apps.meetings.queries import meetings
from apps.members.models import Induction, InductionTask, Membership, MembershipChange
from apps.members.queries import vacancies

from .rules import lacking_in, with_rules_in

# How far ahead the office looks, in days, and how many rows of a kind it shows at most.
AHEAD = timedelta(days=28)
MOST = 100


@dataclass
class Desk:
    """What waits in one body; ``body`` is None for what concerns a council as a whole."""

    council: Council
    body: Body | None
    vacant: int = 0
    lacking: list[Need] = field(default_factory=list)
    late: list[Deadline] = field(default_factory=list)
    today: list[Deadline] = field(default_factory=list)
    coming: list[Deadline] = field(default_factory=list)
    changes: list[MembershipChange] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Tell whether anything waits here."""
        return bool(self.vacant or self.lacking or self.due or self.changes or self.meetings)

    @property
    def due(self) -> list[Deadline]:
        """Return all that is owed here, what is late first."""
        return [*self.late, *self.today, *self.coming]

    def put(self, deadline: Deadline, today: date) -> None:
        """Put ``deadline`` where it belongs: late, due today, or coming."""
        pile = self.late if deadline.due_on < today else self.today if deadline.due_on == today else self.coming
        pile.append(deadline)


def desks(user: Any, today: date) -> list[Desk]:
    """Return a desk for each body that ``user`` keeps, in the order of councils and bodies. Four queries."""
    found = {body.pk: Desk(body.council, body, body.vacant, lacking_in(body)) for body in _bodies(user, today)}
    councils = {desk.council.pk: Desk(desk.council, None) for desk in found.values()}
    for deadline in _deadlines(user, list(found), today)[:MOST]:
        desk = found.get(deadline.body_id) or councils.get(deadline.council_id)
        if desk is not None:
            desk.put(deadline, today)
    for change in MembershipChange.objects.visible_to(user).in_progress().with_names()[:MOST]:
        found[change.membership.seat.body_id].changes.append(change)
    for meeting in _meetings(user)[:MOST]:
        found[meeting.body_id].meetings.append(meeting)
    return [*(desk for desk in councils.values() if desk.waits), *found.values()]


def councils_kept(user: Any) -> frozenset[int]:
    """Return the ids of the councils whose records ``user`` keeps as a whole, not only those of a body."""
    return grants.ids(user, "keep_records", Council)


def _bodies(user: Any, today: date) -> QuerySet[Body]:
    """Return the bodies that ``user`` keeps, with the number of their vacant seats and the rules they have."""
    empty = vacancies(today).filter(body=OuterRef("pk")).order_by().values("body").annotate(number=Count("pk"))
    number = Coalesce(Subquery(empty.values("number"), output_field=IntegerField()), Value(0))
    kept = Body.objects.filter(kept_by(user)).select_related("council").annotate(vacant=number)
    kept = with_rules_in(kept, on=today)
    return kept.order_by("council__name", "position", "name")


def _deadlines(user: Any, bodies: list[int], today: date) -> QuerySet[Deadline]:
    """Return what is owed in these bodies until ``AHEAD``, each with the body that it concerns in ``body_id``."""
    this = OuterRef("subject_id")
    sits = Membership.objects.filter(person=this, seat__body__in=bodies).beside(today, None)
    concerns: list[tuple[type, Any]] = [
        (MembershipChange, MembershipChange.objects.filter(pk=this).values("membership__seat__body")),
        (Membership, Membership.objects.filter(pk=this).values("seat__body")),
        (Induction, Induction.objects.filter(pk=this).values("programme__body")),
        (InductionTask, InductionTask.objects.filter(pk=this).values("induction__programme__body")),
        (Business, Business.objects.filter(pk=this).values("body")),
        (Declaration, Declaration.objects.filter(pk=this).values("item__meeting__body")),
        (Membership.person.field.related_model, sits.order_by("seat__body__position").values("seat__body")),
    ]
    body = Case(
        *(When(subject_kind=model._meta.label_lower, then=Subquery(rows[:1])) for model, rows in concerns),
        output_field=IntegerField(),
    )
    whole = Q(body_id__isnull=True, council__in=councils_kept(user))
    # The councils come first: by them the index on council, state and day finds the few rows to look at.
    councils = Body.objects.filter(pk__in=bodies).values("council")
    owed = Deadline.objects.outstanding().filter(council__in=councils, due_on__lte=today + AHEAD)
    owed = owed.annotate(body_id=body)
    return owed.filter(Q(body_id__in=bodies) | whole)


def _meetings(user: Any) -> QuerySet[Meeting]:
    """Return the meetings that ``user`` prepares, the next first."""
    ahead = meetings().kept_by(user).ahead().filter(state__in=(MeetingState.PREPARING, MeetingState.CALLED))
    return ahead.select_related("body__council")


def items_of(change: MembershipChange) -> list[AgendaItem]:
    """Return the agenda items on which the approval of ``change`` waits, or waited, for its vote, the latest first."""
    found = AgendaItem.objects.filter(business=change.business_id, business__isnull=False)
    return list(found.select_related("meeting__body").order_by("-meeting__starts_at"))
