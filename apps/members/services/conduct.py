"""Accepting the code of conduct (OLP-27)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from apps.bodies.models import Body
from apps.core import clock, records
from apps.core.rulings import refuse
from apps.deadlines.services import meet
from apps.members.models import CodeAcceptance, Membership, Person
from apps.members.queries import rule_of
from apps.members.services.owing import CODE


@transaction.atomic
def accept(*, person: Person, body: Body, at: datetime | None = None, by: Any) -> CodeAcceptance:
    """Record that ``person`` accepts the code of ``body`` in the edition in force that day. Twice is once.

    ``at`` is the moment of acceptance where it was recorded on paper before; else it is now.
    """
    at = at or clock.now()
    day = clock.local_date(at)
    rule = rule_of(body, "code_of_conduct", day)
    records.lock(Person.objects, pk=person.pk)
    seats = Membership.objects.filter(person=person, seat__body=body).beside(day, None)
    if not seats.exists():
        raise refuse(f"{person} holds no seat on {body}, and so has no code to accept.")
    edition = rule.provision.edition
    acceptance = CodeAcceptance.objects.filter(person=person, body=body, edition=edition).first()
    if acceptance is None:
        acceptance = CodeAcceptance(person=person, body=body, edition=edition, at=at)
        records.save(acceptance, by=by, reason=f"{person} accepts the code of conduct of {body}: {edition}.")
    for membership in seats:
        meet(kind=CODE, subject=membership, on=day, by=by, reason=f"Accepted: {edition}.")
    return acceptance
