"""A member names a substitute on the own page; the office sees how often seats are substituted (OLP-16)."""

import pytest

from apps.meetings.models import Substitution
from tests import factories as make

OWN = "/my/ashcombe/meetings/assembly/2026-12-14/substitute/"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def member(client, cast):
    """The second councillor, signed in."""
    client.force_login(cast.ashcombe.second_councillor)
    return client


def test_olp_16_named_confirmed_and_withdrawn_by_the_member(member, cast):
    assert "article 6" in text_of(member.get(OWN))
    assert member.post(OWN, {"name": "", "email": "nonsense"}).status_code == 422
    assert member.post(OWN, {"name": "Sam Stand"}).status_code == 302
    shown = text_of(member.get(OWN))
    assert "has not been briefed" in shown
    assert "host organisation" not in shown
    assert member.post(OWN, {"briefed": "on"}).status_code == 302
    assert "May attend" in text_of(member.get(OWN))
    assert member.post(OWN + "withdraw/", {"reason": ""}).status_code == 422
    assert member.post(OWN + "withdraw/", {"reason": "I come."}).status_code == 302
    assert not Substitution.objects.exists()
    assert member.get(OWN + "withdraw/").status_code == 404


def test_olp_16_a_refusal_keeps_what_was_typed_and_says_the_clause(member, cast):
    response = member.post(OWN, {"name": cast.ashcombe.people[2].name, "email": "trader@example.org"})
    assert response.status_code == 302
    Substitution.objects.all().delete()
    response = member.post(OWN, {"name": cast.ashcombe.people[2].name})
    assert response.status_code == 422
    assert "has a vote already" in text_of(response)
    assert 'value="Third Trader of Ashcombe"' in text_of(response)


def test_olp_16_a_seat_of_a_community_of_interest_is_asked_for_its_hosts_advice(member, cast):
    seat = cast.ashcombe.assembly_seats[1]
    type(seat).objects.filter(pk=seat.pk).update(sector="communities_of_interest")
    assert "host organisation" in text_of(member.get(OWN))
    member.post(OWN, {"name": "Sam Stand", "briefed": "on"})
    assert "has not asked the host organisation" in text_of(member.get(OWN))
    member.post(OWN, {"briefed": "on", "host_advised": "on", "host_advice": "They agree."})
    assert "They agree." in text_of(member.get(OWN))


def test_olp_16_a_body_without_a_rule_says_so_and_names_nobody(member, cast):
    cast.ashcombe.rule(cast.ashcombe.assembly, "substitutes").delete()
    assert "has no rule on substitutes" in text_of(member.get(OWN))
    assert member.post(OWN, {"name": "Sam Stand"}).status_code == 422


def test_olp_16_how_often_each_seat_was_substituted_leaves_cancelled_meetings_out(client, cast):
    one = cast.ashcombe
    for number, state in ((1, "held"), (2, "held"), (3, "cancelled")):
        meeting = make.MeetingFactory(
            body=one.assembly, slug=f"2026-10-0{number}", state=state, openness_rule=one.open_meeting.openness_rule
        )
        kind = "substitute" if number != 2 else "present"
        named = make.SubstitutionFactory(meeting=meeting, membership=one.memberships[1]) if number != 2 else None
        make.AttendanceFactory(meeting=meeting, membership=one.memberships[1], kind=kind, substitution=named)
        make.AttendanceFactory(meeting=meeting, membership=one.memberships[2])
    client.force_login(one.officer)
    shown = text_of(client.get("/office/ashcombe/substitutes/"))
    assert shown.index("1 of 2 meetings") < shown.index("0 of 2 meetings")
    assert 'width="49.5"' in shown
