"""Recording what a body may do and what falls to it, and asking whether a decision is within its powers."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from apps.bodies.enums import PowerKind
from apps.bodies.models import Body, Power, TermOfReference
from apps.bodies.queries import remit as queries
from apps.bodies.rules.powers import within
from apps.core import clock
from apps.core.formats import short_day
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.documents.models import Provision

from .setting_up import check_own
from .standing import check_stands

Row = TypeVar("Row", Power, TermOfReference)


def check_power(*, body: Body, power: str) -> None:
    """Refuse a decision that uses a ``power`` which ``body`` does not have today, saying what would be lawful (OLP-3).

    Nothing is asked of a decision that uses none.
    """
    if not power:
        return
    _check_kind(power)
    provided = queries.provided_to(body, on=clock.today())
    words = PowerKind(power).label.lower()
    ruling = within(body.name, power, words, provided, PowerKind.RECOMMEND)
    ruling.check(on_field="power")


@transaction.atomic
def record_power(
    *, body: Body, kind: str, allowed: bool, provision: Provision, start: date, by: Any, reason: str
) -> Power:
    """Record what ``provision`` says of a power of ``body`` from a day; what held before ends with that day."""
    body = lock(Body.objects.all(), pk=body.pk)
    check_stands(body, "record a power")
    _check_kind(kind)
    check_own(body.council, provision=provision)
    before = body.powers.filter(kind=kind, end__isnull=True).first()
    if before is not None and start <= before.start:
        raise refuse(
            f"{body} {before} since {short_day(before.start)}, so another cannot begin on {short_day(start)}.",
            lawful="Enter a later day, or end that one first.",
            on_field="start",
        )
    _check_clear(body.powers.filter(kind=kind), start)
    if before is not None:
        before.end = start
        save(before, by=by, reason=reason)
    power = Power(body=body, kind=kind, allowed=allowed, provision=provision, start=start)
    return save(power, by=by, reason=reason)


@transaction.atomic
def end_power(*, power: Power, end: date, by: Any, reason: str) -> Power:
    """Let ``power`` hold no longer from the day ``end``; one of a body above holds instead, where there is one."""
    lock(Body.objects.all(), pk=power.body_id)
    power = Power.objects.select_related("body").get(pk=power.pk)
    return _end(power, end, by, reason)


@transaction.atomic
def take_terms(
    *, body: Body, provisions: Iterable[Provision], delegable: bool, start: date, by: Any, reason: str
) -> list[TermOfReference]:
    """Take ``provisions`` as terms of reference of ``body``, all or none; those it has already stay as they are."""
    body = lock(Body.objects.all(), pk=body.pk)
    check_stands(body, "take terms of reference")
    running = body.terms_of_reference.filter(end__isnull=True).select_related("provision__edition")
    there = {_address(term.provision) for term in running}
    made = []
    for provision in provisions:
        check_own(body.council, provision=provision)
        if _address(provision) not in there:
            _check_clear(body.terms_of_reference.filter(provision=provision), start)
            term = TermOfReference(body=body, provision=provision, delegable=delegable, start=start)
            made.append(save(term, by=by, reason=reason))
            there.add(_address(provision))
    if not made:
        raise refuse(
            f"Nothing is left there that {body} does not have among its terms of reference already.",
            lawful="Cite the provision that has the items right below it.",
            on_field="number",
        )
    return made


@transaction.atomic
def change_term(*, term: TermOfReference, delegable: bool, start: date, by: Any, reason: str) -> TermOfReference:
    """Let a term of reference be delegable, or reserved, from a day; what it was before stays on record."""
    body = lock(Body.objects.all(), pk=term.body_id)
    check_stands(body, "change its terms of reference")
    term = TermOfReference.objects.select_related("body", "provision").get(pk=term.pk)
    if term.delegable == delegable:
        raise refuse(f"It is {'delegable' if delegable else 'reserved'} already.", on_field="what")
    _end(term, start, by, reason)
    fresh = TermOfReference(body=term.body, provision=term.provision, delegable=delegable, start=start)
    return save(fresh, by=by, reason=reason)


@transaction.atomic
def end_term(*, term: TermOfReference, end: date, by: Any, reason: str) -> TermOfReference:
    """Let a term of reference be one of the body's no longer from the day ``end``."""
    lock(Body.objects.all(), pk=term.body_id)
    return _end(TermOfReference.objects.select_related("body", "provision").get(pk=term.pk), end, by, reason)


def _end(row: Row, end: date, by: Any, reason: str) -> Row:
    if row.end is not None:
        raise refuse(f"That ended on {short_day(row.end)} already.")
    if end <= row.start:
        raise refuse(
            f"It holds since {short_day(row.start)}, so it cannot end before it held for a day.",
            lawful="Enter a later day.",
            on_field="start",
        )
    row.end = end
    return save(row, by=by, reason=reason)


def _check_kind(kind: str) -> None:
    if kind not in PowerKind.values:
        raise refuse(f"There is no power “{kind}”. There are: {', '.join(PowerKind.values)}.", on_field="kind")


def _check_clear(rows: Any, start: date) -> None:
    """Refuse a day on which an earlier one that has ended still held."""
    last = rows.filter(end__gt=start).order_by("-end").first()
    if last is not None:
        raise refuse(
            f"An earlier one held until {short_day(last.end)}.",
            lawful=f"Enter {short_day(last.end)} or a later day.",
            on_field="start",
        )


def _address(provision: Provision) -> tuple[int, str]:
    return provision.edition.document_id, provision.key
