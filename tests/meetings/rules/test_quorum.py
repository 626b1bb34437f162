"""Quorum (OLP-19)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.meetings.rules.quorum import Room, Seats, how_needed, needed, quorum

from . import values

ASSEMBLY = Seats(all=51, voting=51, written_in="annex 2")
BOARD = Seats(all=13, voting=13, written_in="annex 3")
BOARD_RULE = values.quorum("voting_seats", required_organisation="leicester-city-council", required_count=1)


def test_olp_19_one_third_of_51_seats_is_17():
    assert needed(values.quorum(), ASSEMBLY) == 17
    assert how_needed(values.quorum(), ASSEMBLY) == "51 seats (annex 2), one third, rounded up = 17"


def test_olp_19_one_third_of_13_voting_seats_is_5():
    assert needed(BOARD_RULE, BOARD) == 5
    assert how_needed(BOARD_RULE, BOARD) == "13 voting seats (annex 3), one third, rounded up = 5"


def test_olp_19_quorum_counts_seats_and_not_who_is_in_post():
    assert needed(values.quorum(), Seats(all=51, voting=30)) == 17
    assert needed(values.quorum("voting_seats"), Seats(all=51, voting=30)) == 10


def test_olp_19_seventeen_are_enough_and_sixteen_are_not():
    enough = quorum(values.quorum(), ASSEMBLY, Room(present=17), values.ARTICLE_19)
    assert enough.allowed
    assert enough.text == "Quorate: 17 of 51 count, 17 needed."
    assert enough.citations == values.ARTICLE_19
    short = quorum(values.quorum(), ASSEMBLY, Room(present=16), values.ARTICLE_19)
    assert not short.allowed
    assert "17 of 51 needed" in short.text
    assert short.lawful == "1 more member must be in the room."
    assert "51 seats (annex 2), one third, rounded up = 17" in short.arithmetic
    assert short.citations == values.ARTICLE_19


def test_olp_19_members_out_of_the_item_are_left_out_or_counted_as_the_rule_says():
    room = Room(present=18, conflicted=2)
    assert not quorum(values.quorum(), ASSEMBLY, room).allowed
    assert quorum(values.quorum(conflicted="counted"), ASSEMBLY, room).allowed


def test_olp_19_the_board_needs_one_from_the_council():
    room = {"present": 5, "organisation": "Leicester City Council"}
    assert quorum(BOARD_RULE, BOARD, Room(**room, from_organisation=1)).allowed
    without = quorum(BOARD_RULE, BOARD, Room(**room, from_organisation=0))
    assert not without.allowed
    assert without.text == "Not quorate: 0 from Leicester City Council present, 1 needed."
    unknown = quorum(BOARD_RULE, BOARD, Room(**room))
    assert not unknown.allowed
    assert "nobody has recorded that Leicester City Council is represented" in unknown.text


def test_olp_19_both_shortcomings_are_told_at_once():
    room = Room(present=4, from_organisation=0, organisation="Leicester City Council")
    ruling = quorum(BOARD_RULE, BOARD, room)
    assert "5 of 13 needed" in ruling.text
    assert "0 from Leicester City Council" in ruling.text


@given(seats=st.integers(0, 500), numerator=st.integers(1, 10), more=st.integers(0, 10))
def test_olp_19_quorum_is_the_smallest_number_that_reaches_the_fraction(seats, numerator, more):
    rule = values.quorum(numerator=numerator, denominator=numerator + more)
    asked = needed(rule, Seats(all=seats, voting=seats))
    assert asked * (numerator + more) >= seats * numerator
    assert asked == 0 or (asked - 1) * (numerator + more) < seats * numerator
    assert asked <= seats


@given(present=st.integers(0, 60), conflicted=st.integers(0, 10))
def test_olp_19_one_more_in_the_room_never_breaks_a_quorum(present, conflicted):
    now = quorum(values.quorum(), ASSEMBLY, Room(present=present, conflicted=conflicted)).allowed
    later = quorum(values.quorum(), ASSEMBLY, Room(present=present + 1, conflicted=conflicted)).allowed
    assert later or not now


@pytest.mark.parametrize(
    ("seats", "quorum_is"),
    [(5, 3), (9, 3), (10, 4), (12, 4), (13, 5), (15, 5), (16, 6), (18, 6)],
)
def test_olp_19_a_parish_has_one_third_and_never_under_three(seats, quorum_is):
    """law.md: up to 9 seats 3; 10-12: 4; 13-15: 5; 16-18: 6."""
    value = values.quorum(at_least=3)

    assert needed(value, Seats(seats, seats)) == quorum_is
    assert how_needed(value, Seats(seats, seats)).endswith(f"never fewer than 3 = {quorum_is}")
