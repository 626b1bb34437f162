"""Asking every member again to accept the code of conduct once an edition that changes it is in force (OLP-27)."""

from datetime import date

from django.db import transaction

from apps.core import records
from apps.deadlines.services import post
from apps.documents.models import Rule
from apps.members.models import Membership, Person
from apps.members.queries import recipient
from apps.members.queries.code import codes_in_force, to_be_asked_again
from apps.members.services import owing


def ask_again(*, on: date) -> int:
    """Ask whoever joined before the edition in force of a body's code, has not accepted it and is not asked yet.

    Found by state, so that a day missed is made up on the next, and a second run asks nobody twice. Returns how many.
    """
    return sum(
        _ask(key, rule, on)
        for rule in codes_in_force(on)
        for key in to_be_asked_again(rule, on).values_list("pk", flat=True)
    )


@transaction.atomic
def _ask(key: int, rule: Rule, on: date) -> bool:
    person_id = Membership.objects.values_list("person_id", flat=True).get(pk=key)
    person = records.lock(Person.objects, pk=person_id)
    membership = to_be_asked_again(rule, on).select_related("seat__body__council").filter(pk=key).first()
    if membership is None:
        return False
    deadline = owing.open_code(membership=membership, rule=rule, counted_from=on, by=None)
    to = recipient(person)
    if to.email:
        body = membership.seat.body
        post(
            to=to,
            council=body.council,
            subject=f"{body}: the code of conduct has changed",
            template="email/members/code_again.txt",
            context={"body": body, "deadline": deadline, "rule": rule},
        )
    return True
