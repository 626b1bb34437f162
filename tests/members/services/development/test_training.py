"""Training: what is demanded of whom, sessions, records, and what counts no longer (OWS-4)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.bodies.models import Office
from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.members.enums import HeldBy
from apps.members.models import OfficeHolding, TrainingOwed, TrainingRecord
from apps.members.services import memberships
from apps.members.services.development import demanding, training

from .conftest import TODAY


def owed():
    return TrainingOwed.objects.filter(closed_on__isnull=True)


def deadline():
    return Deadline.objects.filter(kind=demanding.TRAINING).latest("pk")


def record(person, course, on=TODAY):
    return training.record_training(person=person, course=course, done_on=on, by=None)


def test_ows_4_who_sits_there_owes_the_course_and_who_comes_later_too(one, demand, take_seat):
    demand()
    assert [row.person for row in owed()] == [one.councillor_person]
    assert deadline().due_on == TODAY + timedelta(days=28)
    held = take_seat(seat=one.board_seats[2], start=TODAY + timedelta(days=5))

    assert owed().get(person=held.person).due_on == date(2026, 12, 25)


def test_ows_4_completing_meets_it_and_a_second_reckoning_changes_nothing(one, course, demand):
    demand()
    record(one.councillor_person, course)

    assert not owed().exists()
    assert deadline().state == State.MET
    assert demanding.owe_training(council=one.council, on=TODAY, by=None) == 0


def test_ows_4_a_course_that_runs_out_is_owed_again_before(one, course, demand, frozen):
    demand()
    kept = record(one.councillor_person, course)
    assert kept.expires_on == date(2027, 11, 22)
    for day, number in ((date(2027, 9, 26), 0), (date(2027, 9, 27), 1)):
        demanding.owe_training(council=one.council, on=day, by=None)
        assert owed().count() == number

    assert owed().get().due_on == date(2027, 12, 20)


def test_ows_4_it_is_owed_no_longer_without_the_seat_or_the_demand(one, demand, take_seat, frozen):
    made = demand()
    held = take_seat(seat=one.board_seats[2])
    frozen.move_to(datetime(2026, 11, 23, 10, tzinfo=UTC))
    memberships.end(membership=held, on=date(2026, 11, 23), by=None, reason="Left.")
    assert not owed().filter(person=held.person).exists()
    demanding.end_demand(demand=made, on=TODAY, by=None, reason="No longer.")

    assert not owed().exists()
    assert {row.state for row in Deadline.objects.filter(kind=demanding.TRAINING)} == {State.WITHDRAWN}


def test_ows_4_a_sector_narrows_it_to_its_seats(one, demand, take_seat):
    demand(sector="business")
    take_seat(seat=one.board_seats[2])

    assert [row.person.memberships.get().seat.sector for row in owed()] == ["business"]


def test_ows_4_a_course_before_the_seat_refuses_the_appointment(one, course, demand, take_seat):
    demand(days=None)
    person = one.people[2]
    with pytest.raises(Refused, match=r"not completed what is needed before the seat Trader 1 .*: Chairing\. Record"):
        take_seat(seat=one.board_seats[2], person=person)
    record(person, course)

    assert take_seat(seat=one.board_seats[2], person=person)


def test_ows_4_what_a_body_voted_is_not_undone_but_owed_at_once(one, demand, take_seat):
    demand(days=None)
    held = take_seat(seat=one.board_seats[2], trained_first=False)

    assert owed().get(person=held.person).due_on == TODAY
    assert Deadline.objects.get(subject_id=owed().get(person=held.person).pk, kind=demanding.TRAINING).due_on == TODAY


def test_ows_4_an_office_demands_it_of_its_holder(one, course, demand):
    office = Office.objects.create(
        council=one.council, body=one.board, kind="chair", slug="chair", title="Chair", start=date(2024, 1, 1)
    )
    OfficeHolding.objects.create(office=office, person=one.people[2], how=HeldBy.APPOINTED, start=date(2026, 1, 1))
    demand(body=None, office=office, days=None)

    assert [row.person for row in owed()] == [one.people[2]]
    with pytest.raises(Refused, match="before the office Chair"):
        demanding.check_before(person=one.people[3], office=office, start=TODAY)


def test_ows_4_the_same_is_demanded_once_and_of_this_council_only(cast, one, demand):
    demand()
    with pytest.raises(Refused, match="is demanded already"):
        demand()
    with pytest.raises(Refused, match="is not of Ashcombe"):
        demand(body=cast.brindle.board)
    with pytest.raises(Refused, match="Say of whom"):
        demand(body=None)


def session(course, days, capacity=1):
    starts_at = datetime(2026, 11, 22, 18, 0, tzinfo=UTC) + timedelta(days=days)
    return training.add_session(
        course=course, starts_at=starts_at, place="Hall", capacity=capacity, by=None, reason="Test."
    )


def test_ows_4_places_are_counted_and_the_past_is_closed(one, course):
    coming = session(course, 3)
    training.sign_up(session=coming, person=one.people[0], by=None)
    with pytest.raises(Refused, match="signed up for this session already"):
        training.sign_up(session=coming, person=one.people[0], by=None)
    with pytest.raises(Refused, match=r"full: 1 member signed up for 1 place\. Choose another"):
        training.sign_up(session=coming, person=one.people[1], by=None)
    with pytest.raises(Refused, match="was on Saturday 21 November"):
        training.sign_up(session=session(course, -1), person=one.people[1], by=None)
    training.withdraw_sign_up(session=coming, person=one.people[0], by=None)

    assert training.sign_up(session=coming, person=one.people[1], by=None)


def test_ows_4_attendance_makes_records_and_can_be_corrected(one, course, frozen):
    held = session(course, 1, capacity=2)
    for person in one.people[:2]:
        training.sign_up(session=held, person=person, by=None)
    with pytest.raises(Refused, match="still to come"):
        training.record_attendance(session=held, came=[one.people[0].pk], by=None)
    frozen.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))
    training.record_attendance(session=held, came=[one.people[0].pk], by=None)
    assert training.record_attendance(session=held, came=[one.people[1].pk], by=None) == 1

    assert [row.person for row in TrainingRecord.objects.all()] == [one.people[1]]


def test_ows_4_nothing_is_completed_tomorrow_or_by_a_stranger(cast, one, course):
    with pytest.raises(Refused, match="is still to come"):
        record(one.people[0], course, TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="is not of the council"):
        record(cast.brindle.people[0], course)
    with pytest.raises(Refused, match="There is a course “chairing” already"):
        training.make_course(
            council=one.council, title=" chairing ", text="", repeat_months=None, published=False, by=None, reason="x"
        )
