"""The office's pages of powers and terms of reference, and what the public sees of them (OLP-3, OLP-5)."""

import pytest

from apps.bodies.models import Power, TermOfReference
from tests import factories as make

PAGE = "/office/ashcombe/bodies/assembly/remit/"


@pytest.fixture
def one(cast):
    make.ProvisionFactory(edition=cast.ashcombe.edition, parent=cast.ashcombe.provisions["1"], key="1.1", number="1.1")
    return cast.ashcombe


@pytest.fixture
def officer(one, sign_in):
    return sign_in(one.officer)


def text_of(response):
    return " ".join(response.content.decode().split())


def power(one, **instead):
    said = {"kind": "acquire_assets", "allowed": "may_not", "document": one.constitution.slug, "number": "article 4"}
    return {**said, "start_day": "9", "start_month": "5", "start_year": "2024", **instead}


def test_olp_3_an_officer_checks_and_records_a_power_and_everybody_reads_it(officer, one, client):
    assert "Check the power of Assembly" in text_of(officer.post(f"{PAGE}power/", power(one)))
    assert not Power.objects.exists()
    done = officer.post(f"{PAGE}power/", power(one, confirm="yes"), follow=True)
    assert done.redirect_chain[-1][0] == PAGE
    assert "Recorded: Assembly may not acquire assets." in text_of(done)
    assert "It may not acquire assets (" in text_of(client.get("/ashcombe/bodies/assembly/"))
    assert ", as Assembly" in text_of(client.get("/ashcombe/bodies/board/"))


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ({"number": "99"}, "The document in force has no “99”."),
        ({"number": ""}, "Enter the number of the article or clause."),
        ({"kind": "levitate"}, "Choose one of the powers."),
        ({"allowed": ""}, "Choose whether it may."),
        ({"document": "another"}, "Choose one of the documents."),
        ({"start_day": "31", "start_month": "2"}, "31 2 2024 is not a real date."),
    ],
)
def test_olp_3_what_is_wrong_is_said_and_nothing_recorded(officer, one, instead, said):
    response = officer.post(f"{PAGE}power/", power(one, **instead, confirm="yes"))
    assert response.status_code == 422
    assert said in text_of(response)
    assert not Power.objects.exists()


def test_olp_3_a_power_is_ended_with_a_reason(officer, one):
    officer.post(f"{PAGE}power/", power(one, confirm="yes"))
    row = Power.objects.get()
    page = f"/office/ashcombe/bodies/powers/{row.pk}/end/"
    end = {"start_day": "1", "start_month": "12", "start_year": "2026", "reason": "Amended."}
    assert officer.post(page, {**end, "reason": ""}).status_code == 422
    assert officer.post(page, end).status_code == 302
    assert officer.get(page).status_code == 404


def test_olp_5_an_officer_takes_the_terms_of_reference_and_makes_one_delegable(officer, one, client):
    said = {"document": one.constitution.slug, "number": "1", "delegable": "reserved"}
    said |= {"start_day": "9", "start_month": "5", "start_year": "2024"}
    assert "1.1" in text_of(officer.post(f"{PAGE}terms/", said))
    assert not TermOfReference.objects.exists()
    assert "Taken as terms of reference: 1." in text_of(
        officer.post(f"{PAGE}terms/", {**said, "confirm": "yes"}, follow=True)
    )
    shown = text_of(client.get("/ashcombe/bodies/assembly/"))
    assert "Terms of reference" in shown and "Reserved" in shown
    term = TermOfReference.objects.get()
    change = {"what": "delegable", "start_day": "22", "start_month": "11", "start_year": "2026", "reason": "Rule 2."}
    assert officer.post(f"/office/ashcombe/bodies/terms/{term.pk}/", change).status_code == 302
    assert "Delegable" in text_of(client.get("/ashcombe/bodies/assembly/"))
    assert officer.post(f"{PAGE}terms/", {**said, "number": "2", "confirm": "yes"}).status_code == 422
