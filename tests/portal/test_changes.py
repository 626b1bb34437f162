"""The page of a change of membership: where it stands, what is waited for, and every step (J3)."""

from datetime import date

import pytest

from apps.bodies.enums import Outcome
from apps.bodies.services import decide_business
from apps.members.services import changes


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def change(one):
    return changes.resign(
        membership=one.memberships[2],
        received_on=date(2026, 11, 20),
        leaves_on=date(2026, 12, 20),
        by=one.officer,
        reason="Letter to the Chair",
    )


def nominate(one, change):
    return changes.nominate(
        change=change, name="Nadia Newcomer", email="n@example.org", received_on=date(2026, 11, 22), by=one.officer
    )


def text(client, change):
    answer = client.get(f"/office/ashcombe/changes/{change.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_j3_the_page_says_what_is_waited_for_and_by_when(one, sign_in, change):
    page = text(sign_in(one.officer), change)

    assert "Traders of Ashcombe is to recommend a replacement by <strong>Sunday 20 December 2026</strong>" in page
    assert f"/office/ashcombe/changes/{change.pk}/nomination/" in page
    assert "How this day was counted" in page and "Why the notice was long enough" in page


def test_j3_the_timeline_says_who_when_why_and_where_it_is_written(one, sign_in, change):
    page = text(sign_in(one.officer), change)

    timeline = page[page.index('class="mh-timeline"') :]
    assert timeline.count('class="mh-timeline__item"') == 4
    for words in ("Officer of Ashcombe", "Sunday 22 November 2026 at 10am", "Letter to the Chair.", "article 9"):
        assert words in timeline
    assert "/ashcombe/documents/constitution/9/" in timeline


def test_j3_the_page_leads_to_the_agenda_item_where_the_vote_is_recorded(one, sign_in, change):
    nominate(one, change)
    page = text(sign_in(one.officer), change)

    item = one.open_meeting.items.get(business=change.business)
    assert "Assembly is to vote on Nadia Newcomer" in page
    assert f"item {item.number} of the meeting on Monday 14 December 2026" in page


def test_j3_without_a_meeting_the_page_says_what_happens_when_one_is_called(one, sign_in):
    one.assembly.meetings.update(state="held")
    change = changes.resign(
        membership=one.memberships[3], received_on=date(2026, 11, 20), leaves_on=date(2026, 12, 20), by=one.officer
    )

    assert "goes on the agenda of the next one by itself" in text(sign_in(one.officer), change)


def test_j3_a_completed_change_says_who_holds_the_seat(one, sign_in, change, frozen):
    nominate(one, change)
    change.refresh_from_db()
    frozen.move_to("2026-12-14T18:00:00Z")
    decide_business(business=change.business, outcome=Outcome.CARRIED, on=date(2026, 12, 14), by=one.officer)
    page = text(sign_in(one.officer), change)

    assert "Nadia Newcomer holds the seat from Sunday 20 December 2026" in page
    assert page.count('class="mh-timeline__item"') == 9


def test_a_late_recommendation_is_marked(one, sign_in, change, frozen):
    frozen.move_to("2027-01-02T10:00:00Z")

    assert ">Late</strong>" in text(sign_in(one.officer), change)


def test_all_1_another_council_s_change_answers_as_nothing_does(cast, sign_in, change):
    client = sign_in(cast.brindle.officer)
    never = client.get("/office/brindle/changes/987654321/")

    for council in ("ashcombe", "brindle"):
        for page in ("", "recorded/"):
            answer = client.get(f"/office/{council}/changes/{change.pk}/{page}")
            assert (answer.status_code, answer.content) == (404, never.content)


def test_the_list_shows_what_waits_first(one, sign_in, change):
    page = sign_in(one.officer).get("/office/ashcombe/changes/").content.decode()

    assert "Third Trader of Ashcombe: resignation" in page and "Waiting for a nomination" in page


def test_the_page_asks_a_fixed_number_of_times(one, sign_in, change, assert_queries):
    client = sign_in(one.officer)
    with assert_queries(most=8) as before:
        text(client, change)
    nominate(one, change)
    with assert_queries(len(before.statements())):
        text(client, change)
