"""What follows from the body's vote on a replacement (OLP-21.4): called with the outcome by ``bodies.business``."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies.enums import Outcome
from apps.bodies.models import Business
from apps.core import records
from apps.core.formats import day
from apps.core.rulings import refuse
from apps.documents.models import Rule
from apps.documents.queries import cite
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange, Person
from apps.members.queries import find_by_email, owed_by, recipient, rule_of
from apps.members.rules import nomination
from apps.members.services import memberships, people
from apps.members.services.changes import ask_for_replacement, forget_nominee, lock_change
from apps.members.services.steps import write


@transaction.atomic
def decided(*, business: Business, on: date, by: Any) -> None:
    """Fill the seat when the vote of the day ``on`` was carried; ask for another nomination when it was lost.

    Refused while nobody is recommended: then the vote cannot be recorded either, since both are one transaction.
    """
    change = lock_change(MembershipChange(pk=business.subject_id))
    if change.business_id != business.pk or change.state in ChangeState.over():
        raise refuse("This change of membership no longer waits for that vote.")
    seat = change.membership.seat
    rule = rule_of(seat.body, "resignation", change.received_on)
    nomination.vote(
        nominee=change.nominee_name,
        nominated=change.nominated_on,
        voted=on,
        organisation=seat.organisation.name,
        citation=cite(rule, seat.body.council),
    ).check()
    if business.outcome == Outcome.CARRIED:
        _carried(change, rule, on, by)
    else:
        _lost(change, rule, on, by)


def _carried(change: MembershipChange, rule: Rule, on: date, by: Any) -> None:
    seat, leaver = change.membership.seat, change.membership.person
    approved = f"{seat.body} approved {change.nominee_name} on {day(on)}."
    write(change, Step.APPROVED, approved, by=by, provision=rule.provision)
    person = _person(change, by)
    start = max(on, change.leaves_on)
    successor = memberships.appoint(seat=seat, person=person, start=start, by=by, reason=approved, trained_first=False)
    change.successor, change.state = successor, ChangeState.COMPLETED
    records.save(change, by=by, reason=approved)
    text = f"{person} holds the seat {seat.title} from {day(start)}, in place of {leaver}."
    write(change, Step.APPOINTED, text, by=by, provision=seat.provision)
    people.invite(person=person, by=by, reason=f"{approved} You hold the seat {seat.title} from {day(start)}.")
    write(change, Step.INVITED, f"Message to {person} ({recipient(person).email}): how to sign in.", by=by)
    write(change, Step.OWES, _owed(successor), by=by)


def _lost(change: MembershipChange, rule: Rule, on: date, by: Any) -> None:
    seat = change.membership.seat
    text = f"{seat.body} did not approve {change.nominee_name} on {day(on)}. {seat.organisation} is asked again."
    write(change, Step.NOT_APPROVED, text, by=by, provision=rule.provision)
    forget_nominee(change)
    records.save(change, by=by, reason=text)
    ask_for_replacement(change, rule, by=by)


def _person(change: MembershipChange, by: Any) -> Person:
    """Return who was recommended: the person with that address, made when there is none yet."""
    council = change.membership.seat.body.council
    known = find_by_email(council, change.nominee_email)
    return known or people.make_person(
        council=council,
        name=change.nominee_name,
        email=change.nominee_email,
        by=by,
        reason=f"Approved as replacement for {change.membership.person}.",
    )


def _owed(membership: Membership) -> str:
    """Say what the new member was asked for, and by when."""
    owed = [f"{deadline.what}, by {day(deadline.due_on)}" for deadline in owed_by(membership)]
    return "; ".join(owed) + "." if owed else "Nothing more is owed: register and code are in order."
