"""Reads of who accepted which code of conduct, and who is to be asked again."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from apps.bodies.models import Body
from apps.councils.models import Council
from apps.deadlines.enums import OUTSTANDING
from apps.deadlines.models import Deadline
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.members.models import CodeAcceptance, Membership, Person

from . import office_seats

CODE = "members.code"


def codes_in_force(on: date) -> list[Rule]:
    """Return the rule of each body that asks for its code that day, with the edition in which the code stands."""
    rules = Rule.objects.on(on).filter(kind=RuleKind.CODE_OF_CONDUCT, matter="", rule_set__body__isnull=False)
    return list(rules.select_related("rule_set__body", "provision__edition__document").order_by("pk"))


def to_be_asked_again(rule: Rule, on: date) -> Any:
    """Return the memberships of who sat on the body before its code changed, accepted it not, and is not asked yet.

    The edition that the rule rests on is the one that last changed the provision: one that leaves it as it is leaves
    the rule where it was.
    """
    edition = rule.provision.edition
    accepted = CodeAcceptance.objects.filter(person=OuterRef("person"), body=OuterRef("seat__body"), edition=edition)
    asked = Deadline.objects.filter(
        kind=CODE, subject_kind=Membership._meta.label_lower, subject_id=OuterRef("pk"), state__in=OUTSTANDING
    )
    held = Membership.objects.on(on).filter(seat__body=rule.rule_set.body, start__lt=edition.start)
    return held.exclude(Exists(accepted)).exclude(Exists(asked)).order_by("pk")


class BodyCode(NamedTuple):
    """The code of a body: how many of its members accepted it as it is in force, and who has not."""

    body: Body
    accepted: int
    members: int
    missing: list[Person]


def code_by_body(council: Council, on: date) -> list[BodyCode]:
    """Return how the code of each body of ``council`` that has one is accepted; one query for any number of bodies."""
    found: dict[int, BodyCode] = {}
    people: dict[int, dict[int, bool]] = {}
    for seat in office_seats(Body.objects.filter(council=council), on):
        if not seat.has_code or not hasattr(seat, "held"):
            continue
        one = found.setdefault(seat.body_id, BodyCode(seat.body, 0, 0, []))
        known = people.setdefault(seat.body_id, {})
        if seat.held.person_id not in known and not seat.accepted:
            one.missing.append(seat.held.person)
        known[seat.held.person_id] = seat.accepted
    return [one._replace(accepted=sum(people[key].values()), members=len(people[key])) for key, one in found.items()]
