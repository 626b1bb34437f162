"""A resignation in the office: form, check answers, confirm (J3, OLP-21.4)."""

import pytest
from django.test import Client

from apps.deadlines.models import Message
from apps.members.models import Membership, MembershipChange

LAWFUL = {
    "received_on_day": "20",
    "received_on_month": "11",
    "received_on_year": "2026",
    "leaves_on_day": "20",
    "leaves_on_month": "12",
    "leaves_on_year": "2026",
    "reason": "Letter to the Chair",
}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def address(one):
    return f"/office/ashcombe/memberships/{one.memberships[2].pk}/resign/"


@pytest.fixture
def office(one, sign_in):
    return sign_in(one.officer)


def text(answer):
    return answer.content.decode()


def test_the_form_says_whose_resignation_it_is_and_where_the_notice_is_ruled(office, address):
    page = text(office.get(address))

    assert "Third Trader of Ashcombe" in page and "Trader 1" in page
    assert "/ashcombe/documents/constitution/9/" in page


def test_olp_21_4_too_short_a_notice_is_refused_with_both_days_the_clause_and_the_earliest_day(office, address):
    answer = office.post(address, LAWFUL | {"leaves_on_day": "19"})
    page = text(answer)

    assert answer.status_code == 422
    assert "<title>Error: Record a resignation" in page
    for words in ("20 November 2026", "19 December 2026", "Earliest lawful date: Sunday 20 December 2026", "article 9"):
        assert words in page
    assert 'value="19"' in page and "Letter to the Chair" in page, "the input is kept"
    assert 'href="#id_leaves_on_0"' in page or 'href="#id_leaves_on_day"' in page
    assert not MembershipChange.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"received_on_day": "31", "received_on_month": "11"},
        {"leaves_on_day": ""},
        {"leaves_on_year": "twenty"},
        {"received_on_year": "0026"},
        {"leaves_on_year": "9999999"},
        {"reason": "Two\nlines"},
        {"reason": "x" * 301},
        {"received_on_day": "", "received_on_month": "", "received_on_year": ""},
    ],
)
def test_bad_input_is_refused_and_kept(office, address, wrong):
    answer = office.post(address, LAWFUL | wrong | {"confirm": "yes"})

    assert answer.status_code == 422
    assert "There is a problem" in text(answer)
    assert not MembershipChange.objects.exists()


def test_answers_are_checked_before_anything_happens(office, address):
    answer = office.post(address, LAWFUL)
    page = text(answer)

    assert answer.status_code == 200
    assert "What follows when you confirm" in page and "Sunday 20 December 2026" in page
    assert '<input type="hidden" name="leaves_on_day" value="20">' in page
    assert not MembershipChange.objects.exists()


def test_answers_can_be_changed_after_the_check(office, address):
    page = text(office.post(address, LAWFUL | {"back": "yes"}))

    assert 'value="Letter to the Chair"' in page and "There is a problem" not in page


def test_j3_confirmed_it_is_done_and_the_page_says_who_was_told(office, one, address):
    answer = office.post(address, LAWFUL | {"confirm": "yes"}, follow=True)
    page = text(answer)

    change = MembershipChange.objects.get()
    assert answer.redirect_chain == [(f"/office/ashcombe/changes/{change.pk}/recorded/", 302)]
    assert "Resignation recorded" in page
    assert one.memberships[2].seat.organisation.email in page


def test_j3_sent_twice_it_is_done_once_and_said_so(office, one, address):
    for _ in range(2):
        answer = office.post(address, LAWFUL | {"confirm": "yes"}, follow=True)

    assert MembershipChange.objects.count() == 1
    assert Message.objects.filter(to_address=one.memberships[2].seat.organisation.email).count() == 1
    assert "Nothing was recorded twice" in text(answer)
    assert office.get(address, follow=True).redirect_chain


def test_a_confirmation_is_judged_anew(office, address):
    """Whoever skips the check, or tampers with what it carried, meets the same rule."""
    answer = office.post(address, LAWFUL | {"leaves_on_day": "1", "confirm": "yes"})

    assert answer.status_code == 422
    assert not Membership.objects.filter(end__isnull=False).exists()


def test_the_form_cannot_be_posted_from_elsewhere(one, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(one.officer, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(address, LAWFUL | {"confirm": "yes"}).status_code == 403
    assert not MembershipChange.objects.exists()


@pytest.mark.parametrize("role", ["councillor", "second_councillor"])
def test_all_1_members_cannot_resign_others(one, sign_in, address, role):
    assert sign_in(getattr(one, role)).post(address, LAWFUL | {"confirm": "yes"}).status_code == 404
    assert not MembershipChange.objects.exists()


def test_all_1_an_officer_of_another_council_meets_nothing(cast, sign_in, address):
    client = sign_in(cast.brindle.officer)
    never = client.get("/office/ashcombe/memberships/987654321/resign/")

    for answer in (
        client.get(address),
        client.post(address, LAWFUL | {"confirm": "yes"}),
        client.get(address.replace("ashcombe", "brindle")),
        client.post(address.replace("ashcombe", "brindle"), LAWFUL | {"confirm": "yes"}),
    ):
        assert (answer.status_code, answer.content) == (404, never.content)
    assert not MembershipChange.objects.exists()


def test_all_1_the_officer_of_one_body_does_not_keep_the_others(one, sign_in):
    board = Membership.objects.get(seat=one.board_seats[0])
    client = sign_in(one.body_officer)

    assert client.get(f"/office/ashcombe/memberships/{board.pk}/resign/").status_code == 404
    assert client.get(f"/office/ashcombe/memberships/{one.memberships[2].pk}/resign/").status_code == 200
