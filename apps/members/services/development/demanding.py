"""Who needs which course because of a seat or an office, and what is owed of it (OWS-4)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse

from apps.bodies.models import Body, Office, Seat
from apps.core import clock, records
from apps.core.formats import day
from apps.core.rulings import Ruling, refuse
from apps.councils.models import Council
from apps.councils.services import lock_council
from apps.deadlines.models import Deadline
from apps.deadlines.services import meet, open_deadline, withdraw
from apps.documents.models import Provision
from apps.documents.queries import cite
from apps.members.models import Course, Demand, Person, TrainingOwed
from apps.members.queries.training import demands_before, demands_of, holders_of, records_of
from apps.members.rules import development as rules
from apps.members.services.steps import fitting

from .reckoning import within

TRAINING = "members.training"
# So long before a course counts no longer, its repetition is owed.
AHEAD = timedelta(days=56)
ONE_DAY = timedelta(days=1)


class Holder(NamedTuple):
    """Somebody who needs a course, from a day on."""

    person: Person
    start: date


@transaction.atomic
def demand(
    *, course: Course, body: Body | None = None, sector: str = "", office: Office | None = None, days: int | None,
    provision: Provision, start: date, by: Any, reason: str,
) -> Demand:  # fmt: skip
    """Demand ``course`` of who sits on ``body`` or holds ``office``, from ``start``, and open what is owed by it.

    ``days`` after taking up; None demands it before. Refused where it is demanded already.
    """
    council = lock_council(course.council)
    for of in (body, office):
        if of is not None and of.council_id != council.pk:
            raise refuse(f"{of} is not of {council}.", on_field="whom")
    if (body is None) == (office is None):
        raise refuse("Say of whom the course is demanded: of a body or of an office.", on_field="whom")
    same = Demand.objects.filter(course=course, body=body, office=office, sector=sector, end__isnull=True)
    if same.exists():
        raise refuse(
            f"{same.get()} is demanded already.", lawful="End that demand before you make another.", on_field="whom"
        )
    made = Demand(course=course, body=body, sector=sector, office=office, days=days, provision=provision, start=start)
    records.save(made, by=by, reason=reason)
    owe_training(council=council, on=clock.today(), by=by)
    return made


@transaction.atomic
def end_demand(*, demand: Demand, on: date, by: Any, reason: str) -> Demand:
    """Demand a course no longer from the day ``on``; what is owed by it falls away then."""
    council = lock_council(demand.course.council)
    demand = Demand.objects.select_related("course", "body", "office").get(pk=demand.pk)
    if demand.end is not None:
        raise refuse(f"{demand} ends on {day(demand.end)} already.", on_field="end")
    if on < demand.start:
        raise refuse(
            "A demand cannot end before it begins.", on_field="end", lawful=f"It began on {day(demand.start)}."
        )
    demand.end = on
    records.save(demand, by=by, reason=reason)
    owe_training(council=council, on=clock.today(), by=by)
    return demand


@transaction.atomic
def owe_training(*, council: Council, on: date, person: Person | None = None, by: Any) -> int:
    """Bring what is owed in line with who holds what, who has done which course, and what is demanded on the day.

    By state, so that again changes nothing: opens what is missing or soon counts no longer, meets what was done, and
    withdraws what is demanded no longer. Of one ``person``, or of all. Returns how many rows changed.
    """
    demands = demands_of(council, on)
    owed = _owed(council, person)
    if not demands and not owed:
        return 0
    lock_council(council)
    owed, done = _owed(council, person), records_of(council, person)
    changed = 0
    for one in demands:
        for holder in _holders(one, on, person):
            known = owed.pop((holder.person.pk, one.pk), None)
            has = done.get((holder.person.pk, one.course_id), ())
            if rules.counts_on(has, on) and rules.counts_on(has, on + AHEAD):
                changed += _close(known, met=True, by=by)
            elif known is None:
                changed += _open(one, holder, rules.latest(has), by)
    return changed + sum(_close(row, met=False, by=by) for row in owed.values())


def check_before(*, person: Person, start: date, seat: Seat | None = None, office: Office | None = None) -> None:
    """Refuse that ``person`` takes up a seat or an office without the courses that are demanded before it."""
    ruling = may_take_up(person=person, start=start, seat=seat, office=office)
    ruling.check(on_field="person")


def may_take_up(*, person: Person, start: date, seat: Seat | None = None, office: Office | None = None) -> Ruling:
    """Say whether ``person`` has completed, by ``start``, what is demanded before a seat or an office is taken up."""
    done = None
    missing = []
    for one in demands_before(start, seat=seat, office=office):
        done = records_of(person.council, person) if done is None else done
        if not rules.counts_on(done.get((person.pk, one.course_id), ()), start):
            missing.append(rules.Missing(one.course.title, cite(one.provision, person.council)))
    what = f"the seat {seat.title}" if seat is not None else f"the office {office}"
    return rules.taking_up(person=person.name, what=what, missing=missing)


def _holders(one: Demand, on: date, person: Person | None) -> Iterable[Holder]:
    """Return who needs the course, each once, from the earliest day on which he or she sits or will sit there."""
    found: dict[int, Holder] = {}
    for held in holders_of(one, on, person):
        known = found.get(held.person_id)
        if known is None or held.start < known.start:
            found[held.person_id] = Holder(held.person, held.start)
    return found.values()


def _open(one: Demand, holder: Holder, last: rules.Done | None, by: Any) -> bool:
    """Open what is owed: counted from taking up, or later from the demand or from when a course ran out."""
    since = max(holder.start, one.start)
    if last is not None and last.expires_on is not None:
        since = max(since, last.expires_on)
    person, council = holder.person, one.course.council
    row = TrainingOwed(person=person, demand=one, since=since, due_on=since + timedelta(days=one.days or 0))
    why = f"Needed by {one.of_whom}."
    records.save(row, by=by, reason=why)
    # Before something is taken up means by the day itself, which is one day after the day before it.
    counted_from, value = (since, within(one.days)) if one.days else (since - ONE_DAY, within(1))
    open_deadline(
        council=council,
        kind=TRAINING,
        subject=row,
        what=fitting(f"Training, {one.course}: {person}", Deadline, "what"),
        link=reverse("members-my-training", kwargs={"council": council.slug}),
        value=value,
        counted_from=counted_from,
        by=by,
        reason=why,
    )
    return True


def _close(row: TrainingOwed | None, *, met: bool, by: Any) -> bool:
    if row is None:
        return False
    row.closed_on = clock.today()
    why = "The course is completed." if met else "It is demanded no longer."
    records.save(row, by=by, reason=why)
    (meet if met else withdraw)(kind=TRAINING, subject=row, by=by, reason=why)
    return True


def _owed(council: Council, person: Person | None) -> dict[tuple[int, int], TrainingOwed]:
    rows = TrainingOwed.objects.filter(demand__course__council=council, closed_on__isnull=True)
    rows = rows.filter(person=person) if person is not None else rows
    return {(row.person_id, row.demand_id): row for row in rows}
