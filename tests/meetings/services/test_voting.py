"""Attendance, votes and minutes (OLP-16, OLP-18, OLP-19, OLP-33, OLP-34, J3, ALL-3)."""

from datetime import UTC, date, datetime

import pytest

from apps.bodies import business as registry
from apps.bodies.enums import BusinessState, Outcome
from apps.core.rulings import Refused, refuse
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Notice, Vote
from apps.meetings.services import agenda, calling, minutes, standing_in
from apps.meetings.services.room import Attended, record_attendance
from apps.meetings.services.voting import record_vote
from tests import factories as make

from . import steps


@pytest.fixture
def told(monkeypatch):
    """Own the business of the tests, and remember what was told."""
    heard = []
    monkeypatch.setitem(registry._outcomes, "test", lambda **words: heard.append(words))
    return heard


@pytest.fixture
def meeting(cast):
    """A meeting of the assembly (4 of 6 seats held, 2 are a quorum) with a motion about the library."""
    meeting = steps.call(cast.ashcombe.assembly)
    agenda.add_item(meeting=meeting, title="Library", motion="Open the library.", matter="ordinary", by=None)
    calling.give_notice(meeting=meeting, text="We meet.", on=steps.TODAY, by=None)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def begun(meeting, frozen):
    """The same, on its day."""
    frozen.move_to(steps.AFTER)
    return meeting


def vote(item, present=4, votes_for=3, votes_against=1, abstaining=0, **more):
    return record_vote(
        item=item,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        abstaining=abstaining,
        by=None,
        **more,
    )


def refusal(item, **numbers):
    with pytest.raises(Refused) as refused:
        vote(item, **numbers)
    assert not Vote.objects.filter(item=item).exists()
    return refused.value


def library(meeting):
    return meeting.items.get(title="Library")


def test_j3_a_vote_is_recorded_on_or_after_the_day_of_the_meeting(meeting):
    refused = refusal(library(meeting))
    assert "Monday 18 January 2027" in str(refused)


def test_j3_a_vote_without_notice_is_refused(cast, frozen):
    meeting = steps.call(cast.ashcombe.assembly)
    item = agenda.add_item(meeting=meeting, title="Library", motion="Open it.", by=None)
    frozen.move_to(steps.AFTER)
    assert "No notice of this meeting" in str(refusal(item))


def test_olp_18_a_recorded_vote_carries_its_arithmetic_and_citations(begun):
    recorded = vote(library(begun))
    assert recorded.outcome == Outcome.CARRIED
    assert recorded.result_ruling["text"] == "Carried: 3 of 4 is more than half."
    assert recorded.result_ruling["citations"][0]["label"].endswith("article 4")
    assert recorded.quorum_ruling["arithmetic"][0] == "6 seats (annex 1), one third, rounded up = 2"
    assert recorded.quorum_ruling["citations"][0]["url"].startswith("/ashcombe/documents/constitution/2/")
    begun.refresh_from_db()
    assert begun.state == MeetingState.HELD


def test_olp_18_abstentions_count_among_those_eligible(begun):
    assert vote(library(begun), votes_for=2, votes_against=1, abstaining=1).outcome == Outcome.LOST


def test_olp_18_a_recorded_vote_stands(begun):
    vote(library(begun))
    with pytest.raises(Refused, match="A recorded vote stands"):
        vote(library(begun), votes_for=1)
    assert Vote.objects.get().votes_for == 3


def test_olp_19_without_a_quorum_nothing_is_recorded(begun):
    refused = refusal(library(begun), present=1, votes_for=1, votes_against=0)
    assert "Not quorate: 1 count, 2 of 6 needed." in str(refused)
    assert refused.field == "present"


def test_olp_19_the_board_needs_one_from_the_council_on_record(cast, frozen):
    one = cast.ashcombe
    trader = make.MembershipFactory(seat=one.board_seats[2], person=one.people[2]).person
    item = agenda.add_item(meeting=one.private_meeting, title="Plan", motion="Adopt it.", by=None)
    frozen.move_to(datetime(2026, 12, 15, 20, tzinfo=UTC))
    assert "nobody has recorded that Ashcombe is represented" in str(
        refusal(item, present=2, votes_for=2, votes_against=0)
    )
    steps.attend(one.private_meeting, [one.councillor_person, trader])
    assert vote(item, present=2, votes_for=2, votes_against=0).outcome == Outcome.CARRIED


@pytest.mark.parametrize(
    ("numbers", "words", "field"),
    [
        ({"present": 5}, "5 cannot be present: the body has 4 members with a vote", "present"),
        ({"votes_for": 4, "votes_against": 1}, "do not add up: 5 voted or abstained, but only 4 may vote", "votes_for"),
        ({"casting_vote": "for"}, "on an equal vote only", "casting_vote"),
        ({"casting_vote": "maybe"}, "for the motion or against it", "casting_vote"),
    ],
)
def test_all_3_refusals_name_the_numbers_and_the_field(begun, numbers, words, field):
    refused = refusal(library(begun), **numbers)
    assert words in str(refused)
    assert refused.field == field


def test_olp_18_the_casting_vote_decides_an_equal_vote(begun):
    recorded = vote(library(begun), votes_for=2, votes_against=2, casting_vote="for")
    assert recorded.outcome == Outcome.CARRIED
    assert "casting vote" in recorded.result_ruling["text"]


def test_present_cannot_exceed_the_attendance_record(cast, begun):
    steps.attend(begun, cast.ashcombe.people[:3])
    assert "the attendance record shows 3" in str(refusal(library(begun)))
    vote(library(begun), present=3, votes_for=2)
    with pytest.raises(Refused, match="records 3 members present"):
        steps.attend(begun, cast.ashcombe.people[2:3], "apologies")


def test_j1_a_pecuniary_declaration_takes_the_member_out_of_the_vote(cast, begun):
    people = cast.ashcombe.people
    item = library(begun)
    make.DeclarationFactory(item=item, person=people[1], kind="pecuniary")
    make.DeclarationFactory(item=item, person=people[2], kind="other")
    steps.attend(begun, people)
    assert "only 3 may vote" in str(refusal(item))
    recorded = vote(item, votes_for=2, votes_against=1)
    assert (recorded.conflicted, recorded.outcome) == (1, Outcome.CARRIED)
    assert recorded.result_ruling["text"] == "Carried: 2 of 3 is more than half."


def test_j1_somebody_with_an_interest_who_stayed_away_takes_no_hand_away(cast, begun):
    people = cast.ashcombe.people
    item = library(begun)
    make.DeclarationFactory(item=item, person=people[3], kind="pecuniary")
    steps.attend(begun, people[:3])
    assert vote(item, present=3, votes_for=3, votes_against=0).conflicted == 0


def test_olp_33_a_motion_without_its_text_in_the_notice_cannot_be_put(cast, begun):
    one = cast.ashcombe
    meeting = one.open_meeting
    item = agenda.add_item(meeting=meeting, title="Co-options", motion="Allow them.", matter="constitution", by=None)
    assert "No notice of this meeting is on record" in str(refusal(item))
    make_notice(meeting, "We meet.")
    assert "does not set out the text" in str(refusal(item))


def test_olp_34_a_dissolution_put_on_too_late_cannot_be_voted_on(cast, frozen):
    one = cast.ashcombe
    meeting = one.open_meeting
    make_notice(meeting, "We meet.")
    frozen.move_to(datetime(2026, 12, 1, 10, tzinfo=UTC))
    with pytest.raises(Refused, match="must stand in the notice"):
        agenda.add_item(meeting=meeting, title="End", motion="Be dissolved.", matter="dissolution", by=None)
    item = make.AgendaItemFactory(
        meeting=meeting,
        number=7,
        title="End",
        for_decision=True,
        motion="Be dissolved.",
        matter="dissolution",
        added_on=date(2026, 12, 1),
    )
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    refused = refusal(item, votes_for=4, votes_against=0)
    assert "Too late for 14 December. Earliest lawful date: 23 December." in str(refused)


def make_notice(meeting, text):
    return Notice.objects.create(
        meeting=meeting, given_on=steps.TODAY, text=text, rule=meeting.openness_rule, ruling={}
    )


def test_j3_the_outcome_is_told_in_the_same_breath(cast, told, frozen):
    one = cast.ashcombe
    opened = steps.business(one.assembly, one.provisions["9"], matter="replacement")
    item = AgendaItem.objects.get(business=opened)
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    vote(item)
    opened.refresh_from_db()
    assert (opened.state, opened.outcome) == (BusinessState.DECIDED, Outcome.CARRIED)
    assert [words["business"].pk for words in told] == [opened.pk]


def test_j3_when_the_owner_of_the_business_fails_nothing_is_recorded(cast, monkeypatch, frozen):
    one = cast.ashcombe

    def fail(**words):
        raise refuse("No.")

    monkeypatch.setitem(registry._outcomes, "test", fail)
    opened = steps.business(one.assembly, one.provisions["9"])
    item = AgendaItem.objects.get(business=opened)
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    refusal(item)
    opened.refresh_from_db()
    assert opened.state == BusinessState.WAITING


def test_j3_undecided_business_is_placed_again_when_the_minutes_are_published(cast, told, frozen):
    one = cast.ashcombe
    opened = steps.business(one.assembly, one.provisions["9"])
    later = steps.call(one.assembly)
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    steps.attend(one.open_meeting, one.people)
    assert not later.items.filter(business=opened).exists()
    minutes.publish(meeting=one.open_meeting, text="We met.", items={}, by=None)
    assert later.items.filter(business=opened).exists()


def test_minutes_say_who_was_there_and_are_permanent(cast, begun):
    item = library(begun)
    minutes.write(meeting=begun, text="The chair opened the meeting.", items={item.pk: "Agreed."}, by=None)
    with pytest.raises(Refused, match="Record the attendance first"):
        minutes.publish(meeting=begun, by=None)
    steps.attend(begun, cast.ashcombe.people)
    minutes.publish(meeting=begun, by=None)
    item.refresh_from_db()
    assert item.minute == "Agreed."
    with pytest.raises(Refused, match="minutes are permanent"):
        minutes.write(meeting=begun, text="Other.", items={}, by=None)


def test_minutes_of_items_of_another_meeting_are_refused(cast, begun):
    with pytest.raises(Refused, match="not on the agenda"):
        minutes.write(meeting=begun, text="", items={cast.brindle.open_item.pk: "Mine."}, by=None)


def test_olp_16_a_substitute_is_recorded_when_the_rule_is_met(cast, begun):
    person = cast.ashcombe.people[0]
    substitute = Attended(person, "substitute")
    with pytest.raises(Refused, match="No substitute has been named"):
        record_attendance(meeting=begun, rows=[substitute], by=None)
    named = standing_in.name_substitute(
        meeting=begun, person=person, name="Sam Stand", at=make.NOW, by=None, reason="Told by telephone."
    )
    with pytest.raises(Refused, match="has not been briefed") as refused:
        record_attendance(meeting=begun, rows=[substitute], by=None)
    assert refused.value.ruling.citations[0].label.endswith("article 6")
    assert not begun.attendance.exists()
    standing_in.confirm(named=named, briefed=True, by=None, reason="Confirmed.")
    record_attendance(meeting=begun, rows=[substitute], by=None)
    assert begun.attendance.get().substitution == named


def test_olp_10_one_row_a_person_however_many_seats(cast, begun):
    one = cast.ashcombe
    make.MembershipFactory(seat=one.vacant_seat, person=one.people[0])
    steps.attend(begun, one.people)
    assert begun.attendance.count() == 4
    with pytest.raises(Refused, match="named twice"):
        steps.attend(begun, [one.people[0], one.people[0]])


def test_olp_15_a_stranger_cannot_be_recorded_as_there(cast, begun):
    with pytest.raises(Refused, match="no co-options") as refused:
        steps.attend(begun, [cast.brindle.people[0]])
    assert refused.value.ruling.citations[0].label.endswith("article 7")


def test_attendance_can_be_corrected_and_taken_back(cast, begun):
    person = cast.ashcombe.people[0]
    steps.attend(begun, [person])
    steps.attend(begun, [person], "apologies")
    assert begun.attendance.get().kind == "apologies"
    steps.attend(begun, [person], "")
    assert not begun.attendance.exists()
