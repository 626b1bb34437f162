"""The office renames a body, and everything at its former addresses goes on being found (ALL-2)."""

from datetime import date

import pytest

from apps.bodies import services
from apps.bodies.models import FormerName

RIGHT = {"name": "Open Forum", "on_day": "20", "on_month": "11", "on_year": "2026", "reason": "Minute 12"}
PAGE = "/office/ashcombe/bodies/assembly/rename/"


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def renamed(one):
    services.rename_body(
        body=one.assembly, name="Open Forum", on=date(2026, 11, 20), by=one.officer, reason="Minute 12"
    )
    return one


def text_of(response):
    return " ".join(response.content.decode().split())


def test_all_2_an_officer_checks_the_new_name_and_renames_the_body(one, sign_in):
    officer = sign_in(one.officer)
    shown = text_of(officer.post(PAGE, RIGHT))
    assert "/ashcombe/bodies/open-forum/" in shown
    assert "Friday 20 November 2026" in shown
    assert not FormerName.objects.exists()
    assert officer.post(PAGE, {**RIGHT, "back": "yes"}).status_code == 200
    done = officer.post(PAGE, {**RIGHT, "confirm": "yes"}, follow=True)
    assert done.redirect_chain[-1][0] == "/office/ashcombe/bodies/open-forum/"
    assert "Its former addresses lead to it" in text_of(done)


def test_all_3_a_name_that_is_taken_is_refused_with_the_input_kept(one, sign_in):
    response = sign_in(one.officer).post(PAGE, {**RIGHT, "name": "Board"})
    assert response.status_code == 422
    assert "already has a body at the address" in text_of(response)
    assert 'value="Minute 12"' in response.content.decode()


def test_all_2_every_former_address_leads_to_the_new_one_for_good(renamed, client):
    for tail in ("", "rules/"):
        response = client.get(f"/ashcombe/bodies/assembly/{tail}?on=2026-11-19")
        assert response.status_code == 301
        assert response["Location"] == f"/ashcombe/bodies/open-forum/{tail}?on=2026-11-19"
    meeting = renamed.open_meeting
    response = client.get(f"/ashcombe/meetings/assembly/{meeting.slug}/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain == [(f"/ashcombe/meetings/open-forum/{meeting.slug}/", 301)]


def test_olp_22_the_former_address_of_a_private_meeting_shows_nothing(cast, client):
    one = cast.ashcombe
    services.rename_body(body=one.board, name="Top Table", on=date(2026, 11, 20), by=one.officer, reason="Minute 12")
    slug = one.private_meeting.slug
    assert client.get(f"/ashcombe/meetings/board/{slug}/", follow=True).status_code == 404


def test_all_2_the_page_says_what_the_body_was_called_and_when(renamed, client):
    now = text_of(client.get("/ashcombe/bodies/open-forum/"))
    assert "Called Assembly until it was renamed on Friday 20 November 2026" in now
    then = text_of(client.get("/ashcombe/bodies/open-forum/?on=2026-11-19"))
    assert "On Thursday 19 November 2026 it was called Assembly." in then


def test_all_1_an_address_that_no_body_had_is_nothing(renamed, client):
    assert client.get("/ashcombe/bodies/nobody/").status_code == 404
    assert client.get("/brindle/bodies/assembly/").status_code == 404
