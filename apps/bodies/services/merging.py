"""Merging a body into another, which goes on with what waits there (ALL-2)."""

from typing import Any

from django.db import transaction

from apps.bodies import business as registry
from apps.bodies.enums import BusinessState, MotionState
from apps.bodies.models import Body
from apps.bodies.queries import with_those_below
from apps.bodies.rules.ending import goes_on_in
from apps.core import clock
from apps.core.formats import day
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.deadlines import services as deadlines

from .dissolving import NEXT, end_seats_and_rules, withdraw_dissolution
from .matters import move_business, withdraw_business
from .standing import check_can_grow, check_stands


@transaction.atomic
def merge_body(*, body: Body, into: Body, order: str, by: Any, reason: str = "") -> Body:
    """Let ``body`` end with today, and ``into`` go on with its business and with the bodies below it.

    ``order`` says by which decision or law, and is published. Seats and memberships end, meetings ahead are cancelled
    as in a dissolution; a matter that waits moves where its owner knows how (business.py), and is else withdrawn. The
    record stays at its addresses, and leads to ``into``.
    """
    for pk in sorted({body.pk, into.pk}):
        lock(Body.objects.all(), pk=pk)
    known = Body.objects.select_related("council", "rule_set", "dissolved_by", "merged_into", "parent")
    body, into = known.get(pk=body.pk), known.get(pk=into.pk)
    check_merger(body=body, into=into, order=order)
    last = clock.today()
    why = f"{body} was merged into {into} on {day(last)}. {reason}".strip()
    for dissolution in body.dissolutions.filter(state=MotionState.PROPOSED):
        withdraw_dissolution(dissolution=dissolution, by=by, reason=why)
    for child in body.children.filter(dissolved_on__isnull=True):
        child.parent = into
        save(child, by=by, reason=why)
    _move_business(body, into, why, by)
    registry.tell_end(bodies=[body], last=last, why=why, by=by)
    end_seats_and_rules(body, last + NEXT, why, by)
    body.dissolved_on, body.merged_into, body.merged_by = last, into, order.strip()
    return save(body, by=by, reason=why)


def check_merger(*, body: Body, into: Body, order: str) -> None:
    """Refuse to merge ``body`` into itself, into a body below it, of another council or that has ended."""
    check_stands(body, "merge it")
    check_can_grow(into)
    if into.council_id != body.council_id:
        raise refuse(f"{into} belongs to another council.", on_field="into")
    below = into.pk in {one.pk for one in with_those_below(body)}
    ruling = goes_on_in(body.name, into.name, same=into.pk == body.pk, below=below)
    ruling.check(on_field="into")
    if not order.strip():
        raise refuse(
            "A merger says by which decision or law.", lawful="Enter the decision or the law.", on_field="order"
        )


def _move_business(body: Body, into: Body, why: str, by: Any) -> None:
    for business in body.business.filter(state=BusinessState.WAITING).order_by("opened_at", "pk"):
        if registry.moves(business.kind):
            move_business(business=business, to=into, by=by, reason=why)
        else:
            deadlines.withdraw(subject=business, by=by, reason=why)
            withdraw_business(business=business, by=by, reason=why)
