"""Automatic numbers as office programs show them."""

import pytest

from apps.documents.importing.counting import Counter, Level, number


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("lowerLetter", 1, "a"), ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"), ("upperLetter", 28, "BB"), ("lowerRoman", 4, "iv"), ("upperRoman", 1999, "MCMXCIX"),
        ("lowerRoman", 5000, "5000"), ("chicago", 2, "2"), ("bullet", 1, ""), ("lowerLetter", 0, "0"),
    ],
)  # fmt: skip
def test_owc_1_numbers_are_written_in_each_style(style, value, shown):
    assert number(style, value) == shown


def test_owc_1_levels_count_within_each_other_and_begin_anew():
    counter = Counter({0: Level(), 1: Level(text="%1.%2"), 2: Level("lowerRoman", "(%3)"), 3: Level("bullet", "o")})

    counted = [counter.next(level) for level in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1)]
    assert counted == ["1.", "1.1", "1.2", "(i)", "(ii)", "•", "1.3", "(i)", "2.", "2.1"]
    assert counter.next(1, start=7) == "2.7" and counter.next(1) == "2.8"


def test_owc_1_a_level_may_count_on_and_write_all_in_figures():
    counter = Counter({0: Level("upperRoman", "Part %1"), 1: Level(text="%1.%2", plain=True, restarts=False)})

    assert [counter.next(level) for level in (0, 1, 0, 1)] == ["Part I", "1.1", "Part II", "2.2"]


def test_owc_1_a_deeper_level_that_comes_first_counts_from_the_start_of_those_above():
    counter = Counter({0: Level(start=3), 1: Level(text="%1.%2")})

    assert [counter.next(1), counter.next(1), counter.next(0)] == ["3.1", "3.2", "4."]
