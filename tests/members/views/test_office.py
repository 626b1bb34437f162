"""Seats, co-option and messages in the office."""

from datetime import date

import pytest
from django.db import transaction

from apps.deadlines.models import Message
from apps.deadlines.services import post
from apps.members.services.conduct import accept

TODAY = date(2026, 11, 22)
JOIN = {"name": "Nadia Newcomer", "start_day": "22", "start_month": "11", "start_year": "2026"}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def office(one, sign_in):
    return sign_in(one.officer)


def text(answer):
    return answer.content.decode()


def test_olp_10_every_seat_is_listed_with_its_holder_or_as_vacant(office):
    page = text(office.get("/office/ashcombe/members/?body=assembly"))

    for words in ("1. Councillor 1", "Cllr First of Ashcombe", "5. Volunteer 1", "Vacant"):
        assert words in page
    assert page.count('class="mh-rows__row"') == 6


def test_only_vacant_seats(office):
    page = text(office.get("/office/ashcombe/members/?body=assembly&only=vacant"))

    assert page.count('class="mh-rows__row"') == 2 and "Cllr First" not in page


def test_olp_27_who_has_not_accepted_the_code_is_visible(office, one):
    before = text(office.get("/office/ashcombe/members/?body=assembly")).count("Code not accepted")
    accept(person=one.second_person, body=one.assembly, by=one.second_councillor)
    after = text(office.get("/office/ashcombe/members/?body=assembly")).count("Code not accepted")

    assert (before, after) == (4, 3)


def test_all_1_the_officer_of_one_body_sees_that_one(one, sign_in):
    page = text(sign_in(one.body_officer).get("/office/ashcombe/members/"))

    assert "Assembly" in page and "Board" not in page


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "7", ""])
def test_nonsense_in_the_address_is_no_error(office, page):
    assert office.get(f"/office/ashcombe/members/?body=never&only=x&page={page}").status_code == 200


def test_olp_15_co_option_is_refused_citing_the_provision_and_the_input_is_kept(office, one):
    answer = office.post("/office/ashcombe/members/add/", JOIN | {"body": one.assembly.pk})

    assert answer.status_code == 422
    assert "Assembly does not co-opt members" in text(answer) and "article 7" in text(answer)
    assert 'value="Nadia Newcomer"' in text(answer)


def test_olp_15_where_co_option_is_allowed_the_page_says_what_comes_first(office, one):
    rule = one.rule(one.assembly, "co_option")
    rule.value = {"allowed": True}
    rule.save()

    assert "may co-opt members" in text(office.post("/office/ashcombe/members/add/", JOIN | {"body": one.assembly.pk}))


def test_all_1_a_body_of_another_council_cannot_be_posted(office, cast):
    answer = office.post("/office/ashcombe/members/add/", JOIN | {"body": cast.brindle.assembly.pk})

    assert answer.status_code == 422
    assert "Brindle" not in text(answer)


def test_the_outbox_shows_to_whom_and_whether_it_was_sent(office, one):
    with transaction.atomic():
        post(council=one.council, to=one.councillor, subject="<b>Hello</b>", body="A message.")

    page = text(office.get("/office/ashcombe/messages/"))

    assert one.councillor.email in page and "To be sent" in page
    assert "&lt;b&gt;Hello&lt;/b&gt;" in page


def test_all_1_messages_of_another_council_are_not_shown(office, cast):
    with transaction.atomic():
        post(council=cast.brindle.council, to=cast.brindle.councillor, subject="Hello", body="A message.")

    assert "councillor@brindle" not in text(office.get("/office/ashcombe/messages/"))
    assert Message.objects.count() == 1
