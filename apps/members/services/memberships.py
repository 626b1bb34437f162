"""Taking and leaving seats."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies.models import Body, Seat
from apps.bodies.services import check_stands
from apps.core import clock, records
from apps.core.rulings import Refused, refuse
from apps.deadlines.services import withdraw
from apps.documents.queries import cite
from apps.members.models import Membership, Person
from apps.members.queries import rule_of
from apps.members.rules.resignation import within_membership
from apps.members.rules.seats import Held, co_option, one_holder, seat_set_out
from apps.members.services import owing


@transaction.atomic
def appoint(
    *, seat: Seat, person: Person, start: date, by: Any, reason: str, end: date | None = None, owes: bool = True
) -> Membership:
    """Let ``person`` hold ``seat`` from ``start`` until, not including, ``end``, and open what he or she then owes.

    Refused where somebody else holds the seat on any of these days, where the seat is not set out for them, and
    where person and seat are of different councils. ``owes=False`` takes over a membership of before with nothing
    asked (the register and the code are known to be in order).
    """
    seat = lock_seat(seat)
    check_stands(seat.body, "take a seat")
    if person.council_id != seat.body.council_id:
        raise refuse(f"{person} is not of {seat.body.council}, to which {seat.body} belongs.")
    if end is not None and end < start:
        raise refuse("A membership cannot end before it begins.", on_field="end")
    others = Membership.objects.filter(seat=seat).beside(start, end).select_related("person")
    free = one_holder(
        seat=seat.title,
        start=start,
        end=end,
        others=[Held(other.person.name, other.start, other.end) for other in others],
        citation=cite(seat.provision, seat.body.council),
    )
    for ruling in (_set_out(seat, start, end), free):
        if not ruling.allowed:
            raise Refused(ruling, "seat")
    membership = records.save(Membership(seat=seat, person=person, start=start, end=end), by=by, reason=reason)
    if owes and membership.holds_on(max(start, clock.today())):
        owing.ask(membership=membership, by=by)
    return membership


@transaction.atomic
def end(*, membership: Membership, on: date, by: Any, reason: str) -> Membership:
    """Let ``membership`` hold no longer from the day ``on``; what is owed by it falls away when that day has come."""
    lock_seat(membership.seat)
    membership = Membership.objects.select_related("person", "seat__body").get(pk=membership.pk)
    ruling = within_membership(leaves=on, start=membership.start, end=membership.end)
    if not ruling.allowed:
        raise Refused(ruling, "leaves_on")
    membership.end = on
    records.save(membership, by=by, reason=reason)
    if on <= clock.today():
        release(membership=membership, by=by, reason=reason)
    return membership


@transaction.atomic
def release(*, membership: Membership, by: Any, reason: str) -> None:
    """Withdraw what is owed because of a ``membership`` that ended: the code, and without another seat the register."""
    withdraw(kind=owing.CODE, subject=membership, by=by, reason=reason)
    rest = Membership.objects.filter(person=membership.person_id).exclude(pk=membership.pk)
    if not rest.beside(clock.today(), None).exists():
        withdraw(kind=owing.REGISTER, subject=membership.person, by=by, reason=reason)


@transaction.atomic
def co_opt(*, body: Body, person: Person, start: date, by: Any, reason: str) -> Membership:
    """Take ``person`` into ``body`` without a seat set out for it: refused where its rule says so (OLP-15).

    A body that may co-opt needs the seat set out first, in ``bodies``: so this never returns a membership by itself.
    """
    check_stands(body, "take a seat")
    check_co_option(body=body, on=start)
    raise refuse(f"{body} may co-opt {person}; the seat is to be set out first.", lawful="Add the seat, then appoint.")


def check_co_option(*, body: Body, on: date) -> None:
    """Refuse when the rule of ``body`` in force that day allows no co-option."""
    rule = rule_of(body, "co_option", on)
    ruling = co_option(body=body.name, allowed=rule.value["allowed"], citation=cite(rule, body.council))
    if not ruling.allowed:
        raise Refused(ruling, "seat")


def lock_seat(seat: Seat) -> Seat:
    """Return the seat, locked until the transaction ends: who holds it is decided by one at a time.

    The body is locked before it, as by all who write about a body's business: two writes never wait for each other.
    """
    records.lock(Body.objects.all(), pk=seat.body_id)
    locked = Seat.objects.select_for_update(of=("self",))
    return locked.select_related("body__council", "organisation", "provision__edition__document").get(pk=seat.pk)


def _set_out(seat: Seat, start: date, end: date | None) -> Any:
    return seat_set_out(
        seat=seat.title,
        start=start,
        end=end,
        seat_start=seat.start,
        seat_end=seat.end,
        citation=cite(seat.provision, seat.body.council),
    )
