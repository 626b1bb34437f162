"""What follows from the vote on a replacement (J3, OLP-21.4)."""

from datetime import date

import pytest

from apps.bodies.enums import BusinessState, Outcome
from apps.bodies.services import decide_business
from apps.core.rulings import Refused
from apps.deadlines.models import Deadline, Message
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange, Person
from apps.members.queries import bodies_of, sitting
from apps.members.services import changes

from .test_changes import LEAVES, nominate, resign, steps

MEETING = date(2026, 12, 14)


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def change(one, frozen):
    """A resignation with a recommendation, on the evening of the meeting."""
    made = nominate(one, resign(one))
    frozen.move_to("2026-12-14T18:00:00Z")
    return made


def vote(one, change, outcome=Outcome.CARRIED, on=MEETING):
    decide_business(business=change.business, outcome=outcome, on=on, by=one.officer)
    change.refresh_from_db()
    return change


def test_j3_a_carried_vote_seats_the_replacement_from_the_day_of_the_vacancy(one, change):
    vote(one, change)

    assert change.state == ChangeState.COMPLETED
    assert (change.successor.start, change.successor.seat) == (LEAVES, change.membership.seat)
    assert steps(change)[-4:] == [Step.APPROVED, Step.APPOINTED, Step.INVITED, Step.OWES]
    assert all(step.by == one.officer for step in change.steps.all())


def test_j3_a_vote_after_the_vacancy_seats_the_replacement_from_the_day_of_the_vote(one, change, frozen):
    frozen.move_to("2027-01-11T18:00:00Z")

    vote(one, change, on=date(2027, 1, 11))

    assert change.successor.start == date(2027, 1, 11)
    between = [m.seat for m in sitting(one.assembly, date(2027, 1, 1))]
    assert change.membership.seat not in between


def test_j3_the_new_member_owes_register_and_code_from_the_day_of_joining(one, change):
    vote(one, change)

    owed = Deadline.objects.for_subject(change.successor, change.successor.person)
    assert {(row.kind, row.due_on) for row in owed} == {
        ("interests.register", date(2027, 1, 16)),
        ("members.code", date(2027, 1, 16)),
    }
    assert "Saturday 16 January 2027" in change.steps.get(step=Step.OWES).text


def test_j3_the_new_member_is_invited_and_sits_by_the_dates_alone(one, change):
    vote(one, change)

    user = change.successor.person.user
    invitation = Message.objects.get(to_address="nadia@example.org")
    assert user.email == "nadia@example.org" and not user.has_usable_password()
    assert "/accounts/login/code/" in invitation.body and "&#" not in invitation.body
    assert bodies_of(user, date(2026, 12, 19)) == frozenset()
    assert bodies_of(user, LEAVES) == {one.assembly.pk}


def test_olp_10_a_member_who_takes_a_second_seat_stays_one_person(one, frozen):
    change = nominate(one, resign(one), name=one.second_person.name, email=one.second_councillor.email)
    people = Person.objects.count()
    frozen.move_to("2026-12-14T18:00:00Z")

    vote(one, change)

    assert change.successor.person == one.second_person
    assert Person.objects.count() == people
    assert bodies_of(one.second_councillor, LEAVES) == {one.assembly.pk}


def test_olp_21_4_a_vote_without_a_recommendation_is_refused_and_changes_nothing(one):
    change = resign(one)

    with pytest.raises(Refused, match=r"has not recommended a replacement yet.*article 9"):
        vote(one, change)

    change.business.refresh_from_db()
    assert change.business.state == BusinessState.WAITING
    assert not Membership.objects.filter(start__gt=LEAVES).exists()


def test_olp_21_4_a_vote_before_the_recommendation_came_is_refused(one, change):
    with pytest.raises(Refused, match="after the vote of Thursday 19 November 2026"):
        vote(one, change, on=date(2026, 11, 19))


def test_olp_21_4_a_lost_vote_goes_back_to_the_organisation_and_on_the_next_agenda(one, change):
    first = change.business

    vote(one, change, Outcome.LOST)

    assert (change.state, change.nominee_name, change.nominated_on) == (ChangeState.NOMINATION, "", None)
    assert change.business != first and change.business.state == BusinessState.WAITING
    assert steps(change)[-3:] == [Step.NOT_APPROVED, Step.ASKED, Step.ON_AGENDA]
    assert Message.objects.filter(body__contains="did not approve").count() == 1
    assert Deadline.objects.get(kind="members.nomination", state="open").due_on == date(2027, 1, 11)


def test_olp_21_4_after_a_lost_vote_somebody_else_can_be_recommended_and_approved(one, change, frozen):
    vote(one, change, Outcome.LOST)
    again = nominate(one, change, name="Olu Other", email="olu@example.org", received_on=date(2026, 12, 14))
    frozen.move_to("2027-01-11T18:00:00Z")

    vote(one, again, on=date(2027, 1, 11))

    assert again.successor.person.name == "Olu Other"
    assert not Person.objects.filter(name="Nadia Newcomer").exists()


def test_j3_an_outcome_that_comes_twice_fills_the_seat_once(one, change):
    vote(one, change)

    with pytest.raises(Refused):
        vote(one, change)
    assert Membership.objects.filter(person__name="Nadia Newcomer").count() == 1


def test_j3_a_seat_filled_by_other_means_is_not_filled_twice(one, change):
    """The vote is refused as a whole, naming who holds the seat; nothing of it remains."""
    Membership.objects.create(seat=change.membership.seat, person=one.people[3], start=LEAVES)

    with pytest.raises(Refused, match="Fourth Trader of Ashcombe holds the seat"):
        vote(one, change)
    assert not Person.objects.filter(name="Nadia Newcomer").exists()
    assert MembershipChange.objects.get().state == ChangeState.APPROVAL


def test_the_handler_is_registered_for_the_business_that_a_resignation_opens(one):
    from apps.bodies import business

    assert changes.BUSINESS in business._outcomes
