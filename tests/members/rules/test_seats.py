"""One holder at a time, seats that are set out, co-option where it is allowed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.rulings import Citation
from apps.members.rules.seats import Held, co_option, one_holder, overlap, period, seat_set_out

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 1)
CLAUSE = Citation("One Leicester constitution, article 15", "/leicester/documents/constitution/15/")
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PERIODS = st.tuples(DAYS, st.none() | DAYS).filter(lambda p: p[1] is None or p[0] <= p[1])


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [(FIRST, SECOND, True), (FIRST, None, False), (SECOND, THIRD, False), (THIRD, None, True), (SECOND, SECOND, True)],
)
def test_olp_10_a_seat_has_one_holder_at_a_time(start, end, free):
    ruling = one_holder(seat="Leader", start=start, end=end, others=[Held("Ada", SECOND, THIRD)], citation=CLAUSE)

    assert ruling.allowed is free
    if not free:
        assert "Ada holds the seat Leader from Monday 1 June 2026 until Tuesday 1 December 2026" in ruling.text
        assert ruling.citations == (CLAUSE,)
        assert ruling.lawful == "The seat is free from Tuesday 1 December 2026."


def test_olp_10_a_seat_held_for_good_is_free_once_that_has_ended():
    ruling = one_holder(seat="Leader", start=THIRD, end=None, others=[Held("Ada", FIRST, None)], citation=CLAUSE)

    assert ruling.lawful == "The seat is free once that membership has ended."


def days_of(start, end):
    return {date.fromordinal(n) for n in range(start.toordinal(), (end or date(2026, 4, 1)).toordinal())}


@given(one=PERIODS, other=PERIODS)
def test_two_periods_overlap_when_they_share_a_day(one, other):
    assert overlap(*one, *other) is bool(days_of(*one) & days_of(*other))
    assert overlap(*one, *other) is overlap(*other, *one)


@pytest.mark.parametrize(
    ("start", "end", "allowed"),
    [(SECOND, THIRD, True), (FIRST, THIRD, False), (SECOND, None, False), (SECOND, SECOND, True)],
)
def test_olp_10_nobody_holds_a_seat_longer_than_it_is_set_out(start, end, allowed):
    ruling = seat_set_out(seat="Leader", start=start, end=end, seat_start=SECOND, seat_end=THIRD, citation=CLAUSE)

    assert ruling.allowed is allowed
    assert ruling.citations == (CLAUSE,)


def test_olp_15_no_co_option_where_the_document_says_so():
    refused = co_option(body="Assembly", allowed=False, citation=CLAUSE)

    assert not refused.allowed
    assert refused.citations == (CLAUSE,) and "does not co-opt members" in refused.text
    assert co_option(body="Council", allowed=True, citation=CLAUSE).allowed


def test_a_period_for_good_names_no_end():
    assert period(FIRST, None) == "from Thursday 1 January 2026"
