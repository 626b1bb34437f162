"""Ending a body by vote: put to the body that decides, carried or lost, or withdrawn (OLP-34)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from apps.bodies import business as registry
from apps.bodies import queries
from apps.bodies.enums import BusinessState, MotionState, Outcome
from apps.bodies.models import Amendment, Body, Business, Dissolution
from apps.bodies.rules.ending import one_tree
from apps.core import clock
from apps.core.formats import day
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.deadlines import services as deadlines
from apps.documents import services as documents
from apps.documents.rules.words import listed

from .amending import withdraw_amendment
from .matters import open_business, withdraw_business
from .standing import check_stands

KIND = "bodies.dissolution"
# The body is there until the day of the decision is over, so that the meeting that decides keeps its members.
NEXT = timedelta(days=1)


@transaction.atomic
def propose_dissolution(*, dissolves: Body, body: Body, reason: str, by: Any) -> Dissolution:
    """Put the end of ``dissolves``, and of all bodies below it, to the vote of ``body``; refused as the check refuses.

    The matter waits for the next agenda of a meeting that is far enough ahead for its notice.
    """
    for pk in sorted({dissolves.pk, body.pk}):
        lock(Body.objects.all(), pk=pk)
    known = Body.objects.select_related("council", "rule_set", "dissolved_by", "parent")
    dissolves, body = known.get(pk=dissolves.pk), known.get(pk=body.pk)
    ending = check_dissolution(dissolves=dissolves, body=body, reason=reason)
    dissolution = save(Dissolution(dissolves=dissolves, body=body, reason=reason.strip()), by=by, reason=reason)
    dissolution.business = open_business(
        body=body,
        kind=KIND,
        subject_id=dissolution.pk,
        title=f"Dissolution of {dissolves}",
        motion=_motion(dissolves, ending[1:]),
        matter=queries.DISSOLUTION,
        provision=queries.deciding_rules(body, queries.DISSOLUTION, on=clock.today()).majority.provision,
        by=by,
        reason=reason,
    )
    return save(dissolution, by=by, reason="The dissolution waits for the body.")


def check_dissolution(*, dissolves: Body, body: Body, reason: str) -> list[Body]:
    """Return the bodies that would end, ``dissolves`` first, and write nothing.

    Refused where either body was dissolved, where the body that decides has no rule for it or does not belong together
    with the other, where the vote is asked for already, and without a reason.
    """
    check_stands(dissolves, "dissolve it again")
    check_stands(body, "decide anything")
    if not reason.strip():
        raise refuse("A dissolution says why it is proposed.", lawful="Enter the reason.", on_field="reason")
    related = queries.root_of(dissolves).pk == queries.root_of(body).pk
    ruling = one_tree(dissolves.name, body.name, related)
    ruling.check(on_field="body")
    queries.deciding_rules(body, queries.DISSOLUTION, on=clock.today())
    if dissolves.dissolutions.filter(state=MotionState.PROPOSED).exists():
        raise refuse(f"The dissolution of {dissolves} waits for the vote already.")
    return queries.with_those_below(dissolves)


@transaction.atomic
def withdraw_dissolution(*, dissolution: Dissolution, by: Any, reason: str) -> Dissolution:
    """Take back a dissolution that waits for the vote."""
    lock(Body.objects.all(), pk=dissolution.body_id)
    if not reason.strip():
        raise refuse("A dissolution that is withdrawn says why.", lawful="Enter the reason.", on_field="reason")
    locked = _locked(dissolution.pk)
    _check_waits(locked)
    business = locked.business
    if business is not None and business.state == BusinessState.WAITING:
        withdraw_business(business=business, by=by, reason=reason)
    locked.state = MotionState.WITHDRAWN
    return save(locked, by=by, reason=reason)


def moved(*, business: Business, to: Body, by: Any) -> None:
    """Let ``to`` decide in place of a body that was merged into it; called in its transaction."""
    dissolution = _locked(business.subject_id)
    dissolution.body = to
    save(dissolution, by=by, reason=f"{to} decides.")


@transaction.atomic
def decided(*, business: Business, on: date, by: Any) -> None:
    """End the body, and those below it, when the vote of the day ``on`` was carried; called in its transaction."""
    dissolution = _locked(business.subject_id)
    _check_waits(dissolution)
    carried = business.outcome == Outcome.CARRIED
    dissolution.state = MotionState.CARRIED if carried else MotionState.LOST
    save(dissolution, by=by, reason=f"{dissolution.get_state_display()}: {business.decision or business.title}.")
    if carried:
        _end(dissolution, business, on, by)


def _end(dissolution: Dissolution, business: Business, on: date, by: Any) -> None:
    bodies = queries.with_those_below(dissolution.dissolves)
    for pk in sorted(body.pk for body in bodies):
        lock(Body.objects.all(), pk=pk)
    why = f"{dissolution.dissolves} was dissolved on {day(on)}."
    for body in bodies:
        _withdraw_all(body, why, by)
    registry.tell_end(bodies=bodies, last=on, why=why, by=by)
    for body in bodies:
        end_seats_and_rules(body, on + NEXT, why, by)
        body.dissolved_on, body.dissolved_by = on, business
        save(body, by=by, reason=why)


def _withdraw_all(body: Body, why: str, by: Any) -> None:
    """Take back all that waits for the body's decision, and every vote on its own end or on others'."""
    for amendment in Amendment.objects.filter(body=body, state=MotionState.PROPOSED):
        withdraw_amendment(amendment=amendment, by=by, reason=why)
    waiting = (Dissolution.objects.filter(state=MotionState.PROPOSED, **{role: body}) for role in ("body", "dissolves"))
    for dissolution in {row.pk: row for rows in waiting for row in rows}.values():
        withdraw_dissolution(dissolution=dissolution, by=by, reason=why)
    for business in body.business.filter(state=BusinessState.WAITING):
        deadlines.withdraw(subject=business, by=by, reason=why)
        withdraw_business(business=business, by=by, reason=why)


def end_seats_and_rules(body: Body, end: date, why: str, by: Any) -> None:
    """Let the seats and rules of ``body`` hold no longer from the day ``end``. Inside another service's transaction."""
    for seat in body.seats.all():
        if seat.end is None or seat.end > end:
            seat.end = max(seat.start, end)
            save(seat, by=by, reason=why)
    if body.rule_set is None:
        return
    for rule in body.rule_set.rules.filter(start__lt=end):
        if rule.end is None or rule.end > end:
            documents.end_rule(rule=rule, end=end, by=by, reason=why)


def _motion(dissolves: Body, below: list[Body]) -> str:
    also = f" With it end: {listed([body.name for body in below])}." if below else ""
    return f"That {dissolves} is dissolved at the end of the day of this decision.{also}"


def _locked(pk: int) -> Dissolution:
    found = Dissolution.objects.select_for_update(of=("self",))
    return found.select_related("dissolves__parent", "business", "body").get(pk=pk)


def _check_waits(dissolution: Dissolution) -> None:
    if dissolution.state != MotionState.PROPOSED:
        raise refuse(f"“{dissolution}” waits for no vote any more: it is {dissolution.get_state_display().lower()}.")
