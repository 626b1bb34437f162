"""Dates and times as people read them."""

from datetime import UTC, date, datetime

import pytest

from apps.core import formats
from apps.core.clock import local_date


def test_a_day_is_written_in_words() -> None:
    assert formats.day(date(2026, 9, 24)) == "Thursday 24 September 2026"
    assert formats.short_day(date(2026, 9, 4)) == "4 September 2026"
    assert formats.day(None) == ""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 7, 1, 16, 30, tzinfo=UTC), "5.30pm"),
        (datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "9am"),
        (datetime(2026, 12, 1, 12, 0, tzinfo=UTC), "midday"),
        (datetime(2026, 12, 1, 0, 0, tzinfo=UTC), "midnight"),
        (datetime(2026, 12, 1, 0, 5, tzinfo=UTC), "12.05am"),
    ],
)
def test_a_time_is_the_time_in_london(moment: datetime, words: str) -> None:
    assert formats.clock(moment) == words


def test_the_date_of_a_moment_is_its_date_in_london() -> None:
    received = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert local_date(received) == date(2026, 7, 1)
    assert formats.moment(received) == "Wednesday 1 July 2026 at 12.30am"


@pytest.mark.parametrize(("octets", "words"), [(1, "1 KB"), (34_200, "34 KB"), (1_240_000, "1.2 MB")])
def test_a_size_is_written_in_round_figures(octets: int, words: str) -> None:
    assert formats.size(octets) == words
