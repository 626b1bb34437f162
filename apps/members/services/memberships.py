"""Taking and leaving seats."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies.models import Body, Seat
from apps.bodies.services import check_stands
from apps.core import records
from apps.core.rulings import Ruling, refuse
from apps.councils.services import lock_council
from apps.documents.queries import cite
from apps.members.models import Membership, MembershipQuerySet, Person
from apps.members.queries import rule_of
from apps.members.rules.offices import by_hand
from apps.members.rules.resignation import within_membership
from apps.members.rules.seats import co_option
from apps.members.services import cascade, taking
from apps.members.services.development.demanding import check_before


@transaction.atomic
def appoint(
    *, seat: Seat, person: Person, start: date, by: Any, reason: str, end: date | None = None, owes: bool = True,
    trained_first: bool = True,
) -> Membership:  # fmt: skip
    """Let ``person`` hold ``seat`` from ``start`` until, not including, ``end``, and open what he or she then owes.

    Refused where somebody else holds the seat on any of these days, where the seat is not set out for them, and
    where person and seat are of different councils. ``owes=False`` takes over a membership of before with nothing
    asked (the register and the code are known to be in order). A course that is demanded before the seat is taken up
    is asked for first, too, unless ``trained_first=False``: what a body has voted is not undone for a course, which is
    owed at once instead.
    """
    seat = lock_seat(seat)
    check_stands(seat.body, "take a seat")
    if person.council_id != seat.body.council_id:
        raise refuse(f"{person} is not of {seat.body.council}, to which {seat.body} belongs.")
    if end is not None and end < start:
        raise refuse("A membership cannot end before it begins.", on_field="end")
    ruling = by_hand(
        what=f"The seat {seat.title}",
        follows=str(seat.follows or ""),
        citations=(cite(seat.provision, seat.body.council),),
    )
    ruling.check(on_field="seat")
    if owes and trained_first:
        check_before(person=person, seat=seat, start=start)
    membership = taking.take(seat=seat, person=person, start=start, end=end, by=by, reason=reason, owes=owes)
    cascade.carry_membership(membership, by=by, owes=owes)
    return membership


@transaction.atomic
def end(*, membership: Membership, on: date, by: Any, reason: str) -> Membership:
    """Let ``membership`` hold no longer from the day ``on``; what is owed by it falls away when that day has come."""
    lock_seat(membership.seat)
    membership = _with_names().get(pk=membership.pk)
    ruling = follows_no_post(membership)
    if ruling.allowed:
        ruling = within_membership(leaves=on, start=membership.start, end=membership.end)
    ruling.check(on_field="leaves_on")
    lock_council(membership.seat.body.council)
    taking.leave(membership=membership, on=on, by=by, reason=reason)
    cascade.cut(membership, on=on, by=by, reason=reason)
    return membership


def follows_no_post(membership: Membership) -> Ruling:
    """Say whether ``membership`` can end by itself: one that comes with a post ends with that post (OLP-11)."""
    holding = membership.by_holding
    if holding is None:
        return Ruling(True, "The seat is held for itself.")
    return Ruling(
        False,
        f"{membership.person} holds the seat {membership.seat.title} with the post {holding.office}, and as long.",
        citations=(cite(membership.seat.provision, membership.seat.body.council),),
        lawful=f"Record that {membership.person} no longer holds that post; the seat falls vacant the same day.",
    )


@transaction.atomic
def release(*, membership: Membership, by: Any, reason: str) -> None:
    """Withdraw what is owed because of a ``membership`` that ended: the code, and without another seat the register."""
    taking.release(membership=membership, by=by, reason=reason)


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
    ruling.check(on_field="seat")


def lock_seat(seat: Seat) -> Seat:
    """Return the seat, locked until the transaction ends: who holds it is decided by one at a time.

    The body is locked before it, as by all who write about a body's business: two writes never wait for each other.
    """
    records.lock(Body.objects.all(), pk=seat.body_id)
    locked = Seat.objects.select_for_update(of=("self",))
    related = (
        "body__council",
        "organisation",
        "provision__edition__document",
        "follows__body",
        "follows__organisation",
    )
    return locked.select_related(*related).get(pk=seat.pk)


def _with_names() -> MembershipQuerySet:
    related = ("seat__body__council", "seat__provision__edition__document", "by_holding__office__body")
    return Membership.objects.select_related("person", "by_holding__office__organisation", *related)
