"""Accepting the code of conduct (OLP-27)."""

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
def accept(*, person: Person, body: Body, by: Any) -> CodeAcceptance:
    """Record that ``person`` accepts the code of ``body`` in the edition in force today. Twice is once."""
    today = clock.today()
    rule = rule_of(body, "code_of_conduct", today)
    records.lock(Person.objects, pk=person.pk)
    seats = Membership.objects.filter(person=person, seat__body=body).beside(today, None)
    if not seats.exists():
        raise refuse(f"{person} holds no seat on {body}, and so has no code to accept.")
    edition = rule.provision.edition
    acceptance = CodeAcceptance.objects.filter(person=person, body=body, edition=edition).first()
    if acceptance is None:
        acceptance = CodeAcceptance(person=person, body=body, edition=edition, at=clock.now())
        records.save(acceptance, by=by, reason=f"{person} accepts the code of conduct of {body}: {edition}.")
    for membership in seats:
        meet(kind=CODE, subject=membership, on=today, by=by, reason=f"Accepted: {edition}.")
    return acceptance
