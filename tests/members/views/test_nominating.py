"""The recommendation of a replacement in the office (J3, OLP-21.4)."""

from datetime import date

import pytest

from apps.members.models import MembershipChange
from apps.members.services import changes

GOOD = {
    "name": "Nadia Newcomer",
    "email": "nadia@example.org",
    "note": "By letter",
    "received_on_day": "22",
    "received_on_month": "11",
    "received_on_year": "2026",
}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def change(one):
    return changes.resign(
        membership=one.memberships[2],
        received_on=date(2026, 11, 20),
        leaves_on=date(2026, 12, 20),
        by=one.officer,
    )


@pytest.fixture
def address(change):
    return f"/office/ashcombe/changes/{change.pk}/nomination/"


@pytest.fixture
def office(one, sign_in):
    return sign_in(one.officer)


def text(answer):
    return answer.content.decode()


def test_answers_are_checked_and_then_recorded(office, change, address):
    assert "Check the recommendation of Nadia Newcomer" in text(office.post(address, GOOD))
    change.refresh_from_db()
    assert change.nominee_name == ""

    answer = office.post(address, GOOD | {"confirm": "yes"}, follow=True)

    change.refresh_from_db()
    assert change.nominee_email == "nadia@example.org"
    assert "The recommendation of Nadia Newcomer is recorded." in text(answer)
    assert "is to vote on Nadia Newcomer" in text(answer)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "1234"}, "at least one letter"),
        ({"name": "Nadia\rBcc: all@example.org"}, "cannot be part of it"),
        ({"name": "N" * 151}, "at most 150"),
        ({"email": "nadia"}, "correct format"),
        ({"email": "nadia@example.org\nBcc: all@example.org"}, "correct format"),
        ({"note": ""}, "This field is required."),
        ({"received_on_day": "19"}, "before the notice of resignation of Friday 20 November 2026"),
        ({"received_on_day": "23"}, "still to come"),
        ({"received_on_day": "40"}, "is not a real date"),
    ],
)
def test_bad_input_is_refused_and_kept(office, change, address, wrong, says):
    answer = office.post(address, GOOD | wrong | {"confirm": "yes"})

    assert answer.status_code == 422
    assert says in text(answer)
    change.refresh_from_db()
    assert change.nominee_name == ""


def test_olp_10_that_somebody_sits_there_already_is_said(office, one, address):
    page = text(office.post(address, GOOD | {"name": one.people[0].name, "email": one.councillor.email}))

    assert "Cllr First of Ashcombe already sits on Assembly" in page
    assert "one vote on each body" in page


def test_that_somebody_is_known_is_said(office, one, address):
    make = one.people[3]
    make.email = "fourth@example.org"
    make.save()
    one.memberships[3].end = date(2026, 11, 1)
    one.memberships[3].save()

    page = text(office.post(address, GOOD | {"name": make.name, "email": make.email}))

    assert "No second person is made" in page


def test_j3_sent_twice_it_is_recorded_once(office, change, address):
    office.post(address, GOOD | {"confirm": "yes"})
    answer = office.post(address, GOOD | {"confirm": "yes"})

    assert answer.status_code == 422
    assert "Nadia Newcomer is recommended already" in text(answer)
    assert change.steps.filter(step="nominated").count() == 1


def test_j3_a_wrong_recommendation_is_withdrawn_with_a_reason(office, change, address):
    office.post(address, GOOD | {"confirm": "yes"})
    withdraw = f"{address}withdraw/"
    assert withdraw in text(office.get(f"/office/ashcombe/changes/{change.pk}/"))

    assert office.post(withdraw, {"reason": ""}).status_code == 422
    page = text(office.post(withdraw, {"reason": "Wrong address"}, follow=True))

    assert "The recommendation is withdrawn." in page and "Record the recommendation" in page
    assert office.post(withdraw, {"reason": "Again"}).status_code == 422


def test_all_1_an_officer_of_another_council_meets_nothing(cast, sign_in, change, address):
    client = sign_in(cast.brindle.officer)
    never = client.get("/office/brindle/changes/987654321/nomination/")

    for one_address in (address, address.replace("ashcombe", "brindle")):
        for answer in (client.get(one_address), client.post(one_address, GOOD | {"confirm": "yes"})):
            assert (answer.status_code, answer.content) == (404, never.content)
    assert MembershipChange.objects.get().nominee_name == ""
