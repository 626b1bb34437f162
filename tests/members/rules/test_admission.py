"""Scoring a request to admit an organisation (OLP-21)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.rulings import Citation
from apps.members.rules.admission import Criterion, Scored, can_score, weigh

CITED = Citation("Constitution, clause 21.1", "/here/")
scales = st.integers(1, 10)


def scored(score, reason="It runs the market.", highest=5, name="influence"):
    return Scored(Criterion(name, highest, CITED), score, reason)


@pytest.mark.parametrize("score", [-1, 6, None])
def test_olp_21_a_score_outside_the_scale_is_refused_with_what_would_be_lawful(score):
    ruling = can_score(scored(score))
    assert not ruling.allowed
    assert (ruling.lawful, ruling.citations) == ("Enter a whole number from 0 to 5.", (CITED,))


def test_olp_21_a_score_without_a_reason_is_refused():
    assert can_score(scored(3, " ")).text == "The score for influence is given with its reason."


def test_olp_21_nothing_is_weighed_without_criteria_nor_while_one_is_unscored():
    assert not weigh([]).allowed
    ruling = weigh([scored(3), scored(None, name="seniority")])
    assert not ruling.allowed and "seniority" in ruling.text and "influence" not in ruling.text


def test_olp_21_the_total_shows_its_arithmetic_and_decides_nothing():
    ruling = weigh([scored(3), scored(1, highest=3, name="seniority")])
    assert ruling.text == "Scored 4 of 8 in total. The scores inform the vote; they do not decide it."
    assert ruling.arithmetic == ("influence: 3 of 5", "seniority: 1 of 3", "3 + 1 = 4 of 8")


@given(st.lists(scales.flatmap(lambda top: st.tuples(st.integers(0, top), st.just(top))), min_size=1))
def test_olp_21_whatever_is_within_the_scales_can_be_put_to_the_vote_and_adds_up(pairs):
    ruling = weigh([scored(score, highest=top) for score, top in pairs])
    total, most = sum(score for score, _ in pairs), sum(top for _, top in pairs)
    assert ruling.allowed and ruling.arithmetic[-1].endswith(f"= {total} of {most}")
    assert 0 <= total <= most
