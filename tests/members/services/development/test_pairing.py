"""One senior officer for each councillor, one at a time (OWS-5)."""

from datetime import timedelta

import pytest

from apps.core.rulings import Refused
from apps.deadlines.models import Message
from apps.members.models import Buddy
from apps.members.services import memberships
from apps.members.services.development import pairing

from .conftest import TODAY


def pair(person, **instead):
    said = {"name": "Ada Ledger", "post_held": "Head of Finance", "contact": "0116 496 0000", "start": TODAY}
    return pairing.pair(person=person, by=None, reason="Test.", **said | instead)


def test_ows_5_a_pairing_is_told_to_the_member(one):
    one.people[2].email = "trader@example.org"
    one.people[2].save()
    pair(one.people[2])

    told = Message.objects.get()
    assert told.to_address == "trader@example.org"
    assert "Ada Ledger, Head of Finance, is the senior officer" in told.body


def test_ows_5_one_buddy_at_a_time(one):
    first = pair(one.people[2])
    with pytest.raises(Refused, match=r"is paired with Ada Ledger .*: one buddy at a time\. Another officer"):
        pair(one.people[2], name="Bo Quill")
    pairing.unpair(buddy=first, on=TODAY + timedelta(days=3), by=None, reason="Leaves.")
    with pytest.raises(Refused, match="can be the buddy from Wednesday 25 November 2026 on"):
        pair(one.people[2], name="Bo Quill")

    assert pair(one.people[2], name="Bo Quill", start=TODAY + timedelta(days=3))


def test_ows_5_a_pairing_ends_once_and_not_before_it_began(one):
    buddy = pair(one.people[2])
    with pytest.raises(Refused, match="cannot end before it begins"):
        pairing.unpair(buddy=buddy, on=TODAY - timedelta(days=1), by=None, reason="No.")
    pairing.unpair(buddy=buddy, on=TODAY, by=None, reason="Leaves.")
    with pytest.raises(Refused, match="ends on Sunday 22 November 2026 already"):
        pairing.unpair(buddy=buddy, on=TODAY, by=None, reason="Leaves.")


def test_ows_5_an_account_needs_a_role_in_the_council(cast, one):
    assert pair(one.people[2], user=one.body_officer).user == one.body_officer
    with pytest.raises(Refused, match="has no role in Ashcombe"):
        pair(one.people[3], user=cast.brindle.officer)
    with pytest.raises(Refused, match="at least one letter"):
        pair(one.people[3], name="123")


def test_ows_5_it_ends_with_the_last_seat(one):
    pair(one.people[2])
    memberships.end(membership=one.memberships[2], on=TODAY, by=None, reason="Left.")

    assert Buddy.objects.get().end == TODAY
