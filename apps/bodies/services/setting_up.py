"""Setting up bodies and their seats."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies.enums import BodyKind, Sector
from apps.bodies.models import Body, Seat
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.councils.models import Council, Organisation, Ward
from apps.documents.models import Provision, RuleSet
from apps.documents.services import make_rule_set

from .renaming import check_address_free
from .standing import check_can_grow, check_stands


@transaction.atomic
def make_body(
    *,
    council: Council,
    slug: str,
    name: str,
    kind: str,
    by: Any,
    reason: str,
    parent: Body | None = None,
    rule_set: RuleSet | None = None,
    purpose: Provision | None = None,
    introduction: str = "",
    position: int = 0,
) -> Body:
    """Set up a body of ``council``; ``purpose`` is the provision that sets out its purposes."""
    if kind not in BodyKind.values:
        raise refuse(f"There is no kind of body “{kind}”. There are: {', '.join(BodyKind.values)}.")
    if parent is not None and parent.council_id != council.pk:
        raise refuse(f"{parent} belongs to another council.")
    if parent is not None:
        check_can_grow(parent)
    check_own(council, rule_set=rule_set, provision=purpose)
    check_address_free(council=council, slug=slug)
    body = Body(
        council=council,
        parent=parent,
        slug=slug,
        name=name,
        kind=kind,
        rule_set=rule_set,
        purpose=purpose,
        introduction=introduction,
        position=position,
    )
    return save(body, by=by, reason=reason)


@transaction.atomic
def give_rule_set(*, body: Body, by: Any, reason: str) -> RuleSet:
    """Return the rule set of ``body``; one that has none yet gets an empty one."""
    body = lock(Body.objects.select_related("council"), pk=body.pk)
    if body.rule_set is None:
        body.rule_set = make_rule_set(council=body.council, name=name_of_rules(body))
        save(body, by=by, reason=reason)
    return body.rule_set


def name_of_rules(body: Body) -> str:
    """Return what the rule set of ``body`` is called: "Rules of the Assembly"."""
    whose = body.name if body.name.lower().startswith("the ") else f"the {body.name}"
    return f"Rules of {whose}"[:200]


@transaction.atomic
def make_seat(
    *,
    body: Body,
    number: int,
    title: str,
    sector: str,
    organisation: Organisation,
    provision: Provision,
    start: date,
    by: Any,
    reason: str,
    voting: bool = True,
    end: date | None = None,
    ward: Ward | None = None,
) -> Seat:
    """Set up a seat that ``provision`` sets out, to which ``organisation`` nominates (OLP-10)."""
    if sector not in Sector.values:
        raise refuse(f"There is no sector “{sector}”. There are: {', '.join(Sector.values)}.")
    check_stands(body, "set up a seat")
    check_own(body.council, provision=provision)
    if ward is not None and ward.council_id != body.council_id:
        raise refuse(f"{ward} is a ward of another council.")
    if body.seats.filter(number=number).exists():
        raise refuse(f"{body} already has a seat {number}.")
    seat = Seat(
        body=body,
        number=number,
        title=title,
        sector=sector,
        organisation=organisation,
        provision=provision,
        voting=voting,
        start=start,
        end=end,
        ward=ward,
    )
    return save(seat, by=by, reason=reason)


@transaction.atomic
def set_chair_seat(*, body: Body, seat: Seat, by: Any, reason: str) -> Body:
    """Let whoever holds ``seat`` be the chair of ``body``."""
    if seat.body_id != body.pk:
        raise refuse(f"“{seat}” is not a seat of {body}.")
    body.chair_seat = seat
    return save(body, by=by, reason=reason)


def check_own(council: Council, *, rule_set: RuleSet | None = None, provision: Provision | None = None) -> None:
    """Refuse a rule set or provision of another council."""
    if rule_set is not None and rule_set.council_id != council.pk:
        raise refuse(f"{rule_set} belongs to another council.")
    if provision is not None and provision.edition.document.council_id not in (None, council.pk):
        raise refuse(f"{provision} stands in a document of another council.")
