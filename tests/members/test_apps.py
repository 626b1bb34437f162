"""Whom the deadlines of members are told to, and who is told the outcome of a vote on a replacement."""

from datetime import date

import pytest

from apps.deadlines import due
from apps.deadlines.models import Deadline, Message
from apps.deadlines.services import sweep
from apps.members.services import changes
from apps.members.services.memberships import appoint

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def write_to(person, email):
    """Let ``email`` be the address that is known of ``person`` (empty: none)."""
    person.email = email
    person.save()


def resign(one, which):
    return changes.resign(
        membership=one.memberships[which], received_on=TODAY, leaves_on=date(2026, 12, 22), by=one.officer
    )


def told(kind, assert_queries, most):
    """Return to whom each deadline of ``kind`` is told, in however many queries it takes: a fixed number."""
    found = list(Deadline.objects.filter(kind=kind).order_by("pk"))
    with assert_queries(most):
        resolved = due.resolve(found)
    return [[person.email for person in resolved.get(deadline.pk, [])] for deadline in found]


def test_all_4_the_organisation_is_reminded_of_a_recommendation(one, assert_queries):
    resign(one, 2), resign(one, 1)

    assert told("members.nomination", assert_queries, 1) == [
        [one.nominators["traders"].email],
        [one.nominators["council"].email],
    ]


def test_all_4_a_member_is_reminded_of_the_code_at_the_address_that_is_known(one, assert_queries):
    write_to(one.people[2], "third@example.org")
    write_to(one.second_person, "")
    appoint(seat=one.assembly_seats[4], person=one.people[2], start=TODAY, by=None, reason="Test.")
    appoint(seat=one.assembly_seats[5], person=one.second_person, start=TODAY, by=None, reason="Test.")

    assert told("members.code", assert_queries, 1) == [["third@example.org"], [one.second_councillor.email]]


def test_all_4_where_no_address_is_known_the_keepers_are_told(one, frozen):
    write_to(one.people[2], "")
    appoint(seat=one.vacant_seat, person=one.people[2], start=TODAY, by=None, reason="Test.")
    frozen.move_to("2026-12-05T10:00:00Z")

    sweep()

    assert Message.objects.filter(to_address=one.officer.email, subject__contains="Code of conduct").exists()


def test_a_member_who_signs_in_gets_the_acknowledgement_at_that_address(one):
    write_to(one.second_person, "")

    resign(one, 1)

    assert Message.objects.get(subject="Assembly: your resignation").to_address == one.second_councillor.email
