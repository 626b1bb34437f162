"""The agenda: standing items, order, business that comes on by itself (OLP-31, OLP-21.4, J3)."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.bodies import business as registry
from apps.bodies.enums import BusinessState
from apps.bodies.services import withdraw_business
from apps.core.rulings import Refused
from apps.meetings.models import AgendaItem
from apps.meetings.services import agenda, calling

from . import steps

pytestmark = pytest.mark.usefixtures("_owner")


@pytest.fixture
def _owner(monkeypatch):
    """Own the business of the tests."""
    monkeypatch.setitem(registry._outcomes, "test", lambda **told: None)


def titles(meeting):
    return list(meeting.items.order_by("number").values_list("number", "title"))


def test_olp_31_the_standing_item_cannot_be_removed_or_moved(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    item = meeting.items.get()
    other = agenda.add_item(meeting=meeting, title="The library", by=None)
    for attempt in (
        lambda: agenda.remove_item(item=item, by=None, reason="No time."),
        lambda: agenda.move_item(item=item, up=False, by=None),
        lambda: agenda.move_item(item=other, up=True, by=None),
    ):
        with pytest.raises(Refused, match="standing item of every meeting") as refused:
            attempt()
        assert refused.value.ruling.citations[0].label.endswith("article 11")
    assert titles(meeting) == [(1, "Declarations of interests"), (2, "The library")]


def test_items_can_be_moved_and_removed_until_the_notice(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    first, second = (agenda.add_item(meeting=meeting, title=title, by=None) for title in ("Library", "Bridge"))
    agenda.move_item(item=second, up=True, by=None)
    assert titles(meeting)[1:] == [(2, "Bridge"), (3, "Library")]
    with pytest.raises(Refused, match="last item already"):
        agenda.move_item(item=first, up=False, by=None)
    agenda.remove_item(item=second, by=None, reason="Withdrawn.")
    assert titles(meeting)[1:] == [(2, "Library")]
    calling.give_notice(meeting=meeting, text="We meet.", on=steps.TODAY, by=None)
    first.refresh_from_db()
    with pytest.raises(Refused, match="has been published"):
        agenda.remove_item(item=first, by=None, reason="No time.")
    late = agenda.add_item(meeting=meeting, title="Flood", by=None)
    assert late.added_on == steps.TODAY


def test_all_3_a_matter_without_a_majority_cannot_be_put_to_the_vote(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    with pytest.raises(Refused, match=r"(?i)no rule for majority"):
        agenda.add_item(meeting=meeting, title="War", motion="Declare war.", matter="war", by=None)


def test_j3_business_goes_on_the_next_agenda_that_is_called(cast):
    one = cast.ashcombe
    meeting = steps.call(one.assembly)
    opened = steps.business(one.assembly, one.provisions["9"])
    item = AgendaItem.objects.get(business=opened)
    # The meeting of the cast, on 14 December, is earlier than the one called here.
    assert item.meeting == one.open_meeting
    assert item.motion == opened.motion
    assert item.for_decision
    assert not meeting.items.filter(business=opened).exists()


def test_j3_business_waits_until_a_meeting_is_called(cast):
    one = cast.ashcombe
    calling.cancel(meeting=one.open_meeting, reason="Snow.", by=None)
    opened = steps.business(one.assembly, one.provisions["9"])
    assert not AgendaItem.objects.filter(business=opened).exists()
    meeting = steps.call(one.assembly)
    assert AgendaItem.objects.get(business=opened).meeting == meeting
    agenda.place_on_next_agenda(business=opened, by=None)
    assert AgendaItem.objects.filter(business=opened).count() == 1


def test_j3_business_of_a_cancelled_meeting_goes_on_the_next_one(cast):
    one = cast.ashcombe
    opened = steps.business(one.assembly, one.provisions["9"])
    meeting = steps.call(one.assembly)
    calling.cancel(meeting=one.open_meeting, reason="Snow.", by=None)
    assert meeting.items.filter(business=opened).exists()


def test_j3_business_of_another_body_does_not_come_on(cast):
    one = cast.ashcombe
    opened = steps.business(one.board, one.provisions["9"])
    assert AgendaItem.objects.get(business=opened).meeting == one.private_meeting


def test_olp_34_a_matter_with_its_own_notice_passes_over_a_meeting_already_noticed(cast):
    one = cast.ashcombe
    noticed = steps.noticed(one.assembly, start=steps.START - timedelta(days=40))
    calling.cancel(meeting=one.open_meeting, reason="Snow.", by=None)
    later = steps.call(one.assembly)
    opened = steps.business(one.assembly, one.provisions["14"], matter="dissolution")
    assert AgendaItem.objects.get(business=opened).meeting == later
    assert not noticed.items.filter(business=opened).exists()


def test_business_stays_on_the_agenda_while_it_waits(cast):
    one = cast.ashcombe
    calling.cancel(meeting=one.open_meeting, reason="Snow.", by=None)
    meeting = steps.call(one.assembly)
    opened = steps.business(one.assembly, one.provisions["9"])
    item = meeting.items.get(business=opened)
    with pytest.raises(Refused, match="waits for the decision"):
        agenda.remove_item(item=item, by=None, reason="No time.")
    withdraw_business(business=opened, by=None, reason="Taken back.")
    opened.refresh_from_db()
    assert opened.state == BusinessState.WITHDRAWN
    agenda.clear_decided(business=opened, by=None)
    assert not meeting.items.filter(business=opened).exists()


def test_j3_business_that_a_past_meeting_left_undecided_is_placed_again_by_itself(cast, frozen):
    one = cast.ashcombe
    opened = steps.business(one.assembly, one.provisions["9"])
    later = steps.call(one.assembly)
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    steps.attend(one.open_meeting, one.people)
    assert agenda.place_again() == 0, "on the day of the meeting its votes may still be recorded"
    frozen.move_to(datetime(2026, 12, 15, 9, tzinfo=UTC))
    assert agenda.place_again() == 1
    assert later.items.filter(business=opened).exists()
    assert agenda.place_again() == 0
