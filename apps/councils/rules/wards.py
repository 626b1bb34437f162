"""Wards: what a council calls them, and from when until when they stand. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.core.rulings import Ruling

from .tables import Row, Wrong, rows_of, short

COLUMNS, OPTIONAL = ("name", "start"), ("end",)


@dataclass(frozen=True)
class Span:
    """What is known of a ward: its name and its days, half-open."""

    name: str
    start: date
    end: date | None = None

    def beside(self, other: "Span") -> bool:
        """Tell whether there is a day on which both stand."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


def a_ward(ward: Span, others: Iterable[Span]) -> Ruling:
    """Rule whether ``ward`` can stand beside the ``others`` of its council: its days in order, its name its own."""
    if ward.end is not None and ward.end <= ward.start:
        return Ruling(False, "The ward would end before it begins.", lawful="Enter a later last day, or none.")
    same = next(
        (other for other in others if other.name.casefold() == ward.name.casefold() and ward.beside(other)), None
    )
    if same is not None:
        return Ruling(
            False,
            f"There is a ward called {same.name} on some of these days already.",
            lawful="Choose another name, or end that ward first.",
        )
    return Ruling(True, "No other ward has this name on these days.")


def read(text: str, standing: Iterable[Span]) -> tuple[list[Span], list[Wrong]]:
    """Read the wards in ``text`` (CSV: name, start, perhaps end), and say by line what cannot be taken."""
    rows, wrong = rows_of(text, COLUMNS, OPTIONAL)
    known, new = list(standing), list[Span]()
    for row in rows:
        said = _take(row, known, new)
        if said:
            wrong.append(Wrong(row.line, said))
    return new, wrong


def _take(row: Row, known: list[Span], new: list[Span]) -> str:
    """Add the ward in ``row`` to both lists; return why it cannot be, or nothing."""
    if not row["name"]:
        return "The ward has no name."
    start, end = _day(row["start"]), _day(row["end"])
    for cell, day in ((row["start"], start), (row["end"], end)):
        if cell and day is None:
            return f"“{short(cell)}” is not a day. Write year-month-day, like 2023-05-04."
    if start is None:
        return "The day from which the ward stands is missing."
    ward = Span(row["name"], start, end)
    ruling = a_ward(ward, known)
    if not ruling.allowed:
        return ruling.text
    known.append(ward)
    new.append(ward)
    return ""


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
