"""Taking and leaving seats."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.core.rulings import Refused
from apps.deadlines.models import Deadline
from apps.members.models import Membership
from apps.members.queries import places, sitting, vacancies
from apps.members.services.memberships import appoint, co_opt, end

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def take(one, **other):
    answers = {"seat": one.vacant_seat, "person": one.people[2], "start": TODAY, "by": one.officer, "reason": "Test."}
    return appoint(**answers | other)


def test_olp_10_whoever_takes_a_seat_owes_register_and_code(one):
    held = take(one)

    assert set(Deadline.objects.for_subject(held, held.person).values_list("kind", "due_on")) == {
        ("interests.register", date(2026, 12, 19)),
        ("members.code", date(2026, 12, 19)),
    }


def test_a_second_seat_asks_for_the_code_of_that_body_and_not_again_for_the_register(one):
    take(one)
    second = take(one, seat=one.board_seats[1])

    assert Deadline.objects.for_subject(second.person).count() == 1
    assert Deadline.objects.for_subject(second).get().what.startswith("Code of conduct of Board")


def test_nothing_is_asked_for_a_membership_that_is_over_or_was_in_order(one):
    take(one, start=date(2026, 1, 1), end=date(2026, 2, 1))
    take(one, owes=False)

    assert not Deadline.objects.for_subject(one.people[2]).exists()


def test_olp_10_a_held_seat_is_refused_with_its_holder(one):
    with pytest.raises(Refused, match="Third Trader of Ashcombe holds the seat Trader 1") as caught:
        take(one, seat=one.assembly_seats[2], person=one.people[3])
    assert caught.value.field == "seat"


def test_all_1_nobody_of_another_council_takes_a_seat(cast):
    with pytest.raises(Refused, match="is not of Ashcombe"):
        take(cast.ashcombe, person=cast.brindle.people[2])


def test_olp_10_a_seat_is_held_while_it_is_set_out(one):
    seat = one.vacant_seat
    seat.end = date(2027, 1, 1)
    seat.save()

    with pytest.raises(Refused, match=r"is set out from .* until Friday 1 January 2027"):
        take(one)
    assert take(one, end=date(2027, 1, 1)).end == date(2027, 1, 1)


def test_a_membership_does_not_end_before_it_begins(one):
    with pytest.raises(Refused, match="cannot end before it begins"):
        take(one, end=TODAY - timedelta(days=1))


def test_an_ended_seat_can_be_taken_from_that_day(one):
    end(membership=one.memberships[2], on=TODAY, by=one.officer, reason="Moved away.")

    held = take(one, seat=one.assembly_seats[2], person=one.people[3])

    assert [m.person for m in sitting(one.assembly, TODAY) if m.seat_id == held.seat_id] == [one.people[3]]


def test_olp_15_co_option_is_refused_citing_the_provision(one):
    with pytest.raises(Refused, match=r"Assembly does not co-opt members.*article 7") as caught:
        co_opt(body=one.assembly, person=one.people[2], start=TODAY, by=one.officer, reason="Useful.")
    assert caught.value.ruling.citations[0].url == "/ashcombe/documents/constitution/7/"


def test_olp_15_where_co_option_is_allowed_the_seat_comes_first(one):
    rule = one.rule(one.assembly, "co_option")
    rule.value = {"allowed": True}
    rule.save()

    with pytest.raises(Refused, match="the seat is to be set out first"):
        co_opt(body=one.assembly, person=one.people[2], start=TODAY, by=one.officer, reason="Useful.")


def test_olp_10_the_database_refuses_two_open_holders(one):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(seat=one.assembly_seats[2], person=one.people[3], start=TODAY)


@pytest.mark.postgresql
def test_olp_10_postgresql_refuses_two_holders_on_one_day_round_every_service(one):
    assert connection.vendor == "postgresql"
    Membership.objects.create(seat=one.vacant_seat, person=one.people[2], start=TODAY, end=date(2027, 1, 1))
    Membership.objects.create(seat=one.vacant_seat, person=one.people[3], start=date(2027, 1, 1))

    with pytest.raises(IntegrityError, match="members_one_holder_at_a_time"), transaction.atomic():
        Membership.objects.create(
            seat=one.vacant_seat, person=one.people[3], start=date(2026, 12, 31), end=date(2027, 1, 1)
        )


DAYS = st.dates(date(2026, 6, 1), date(2027, 6, 1))
WISHES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), DAYS, st.none() | DAYS), max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=WISHES, day=DAYS)
def test_olp_10_on_any_day_holders_and_vacancies_are_the_seats_whatever_was_asked_for(one, wishes, day):
    sid = transaction.savepoint()
    for seat, person, start, until in wishes:
        try:
            take(one, seat=one.assembly_seats[seat], person=one.people[person], start=start, end=until, owes=False)
        except Refused:
            continue
    held = [place.seat.pk for place in places(one.assembly, day) if place.membership]
    empty = list(vacancies(day).filter(body=one.assembly).values_list("pk", flat=True))

    assert sorted(held + empty) == sorted(seat.pk for seat in one.assembly_seats)
    assert sorted(held) == sorted(sitting(one.assembly, day).values_list("seat_id", flat=True))
    transaction.savepoint_rollback(sid)
