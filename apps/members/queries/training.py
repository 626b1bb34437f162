"""Reads of courses, what is demanded of whom, and what was completed (OWS-4)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from apps.bodies.models import Office, Seat
from apps.core import clock
from apps.councils.models import Council
from apps.members.models import (
    Course,
    Demand,
    Membership,
    OfficeHolding,
    Person,
    Session,
    SignUp,
    TrainingOwed,
    TrainingRecord,
)
from apps.members.rules.development import Done

CITED = "provision__edition__document"


def demands_of(council: Council, on: date) -> list[Demand]:
    """Return what is demanded in ``council`` on a day, with course, body and office."""
    found = Demand.objects.on(on).filter(course__council=council)
    return list(found.select_related("course__council", "body", "office__body", "office__organisation").order_by("pk"))


def demands_before(on: date, *, seat: Seat | None = None, office: Office | None = None) -> Iterable[Demand]:
    """Return what is demanded, on a day, before a seat or an office is taken up."""
    of_seat = Q(body=seat.body_id, sector__in=("", seat.sector)) if seat is not None else Q(pk__in=())
    whom = of_seat | Q(office=office, office__isnull=False)
    return Demand.objects.on(on).filter(whom, days__isnull=True).select_related("course", CITED).order_by("pk")


def holders_of(demand: Demand, on: date, person: Person | None = None) -> Iterable[Any]:
    """Return the memberships or holdings by which somebody needs the course, that day or to come, with the person."""
    if demand.office_id is not None:
        rows: Any = OfficeHolding.objects.filter(office=demand.office_id)
    else:
        rows = Membership.objects.filter(seat__body=demand.body_id)
        rows = rows.filter(seat__sector=demand.sector) if demand.sector else rows
    rows = rows.filter(person=person) if person is not None else rows
    return rows.beside(on, None).exclude(end=F("start")).select_related("person").order_by("start", "pk")


def records_of(council: Council, person: Person | None = None) -> dict[tuple[int, int], list[Done]]:
    """Return what was completed, by the ids of person and course."""
    rows = TrainingRecord.objects.filter(course__council=council)
    rows = rows.filter(person=person) if person is not None else rows
    found: dict[tuple[int, int], list[Done]] = {}
    for who, course, done_on, expires_on in rows.order_by("pk").values_list(
        "person_id", "course_id", "done_on", "expires_on"
    ):
        found.setdefault((who, course), []).append(Done(done_on, expires_on))
    return found


def courses_of(council: Council) -> QuerySet[Course]:
    """Return the courses of a council, each with how many owe it (``owing``) and its sessions to come (``ahead``)."""
    ahead = Session.objects.filter(starts_at__gte=clock.now()).order_by("starts_at")
    owing = Count("demands__owed", filter=Q(demands__owed__closed_on__isnull=True), distinct=True)
    return Course.objects.filter(council=council).annotate(owing=owing).prefetch_related(
        Prefetch("sessions", ahead, to_attr="ahead")
    ).order_by("title")  # fmt: skip


def course_or_404(council: Council, course: int) -> Course:
    """Return the course when it is of ``council``, else answer as nothing does."""
    return _first(Course.objects.filter(council=council, pk=course).select_related("council"))


def session_or_404(council: Council, session: int) -> Session:
    """Return the session when it is of a course of ``council``, else answer as nothing does."""
    return _first(Session.objects.filter(course__council=council, pk=session).select_related("course__council"))


def demand_or_404(course: Course, demand: int) -> Demand:
    """Return the demand when it is of ``course`` and has not ended, else answer as nothing does."""
    rows = course.demands.filter(pk=demand, end__isnull=True)
    return _first(rows.select_related("course__council", "body", "office__body", "office__organisation"))


def demands_on(course: Course) -> QuerySet[Demand]:
    """Return who needs ``course``, what has ended last."""
    rows = course.demands.select_related("body", "office__body", "office__organisation", CITED)
    return rows.order_by("end", "start", "pk")


def sessions_on(course: Course) -> QuerySet[Session]:
    """Return the sessions of ``course``, the latest first, each with how many signed up (``taken``)."""
    return course.sessions.annotate(taken=Count("sign_ups")).order_by("-starts_at")


def owed_on(course: Course) -> QuerySet[TrainingOwed]:
    """Return who owes ``course``, the earliest due first."""
    rows = TrainingOwed.objects.filter(demand__course=course, closed_on__isnull=True)
    return rows.select_related("person", "demand__body", "demand__office__body", "demand__office__organisation")


def records_on(course: Course) -> QuerySet[TrainingRecord]:
    """Return who completed ``course``, the latest first."""
    return course.records.select_related("person").order_by("-done_on", "person__name")


def sign_ups_on(session: Session) -> QuerySet[SignUp]:
    """Return who signed up for ``session``, by name."""
    return session.sign_ups.select_related("person").order_by("person__name", "pk")


def owed_by_person(person: Person) -> QuerySet[TrainingOwed]:
    """Return the training that ``person`` owes, the earliest due first, with what demands it."""
    rows = TrainingOwed.objects.filter(person=person, closed_on__isnull=True)
    return rows.select_related(
        "demand__course", "demand__body", "demand__office__body", "demand__office__organisation",
        "demand__provision__edition__document",
    ).order_by("due_on", "pk")  # fmt: skip


def training_of(person: Person) -> QuerySet[TrainingRecord]:
    """Return what ``person`` completed, the latest first."""
    return person.training.select_related("course").order_by("-done_on", "pk")


def training_in_public(person: Person, on: date) -> QuerySet[TrainingRecord]:
    """Return what ``person`` completed of the courses that the council publishes, and that counts on a day."""
    counts = Q(expires_on__isnull=True) | Q(expires_on__gt=on)
    return training_of(person).filter(counts, course__published=True)


def sessions_ahead(council: Council, person: Person) -> QuerySet[Session]:
    """Return the sessions to come of a council, with places taken and whether ``person`` signed up (``mine``)."""
    mine = SignUp.objects.filter(session=OuterRef("pk"), person=person)
    rows = Session.objects.filter(course__council=council, starts_at__gte=clock.now()).select_related("course")
    return rows.annotate(taken=Count("sign_ups"), mine=Exists(mine)).order_by("starts_at", "pk")


def _first(rows: QuerySet[Any]) -> Any:
    found = rows.first()
    if found is None:
        raise Http404
    return found
