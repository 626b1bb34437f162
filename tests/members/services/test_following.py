"""What follows by itself when the day of leaving has come."""

from datetime import date

import pytest

from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.members import tasks
from apps.members.enums import Step
from apps.members.models import ChangeStep
from apps.members.services import memberships
from apps.members.services.following import follow

from .test_changes import LEAVES, resign


@pytest.fixture
def one(cast):
    return cast.ashcombe


def ends():
    return ChangeStep.objects.filter(step=Step.ENDED)


def test_j3_the_end_of_a_membership_is_noted_on_its_day_and_once(one):
    change = resign(one)

    assert follow(on=date(2026, 12, 19)) == 0 and not ends().exists()
    assert follow(on=LEAVES) == 1
    assert follow(on=LEAVES) == 0
    step = ends().get()
    assert (step.change, step.by) == (change, None)
    assert "Sunday 20 December 2026" in step.text


def test_j3_after_days_of_standstill_the_end_is_noted_all_the_same(one):
    resign(one)

    assert follow(on=date(2027, 3, 1)) == 1


def test_what_was_owed_because_of_the_membership_falls_away_on_the_day(one):
    person = one.people[3]
    seat = one.vacant_seat
    held = memberships.appoint(seat=seat, person=person, start=date(2026, 11, 1), by=None, reason="Test.")
    memberships.end(membership=one.memberships[3], on=date(2026, 11, 2), by=None, reason="Test.")
    resign(one, membership=held)

    assert set(Deadline.objects.for_subject(held, person).values_list("state", flat=True)) == {State.OPEN}
    follow(on=LEAVES)
    assert set(Deadline.objects.for_subject(held, person).values_list("state", flat=True)) == {State.WITHDRAWN}


def test_the_register_stays_owed_while_another_seat_is_held(one):
    person = one.people[3]
    held = memberships.appoint(seat=one.vacant_seat, person=person, start=date(2026, 11, 1), by=None, reason="Test.")
    resign(one, membership=held)

    follow(on=LEAVES)

    assert Deadline.objects.for_subject(person).get().state == State.OPEN
    assert Deadline.objects.for_subject(held).get().state == State.WITHDRAWN


def test_the_task_takes_today(one, frozen):
    resign(one)
    frozen.move_to("2026-12-19T23:59:00Z")
    tasks.follow()
    assert not ends().exists()
    frozen.move_to("2026-12-20T00:05:00Z")
    tasks.follow()
    assert ends().count() == 1
