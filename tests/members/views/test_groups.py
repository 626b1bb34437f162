"""Pages of political groups and of the balance (Local Government and Housing Act 1989, s.15)."""

from datetime import date

import pytest

from apps.documents.models import Rule
from apps.members.models import GroupMembership
from apps.members.services import groups
from tests import factories as make

MAY = date(2026, 5, 5)


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def grouped(one):
    """Harbour has 3 of the 4 members of the assembly, Hill 1; the committee of 3 has two of Harbour and a vacancy."""
    common = {"council": one.council, "start": MAY, "by": None, "reason": "Notice"}
    harbour, hill = groups.make_group(name="Harbour", **common), groups.make_group(name="Hill", **common)
    for number, person in enumerate(one.people[:4]):
        groups.join(group=hill if number == 3 else harbour, person=person, start=MAY, by=None, reason="Notice")
    committee = make.BodyFactory(council=one.council, name="Planning", slug="planning", kind="committee")
    for number in (1, 2, 3):
        seat = make.SeatFactory(
            body=committee,
            number=number,
            organisation=one.nominators["council"],
            provision=one.provisions["annex-1"],
        )
        if number < 3:
            make.MembershipFactory(seat=seat, person=one.people[number - 1])
    return one


def text_of(response):
    return " ".join(response.content.decode().split())


def test_lgha_1989_s15_the_page_says_who_belongs_to_which_group(grouped, client):
    shown = text_of(client.get("/ashcombe/groups/"))
    assert "Harbour (3)" in shown
    assert "Hill (1)" in shown
    before = text_of(client.get("/ashcombe/groups/?on=2026-05-04"))
    assert "has no political groups on Monday 4 May 2026" in before


def test_lgha_1989_s15_the_balance_shows_what_is_due_what_is_and_its_arithmetic(grouped, client):
    shown = text_of(client.get("/ashcombe/groups/balance/"))
    assert "Planning: Hill has 0 of 1 due, 1 too few" in shown
    assert "Harbour: 3 seats × 3 of 4 members = 2 and 1/4, so 2." in shown
    assert "Constitution, article 1" in shown
    assert "Planning, 3 seats, 1 vacant" in shown


def test_lgha_1989_s15_without_a_rule_nothing_is_reckoned(grouped, client):
    Rule.objects.filter(kind="political_balance").delete()
    assert "has a rule that its committees are shared out" in text_of(client.get("/ashcombe/groups/balance/"))


def test_lgha_1989_s15_an_officer_records_a_group_and_who_belongs_to_it(one, sign_in):
    officer = sign_in(one.officer)
    day = {"start_day": "5", "start_month": "5", "start_year": "2026", "reason": "Notice"}
    made = officer.post("/office/ashcombe/groups/", {"name": "Harbour", **day})
    assert made.status_code == 302
    person = one.people[0]
    joined = officer.post(made["Location"], {"person": person.slug, "role": "leader", **day}, follow=True)
    assert f"{person} belongs to Harbour now." in text_of(joined)
    again = officer.post(made["Location"], {"person": person.slug, "role": "leader", **day})
    assert again.status_code == 422
    assert "Choose a member who belongs to no group." in text_of(again)
    belongs = GroupMembership.objects.get()
    page = f"/office/ashcombe/groups/members/{belongs.pk}/leave/"
    early = officer.post(page, {"on_day": "5", "on_month": "5", "on_year": "2026", "reason": "Letter"})
    assert (early.status_code, "Enter a day after Tuesday 5 May 2026" in text_of(early)) == (422, True)
    left = officer.post(page, {"on_day": "1", "on_month": "6", "on_year": "2026", "reason": "Letter"})
    assert left.status_code == 302
    ended = officer.post(
        f"/office/ashcombe/groups/{belongs.group_id}/end/",
        {"on_day": "2", "on_month": "6", "on_year": "2026", "reason": "Letter"},
        follow=True,
    )
    assert "Harbour ends on that day" in text_of(ended)
