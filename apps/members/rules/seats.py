"""Who can hold a seat when: one holder at a time, only seats that are set out, no co-option where it is ruled out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from apps.core.formats import day
from apps.core.rulings import Citation, Ruling


class Held(NamedTuple):
    """Somebody holds a seat from a day until, not including, another (or for good)."""

    holder: str
    start: date
    end: date | None


def overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Tell whether two half-open periods share a day. An empty period shares none."""
    if end == start or other_end == other_start:
        return False
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def one_holder(*, seat: str, start: date, end: date | None, others: Iterable[Held], citation: Citation) -> Ruling:
    """Say whether a seat is free from ``start`` until ``end``, given who else holds it when.

    ``citation`` is where the seat is set out: one seat, and so one holder at a time.
    """
    for other in sorted(others, key=lambda held: held.start):
        if overlap(start, end, other.start, other.end):
            return Ruling(
                False,
                f"{other.holder} holds the seat {seat} {period(other.start, other.end)}.",
                ("A seat has one holder at a time.", f"Asked for: {period(start, end)}."),
                (citation,),
                lawful=_free_from(other),
            )
    return Ruling(True, f"The seat {seat} is free {period(start, end)}.", citations=(citation,))


def seat_set_out(
    *, seat: str, start: date, end: date | None, seat_start: date, seat_end: date | None, citation: Citation
) -> Ruling:
    """Say whether the seat itself exists for the whole time for which somebody is to hold it."""
    begins_late = start < seat_start
    ends_early = seat_end is not None and (end is None or end > seat_end)
    if begins_late or ends_early:
        return Ruling(
            False,
            f"The seat {seat} is set out {period(seat_start, seat_end)}, not {period(start, end)}.",
            citations=(citation,),
        )
    return Ruling(True, f"The seat {seat} is set out {period(seat_start, seat_end)}.", citations=(citation,))


def co_option(*, body: str, allowed: bool, citation: Citation) -> Ruling:
    """Say whether ``body`` may take in a member for whom no seat is set out (OLP-15)."""
    if allowed:
        return Ruling(True, f"{body} may co-opt members.", citations=(citation,))
    return Ruling(
        False,
        f"{body} does not co-opt members: nobody can join without a seat that is set out.",
        citations=(citation,),
        lawful="A vacant seat is filled by recommendation and approval.",
    )


def period(start: date, end: date | None) -> str:
    """Return "from Monday 1 June 2026" and, where it ends, "until Friday 1 January 2027, that day not included"."""
    until = f" until {day(end)}, that day not included" if end is not None else ""
    return f"from {day(start)}{until}"


def _free_from(other: Held) -> str:
    if other.end is None:
        return "The seat is free once that membership has ended."
    return f"The seat is free from {day(other.end)}."
