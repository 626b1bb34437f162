"""When the steps of a deadline fall due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.counting import KINDS, Nonsense, count
from apps.deadlines import rules

DUE = date(2026, 6, 10)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
steps = st.lists(st.integers(-30, 60), max_size=6, unique=True)
moments = st.datetimes(
    datetime(2019, 6, 1),
    datetime(2030, 6, 1),
    timezones=st.just(UTC),
)


def test_reminders_go_out_in_the_morning_in_london():
    assert rules.reminder_moment(DUE, 1) == datetime(2026, 6, 9, 7, 0, tzinfo=UTC)  # 8 o'clock summer time
    assert rules.reminder_moment(date(2026, 12, 10), -1) == datetime(2026, 12, 11, 8, 0, tzinfo=UTC)


def test_a_deadline_is_missed_when_its_day_is_over_in_london():
    assert rules.missed_moment(DUE) == datetime(2026, 6, 10, 23, 0, tzinfo=UTC)
    assert rules.missed_moment(date(2026, 12, 10)) == datetime(2026, 12, 11, 0, 0, tzinfo=UTC)


@given(days, steps, moments)
def test_all_4_every_step_falls_due_exactly_once_however_long_sweeps_stand_still(due_on, some, opened):
    """Sweeps at any moments pass over each step that lay ahead at the opening once, and over no other."""
    ahead = {step for step in some if rules.reminder_moment(due_on, step) > opened}
    seen, pending, now = [], rules.next_moment(due_on, some, opened), opened
    while pending is not None:
        now = max(now + timedelta(days=5), pending)
        seen += rules.steps_due(due_on, some, pending, now)
        pending = rules.next_moment(due_on, some, now)
    assert sorted(seen) == sorted(ahead)


@given(days, st.integers(-40, 40), steps, moments)
def test_a_move_repeats_no_step_and_loses_none(due_on, by, some, now):
    pending, new = rules.next_moment(due_on, some, now), due_on + timedelta(days=by)
    after = rules.next_after_move(due_on, new, some, pending)
    if pending is None:
        assert after is None
        return
    left = {step for step in some if rules.reminder_moment(due_on, step) >= pending}
    assert {step for step in some if rules.reminder_moment(new, step) >= after} == left


@given(st.sampled_from(sorted(rules.DAYS_ONLY)), days, st.integers(1, 30))
def test_what_a_deadline_may_be_counted_by_gives_a_day(kind, start, length):
    moment = datetime(start.year, start.month, start.day, 12, tzinfo=UTC)
    for one, number, calendar in ((start, length, "EW"), (moment, length, "EW"), (moment, 0, "Europe/London")):
        try:
            assert type(count(kind, one, number, calendar).result) is date
        except Nonsense:
            continue


@pytest.mark.parametrize("missing", ["length", "counting", "calendar"])
def test_a_value_that_does_not_say_enough_is_refused(missing):
    value = {"length": 5, "counting": "working_days_after", "calendar": "EW"}
    assert rules.can_be_counted(value).allowed
    for nothing in (None, ""):
        ruling = rules.can_be_counted(value | {missing: nothing})
        assert not ruling.allowed
        assert missing in ruling.text
        assert ruling.lawful


@pytest.mark.parametrize("kind", ["clear_days_count", "hours_before", "guesswork"])
def test_a_way_of_counting_that_gives_no_day_is_refused(kind):
    ruling = rules.can_be_counted({"length": 5, "counting": kind, "calendar": "EW"})
    assert not ruling.allowed
    assert kind in ruling.text


def test_nothing_but_ways_of_counting_are_allowed():
    assert set(KINDS) >= rules.DAYS_ONLY
