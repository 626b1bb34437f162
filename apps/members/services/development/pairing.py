"""Giving each councillor one senior officer to turn to (OWS-5)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from apps.core import clock, records
from apps.core.formats import day
from apps.core.rulings import Ruling, refuse
from apps.deadlines.services import post
from apps.members.models import Buddy, Person
from apps.members.queries import recipient
from apps.members.queries.development import officers_of
from apps.members.rules import development as rules
from apps.members.rules.names import a_name, one_line
from apps.members.rules.seats import Held


@transaction.atomic
def pair(
    *, person: Person, name: str, post_held: str, contact: str, start: date, user: Any = None, by: Any, reason: str
) -> Buddy:
    """Let a senior officer be the buddy of ``person`` from ``start``, and tell the member.

    The officer has an account with a role in the council (``user``), or is known by name. Refused while the member
    has another buddy.
    """
    person = records.lock(Person.objects, pk=person.pk)
    for ruling, field in (
        (a_name(name, what="The officer’s name"), "name"),
        (one_line(post_held, what="The post"), "post_held"),
        (one_line(contact, what="How to reach the officer"), "contact"),
        (_free(person, start), "start"),
    ):
        ruling.check(on_field=field)
    if user is not None and not officers_of(person.council).filter(pk=user.pk).exists():
        raise refuse(f"{user} has no role in {person.council}.", lawful="Choose an officer of this council.")
    buddy = Buddy(
        person=person,
        user=user,
        name=" ".join(name.split()),
        post=post_held.strip(),
        contact=contact.strip(),
        start=start,
    )
    records.save(buddy, by=by, reason=reason)
    _tell(buddy)
    return buddy


@transaction.atomic
def unpair(*, buddy: Buddy, on: date, by: Any, reason: str) -> Buddy:
    """Let a pairing hold no longer from the day ``on``."""
    person = records.lock(Person.objects, pk=buddy.person_id)
    buddy = Buddy.objects.get(pk=buddy.pk)
    if buddy.end is not None:
        raise refuse(f"This pairing of {person} ends on {day(buddy.end)} already.", on_field="end")
    ruling = rules.one_buddy(person=person.name, start=buddy.start, end=on, others=())
    ruling.check(on_field="end")
    buddy.end = on
    return records.save(buddy, by=by, reason=reason)


@transaction.atomic
def unpair_with_seat(*, person: Person, by: Any, reason: str) -> None:
    """End the pairing of who sits nowhere any more."""
    records.lock(Person.objects, pk=person.pk)
    today = clock.today()
    if person.memberships.beside(today, None).exists():
        return
    for buddy in Buddy.objects.filter(person=person, end__isnull=True):
        buddy.end = max(today, buddy.start)
        records.save(buddy, by=by, reason=reason)


def _free(person: Person, start: date) -> Ruling:
    others = Buddy.objects.filter(person=person).beside(start, None)
    held = [Held(one.name, one.start, one.end) for one in others]
    return rules.one_buddy(person=person.name, start=start, end=None, others=held)


def _tell(buddy: Buddy) -> None:
    to, council = recipient(buddy.person), buddy.person.council
    if to.email:
        post(
            to=to,
            council=council,
            subject=f"{council}: {buddy.name} is your senior officer to turn to",
            template="email/members/paired.txt",
            context={"buddy": buddy, "site_name": settings.SITE_NAME},
        )
