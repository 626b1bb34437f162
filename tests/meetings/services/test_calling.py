"""Calling meetings, notice, changes and cancelling (OLP-22, OLP-31, OLP-33, OLP-34, ALL-2, ALL-3)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.core.rulings import Refused
from apps.deadlines.models import Message
from apps.documents.models import Rule
from apps.meetings.enums import MeetingState
from apps.meetings.services import agenda, calling
from tests import factories as make
from tests.cast import PRIVATE_WORD

from . import steps

TODAY = date(2026, 11, 22)


def test_olp_22_whether_a_meeting_is_open_follows_from_the_bodys_rule(cast):
    one = cast.ashcombe
    assert steps.call(one.assembly).in_public
    assert not steps.call(one.board).in_public


def test_olp_31_declarations_of_interests_come_first_on_every_agenda(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    first = meeting.items.get()
    assert (first.number, first.title) == (1, "Declarations of interests")
    assert first.standing_rule is not None


def test_a_meeting_begins_in_preparation_and_notice_makes_it_public(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    assert meeting.state == MeetingState.PREPARING
    calling.give_notice(meeting=meeting, text="The Assembly meets.", on=TODAY, by=cast.ashcombe.officer)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CALLED


@pytest.mark.parametrize(
    ("kind", "matter", "words"),
    [("openness", "", "meetings in public"), ("notice", "ordinary", "notice"), ("quorum", "", "quorum")],
)
def test_all_3_calling_without_a_rule_is_refused_naming_it(cast, kind, matter, words):
    body = cast.ashcombe.assembly
    Rule.objects.filter(rule_set=body.rule_set, kind=kind, matter=matter).update(end=TODAY)
    with pytest.raises(Refused, match=f"(?i)no rule for.*{words}"):
        steps.call(body)


def test_all_3_a_body_without_rules_cannot_meet(cast):
    body = cast.ashcombe.assembly
    body.rule_set = None
    body.save()
    with pytest.raises(Refused, match="no rule"):
        steps.call(body)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"hours": -1}, "ends"), ({"hours": 30}, "ends"), ({"place": " "}, "place")],
)
def test_all_3_nonsense_is_refused_beside_its_field(cast, change, field):
    with pytest.raises(Refused) as refused:
        steps.call(cast.ashcombe.assembly, **change)
    assert refused.value.field == field


def test_a_body_cannot_meet_twice_at_once(cast):
    steps.call(cast.ashcombe.assembly)
    with pytest.raises(Refused, match="already meets then"):
        steps.call(cast.ashcombe.assembly)


def test_a_second_meeting_of_a_day_has_an_address_of_its_own(cast):
    body = cast.ashcombe.assembly
    assert steps.call(body).slug == "2027-01-18"
    assert steps.call(body, start=steps.START + timedelta(hours=4)).slug == "2027-01-18-2"


def test_the_address_is_the_date_in_london(cast):
    start = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    assert steps.call(cast.ashcombe.assembly, start=start).slug == "2027-07-01"


def test_all_3_late_notice_is_refused_with_the_earliest_lawful_date(cast):
    meeting = steps.call(cast.ashcombe.assembly, start=datetime(2026, 11, 26, 17, 30, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        calling.give_notice(meeting=meeting, text="We meet.", on=TODAY, by=None)
    ruling = refused.value.ruling
    assert ruling.text == "Too late for 26 November."
    assert ruling.lawful == "Earliest lawful date: 28 November."
    assert ruling.citations[0].label.endswith("article 3")
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PREPARING
    assert not Message.objects.exists()


def test_olp_34_dissolution_on_the_agenda_asks_for_its_own_notice(cast):
    meeting = steps.call(cast.ashcombe.assembly, start=datetime(2026, 12, 8, 17, 30, tzinfo=UTC))
    with pytest.raises(Refused, match="Earliest lawful date: 14 December"):
        agenda.add_item(meeting=meeting, title="End", motion="Be dissolved.", matter="dissolution", by=None)
    make.AgendaItemFactory(
        meeting=meeting, number=7, title="End", for_decision=True, motion="Be dissolved.", matter="dissolution"
    )
    with pytest.raises(Refused, match="Earliest lawful date: 14 December") as refused:
        calling.give_notice(meeting=meeting, text="We meet.", on=TODAY, by=None)
    assert refused.value.ruling.citations[0].label.endswith("article 14")


def test_olp_33_a_change_of_the_constitution_must_stand_in_the_notice(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    motion = "Article 7 shall read: two members may be co-opted."
    agenda.add_item(meeting=meeting, title="Co-options", motion=motion, matter="constitution", by=None)
    with pytest.raises(Refused, match="does not set out the text of “Co-options”"):
        calling.give_notice(meeting=meeting, text="We meet to change article 7.", on=TODAY, by=None)
    notice = calling.give_notice(meeting=meeting, text=f"We meet.\n\n{motion}", on=TODAY, by=None)
    assert notice.ruling["allowed"]


def test_members_are_told_and_nobody_else(cast):
    one = cast.ashcombe
    meeting = steps.call(one.board, place=f"{PRIVATE_WORD} House")
    notice = calling.give_notice(meeting=meeting, text="The Board meets.", on=TODAY, by=one.officer)
    told = Message.objects.get()
    assert notice.recipients == 1
    assert told.to_address == one.councillor_person.email
    assert PRIVATE_WORD in told.body
    assert "not open to the public" in told.body


def test_notice_is_given_once_and_not_in_the_future(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    with pytest.raises(Refused, match="in the future"):
        calling.give_notice(meeting=meeting, text="We meet.", on=date(2026, 11, 23), by=None)
    calling.give_notice(meeting=meeting, text="We meet.", on=TODAY, by=None)
    with pytest.raises(Refused, match="given already"):
        calling.give_notice(meeting=meeting, text="We meet.", on=TODAY, by=None)


def test_a_cancelled_meeting_says_why_and_tells_its_members(cast):
    one = cast.ashcombe
    meeting = steps.noticed(one.assembly)
    Message.objects.all().delete()
    before = meeting.sequence
    with pytest.raises(Refused, match="says why"):
        calling.cancel(meeting=meeting, reason=" ", by=one.officer)
    calling.cancel(meeting=meeting, reason="Snow.", by=one.officer)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_reason) == (MeetingState.CANCELLED, "Snow.")
    assert meeting.sequence == before + 1
    assert {"Snow." in message.body for message in Message.objects.all()} == {True}
    assert Message.objects.count() == len(one.people)
    with pytest.raises(Refused, match="cannot be cancelled"):
        calling.cancel(meeting=meeting, reason="Ice.", by=one.officer)


def test_a_meeting_nobody_knows_of_is_dropped_in_silence(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    calling.cancel(meeting=meeting, reason="Called by mistake.", by=None)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.DROPPED
    assert not Message.objects.exists()


def test_details_can_change_but_not_the_day(cast):
    meeting = steps.noticed(cast.ashcombe.assembly)
    late = {"starts_at": steps.START + timedelta(hours=1), "ends_at": steps.START + timedelta(hours=3)}
    before = meeting.sequence
    calling.change_details(meeting=meeting, **late, place="Hall", access="", by=None, reason="The chamber is flooded.")
    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence) == ("Hall", before + 1)
    with pytest.raises(Refused, match="called for Monday 18 January 2027"):
        calling.change_details(
            meeting=meeting,
            starts_at=steps.START + timedelta(days=1),
            ends_at=steps.START + timedelta(days=1, hours=2),
            place="Hall",
            access="",
            by=None,
            reason="Later.",
        )


def test_all_2_history_says_who_and_why(cast):
    one = cast.ashcombe
    meeting = steps.call(one.assembly, by=one.officer)
    calling.cancel(meeting=meeting, reason="Snow.", by=one.administrator)
    changes = meeting.history.order_by("history_id")
    assert [(row.history_user, row.history_change_reason) for row in changes] == [
        (one.officer, "Ordinary business."),
        (one.administrator, "Snow."),
    ]


def test_papers_that_lay_ready_are_published_with_the_notice(cast, frozen):
    meeting = steps.call(cast.ashcombe.assembly)
    item = agenda.add_item(meeting=meeting, title="Library", by=None)
    paper = make.PaperFactory(item=item, published_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    calling.give_notice(meeting=meeting, text="We meet.", on=TODAY, by=None)
    paper.refresh_from_db()
    assert paper.published_at >= datetime(2026, 11, 22, 10, tzinfo=UTC)
