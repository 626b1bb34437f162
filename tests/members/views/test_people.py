"""Public pages of members."""

from datetime import date

import pytest

from tests import factories as make


@pytest.fixture
def one(cast):
    return cast.ashcombe


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_olp_10_who_holds_a_seat_today_is_listed_once_with_every_seat(one, client):
    page = text(client, "/ashcombe/members/")

    assert page.count(">Cllr First of Ashcombe</a>") == 1
    assert "Assembly: Councillor 1" in page and "Board: Councillor 1" in page


def test_who_left_is_listed_no_more(one, client):
    one.memberships[2].end = date(2026, 11, 22)
    one.memberships[2].save()

    assert "Third Trader" not in text(client, "/ashcombe/members/")
    assert "Seats held before" in text(client, "/ashcombe/members/third/")


def test_all_2_the_list_shows_who_held_a_seat_on_any_day(one, client):
    one.memberships[2].end = date(2026, 11, 22)
    one.memberships[2].save()

    before, today = text(client, "/ashcombe/members/?on=2026-11-09"), text(client, "/ashcombe/members/")

    assert "Third Trader" in before and "Cllr First" not in before
    assert "Who held a seat" in before and "This page shows how it stood on Monday 9 November 2026" in before
    assert "Third Trader" not in today and "Cllr First" in today
    assert client.get("/ashcombe/members/?on=2026-02-30").status_code == 422


def test_members_of_one_body(one, client):
    page = text(client, "/ashcombe/members/?body=board")

    assert "Cllr First" in page and "Cllr Second" not in page


def test_the_list_is_paged(one, client):
    for number in range(60):
        seat = make.SeatFactory(body=one.assembly, number=100 + number, provision=one.provisions["annex-1"])
        make.MembershipFactory(seat=seat, person=make.PersonFactory(council=one.council, name=f"Member {number:02}"))
    first, second = text(client, "/ashcombe/members/"), text(client, "/ashcombe/members/?page=2&body=")

    assert "Next page" in first and "Member 59" not in first
    assert "Member 59" in second and "Previous page" in second


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=abc", "?page=9999999999", "?body=never", "?body=%00"])
def test_nonsense_in_the_address_is_no_error(one, client, query):
    text(client, f"/ashcombe/members/{query}")


def test_addresses_of_mail_are_published_nowhere(one, client):
    for person in one.people:
        person.email = f"private-{person.slug}@example.org"
        person.save()

    for address in ("/ashcombe/members/", "/ashcombe/members/third/", "/ashcombe/members/first/"):
        page = text(client, address)
        assert "private-" not in page and one.councillor.email not in page


def test_all_1_a_person_of_another_council_is_nobody_here(cast, client):
    person = make.PersonFactory(council=cast.brindle.council, slug="only-there")
    make.MembershipFactory(seat=cast.brindle.vacant_seat, person=person)
    never = client.get("/ashcombe/members/never-was/")

    assert client.get("/brindle/members/only-there/").status_code == 200
    answer = client.get("/ashcombe/members/only-there/")
    assert (answer.status_code, answer.content) == (404, never.content)


def test_somebody_who_never_held_a_seat_has_no_page(one, client):
    make.PersonFactory(council=one.council, slug="not-yet")

    assert client.get("/ashcombe/members/not-yet/").status_code == 404
