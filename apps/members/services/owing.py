"""What a member owes on taking a seat: the register of interests and the code of conduct (OLP-27, OLP-31)."""

from datetime import date
from typing import Any

from django.urls import reverse

from apps.core import clock
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.deadlines.services import open_deadline
from apps.documents.models import Rule
from apps.members.models import Membership
from apps.members.queries import acceptance_of, rule_if_any
from apps.members.queries.code import CODE

from .development import inducting
from .development.demanding import owe_training
from .steps import fitting

__all__ = ["CODE", "REGISTER", "ask", "open_code"]

REGISTER = "interests.register"


def ask(*, membership: Membership, by: Any) -> list[Deadline]:
    """Open the deadlines that come with ``membership``, by the rules of its body; none for what is done already."""
    asked = (_ask_register(membership, by), _ask_code(membership, by))
    inducting.begin(membership=membership, by=by)
    owe_training(council=membership.person.council, person=membership.person, on=clock.today(), by=by)
    return [deadline for deadline in asked if deadline is not None]


def _ask_register(membership: Membership, by: Any) -> Deadline | None:
    """Ask for the register, once a person: one that was confirmed, or is asked for already, stands for every seat."""
    body, person = membership.seat.body, membership.person
    rule = rule_if_any(body, "register_of_interests", membership.start)
    known = Deadline.objects.for_subject(person).filter(kind=REGISTER).exclude(state=State.WITHDRAWN)
    if rule is None or known.exists():
        return None
    return open_deadline(
        council=body.council,
        kind=REGISTER,
        subject=person,
        what=f"Register of interests: {person}",
        link=reverse("interests-my-register", kwargs={"council": body.council.slug}),
        rule=rule,
        counted_from=membership.start,
        by=by,
        reason=f"{person} takes the seat {membership.seat.title} on {body}.",
    )


def _ask_code(membership: Membership, by: Any) -> Deadline | None:
    """Ask to accept the code of conduct of the body, unless the edition in force is accepted already."""
    body, person = membership.seat.body, membership.person
    rule = rule_if_any(body, "code_of_conduct", membership.start)
    if rule is None or acceptance_of(person, body, rule.provision.edition):
        return None
    return open_code(membership=membership, rule=rule, counted_from=membership.start, by=by)


def open_code(*, membership: Membership, rule: Rule, counted_from: date, by: Any) -> Deadline:
    """Open the deadline for accepting the code by which ``rule`` asks, counted from the day given."""
    body, person = membership.seat.body, membership.person
    return open_deadline(
        council=body.council,
        kind=CODE,
        subject=membership,
        what=fitting(f"Code of conduct of {body}: {person}", Deadline, "what"),
        link=reverse("members-my-code", kwargs={"council": body.council.slug, "body": body.slug}),
        rule=rule,
        counted_from=counted_from,
        by=by,
        reason=f"{person} holds the seat {membership.seat.title} on {body}.",
    )
