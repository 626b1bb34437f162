"""Matters that wait for a body's decision: opened, reworded, decided, withdrawn."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies import business as registry
from apps.bodies.enums import BusinessState, Outcome
from apps.bodies.models import Body, Business
from apps.core import clock
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.documents.models import Provision

from .remit import check_power
from .standing import check_stands


@transaction.atomic
def open_business(
    *,
    body: Body,
    kind: str,
    subject_id: int,
    title: str,
    motion: str,
    matter: str,
    provision: Provision,
    power: str = "",
    by: Any,
    reason: str = "",
) -> Business:
    """Open a matter that ``body`` has to decide, and put it on its next agenda.

    ``kind`` names who is told the outcome (business.py), ``matter`` the majority that decides, ``provision`` why the
    body has to decide at all, ``power`` what the decision would use: refused where the body does not have it (OLP-3).
    """
    check_stands(lock(Body.objects.all(), pk=body.pk), "decide anything")
    check_power(body=body, power=power)
    if body.business.filter(kind=kind, subject_id=subject_id, state=BusinessState.WAITING).exists():
        raise refuse(f"“{title}” already waits for a decision of {body}.")
    business = Business(
        body=body,
        kind=kind,
        subject_id=subject_id,
        title=title,
        motion=motion,
        matter=matter,
        provision=provision,
        power=power,
        opened_at=clock.now(),
    )
    save(business, by=by, reason=reason or title)
    registry.put_on_agenda(business=business, by=by)
    return business


@transaction.atomic
def decide_business(
    *, business: Business, outcome: str, on: date, decision: str = "", decision_url: str = "", by: Any, reason: str = ""
) -> Business:
    """Record how the body decided on the day ``on``, and tell the owner of the matter, all or nothing.

    ``decision`` says which decision it was, with its numbers, and ``decision_url`` where it can be read; both are
    published with what follows from it, so they are empty where the body decided in private (OLP-22).
    """
    if outcome not in Outcome.values:
        raise refuse(f"There is no outcome “{outcome}”. There are: {', '.join(Outcome.values)}.")
    business = _waiting(business)
    business.state, business.outcome, business.decided_on = BusinessState.DECIDED, outcome, on
    business.decision, business.decision_url = decision, decision_url
    save(business, by=by, reason=reason or f"{business.get_outcome_display()}: {business.title}")
    registry.tell_outcome(business=business, on=on, by=by)
    return business


@transaction.atomic
def reword_business(*, business: Business, motion: str, by: Any, reason: str) -> Business:
    """Reword the motion of a matter that waits for a decision, on the agenda too where it stands on one."""
    business = _waiting(business)
    business.motion = motion
    save(business, by=by, reason=reason)
    registry.put_on_agenda(business=business, by=by)
    return business


@transaction.atomic
def withdraw_business(*, business: Business, by: Any, reason: str) -> Business:
    """Take back a matter that waits for a decision; it leaves the agendas of which no notice was given yet."""
    business = _waiting(business)
    business.state = BusinessState.WITHDRAWN
    save(business, by=by, reason=reason)
    registry.take_off_agenda(business=business, by=by)
    return business


@transaction.atomic
def move_business(*, business: Business, to: Body, by: Any, reason: str) -> Business:
    """Let a matter wait for the decision of ``to``, into which the body was merged, and put it on its next agenda."""
    business = _waiting(business)
    registry.take_off_agenda(business=business, by=by)
    business.body = to
    save(business, by=by, reason=reason)
    registry.tell_move(business=business, to=to, by=by)
    registry.put_on_agenda(business=business, by=by)
    return business


def _waiting(business: Business) -> Business:
    """Return the business locked, when it still waits."""
    locked = lock(Business.objects.all(), pk=business.pk)
    if locked.state != BusinessState.WAITING:
        state = locked.get_state_display().lower()
        raise refuse(f"“{locked.title}” waits no longer for a decision: it is {state}.")
    return locked
