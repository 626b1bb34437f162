"""The two things that are done to every membership, whether by hand or because it follows a post: begin and end."""

from datetime import date
from typing import Any

from apps.bodies.models import Seat
from apps.core import clock, records
from apps.core.rulings import Ruling
from apps.deadlines.services import withdraw
from apps.documents.queries import cite
from apps.members.models import Membership, OfficeHolding, Person
from apps.members.rules.seats import Held, one_holder, seat_set_out
from apps.members.services import owing
from apps.members.services.development.leaving import leave_development


def take(
    *,
    seat: Seat,
    person: Person,
    start: date,
    end: date | None,
    by: Any,
    reason: str,
    owes: bool = True,
    by_holding: OfficeHolding | None = None,
) -> Membership:
    """Write that ``person`` holds ``seat``, where it is free and set out, and ask for what is then owed."""
    others = Membership.objects.filter(seat=seat).beside(start, end).select_related("person")
    free = one_holder(
        seat=seat.title,
        start=start,
        end=end,
        others=[Held(other.person.name, other.start, other.end) for other in others],
        citation=cite(seat.provision, seat.body.council),
    )
    for ruling in (_set_out(seat, start, end), free):
        ruling.check(on_field="seat")
    membership = Membership(seat=seat, person=person, start=start, end=end, by_holding=by_holding)
    records.save(membership, by=by, reason=reason)
    if owes and membership.holds_on(max(start, clock.today())):
        owing.ask(membership=membership, by=by)
    return membership


def leave(*, membership: Membership, on: date, by: Any, reason: str) -> Membership:
    """Write that ``membership`` holds no longer from ``on``; what is owed falls away when that day has come."""
    membership.end = on
    records.save(membership, by=by, reason=reason)
    if on <= clock.today():
        release(membership=membership, by=by, reason=reason)
    return membership


def release(*, membership: Membership, by: Any, reason: str) -> None:
    """Withdraw what is owed because of a ``membership`` that ended: the code, and without another seat the register."""
    withdraw(kind=owing.CODE, subject=membership, by=by, reason=reason)
    rest = Membership.objects.filter(person=membership.person_id).exclude(pk=membership.pk)
    if not rest.beside(clock.today(), None).exists():
        withdraw(kind=owing.REGISTER, subject=membership.person, by=by, reason=reason)
    leave_development(person=membership.person, by=by, reason=reason)


def _set_out(seat: Seat, start: date, end: date | None) -> Ruling:
    return seat_set_out(
        seat=seat.title,
        start=start,
        end=end,
        seat_start=seat.start,
        seat_end=seat.end,
        citation=cite(seat.provision, seat.body.council),
    )
