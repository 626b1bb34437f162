"""A page of a long list, without counting the list: one row more than is shown tells whether there is another page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FIRST = 1
# A page number with more digits than this is nobody's: it would only make the database skip rows for nothing.
LONGEST = 6


@dataclass(frozen=True)
class Page:
    """The rows of one page, its number, and whether others come before and after."""

    rows: list[Any]
    number: int
    more: bool

    @property
    def previous(self) -> int | None:
        """Return the number of the page before, or None."""
        return self.number - 1 if self.number > FIRST else None

    @property
    def next(self) -> int | None:
        """Return the number of the page after, or None."""
        return self.number + 1 if self.more else None


def page_of(rows: Sequence[Any] | Any, number: str | None, size: int) -> Page:
    """Return page ``number`` (as it stands in the address; nonsense is the first page) of ``rows``, ``size`` a page."""
    text = (number or "").strip()
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else FIRST
    wanted = max(wanted, FIRST)
    begin = (wanted - FIRST) * size
    found = list(rows[begin : begin + size + 1])
    return Page(found[:size], wanted, len(found) > size)
