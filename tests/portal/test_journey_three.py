"""All of J3 by its pages: from the letter of resignation to the new member who signs in (no JavaScript anywhere)."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from apps.deadlines.services import send
from apps.members.models import Membership, MembershipChange
from apps.members.services.following import follow

RESIGNATION = {
    "received_on_day": "13",
    "received_on_month": "11",
    "received_on_year": "2026",
    "leaves_on_day": "13",
    "leaves_on_month": "12",
    "leaves_on_year": "2026",
    "reason": "Letter to the Chair",
}
RECOMMENDATION = {
    "name": "Nadia Newcomer",
    "email": "nadia@example.org",
    "note": "Letter of the guild",
    "received_on_day": "22",
    "received_on_month": "11",
    "received_on_year": "2026",
}
# Third Trader has left by then: three of six seats are held, and two members are a quorum.
HANDS = {"present": "3", "votes_for": "2", "votes_against": "1", "abstaining": "0", "casting_vote": ""}


@pytest.fixture
def one(cast):
    return cast.ashcombe


def page(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def recorded(client, one):
    """Record resignation and recommendation, and return the change."""
    resign = f"/office/ashcombe/memberships/{one.memberships[2].pk}/resign/"
    assert resign in page(client.get("/office/ashcombe/members/?body=assembly"))
    assert "Earliest lawful date: Sunday 13 December 2026" in page(
        client.post(resign, RESIGNATION | {"leaves_on_day": "12"}), 422
    )
    assert "What follows when you confirm" in page(client.post(resign, RESIGNATION))
    assert "Resignation recorded" in page(client.post(resign, RESIGNATION | {"confirm": "yes"}, follow=True))
    change = MembershipChange.objects.get()
    nominate = f"/office/ashcombe/changes/{change.pk}/nomination/"
    assert nominate in page(client.get(f"/office/ashcombe/changes/{change.pk}/"))
    page(client.post(nominate, RECOMMENDATION))
    assert "is to vote on Nadia Newcomer" in page(
        client.post(nominate, RECOMMENDATION | {"confirm": "yes"}, follow=True)
    )
    return change


def vote_address(client, change):
    """Return where the vote is recorded, as the page of the change says."""
    shown = page(client.get(f"/office/ashcombe/changes/{change.pk}/"))
    return re.search(r'href="(/office/ashcombe/meetings/[^"]+/vote/)"', shown).group(1)


def signed_in_by_code(address):
    """Sign in with a code sent by mail, as the invitation says."""
    client = Client()
    page(client.get("/accounts/login/code/"))
    client.post("/accounts/login/code/", {"email": address})
    code = next(m for m in reversed(mail.outbox) if m.to == [address] and "code" in m.subject.lower() + m.body.lower())
    digits = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", code.body, re.MULTILINE).group(1)
    assert client.post("/accounts/login/code/confirm/", {"code": digits}).headers["Location"] == "/after-sign-in/"
    assert client.get("/after-sign-in/").headers["Location"] == "/my/"
    return client


def test_j3_from_the_letter_to_the_new_member(one, sign_in, frozen, client):
    office = sign_in(one.officer)
    change = recorded(office, one)
    vote = vote_address(office, change)
    assert "Earliest day: Monday 14 December 2026" in page(office.post(vote, HANDS), 422)

    frozen.move_to("2026-12-14T18:30:00Z")
    assert follow(on=date(2026, 12, 14)) == 1
    office = sign_in(one.officer)
    refused = page(office.post(vote, HANDS | {"present": "1", "votes_for": "1", "votes_against": "0"}), 422)
    assert "article 2" in refused, "one third of six seats is two"
    assert "Nadia Newcomer, recommended by Traders of Ashcombe," in page(office.post(vote, HANDS))
    page(office.post(vote, HANDS | {"confirm": "yes"}, follow=True))

    change.refresh_from_db()
    held = Membership.objects.get(person__name="Nadia Newcomer")
    assert (change.successor, held.start, held.seat) == (held, date(2026, 12, 14), one.assembly_seats[2])
    shown = page(office.get(f"/office/ashcombe/changes/{change.pk}/"))
    for words in (
        "Membership ends",
        "Replacement approved",
        "Invitation to sign in sent",
        "Register and code asked for",
    ):
        assert words in shown
    assert "Nadia Newcomer" in page(client.get("/ashcombe/members/?body=assembly"))
    assert "Third Trader" not in page(client.get("/ashcombe/members/?body=assembly"))
    assert "nadia@example.org" in page(office.get("/office/ashcombe/messages/"))

    send()
    assert any(m.to == ["nadia@example.org"] for m in mail.outbox)
    nadia = signed_in_by_code("nadia@example.org")
    owed = page(nadia.get("/my/"))
    assert "/my/ashcombe/register/" in owed and "/my/ashcombe/code/assembly/" in owed
    page(nadia.get("/my/ashcombe/register/"))
    page(nadia.post("/my/ashcombe/code/assembly/", follow=True))
    assert nadia.get("/office/").status_code == 404
    assert "1 late" not in page(office.get("/office/"))


def test_j3_who_left_may_no_longer_do_what_the_seat_allowed(one, sign_in, frozen):
    one.memberships[1].refresh_from_db()
    office = sign_in(one.officer)
    resign = f"/office/ashcombe/memberships/{one.memberships[1].pk}/resign/"
    office.post(resign, RESIGNATION | {"confirm": "yes"})
    member = sign_in(one.second_councillor)
    assert member.get("/my/ashcombe/code/assembly/").status_code == 200

    frozen.move_to("2026-12-12T23:59:00Z")
    assert sign_in(one.second_councillor).get("/my/ashcombe/code/assembly/").status_code == 200
    frozen.move_to("2026-12-13T00:01:00Z")
    assert sign_in(one.second_councillor).get("/my/ashcombe/code/assembly/").status_code == 404


def test_j3_a_lost_vote_asks_the_organisation_again(one, sign_in, frozen):
    office = sign_in(one.officer)
    change = recorded(office, one)
    vote = vote_address(office, change)
    frozen.move_to("2026-12-14T18:30:00Z")
    office = sign_in(one.officer)

    page(office.post(vote, HANDS | {"votes_for": "1", "votes_against": "2", "confirm": "yes"}, follow=True))

    shown = page(office.get(f"/office/ashcombe/changes/{change.pk}/"))
    assert "Replacement not approved" in shown and "is to recommend a replacement" in shown
    assert not Membership.objects.filter(person__name="Nadia Newcomer").exists()


def test_j3_a_vote_before_anybody_is_recommended_is_refused_and_not_recorded(one, sign_in, frozen):
    office = sign_in(one.officer)
    office.post(f"/office/ashcombe/memberships/{one.memberships[2].pk}/resign/", RESIGNATION | {"confirm": "yes"})
    change = MembershipChange.objects.get()
    vote = vote_address(office, change)
    frozen.move_to("2026-12-14T18:30:00Z")
    answer = page(sign_in(one.officer).post(vote, HANDS | {"confirm": "yes"}), 422)

    assert "has not recommended a replacement yet" in answer
    assert change.business.items.get().number and not hasattr(change.business.items.get(), "vote")
