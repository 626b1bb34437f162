"""Resignation: how much notice a member gives (OLP-21.4)."""

from datetime import date

from apps.core.counting import Nonsense, count
from apps.core.formats import day
from apps.core.rulings import Citation, Ruling

EVERY_DAY = "CAL"


def notice_of_resignation(*, received: date, leaves: date, length: int, counting: str, citation: Citation) -> Ruling:
    """Say whether a notice ``received`` that day lets a member leave on ``leaves``, the first day without the seat.

    ``length`` and ``counting`` are those of the body's rule of kind "resignation", ``citation`` where it stands.
    """
    earliest, words = _count(received, length, counting)
    allowed = leaves >= earliest
    arithmetic = (
        f"Notice received on {day(received)}.",
        *words,
        f"The membership is to end on {day(leaves)}.",
    )
    if allowed:
        text = f"The notice is long enough: the membership may end on {day(leaves)}."
        return Ruling(allowed, text, arithmetic, (citation,))
    text = f"The notice is too short: received on {day(received)}, it cannot end the membership on {day(leaves)}."
    return Ruling(allowed, text, arithmetic, (citation,), f"Earliest lawful date: {day(earliest)}.")


def receipt(*, received: date, today: date, member_since: date) -> Ruling:
    """Say whether a notice can have been ``received`` that day: not in the future, not before the membership."""
    if received > today:
        return Ruling(
            False,
            f"The notice cannot have been received on {day(received)}, which is still to come.",
            lawful=f"The latest possible day is today, {day(today)}.",
        )
    if received < member_since:
        return Ruling(
            False,
            f"The notice cannot have been received on {day(received)}, before the membership began.",
            lawful=f"The membership began on {day(member_since)}.",
        )
    return Ruling(True, f"Received on {day(received)}.")


def within_membership(*, leaves: date, start: date, end: date | None) -> Ruling:
    """Say whether a membership that holds from ``start`` until ``end`` can be ended on ``leaves``."""
    if leaves <= start:
        return Ruling(
            False,
            f"The membership cannot end on {day(leaves)}: it began on {day(start)}.",
        )
    if end is not None and leaves >= end:
        return Ruling(
            False,
            f"The membership ends on {day(end)} already, so it cannot end on {day(leaves)}.",
        )
    return Ruling(True, f"The membership may end on {day(leaves)}.")


def _count(received: date, length: int, counting: str) -> tuple[date, tuple[str, ...]]:
    counted = count(counting, received, length, EVERY_DAY)
    if not isinstance(counted.result, date):
        raise Nonsense(f"“{counting}” gives no day on which a membership could end.")
    return counted.result, counted.words
