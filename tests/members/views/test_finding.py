"""Find my councillor: by postcode and by ward (OWC-3.3, CP-3)."""

from datetime import date

import pytest

from apps.councils.services.postcodes import load_postcodes
from tests import factories as make


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def ward(one):
    ward = make.WardFactory(council=one.council, name="North End", slug="north-end")
    seat = one.assembly_seats[0]
    seat.ward = ward
    seat.save()
    return ward


@pytest.fixture
def table(one, ward):
    text = "postcode,ward\nZZ99 1AA,North End\n"
    return load_postcodes(council=one.council, text=text, source="x.csv", by=None, reason="Test.")


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["ZZ99 1AA", "zz991aa", "  zz99  1Aa "])
def test_owc_3_3_a_postcode_leads_to_its_ward_however_it_is_written(client, table, typed):
    answer = client.get("/ashcombe/find-my-councillor/", {"postcode": typed})

    assert answer.url == "/ashcombe/wards/north-end/?postcode=ZZ99+1AA"
    assert "ZZ99 1AA lies in North End" in page(client, answer.url)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter a postcode."), ("LE18", "not a whole postcode"), ("ZZ99 9ZZ", "ZZ99 9ZZ is not in the table"),
     ("<script>", "&lt;script&gt;")],
)  # fmt: skip
def test_owc_3_3_a_postcode_that_is_not_found_is_said_in_clear_words(client, table, typed, said):
    answer = client.get("/ashcombe/find-my-councillor/", {"postcode": typed})
    text = answer.content.decode()

    assert answer.status_code == 200 and said in text and "<title>Error: Find my councillor" in text
    assert "North End" in text


def test_owc_3_3_without_a_table_there_is_the_list_of_wards_only(client, ward):
    text = page(client, "/ashcombe/find-my-councillor/?postcode=ZZ991AA")

    assert "North End" in text and "postcode" not in text.lower()


def test_all_1_the_table_of_one_council_finds_nothing_in_another(client, cast, table):
    text = page(client, "/brindle/find-my-councillor/?postcode=ZZ991AA")

    assert "has listed no wards yet" in text and "North End" not in text
    assert client.get("/brindle/wards/north-end/").status_code == 404


def test_owc_3_3_a_ward_shows_its_councillors_with_contact_and_surgeries(client, one, ward):
    person = one.people[0]
    person.surgeries = "First Saturday, the library."
    person.save()
    text = page(client, "/ashcombe/wards/north-end/")

    assert person.name in text and person.contact in text and "First Saturday, the library." in text
    assert "/search/?q=North+End" in text or "/search/?q=North%20End" in text
    assert person.email not in text or not person.email


def test_all_2_a_ward_shows_who_sat_for_it_on_a_day(client, one, ward):
    held = one.memberships[0]
    make.MembershipFactory(
        seat=held.seat, person=make.PersonFactory(council=one.council, name="Earlier Member"),
        start=date(2020, 1, 1), end=held.start,
    )  # fmt: skip
    ward.start = date(2019, 1, 1)
    ward.save()
    held.seat.start = date(2019, 1, 1)
    held.seat.save()

    before = page(client, "/ashcombe/wards/north-end/?on=2021-06-01")
    assert "Earlier Member" in before and held.person.name not in before
    assert "Earlier Member" not in page(client, "/ashcombe/wards/north-end/")
    assert client.get("/ashcombe/wards/north-end/?on=never").status_code == 422


def test_owc_3_3_vacant_seats_and_wards_that_ended_say_so(client, one, ward):
    one.memberships[0].end = date(2026, 11, 15)
    one.memberships[0].save()
    assert "Vacant" in page(client, "/ashcombe/wards/north-end/")

    make.WardFactory(council=one.council, slug="old", name="Old End", end=date(2025, 5, 1))
    text = page(client, "/ashcombe/wards/old/")
    assert "ended on Thursday 1 May 2025" in text and "No seat is set out" in text
    assert "Old End" not in page(client, "/ashcombe/find-my-councillor/")


def test_owc_3_3_the_homes_lead_there(client, one):
    assert "/ashcombe/find-my-councillor/" in page(client, "/ashcombe/")
    assert "/ashcombe/find-my-councillor/" in page(client, "/")
