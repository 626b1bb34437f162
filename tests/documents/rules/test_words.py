"""Fractions and spans of time in words."""

import pytest

from apps.core.counting import KINDS
from apps.documents.rules import words


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [(1, 2, "half"), (1, 3, "one third"), (2, 3, "two thirds"), (3, 4, "three quarters"), (3, 2, "three halves"),
     (7, 12, "7/12"), (11, 10, "11/10")],
)  # fmt: skip
def test_fractions(numerator, denominator, said):
    assert words.fraction(numerator, denominator) == said


@pytest.mark.parametrize(
    ("length", "counting", "said"),
    [(1, "months_after", "1 month"), (36, "months_after", "3 years"), (13, "months_after", "13 months"),
     (21, "clear_days_publish_by", "21 clear days"), (1, "working_days_after", "1 working day"),
     (28, "days_beginning_with", "28 days"), (24, "hours_before", "24 hours")],
)  # fmt: skip
def test_spans(length, counting, said):
    assert words.span(length, counting) == said


@pytest.mark.parametrize("counting", KINDS)
@pytest.mark.parametrize("calendar", ["EW", "CAL", "S243", "EW+EVE"])
def test_every_way_of_counting_can_be_told(counting, calendar):
    assert words.span(3, counting)
    assert words.how_counted(counting, calendar).endswith(".")


@pytest.mark.parametrize(
    ("given", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_lists(given, said):
    assert words.listed(given) == said
