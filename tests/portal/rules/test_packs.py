"""The office starts a body from a ready pack."""

from datetime import date

import pytest

from apps.documents import packs
from apps.documents.models import Rule
from tests import factories as make

from .test_making import officer, one, text_of

__all__ = ["officer", "one"]

PARISH = "/office/ashcombe/bodies/hall/rules/packs/parish-england/"
DAY = {"start_day": "1", "start_month": "12", "start_year": "2026"}


@pytest.fixture
def hall(one):
    """Return a body with seats and without any rules."""
    body = make.BodyFactory(council=one.council, slug="hall", name="Hall", rule_set=None)
    for number in range(1, 8):
        make.SeatFactory(body=body, number=number, organisation=one.nominators["council"],
                         provision=one.provisions["annex-1"])  # fmt: skip
    return body


def test_owc_1_the_office_offers_every_pack(officer, hall):
    told = text_of(officer.get("/office/ashcombe/bodies/hall/rules/"))

    assert all(pack.title in told for pack in packs.packs())
    assert "has no rule for something that it needs one for" in told


def test_owc_1_everything_is_shown_with_its_law_before_it_is_set(officer, hall):
    told = text_of(officer.get(PARISH))

    assert "One third of all seats, never fewer than 3" in told and "3 clear days" in told
    assert "Local Government Act 1972, Schedule 12, paragraph 12 (published here together with the rules)" in told
    assert "What it leaves open" in told and "The Ombudsman's code does not reach parishes." in told
    assert not Rule.objects.filter(rule_set__name="Rules of the Hall").exists()


def test_owc_1_set_from_a_day_the_body_has_what_it_needs(officer, client, hall):
    answer = officer.post(PARISH, DAY)

    assert answer.headers["Location"] == "/office/ashcombe/bodies/hall/rules/"
    hall.refresh_from_db()
    assert hall.rule_set.rules.count() == len(packs.pack_called("parish-england").rules)
    then = text_of(client.get("/ashcombe/bodies/hall/rules/?on=2026-12-01"))
    assert "In figures: 7 seats, one third, rounded up = 3, never fewer than 3 = 3." in then
    assert "needs one" not in then
    assert hall.rule_set.rules.first().start == date(2026, 12, 1)


def test_owc_1_what_is_there_stays(officer, one):
    page = "/office/ashcombe/bodies/assembly/rules/packs/principal-england/"
    told = text_of(officer.get(page))

    assert "Stays as it is One third of all seats. The pack would say: One quarter of all seats." in told
    answer = officer.post(page, DAY)
    assert answer.status_code == 422 and "sets nothing that is not ruled already" in text_of(answer)


def test_owc_1_a_partnership_is_asked_and_gets_no_default(officer, hall):
    page = PARISH.replace("parish-england", "partnership")
    told = officer.get(page)

    assert "How many must be there?" in text_of(told) and "Set these rules" not in text_of(told)
    assert officer.post(page, DAY).status_code == 422
    assert not Rule.objects.filter(rule_set__name="Rules of the Hall").exists()


@pytest.mark.parametrize("wrong", [{"start_year": ""}, {"start_month": "13"}, {"start_year": "1950"}])
def test_owc_1_a_day_is_asked_for(officer, hall, wrong):
    answer = officer.post(PARISH, DAY | wrong)

    assert answer.status_code == 422 and "There is a problem" in text_of(answer)
    hall.refresh_from_db()
    assert hall.rule_set is None


def test_owc_1_a_pack_that_is_not_there_is_nothing(officer, hall):
    assert officer.get(PARISH.replace("parish-england", "own")).status_code == 404
