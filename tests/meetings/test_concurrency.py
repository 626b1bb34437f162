"""Two officers at once lead to one change; on PostgreSQL, where they really run at once (J3, ALL-2)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from apps.bodies import business as registry
from apps.core.rulings import Refused
from apps.deadlines.models import Message
from apps.meetings.models import AgendaItem, Notice, Vote
from apps.meetings.services import agenda, calling
from apps.meetings.services.voting import record_vote
from tests.meetings.services import steps

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

OFFICERS = 4


def at_once(act):
    """Let all officers do ``act`` (given their number) at one moment; return what each got, or was refused with."""
    barrier = Barrier(OFFICERS)

    def officer(number):
        try:
            barrier.wait(timeout=20)
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(OFFICERS) as pool:
        return list(pool.map(officer, range(OFFICERS)))


def refused(answers):
    return [answer for answer in answers if isinstance(answer, Refused)]


@pytest.fixture
def told(monkeypatch):
    """Own the business of the tests, and remember what was told."""
    heard = []
    monkeypatch.setitem(registry._outcomes, "test", lambda **words: heard.append(words))
    return heard


def test_j3_several_officers_record_one_vote(cast, told, frozen):
    one = cast.ashcombe
    opened = steps.business(one.assembly, one.provisions["9"])
    item = AgendaItem.objects.select_related("meeting__body__council", "meeting__body__rule_set").get(business=opened)
    frozen.move_to("2026-12-14T20:00:00Z")

    def vote(number):
        return record_vote(item=item, present=4, votes_for=3, votes_against=1, abstaining=0, by=None)

    answers = at_once(vote)
    assert len(refused(answers)) == OFFICERS - 1
    assert Vote.objects.count() == 1
    assert len(told) == 1


def test_several_officers_give_one_notice(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    answers = at_once(lambda number: calling.give_notice(meeting=meeting, text="We meet.", on=steps.TODAY, by=None))
    assert len(refused(answers)) == OFFICERS - 1
    assert Notice.objects.count() == 1
    assert Message.objects.count() == len(cast.ashcombe.people)


def test_several_officers_call_meetings_of_one_day_and_each_has_its_address(cast):
    body = cast.ashcombe.assembly
    answers = at_once(lambda number: steps.call(body, start=steps.START.replace(hour=8 + 2 * number)))
    assert not refused(answers)
    assert len({meeting.slug for meeting in answers}) == OFFICERS


def test_several_officers_put_items_on_one_agenda_and_each_has_its_number(cast):
    meeting = steps.call(cast.ashcombe.assembly)
    at_once(lambda number: agenda.add_item(meeting=meeting, title=f"Item {number}", by=None))
    assert sorted(meeting.items.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_j3_a_vote_and_new_business_do_not_lock_each_other_out(cast, told, frozen):
    one = cast.ashcombe
    item = agenda.add_item(meeting=one.open_meeting, title="Library", motion="Open it.", by=None)
    frozen.move_to("2026-12-14T20:00:00Z")

    def act(number):
        if number % 2:
            return steps.business(one.assembly, one.provisions["9"], subject=number)
        return record_vote(item=item, present=4, votes_for=3, votes_against=1, abstaining=0, by=None)

    answers = at_once(act)
    assert len(refused(answers)) == 1
    assert Vote.objects.count() == 1
