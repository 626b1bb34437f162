"""A member's public page."""

from datetime import date

import pytest

from tests import factories as make
from tests.permissions.rows import add


@pytest.fixture
def one(cast):
    return cast.ashcombe


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_seats_now_to_come_and_before_with_days_and_provision(one, client):
    person = one.people[1]
    make.MembershipFactory(seat=one.assembly_seats[4], person=person, start=date(2020, 1, 1), end=date(2021, 1, 1))
    make.MembershipFactory(seat=one.assembly_seats[5], person=person, start=date(2027, 1, 1))
    page = text(client, "/ashcombe/members/second/")

    assert page.index("Seats held today") < page.index("Seats to come") < page.index("Seats held before")
    assert "Takes the seat on Friday 1 January 2027" in page
    assert "until Friday 1 January 2021, that day not included" in page
    assert "/ashcombe/documents/constitution/annex-1/" in page
    assert "Through the town hall." in page


def test_olp_22_nothing_of_a_private_meeting_is_on_the_page(one, client):
    make.AttendanceFactory(meeting=one.private_meeting, membership=one.board_seats[0].memberships.get())

    assert "Umbrafield" not in text(client, "/ashcombe/members/first/")


def test_the_page_asks_at_most_five_times_whatever_is_there(one, client, assert_queries):
    rows = add(one, 1)
    address = f"/ashcombe/members/{rows.person.slug}/"
    with assert_queries(most=5) as at_one:
        text(client, address)
    for number in (2, 3):
        other = add(one, number)
        make.MembershipFactory(seat=other.ended.seat, person=rows.person, start=date(2026, 11, 21))
    with assert_queries(len(at_one.statements())):
        text(client, address)


def test_the_list_asks_at_most_four_times(one, client, assert_queries):
    add(one, 1)
    with assert_queries(most=4) as at_one:
        text(client, "/ashcombe/members/?body=assembly")
    add(one, 2)
    add(one, 3)
    with assert_queries(len(at_one.statements())):
        text(client, "/ashcombe/members/?body=assembly")
