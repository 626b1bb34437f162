"""A member's own page: what is owed, meetings ahead, seats, the second factor (J1, OLP-27, OLP-31, ALL-3)."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from apps.deadlines.services import open_deadline
from apps.meetings.enums import DeclarationKind, MeetingState
from apps.meetings.services import declaring
from tests import factories as make


def owe(one, *, kind="interests.register", what="Register of interests", subject=None, matter="", start=None):
    """Let the councillor owe something since taking office."""
    person = one.councillor_person
    rule_kind = "code_of_conduct" if kind == "members.code" else "register_of_interests"
    return open_deadline(
        council=one.council,
        kind=kind,
        subject=subject or person,
        what=f"{what}: {person}",
        link="/my/ashcombe/register/",
        rule=one.rule(one.assembly, rule_kind, matter),
        counted_from=start or date(2026, 11, 10),
        by=None,
        reason="Test.",
    )


@pytest.fixture
def client(cast, sign_in):
    """Return the councillor's browser."""
    return sign_in(cast.ashcombe.councillor)


def test_j1_what_i_owe_with_its_day_counting_and_citation(cast, client):
    """Register and code, the earliest first, each unfolding; one's own name is left out."""
    owe(cast.ashcombe)
    owe(cast.ashcombe, kind="members.code", what="Code of conduct of Assembly", subject=cast.ashcombe.memberships[0])
    text = client.get("/my/").text
    assert "Code of conduct of Assembly</a>" in text
    assert "Due by Monday 7 December 2026" in text
    assert text.count("How this day was counted") == 2
    assert "article 11" in text
    assert "article 12" in text
    assert "28 days" in text


def test_j1_what_is_late_is_marked(cast, client):
    """A day that has gone by."""
    owe(cast.ashcombe, start=date(2026, 10, 1))
    text = client.get("/my/").text
    assert "Late" in text
    assert "It was due by Wednesday 28 October 2026" in text


def test_j1_what_others_owe_is_not_mine(cast, client):
    """Neither of this council nor of another."""
    owe(cast.brindle, what="Of elsewhere")
    owe(cast.ashcombe, what="Of a colleague", subject=cast.ashcombe.second_person)
    text = client.get("/my/").text
    assert "Of elsewhere" not in text
    assert "Of a colleague" not in text
    assert "Nothing is owed" in text


def test_j1_a_declared_interest_that_is_not_registered_is_owed(cast, client):
    """The 28-day task stands here until it is done."""
    one = cast.ashcombe
    said = {"item": one.open_item, "person": one.councillor_person, "kind": DeclarationKind.PECUNIARY}
    declaring.declare(**said, text="Owns the house next door.", by=one.councillor)
    text = client.get("/my/").text
    assert "Register an interest declared at the Assembly" in text
    assert "Due by Saturday 19 December 2026" in text
    assert "1 declared" in text


def test_j1_my_meetings_with_declare_per_item(cast, client):
    """Of the bodies on which one sits, private ones too; a link for every item; none of other bodies."""
    one = cast.ashcombe
    text = client.get("/my/").text
    for item in (one.open_item, one.private_item):
        names = {"council": one.slug, "body": item.meeting.body.slug, "slug": item.meeting.slug}
        assert reverse("meetings-my-declare", kwargs={**names, "number": item.number}) in text
    assert "/brindle/" not in text


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.PREPARING])
def test_j1_meetings_that_do_not_take_place_are_left_out(cast, client, state):
    """Cancelled ones, and what is not announced."""
    one = cast.ashcombe
    one.open_meeting.state = state
    one.open_meeting.save()
    assert f"/ashcombe/meetings/assembly/{one.open_meeting.slug}/" not in client.get("/my/").text


def test_j1_seats_and_terms(cast, client):
    """Body, seat, who nominates, since when."""
    text = client.get("/my/").text
    assert "Councillor 1, nominated by Ashcombe" in text
    assert "Since 10 November 2026" in text


def test_j1_one_page_for_several_councils(cast, client):
    """Somebody who sits in both finds both, told apart."""
    both, there = cast.ashcombe.councillor, cast.brindle
    person = make.PersonFactory(council=there.council, user=both, slug="both")
    make.MembershipFactory(seat=there.vacant_seat, person=person)
    text = client.get("/my/").text
    for one in cast:
        assert f"/my/{one.slug}/register/" in text
        assert f"/my/{one.slug}/meetings/{one.assembly.slug}/" in text


def test_j1_the_second_factor_is_offered_until_there_is_one(cast, client):
    """A hint, then a word."""
    assert "Your account has no second factor" in client.get("/my/").text
    Authenticator.objects.create(user=cast.ashcombe.councillor, type="totp", data={"secret": "x"})
    assert "A second factor protects your account" in client.get("/my/").text


def test_j1_officers_without_seats_see_a_plain_page(cast, sign_in):
    """And the way to the office."""
    text = sign_in(cast.ashcombe.officer).get("/my/").text
    assert "You hold no seat here" in text
    assert "Go to the office" in text


def test_j1_somebody_with_nothing_sees_what_will_be_there(cast, sign_in):
    """An account without seat or office."""
    text = sign_in(make.UserFactory()).get("/my/").text
    assert "Once you are given a seat" in text
    assert "Go to the office" not in text


def test_j1_a_former_member_sees_an_empty_state(cast, client):
    """No seat, no meetings, nothing owed."""
    for membership in cast.ashcombe.councillor_person.memberships.all():
        membership.end = date(2026, 11, 22)
        membership.save()
    text = client.get("/my/").text
    assert "You hold no seat today" in text
    assert "No meeting of your bodies is called" in text
    assert "Nothing is owed" in text


def test_all_1_a_visitor_is_sent_to_sign_in(db, sign_in):
    """The page is one's own."""
    assert sign_in().get("/my/")["Location"] == "/accounts/login/?next=/my/"


def test_j1_the_same_queries_at_one_row_and_at_three(cast, sign_in, assert_queries):
    """More items, meetings, seats, deadlines and declarations: no more queries."""
    one, counts = cast.ashcombe, []
    client = sign_in(one.councillor)
    for number in range(3):
        with assert_queries(most=12) as seen:
            assert client.get("/my/").status_code == 200
        counts.append(len(seen.statements()))
        item = make.AgendaItemFactory(meeting=one.open_meeting, number=20 + number)
        said = {"item": item, "person": one.councillor_person, "kind": DeclarationKind.PECUNIARY}
        declaring.declare(**said, text="Something.", by=one.councillor)
    assert len(set(counts)) == 1
