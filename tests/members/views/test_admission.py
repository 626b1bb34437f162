"""Pages of requests to admit an organisation (OLP-21)."""

import pytest

from apps.bodies.services import decide_business
from apps.core.clock import today
from apps.members.models import Admission

REQUEST = {
    "body": "assembly",
    "name": "Allotment Society",
    "sector": "voluntary",
    "representative": "Chair of the society",
    "case": "It grows.",
    "email": "plots@society.example.org",
    "received_on_day": "1",
    "received_on_month": "11",
    "received_on_year": "2026",
}


@pytest.fixture
def one(cast):
    return cast.ashcombe


def text_of(response):
    return " ".join(response.content.decode().split())


def scores(one, **instead):
    data = {}
    for matter, points in (("influence", "4"), ("seniority", "2")):
        rule = one.rule(one.assembly, "admission", matter)
        data |= {f"score_{rule.pk}": instead.get(matter, points), f"reason_{rule.pk}": "Known to all."}
    return data


def test_olp_21_a_request_goes_from_the_office_to_the_vote_and_is_published_when_decided(one, sign_in, client):
    officer = sign_in(one.officer)
    add = "/office/ashcombe/admissions/add/"
    checked = text_of(officer.post(add, REQUEST))
    assert "Check the request of Allotment Society" in checked and not Admission.objects.exists()
    page = officer.post(add, REQUEST | {"confirm": "yes"})["Location"]
    assert "Not scored yet, from 0 to 5" in text_of(officer.get(page))
    wrong = officer.post(page, scores(one, influence="6"))
    assert (wrong.status_code, "from 0 to 5; 6 was given" in text_of(wrong)) == (422, True)
    assert "Put the request to the vote" in text_of(officer.post(page, scores(one), follow=True))
    assert "Scored 6 of 8 in total" in text_of(officer.get(f"{page}vote/"))
    assert "waits for the vote of Assembly" in text_of(officer.post(f"{page}vote/", follow=True))
    assert "Allotment Society" not in text_of(client.get("/ashcombe/admissions/"))
    admission = Admission.objects.get()
    decide_business(business=admission.business, outcome="carried", on=today(), by=one.officer)
    shown = text_of(client.get("/ashcombe/admissions/"))
    assert "Allotment Society: admitted" in shown and "Known to all." in shown and "4 + 2 = 6 of 8" in shown
    assert "plots@society" not in shown


def test_olp_21_empty_answers_are_told_beside_their_fields(one, sign_in):
    said = sign_in(one.officer).post("/office/ashcombe/admissions/add/", {})
    assert said.status_code == 422
    for words in ("Choose a body.", "Enter the name of the organisation.", "Enter why the organisation asks."):
        assert words in text_of(said)


def test_olp_21_a_vote_that_is_too_early_is_refused_on_the_page(one, sign_in):
    officer = sign_in(one.officer)
    page = officer.post("/office/ashcombe/admissions/add/", REQUEST | {"confirm": "yes"})["Location"]
    early = officer.post(f"{page}vote/")
    assert (early.status_code, "Score every criterion before the vote" in text_of(early)) == (422, True)


def test_olp_21_withdrawn_and_said_so(one, sign_in):
    officer = sign_in(one.officer)
    page = officer.post("/office/ashcombe/admissions/add/", REQUEST | {"confirm": "yes"})["Location"]
    assert officer.post(f"{page}withdraw/", {}).status_code == 422
    assert "is withdrawn" in text_of(officer.post(f"{page}withdraw/", {"reason": "Its letter."}, follow=True))


def test_olp_22_what_a_private_body_decided_is_not_published(one, client):
    Admission.objects.create(
        body=one.board, name="Secret Society", sector="wards", representative="-", case="-",
        received_on=today(), state="refused", decided_on=today(),
    )  # fmt: skip
    assert "Secret Society" not in text_of(client.get("/ashcombe/admissions/"))
