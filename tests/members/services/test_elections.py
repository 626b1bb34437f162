"""The vice-chair: elected, for a term, not from the class excluded (OLP-12)."""

from datetime import date

import pytest

from apps.bodies.models import Business
from apps.bodies.services import decide_business
from apps.core.rulings import Refused
from apps.meetings.models import AgendaItem
from apps.members.models import Election, Membership, OfficeHolding
from apps.members.rules.offices import term_ends
from apps.members.services.elections import name_candidate, open_due
from apps.members.services.offices import appoint_to, end_holding, let_follow, set_up
from tests import factories as make

TODAY = date(2026, 11, 22)
THREE_YEARS = {"length": 36, "counting": "months_after"}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def vice(one):
    """The vice-chair of the assembly, with a seat on the board; nobody who represents the council."""
    office = set_up(
        council=one.council,
        title="Vice-Chair",
        kind="vice_chair",
        body=one.assembly,
        elected=True,
        not_from=one.council.organisation,
        provision=one.provisions["8"],
        start=make.FOUNDED.replace(year=2020),
        by=None,
        reason="Test.",
    )
    let_follow(seat=one.board_seats[3], office=office, since=TODAY, by=None, reason="Test.")
    Membership.objects.filter(seat=one.assembly_seats[2]).update(start=date(2021, 1, 1))
    return office


def in_office(one, vice, start):
    return appoint_to(office=vice, person=one.people[2], start=start, by=None, reason="Test.")


def stands(one, person):
    return name_candidate(election=Election.objects.get(), person=person, by=one.officer, reason="Named.")


def vote(one, outcome, on=TODAY):
    business = Business.objects.get(kind="members.election", state="waiting")
    return decide_business(business=business, outcome=outcome, on=on, by=one.officer)


def test_olp_12_a_term_from_29_february_ends_on_28_february():
    assert term_ends(date(2024, 2, 29), THREE_YEARS).day == date(2027, 2, 28)


def test_olp_12_the_election_opens_by_itself_the_day_after_the_term_and_once(one, vice):
    in_office(one, vice, date(2023, 11, 21))
    assert open_due(on=date(2026, 11, 21)) == 0

    assert open_due(on=TODAY) == 1
    assert open_due(on=TODAY) == 0

    item = AgendaItem.objects.get(business__kind="members.election")
    assert item.meeting == one.open_meeting
    assert "ended on Saturday 21 November 2026" in Election.objects.get().why


def test_olp_12_it_opens_at_once_when_the_office_falls_vacant(one, vice):
    holding = in_office(one, vice, date(2025, 1, 1))
    assert open_due(on=TODAY) == 0

    end_holding(holding=holding, on=TODAY, by=one.officer, reason="Test.")

    assert Business.objects.get(kind="members.election").body == one.assembly


def test_olp_12_the_vote_elects_and_the_predecessor_steps_down(one, vice):
    before = in_office(one, vice, date(2023, 11, 21))
    open_due(on=TODAY)
    stands(one, one.people[3])
    assert Business.objects.get(kind="members.election").motion == f"That {one.people[3]} be elected Vice-Chair."

    vote(one, "carried")

    before.refresh_from_db()
    now = OfficeHolding.objects.get(end=None)
    assert (before.end, now.start, now.person, now.how) == (TODAY, TODAY, one.people[3], "elected")
    assert Membership.objects.get(seat=one.board_seats[3], end=None).person == one.people[3]
    assert open_due(on=TODAY) == 0


def test_olp_12_a_lost_vote_leaves_the_office_to_the_next_candidate(one, vice):
    in_office(one, vice, date(2023, 11, 21))
    open_due(on=TODAY)
    stands(one, one.people[3])
    stands(one, one.people[2])

    vote(one, "lost")

    assert not OfficeHolding.objects.on(TODAY).exists()
    assert str(one.people[2]) in Business.objects.get(kind="members.election", state="waiting").motion
    vote(one, "carried")
    assert OfficeHolding.objects.on(TODAY).get().person == one.people[2]


def test_olp_12_whoever_represents_the_council_is_refused_with_the_clause(one, vice):
    open_due(on=TODAY)
    with pytest.raises(Refused, match="represents Ashcombe") as caught:
        stands(one, one.people[1])
    assert "article 8" in str(caught.value) and caught.value.field == "person"
    with pytest.raises(Refused, match="represents Ashcombe"):
        appoint_to(office=vice, person=one.people[1], start=TODAY, by=None, reason="Test.")


def test_olp_12_only_members_stand_and_each_once(one, cast, vice):
    open_due(on=TODAY)
    with pytest.raises(Refused, match="holds no seat on Assembly"):
        stands(one, make.PersonFactory(council=one.council))
    with pytest.raises(Refused, match="is not of Ashcombe"):
        stands(one, cast.brindle.people[2])
    stands(one, one.people[3])
    with pytest.raises(Refused, match="stands already"):
        stands(one, one.people[3])


def test_olp_12_no_vote_without_a_candidate(one, vice):
    open_due(on=TODAY)
    with pytest.raises(Refused, match="Nobody stands"):
        vote(one, "carried")


def test_olp_12_the_page_names_a_candidate(one, vice, sign_in):
    open_due(on=TODAY)
    office = sign_in(one.officer)
    address = f"/office/ashcombe/offices/of/{vice.slug}/"
    assert "Nobody stands yet" in office.get(address).content.decode()
    wrong = office.post(f"{address}candidates/", {"person": one.people[1].pk, "reason": "Herself"})
    assert wrong.status_code == 422 and "represents Ashcombe" in wrong.content.decode()
    office.post(f"{address}candidates/", {"person": one.people[3].pk, "reason": "Two members"})
    assert str(one.people[3]) in office.get(address).content.decode()
