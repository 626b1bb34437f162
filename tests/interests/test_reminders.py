"""Whom a register that is due is asked of: the member, and nobody else (OLP-31, ALL-4)."""

from datetime import date

import pytest

from apps.deadlines import due
from apps.deadlines.services import open_deadline
from apps.meetings.enums import DeclarationKind
from apps.meetings.services import declaring


@pytest.fixture
def register_due(cast):
    """Return the deadline of a register."""
    one = cast.ashcombe

    def owe(person):
        return open_deadline(
            council=one.council,
            kind="interests.register",
            subject=person,
            what="Register",
            rule=one.rule(one.assembly, "register_of_interests"),
            counted_from=date(2026, 11, 10),
            by=None,
            reason="Test.",
        )

    return owe


def test_olp_31_members_who_have_registered_nothing_are_reminded(cast, register_due):
    """At the address by which they sign in, else at the one that the secretariat has."""
    with_account, without = cast.ashcombe.people[0], cast.ashcombe.people[2]
    owed = [register_due(with_account), register_due(without)]
    found = due.resolve(owed)
    assert [recipient.email for recipient in found[owed[0].pk]] == [cast.ashcombe.councillor.email]
    assert [recipient.email for recipient in found[owed[1].pk]] == [without.email]


def test_olp_31_nobody_is_written_to_without_an_address(cast, register_due):
    """The sweep then tells the secretariat."""
    person = cast.ashcombe.people[2]
    person.email = ""
    person.save()
    owed = register_due(person)
    assert due.resolve([owed])[owed.pk] == []


def test_j1_who_declared_is_reminded_to_register(cast):
    """The 28-day task goes to the member who declared."""
    one = cast.ashcombe
    said = {"item": one.open_item, "person": one.second_person, "kind": DeclarationKind.PECUNIARY}
    declaration = declaring.declare(**said, text="Owns the house next door.", by=one.second_councillor)
    (owed,) = one.council.deadlines.for_subject(declaration)
    assert [recipient.email for recipient in due.resolve([owed])[owed.pk]] == [one.second_councillor.email]
