"""Offices and posts in the office, and in public: who holds what (OLP-11, OLP-12)."""

from datetime import date

import pytest
from django.test import Client

from apps.bodies.models import Office
from apps.deadlines.models import Message
from apps.members.models import Membership, OfficeHolding, Person
from apps.members.services.offices import appoint_to, let_follow, set_up
from tests import factories as make

TODAY = date(2026, 11, 22)
BASE = "/office/ashcombe/offices/"
NEW = {
    "name": "Newton Comer",
    "email": "Newton@new.example.org",
    "start_day": "22",
    "start_month": "11",
    "start_year": "2026",
    "reason": "Letter of the group",
}
LAST = {"on_day": "1", "on_month": "12", "on_year": "2026", "reason": "Left"}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def chair(one):
    office = set_up(
        council=one.council,
        title="Chair of the Board",
        kind="chair",
        body=one.board,
        provision=one.provisions["8"],
        start=make.FOUNDED,
        by=None,
        reason="Test.",
    )
    let_follow(seat=one.vacant_seat, office=office, since=TODAY, by=None, reason="Test.")
    return office


@pytest.fixture
def office(one, sign_in):
    return sign_in(one.officer)


def text(answer):
    return answer.content.decode()


def test_olp_11_an_appointment_is_checked_and_brings_the_seat(one, chair, office):
    address = f"{BASE}of/{chair.slug}/appoint/"
    checking = text(office.post(address, NEW))
    assert "not known here yet" in checking and f"holds the seat {one.vacant_seat.title} of Assembly" in checking
    assert not OfficeHolding.objects.exists() and not Person.objects.filter(name="Newton Comer").exists()

    answer = office.post(address, NEW | {"confirm": "yes"}, follow=True)

    assert "Newton Comer holds the office Chair of the Board from Sunday 22 November 2026" in text(answer)
    assert Membership.objects.get(seat=one.vacant_seat).person.name == "Newton Comer"
    assert Message.objects.filter(to_address="newton@new.example.org").exists()


def test_olp_11_going_back_keeps_the_answers(chair, office):
    page = text(office.post(f"{BASE}of/{chair.slug}/appoint/", NEW | {"back": "yes"}))

    assert 'value="Newton Comer"' in page and "There is a problem" not in page


def test_olp_11_an_end_is_checked_and_ends_the_seat_too(one, chair, office):
    holding = appoint_to(office=chair, person=one.people[2], start=TODAY, by=None, reason="Test.")
    address = f"{BASE}holdings/{holding.pk}/end/"
    assert "is vacant from the same day" in text(office.post(address, LAST))

    office.post(address, LAST | {"confirm": "yes"})

    assert Membership.objects.get(seat=one.vacant_seat).end == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": "7"}, "name"),
        ({"email": "nowhere"}, "correct format"),
        ({"start_month": "13"}, "not a real date"),
        ({"end_day": "1", "end_month": "1", "end_year": "2026"}, "cannot end on"),
        ({"reason": ""}, "Enter how it is known"),
    ],
)
def test_olp_11_a_wrong_answer_is_told_and_nothing_is_written(chair, office, wrong, says):
    answer = office.post(f"{BASE}of/{chair.slug}/appoint/", NEW | wrong)

    assert answer.status_code == 422 and says in text(answer)
    assert not OfficeHolding.objects.exists()


def test_olp_11_two_holders_are_refused_on_the_page(one, chair, office):
    appoint_to(office=chair, person=one.people[2], start=TODAY, by=None, reason="Test.")
    answer = office.post(f"{BASE}of/{chair.slug}/appoint/", NEW | {"confirm": "yes"})

    assert answer.status_code == 422 and "Third Trader of Ashcombe holds the office" in text(answer)
    assert not Person.objects.filter(name="Newton Comer").exists()


def test_olp_11_an_office_is_set_up_that_follows_another_and_a_seat_follows_it(one, chair, office):
    answers = {
        "title": "Speaker",
        "kind": "other",
        "of": f"organisation-{one.council.organisation_id}",
        "filled": "follows",
        "follows": f"office-{chair.pk}",
        "start_day": "1",
        "start_month": "11",
        "start_year": "2026",
    }
    assert "Choose the post or seat" in text(office.post(f"{BASE}set-up/", answers | {"follows": ""}))
    office.post(f"{BASE}set-up/", answers)

    made = Office.objects.get(title="Speaker")
    assert made.follows_office == chair
    since = {"since_day": "22", "since_month": "11", "since_year": "2026"}
    seat = one.assembly_seats[5]
    office.post(f"{BASE}of/{made.slug}/seats/", since | {"seat": seat.pk})
    seat.refresh_from_db()
    assert seat.follows == made
    page = text(office.get(f"{BASE}of/{made.slug}/"))
    assert "Ex officio: whoever is Chair of the Board" in page and seat.title in page
    assert "Appoint somebody" not in page


def test_olp_11_a_seat_that_somebody_holds_otherwise_is_refused_on_the_page(one, chair, office):
    since = {"since_day": "22", "since_month": "11", "since_year": "2026"}
    answer = office.post(f"{BASE}of/{chair.slug}/seats/", since | {"seat": one.assembly_seats[2].pk})

    assert answer.status_code == 422 and "without holding the post" in text(answer)


def test_olp_11_an_officer_of_another_body_does_not_fill_the_office(one, chair, sign_in):
    assert sign_in(one.body_officer).get(f"{BASE}of/{chair.slug}/appoint/").status_code == 404
    assert chair.title not in text(sign_in(one.body_officer).get(BASE))


def test_the_list_says_what_will_be_here(office):
    assert "No office is set up yet" in text(office.get(BASE))


def test_olp_11_body_and_person_show_the_office_now_and_before_with_its_clause(one, chair):
    appoint_to(office=chair, person=one.people[2], start=date(2025, 1, 1), end=date(2026, 1, 1), by=None, reason="T.")
    appoint_to(office=chair, person=one.people[3], start=date(2026, 1, 1), by=None, reason="T.")
    visitor = Client()

    body = text(visitor.get(f"/ashcombe/bodies/{one.board.slug}/"))
    assert body.index("Fourth Trader") < body.index("Third Trader of Ashcombe</a>, 1 January 2025 to 1 January 2026")
    assert "/ashcombe/documents/constitution/8/" in body
    before = text(visitor.get(f"/ashcombe/bodies/{one.board.slug}/?on=2025-06-01"))
    assert "Third Trader of Ashcombe</a><br>" in before
    person = text(visitor.get(f"/ashcombe/members/{one.people[2].slug}/"))
    assert "Chair of the Board" in person and "until Thursday 1 January 2026" in person


def test_somebody_who_holds_a_post_and_no_seat_has_a_page(one, chair):
    person = make.PersonFactory(council=one.council)
    assert Client().get(f"/ashcombe/members/{person.slug}/").status_code == 404
    appoint_to(office=chair, person=person, start=date(2026, 1, 1), end=date(2026, 2, 1), by=None, reason="T.")
    assert Client().get(f"/ashcombe/members/{person.slug}/").status_code == 200
