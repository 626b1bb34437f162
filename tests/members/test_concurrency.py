"""Two officers at once lead to one change; on PostgreSQL, where they really run at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from apps.bodies.enums import Outcome
from apps.bodies.services import decide_business
from apps.core.rulings import Refused
from apps.deadlines.models import Deadline, Message
from apps.meetings.services.voting import record_vote
from apps.members.models import Membership, MembershipChange, Person
from apps.members.services import changes, memberships
from apps.members.services.following import follow

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

RECEIVED, LEAVES = date(2026, 11, 20), date(2026, 12, 20)
OFFICERS = 4


@pytest.fixture
def one(cast):
    assert connection.vendor == "postgresql"
    return cast.ashcombe


def at_once(act):
    """Let all officers do ``act`` (given their number) at one moment; return what each got, or was refused with."""
    barrier = Barrier(OFFICERS)

    def officer(number):
        try:
            barrier.wait(timeout=20)
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(OFFICERS) as pool:
        return list(pool.map(officer, range(OFFICERS)))


def refused(answers):
    return [answer for answer in answers if isinstance(answer, Refused)]


def resign(one, membership):
    return changes.resign(membership=membership, received_on=RECEIVED, leaves_on=LEAVES, by=one.officer)


def test_j3_several_officers_record_one_resignation(one):
    answers = at_once(lambda number: resign(one, one.memberships[2]))

    assert len(refused(answers)) == OFFICERS - 1
    assert MembershipChange.objects.count() == 1
    assert Message.objects.filter(to_address=one.memberships[2].seat.organisation.email).count() == 1
    assert one.assembly.business.count() == 1


def test_j3_several_officers_record_one_recommendation(one):
    change = resign(one, one.memberships[2])

    answers = at_once(
        lambda number: changes.nominate(
            change=change,
            name=f"Nadia Newcomer {'ABCD'[number]}",
            email=f"nadia{number}@example.org",
            received_on=date(2026, 11, 22),
            by=one.officer,
        )
    )

    assert len(refused(answers)) == OFFICERS - 1
    assert change.steps.filter(step="nominated").count() == 1


def test_j3_several_officers_record_one_outcome(one):
    change = resign(one, one.memberships[2])
    changes.nominate(
        change=change, name="Nadia Newcomer", email="n@example.org", received_on=date(2026, 11, 22), by=one.officer
    )
    change.refresh_from_db()

    answers = at_once(
        lambda number: decide_business(
            business=change.business, outcome=Outcome.CARRIED, on=date(2026, 12, 14), by=one.officer
        )
    )

    assert len(refused(answers)) == OFFICERS - 1
    assert Person.objects.filter(name="Nadia Newcomer").count() == 1
    assert Message.objects.filter(to_address="n@example.org").count() == 1


def test_olp_10_several_people_are_appointed_and_one_gets_the_seat(one):
    answers = at_once(
        lambda number: memberships.appoint(
            seat=one.vacant_seat, person=one.people[number], start=LEAVES, by=one.officer, reason="Test."
        )
    )

    assert len(refused(answers)) == OFFICERS - 1
    assert Membership.objects.filter(seat=one.vacant_seat).count() == 1


def test_j3_resigning_recommending_and_voting_at_once_wait_for_each_other_in_one_order(one, frozen):
    """Whoever comes first: nobody meets a deadlock of the database, and what is refused is refused by a rule."""
    change = resign(one, one.memberships[2])
    frozen.move_to("2026-12-14T18:00:00Z")
    item = one.open_meeting.items.get(business=change.business)

    def nominate():
        return changes.nominate(
            change=change, name="Nadia Newcomer", email="n@example.org", received_on=date(2026, 12, 1), by=one.officer
        )

    def vote():
        return record_vote(item=item, present=4, votes_for=0, votes_against=4, abstaining=0, by=one.officer)

    acts = [nominate, vote, lambda: resign(one, one.memberships[1]), lambda: resign(one, one.memberships[3])]
    answers = at_once(lambda number: acts[number]())

    assert MembershipChange.objects.count() == 3
    assert not refused(answers[2:])


def test_j3_several_ticks_note_one_end(one):
    resign(one, one.memberships[2])

    answers = at_once(lambda number: follow(on=LEAVES))

    assert sum(answers) == 1
    assert not refused(answers)
    assert Deadline.objects.filter(kind="members.nomination").count() == 1
