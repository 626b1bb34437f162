"""Reads of people and seats."""

from datetime import date

import pytest

from apps.members.queries import (
    bodies_of,
    change_of,
    find_by_email,
    holders,
    members_of,
    office_seats,
    owed_by,
    people_sitting,
    person_of,
    places,
    sitting,
    vacancies,
    voting_people,
)
from apps.members.services.memberships import appoint
from tests import factories as make

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def test_olp_10_one_person_with_several_seats_sits_twice_and_votes_once(one):
    make.MembershipFactory(seat=one.vacant_seat, person=one.people[2])

    assert sitting(one.assembly, TODAY).count() == 5
    assert people_sitting(one.assembly, TODAY).count() == 4
    assert list(voting_people(one.assembly, TODAY)) == sorted(one.people, key=lambda person: person.name)


def test_olp_10_a_seat_without_a_vote_gives_none(one):
    seat = one.assembly_seats[3]
    seat.voting = False
    seat.save()

    assert one.people[3] not in voting_people(one.assembly, TODAY)
    assert one.people[3] in people_sitting(one.assembly, TODAY)


def test_olp_10_a_vote_by_another_seat_stays(one):
    seat = one.assembly_seats[3]
    seat.voting = False
    seat.save()
    make.MembershipFactory(seat=one.vacant_seat, person=one.people[3])

    assert one.people[3] in voting_people(one.assembly, TODAY)


def test_who_sits_is_told_by_half_open_days(one):
    one.memberships[2].end = TODAY
    one.memberships[2].save()

    assert one.people[2] in people_sitting(one.assembly, date(2026, 11, 21))
    assert one.people[2] not in people_sitting(one.assembly, TODAY)
    assert one.people[0] not in people_sitting(one.assembly, date(2026, 11, 9))
    assert one.people[0] in people_sitting(one.assembly, date(2026, 11, 10))


def test_nobody_sits_on_a_seat_that_is_no_more(one):
    seat = one.assembly_seats[2]
    seat.end = TODAY
    seat.save()

    assert one.people[2] not in people_sitting(one.assembly, TODAY)
    assert len(places(one.assembly, TODAY)) == 5


def test_places_and_vacancies_and_holders_agree(one, assert_queries):
    with assert_queries(2):
        found = places(one.assembly, TODAY)
    assert [place.seat.number for place in found] == [1, 2, 3, 4, 5, 6]
    empty = [place.seat for place in found if place.membership is None]
    assert list(vacancies(TODAY).filter(body=one.assembly)) == empty
    assert set(holders([place.seat for place in found], TODAY)) == {seat.pk for seat in one.assembly_seats[:4]}


def test_where_a_user_sits_is_read_once(one, assert_queries):
    user = type(one.councillor).objects.get(pk=one.councillor.pk)
    with assert_queries(1):
        first = bodies_of(user, TODAY)
        second = bodies_of(user, TODAY)

    assert first == second == {one.assembly.pk, one.board.pk}
    assert bodies_of(one.officer, TODAY) == frozenset()


def test_all_1_a_user_is_nobody_in_a_council_where_he_or_she_holds_no_seat(cast):
    assert person_of(cast.ashcombe.councillor, cast.ashcombe.council) == cast.ashcombe.councillor_person
    assert person_of(cast.ashcombe.councillor, cast.brindle.council) is None


def test_a_person_is_found_by_the_address_written_to_or_signed_in_with(one):
    assert find_by_email(one.council, one.councillor.email.upper()) == one.councillor_person
    assert find_by_email(one.council, "nobody@example.org") is None


def test_all_1_a_person_of_another_council_is_not_found(cast):
    assert find_by_email(cast.brindle.council, cast.ashcombe.councillor.email) is None


def test_members_of_a_council_stand_there_once_with_all_seats(one, assert_queries):
    with assert_queries(2):
        found = {person.name: len(person.seats_now) for person in members_of(one.council, TODAY)}

    assert found["Cllr First of Ashcombe"] == 2 and len(found) == 4


def test_office_seats_are_read_at_once(one, assert_queries):
    with assert_queries(1):
        seats = list(office_seats([one.assembly], TODAY))
        said = [(seat.number, seat.held.person.name if hasattr(seat, "held") else None) for seat in seats]

    assert said[2] == (3, "Third Trader of Ashcombe") and said[4:] == [(5, None), (6, None)]
    assert [seat.number for seat in office_seats([one.assembly], TODAY, vacant=True)] == [5, 6]


def test_what_a_member_owes_is_what_the_seat_and_the_person_owe(one):
    held = appoint(seat=one.vacant_seat, person=one.people[2], start=TODAY, by=None, reason="Test.")

    assert {deadline.kind for deadline in owed_by(held)} == {"interests.register", "members.code"}
    assert change_of(held) is None
