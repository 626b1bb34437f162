"""What a member finds on his or her own page: what is owed, meetings ahead, seats."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from apps.core import clock
from apps.core.rulings import Ruling
from apps.deadlines.models import Deadline
from apps.deadlines.queries import how_counted
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Declaration, Meeting
from apps.meetings.queries import visible_to
from apps.members.models import Induction, InductionTask, Membership, Person, TrainingOwed
from apps.members.queries import bodies_of

# How many meetings ahead the page shows at most; all others are on the pages of the bodies.
MOST = 10
# What deadlines of a member are about, and how each leads to the member's account.
OWING: tuple[tuple[Any, str], ...] = (
    (Person, "user_id"),
    (Membership, "person__user_id"),
    (Declaration, "person__user_id"),
    (Induction, "person__user_id"),
    (InductionTask, "induction__person__user_id"),
    (TrainingOwed, "person__user_id"),
)


@dataclass(frozen=True)
class Owed:
    """Something a member owes, how its day was counted, and whether that day has gone by."""

    deadline: Deadline
    title: str
    counted: Ruling
    late: bool


@dataclass(frozen=True)
class Item:
    """An item of a meeting ahead, and how often one declared an interest against it."""

    item: AgendaItem
    declared: int


@dataclass(frozen=True)
class Coming:
    """A meeting ahead of a body on which one sits, with its agenda."""

    meeting: Meeting
    items: list[Item]


def people(user: Any) -> list[Person]:
    """Return who ``user`` is in each council, with council and register."""
    found = Person.objects.filter(user_id=user.pk).select_related("council", "register")
    return list(found.order_by("council__name"))


def owed_by(user: Any, people: list[Person], today: date) -> list[Owed]:
    """Return what ``user``, who is these ``people``, still owes as a member in all councils, the earliest first."""
    of_kinds = Q(pk__in=())
    for model, path in OWING:
        subjects = model.objects.filter(**{path: user.pk}).order_by().values("pk")
        of_kinds |= Q(subject_kind=model._meta.label_lower, subject_id__in=subjects)
    found = Deadline.objects.filter(of_kinds).outstanding()
    rows = found.select_related("council", "rule__provision__edition__document")
    names = [f": {person.name}" for person in people]
    return [Owed(row, _without(row.what, names), how_counted(row), row.is_late(today)) for row in rows]


def _without(text: str, names: list[str]) -> str:
    """Return what is owed without one's own name, which others need and one knows."""
    for name in names:
        text = text.removesuffix(name)
    return text


def meetings_ahead(user: Any) -> list[Coming]:
    """Return the next meetings of the bodies on which ``user`` sits, with what he or she declared; four queries."""
    mine = visible_to(user).filter(
        body_id__in=bodies_of(user, clock.today()), state__in=(MeetingState.CALLED, MeetingState.HELD)
    )
    found = list(mine.ahead()[:MOST])
    items: dict[int, list[Item]] = {meeting.pk: [] for meeting in found}
    declared = list(
        Declaration.objects.filter(item__meeting__in=found, person__user_id=user.pk).values_list("item_id", flat=True)
    )
    for item in AgendaItem.objects.filter(meeting__in=found).order_by("number"):
        items[item.meeting_id].append(Item(item, declared.count(item.pk)))
    return [Coming(meeting, items[meeting.pk]) for meeting in found]


def seats_of(user: Any, today: date) -> list[Membership]:
    """Return the seats that ``user`` holds today, with bodies, councils and nominating organisations."""
    found = Membership.objects.on(today).filter(person__user_id=user.pk)
    rows = found.select_related("seat__body__council", "seat__organisation")
    return list(rows.order_by("seat__body__council__name", "seat__body__name", "seat__number"))
