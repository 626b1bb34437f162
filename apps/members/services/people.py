"""Making people and inviting them to sign in."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from apps.accounts.services import account_for
from apps.core import records
from apps.core.rulings import refuse
from apps.core.slugs import free_slug
from apps.councils.models import Council
from apps.councils.services import lock_council
from apps.deadlines.models import Message
from apps.deadlines.services import post
from apps.members.models import Person
from apps.members.queries import recipient
from apps.members.rules.names import a_name

NAMELESS = "member"


@transaction.atomic
def make_person(
    *,
    council: Council,
    name: str,
    slug: str = "",
    email: str = "",
    contact: str = "",
    surgeries: str = "",
    user: Any = None,
    by: Any,
    reason: str,
) -> Person:
    """Make a person of ``council``; without ``slug`` the address is made from the name, with a number where taken."""
    a_name(name).check()
    if email:
        check_email(email)
    # The address is looked for and taken in one go: whoever makes another person of this council waits.
    lock_council(council)
    person = Person(
        council=council,
        name=" ".join(name.split()),
        slug=slug or free_slug(name, among=council.people.all(), nameless=NAMELESS),
        email=email.lower(),
        contact=contact,
        surgeries=surgeries,
        user=user,
    )
    return records.save(person, by=by, reason=reason)


@transaction.atomic
def invite(*, person: Person, by: Any, reason: str = "A seat on a body was taken.") -> Message:
    """Give ``person`` an account and write how to sign in. Refused without an e-mail address of his or her own."""
    to = recipient(person)
    if not to.email:
        raise refuse(f"{person} cannot be invited without an e-mail address.", lawful="Add the address first.")
    account = person.user or account_for(email=to.email, name=person.name)
    if person.user_id is None:
        _check_free(account, person)
        person.user = account
        records.save(person, by=by, reason=f"Invited to sign in. {reason}")
    context = {"slug": person.slug, "account": account, "site_name": settings.SITE_NAME, "reason": reason}
    subject = f"{person.council}: sign in as a member"
    return post(council=person.council, to=to, subject=subject, template="email/members/invited.txt", context=context)


def check_email(email: str) -> None:
    """Refuse what is no e-mail address."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise refuse(
            "Enter an e-mail address in the correct format, like name@example.org.", on_field="email"
        ) from error


def _check_free(account: Any, person: Person) -> None:
    """Nobody is two people in one council: one person has one vote (OLP-10)."""
    other = person.council.people.filter(user=account).exclude(pk=person.pk).first()
    if other is not None:
        raise refuse(f"The address {person.email} belongs to {other}, who is a member already.")
