"""Majorities (OLP-18, OLP-33, OLP-34; law.md, "Votes")."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apps.meetings.rules.majority import Count, adds_up, casting_vote, fewest, in_words, reached, result

from . import values

SIMPLE = values.majority()
TWO_THIRDS_VOTING = values.majority(2, 3, at_least=True, of="voting")
TWO_THIRDS_ELIGIBLE = values.majority(2, 3, at_least=True)


def count(present, votes_for, against, abstaining, conflicted=0):
    return Count(present, conflicted, votes_for, against, abstaining)


def test_olp_33_abstentions_are_left_out_of_those_voting():
    ruling = result(TWO_THIRDS_VOTING, count(17, 10, 5, 2))
    assert ruling.allowed
    assert ruling.text == "Carried: 10 of 15 is at least two thirds."


def test_olp_34_abstentions_count_among_those_eligible():
    ruling = result(TWO_THIRDS_ELIGIBLE, count(17, 10, 5, 2))
    assert not ruling.allowed
    assert ruling.text == "Lost: 10 of 17 is not at least two thirds."
    assert any("12 or more" in line for line in ruling.arithmetic)


def test_olp_18_no_simple_majority_of_those_present_and_eligible():
    ruling = result(SIMPLE, count(17, 8, 7, 2))
    assert not ruling.allowed
    assert ruling.text == "Lost: 8 of 17 is not more than half."


def test_olp_18_the_arithmetic_shows_every_number():
    ruling = result(SIMPLE, count(18, 9, 5, 2, conflicted=1))
    assert ruling.arithmetic == (
        (
            "Present and eligible: 18 present, 1 out with a pecuniary interest = 17 "
            "(9 for, 5 against, 2 abstaining, 1 did not vote)"
        ),
        "More than half of 17 is 9 or more; 9 voted for",
    )
    assert ruling.allowed


def test_olp_18_casting_vote_on_equality_only():
    assert casting_vote(SIMPLE, count(17, 8, 8, 1), held=True).allowed
    unequal = casting_vote(SIMPLE, count(17, 8, 7, 2), held=True)
    assert not unequal.allowed
    assert "equal vote only" in unequal.text
    assert "8 for and 7 against are not equal" in unequal.lawful


@pytest.mark.parametrize(("cast", "carried"), [("for", True), ("against", False), ("", False)])
def test_olp_18_casting_vote_decides_an_equal_vote(cast, carried):
    assert result(SIMPLE, count(17, 8, 8, 1), cast).allowed is carried


def test_olp_18_no_casting_vote_where_the_rules_give_none_or_nobody_voted():
    assert not casting_vote(SIMPLE, count(17, 8, 8, 1), held=False).allowed
    assert not casting_vote(SIMPLE, count(17, 0, 0, 17), held=True).allowed


def test_olp_34_a_casting_vote_cannot_make_two_thirds():
    ruling = casting_vote(TWO_THIRDS_ELIGIBLE, count(16, 8, 8, 0), held=True)
    assert not ruling.allowed
    assert "at least two thirds" in ruling.text


def test_s31_members_with_a_pecuniary_interest_are_no_part_of_the_denominator():
    assert not result(SIMPLE, count(18, 9, 9, 0)).allowed
    assert result(SIMPLE, count(18, 9, 8, 0, conflicted=1)).allowed


@pytest.mark.parametrize(
    "numbers",
    [count(17, 10, 5, 3), count(17, 17, 0, 0, conflicted=1), count(1, 0, 0, 0, conflicted=2), count(3, -1, 0, 0)],
)
def test_all_3_numbers_that_do_not_add_up_are_refused(numbers):
    ruling = adds_up(numbers)
    assert not ruling.allowed
    assert ruling.arithmetic


def test_all_3_somebody_may_be_present_and_not_vote():
    assert adds_up(count(17, 8, 5, 2)).allowed


def test_words_of_the_rule():
    assert in_words(SIMPLE) == "more than half of those present and eligible to vote"
    assert in_words(TWO_THIRDS_VOTING) == "at least two thirds of those present and voting"


hands = st.integers(0, 60)
rules = st.builds(
    lambda n, more, at_least, of: values.majority(n, n + more, at_least=at_least, of=of),
    st.integers(1, 6),
    st.integers(1, 6),
    st.booleans(),
    st.sampled_from(["eligible", "voting"]),
)


@given(rule=rules, votes_for=hands, against=hands, abstaining=hands)
def test_one_more_vote_for_never_loses_a_motion(rule, votes_for, against, abstaining):
    now = count(votes_for + against + abstaining, votes_for, against, abstaining)
    more = count(now.present + 1, votes_for + 1, against, abstaining)
    assert reached(rule, more) or not reached(rule, now)


@given(rule=rules, votes_for=hands, against=hands, abstaining=hands)
def test_fewest_is_where_a_motion_begins_to_be_carried(rule, votes_for, against, abstaining):
    numbers = count(votes_for + against + abstaining, votes_for, against, abstaining)
    whole = numbers.voting if rule.of == "present_and_voting" else numbers.eligible
    assert reached(rule, numbers) == (votes_for >= fewest(rule, whole))


@given(votes_for=hands, against=hands, abstaining=hands)
def test_both_sides_never_have_a_simple_majority(votes_for, against, abstaining):
    present = votes_for + against + abstaining
    assume(present)
    ours = reached(SIMPLE, count(present, votes_for, against, abstaining))
    theirs = reached(SIMPLE, count(present, against, votes_for, abstaining))
    assert not (ours and theirs)


@given(votes_for=hands, against=hands, abstaining=hands)
def test_those_eligible_are_never_easier_than_those_voting(votes_for, against, abstaining):
    numbers = count(votes_for + against + abstaining, votes_for, against, abstaining)
    assert reached(TWO_THIRDS_VOTING, numbers) or not reached(TWO_THIRDS_ELIGIBLE, numbers)
