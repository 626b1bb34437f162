"""Reads of members' development: each member's induction, training, code and buddy at one look."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from apps.bodies.enums import BodyKind
from apps.bodies.models import Body, BodyUserObjectPermission
from apps.councils import grants
from apps.councils.models import Council
from apps.members.models import (
    Buddy,
    Induction,
    InductionTask,
    Membership,
    Person,
    Programme,
    ProgrammeStep,
    TrainingOwed,
)

from . import office_seats

CITED = "provision__edition__document"


@dataclass
class Progress:
    """How far an induction has come: steps done of all, and the day by which the next is due."""

    induction: Induction
    done: int
    total: int
    due_on: date | None
    late: bool


@dataclass
class Member:
    """A member as the office sees his or her development."""

    person: Person
    bodies: list[Body] = field(default_factory=list)
    inductions: list[Progress] = field(default_factory=list)
    owed: list[TrainingOwed] = field(default_factory=list)
    overdue: int = 0
    code_missing: list[Body] = field(default_factory=list)
    councillor: bool = False
    buddy: Buddy | None = None

    @property
    def unpaired(self) -> bool:
        """Tell whether a councillor has no senior officer to turn to."""
        return self.councillor and self.buddy is None

    @property
    def late(self) -> bool:
        """Tell whether a step of the induction or a course is overdue."""
        return bool(self.overdue) or any(one.late for one in self.inductions)


def members_of_council(council: Council, on: date) -> list[Member]:
    """Return everybody who sits on a body of ``council`` that day, by name; four queries for any number of them."""
    inductions = _by_person((one.induction.person_id, one) for one in progress(council, on))
    owed = _by_person((one.person_id, one) for one in _owed(council))
    buddies = {one.person_id: one for one in Buddy.objects.on(on).filter(person__council=council)}
    found: dict[int, Member] = {}
    for seat in office_seats(_bodies(council), on):
        if hasattr(seat, "held"):
            _sits(found.setdefault(seat.held.person_id, Member(seat.held.person)), seat)
    for key, member in found.items():
        member.inductions, member.owed = inductions.get(key, []), owed.get(key, [])
        member.overdue = sum(one.due_on < on for one in member.owed)
        member.buddy = buddies.get(key)
    return sorted(found.values(), key=lambda member: (member.person.name, member.person.pk))


def _sits(member: Member, seat: Any) -> None:
    member.councillor = member.councillor or seat.body.kind == BodyKind.COUNCIL
    if seat.body not in member.bodies:
        member.bodies.append(seat.body)
        if seat.has_code and not seat.accepted:
            member.code_missing.append(seat.body)


def _by_person(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for person, row in rows:
        found.setdefault(person, []).append(row)
    return found


def progress(council: Council, on: date, person: Person | None = None) -> list[Progress]:
    """Return how far each induction has come, those that wait for something first; one query."""
    rows = Induction.objects.filter(programme__body__council=council, ended_on__isnull=True)
    rows = rows.filter(person=person) if person is not None else rows
    undone = Q(tasks__done_on__isnull=True)
    rows = rows.annotate(
        total=Count("tasks"),
        done=Count("tasks", filter=~undone),
        first=Min("tasks__step__days", filter=undone),
    ).select_related("person", "programme__body")
    rows = rows.order_by(F("completed_on").desc(nulls_first=True), "started_on", "person__name", "pk")
    return [_progress(row, on) for row in rows]


def _progress(row: Any, on: date) -> Progress:
    due = row.started_on + timedelta(days=row.first) if row.first is not None else None
    return Progress(row, row.done, row.total, due, due is not None and due < on)


@dataclass
class Task:
    """One step of an induction as a page shows it: by when, and whether that day has gone by."""

    task: InductionTask
    due_on: date
    late: bool


def tasks_of(inductions: Iterable[Induction], on: date) -> dict[int, list[Task]]:
    """Return the steps of each induction, in their order, by its id; one query."""
    found: dict[int, list[Task]] = {}
    rows = InductionTask.objects.filter(induction__in=list(inductions)).select_related(
        "step", "confirmed_by", "induction"
    )
    for row in rows.order_by("induction_id", "step__position"):
        due = row.induction.started_on + timedelta(days=row.step.days)
        found.setdefault(row.induction_id, []).append(Task(row, due, row.done_on is None and due < on))
    return found


def induction_or_404(council: Council, induction: int) -> Induction:
    """Return the induction when it is on a body of ``council``, else answer as nothing does."""
    rows = Induction.objects.filter(pk=induction, programme__body__council=council)
    return _first(rows.select_related("person", f"programme__{CITED}", "programme__body__council"))


def inductions_of(person: Person) -> list[Induction]:
    """Return the inductions of ``person`` that have not ended with a seat, the latest first."""
    rows = Induction.objects.filter(person=person, ended_on__isnull=True)
    return list(rows.select_related(f"programme__{CITED}", "programme__body").order_by("-started_on", "pk"))


def task_or_404(induction: Induction, task: int) -> InductionTask:
    """Return the step of this induction, else answer as nothing does."""
    return _first(induction.tasks.filter(pk=task).select_related("step", "induction"))


def own_task_or_404(person: Person, task: int) -> InductionTask:
    """Return the step of an induction of ``person``, else answer as nothing does."""
    rows = InductionTask.objects.filter(pk=task, induction__person=person)
    return _first(rows.select_related("step", "induction"))


def programmes_of(council: Council) -> QuerySet[Programme]:
    """Return all versions of the programmes of a council, by body, the latest first, with steps and how many began."""
    rows = Programme.objects.filter(body__council=council).select_related("body", CITED)
    rows = rows.annotate(began=Count("inductions", distinct=True), number=Count("steps", distinct=True))
    return rows.order_by("body__position", "body__name", "-start")


def programme_or_404(council: Council, programme: int) -> Programme:
    """Return the programme with its steps when it is of a body of ``council``, else answer as nothing does."""
    rows = Programme.objects.filter(pk=programme, body__council=council).select_related("body__council", CITED)
    steps = ProgrammeStep.objects.order_by("position")
    return _first(rows.annotate(began=Count("inductions")).prefetch_related(Prefetch("steps", steps)))


def step_or_404(programme: Programme, step: int) -> ProgrammeStep:
    """Return the step of this programme, else answer as nothing does."""
    return _first(programme.steps.filter(pk=step).select_related("programme__body"))


def buddy_of(person: Person, on: date) -> Buddy | None:
    """Return the senior officer to whom ``person`` can turn that day, or None."""
    return Buddy.objects.on(on).filter(person=person).first()


def buddy_or_404(council: Council, buddy: int) -> Buddy:
    """Return the pairing when it is of a member of ``council`` and has no end yet, else answer as nothing does."""
    return _first(Buddy.objects.filter(person__council=council, pk=buddy, end__isnull=True).select_related("person"))


def pairings_of(council: Council) -> QuerySet[Buddy]:
    """Return every pairing in ``council``, those that hold first."""
    rows = Buddy.objects.filter(person__council=council).select_related("person")
    return rows.order_by(F("end").desc(nulls_first=True), "person__name", "-start")


def councillors(council: Council, on: date) -> QuerySet[Person]:
    """Return who sits on a full council of ``council`` that day or later, by name."""
    held = Membership.objects.filter(person=OuterRef("pk"), seat__body__kind=BodyKind.COUNCIL).beside(on, None)
    return council.people.filter(Exists(held)).order_by("name", "pk")


def people_sitting_in(council: Council, on: date) -> QuerySet[Person]:
    """Return who holds a seat anywhere in ``council`` that day or later, by name."""
    held = Membership.objects.filter(person=OuterRef("pk")).beside(on, None)
    return council.people.filter(Exists(held)).order_by("name", "pk")


def officers_of(council: Council) -> QuerySet[Any]:
    """Return the users who have a role in ``council`` or on one of its bodies, by name."""
    whole = grants.holders("keep_records", council).values("pk")
    of_bodies = BodyUserObjectPermission.objects.filter(content_object__council=council).values("user_id")
    users = get_user_model().objects.filter(Q(pk__in=whole) | Q(pk__in=of_bodies), is_active=True)
    return users.order_by("name", "pk")


def people_left_behind(on: date) -> QuerySet[Person]:
    """Return those with an induction or a buddy who sit no longer on the body concerned, or nowhere."""
    there = Membership.objects.filter(person=OuterRef("person"), seat__body=OuterRef("programme__body")).beside(
        on, None
    )
    unfinished = Induction.objects.filter(completed_on__isnull=True, ended_on__isnull=True).exclude(Exists(there))
    sits = Membership.objects.filter(person=OuterRef("pk")).beside(on, None)
    paired = Buddy.objects.filter(person=OuterRef("pk"), end__isnull=True)
    return Person.objects.filter(
        Q(Exists(unfinished.filter(person=OuterRef("pk")))) | (Q(Exists(paired)) & ~Q(Exists(sits)))
    ).order_by("pk")


def _bodies(council: Council) -> QuerySet[Body]:
    return Body.objects.filter(council=council)


def _owed(council: Council) -> QuerySet[TrainingOwed]:
    rows = TrainingOwed.objects.filter(demand__course__council=council, closed_on__isnull=True)
    return rows.select_related("demand__course").order_by("due_on", "pk")


def _first(rows: QuerySet[Any]) -> Any:
    found = rows.first()
    if found is None:
        raise Http404
    return found
