"""Notice of a meeting: whether it was given in time (OLP-34, ALL-3)."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, cast

from apps.bodies.rules.noticing import FORWARDS
from apps.core import formats
from apps.core.counting import Calendar, count
from apps.core.rulings import Citation, Ruling


class NoticeValue(Protocol):
    """What a rule on notice says (catalogue: notice); without length the document leaves it to the body."""

    length: int | None
    counting: str
    calendar: str
    must_carry_text: bool


def notice(
    value: NoticeValue,
    *,
    given_on: date,
    meets_on: date,
    citations: tuple[Citation, ...] = (),
    calendar: Calendar | str = "",
) -> Ruling:
    """Rule whether notice given on one day is in time for a meeting on another.

    ``calendar`` is the rule's own with what the council adds to it (closed days); without it the rule's own is taken.
    """
    days = calendar or value.calendar
    if given_on > meets_on:
        text = f"A notice on {_short(given_on, meets_on)} comes after the meeting on {_short(meets_on, meets_on)}."
        lawful = f"Give notice on or before {_short(meets_on, meets_on)}."
        return Ruling(False, text, (), citations, lawful)
    if value.length is None:
        text = f"Notice was given on {formats.day(given_on)}. The length of notice is left to the body."
        return Ruling(True, text, (_clear_days(given_on, meets_on, days),), citations)
    last = count(value.counting, meets_on, value.length, days)
    latest = cast(date, last.result)
    if given_on <= latest:
        text = f"Notice was given on {formats.day(given_on)}, in time: {formats.day(latest)} was the last day for it."
        return Ruling(True, text, (*last.words, _clear_days(given_on, meets_on, days)), citations)
    first = count(FORWARDS[value.counting], given_on, value.length, days)
    lines = (f"Notice given on {formats.day(given_on)}.", *last.words, *first.words)
    lawful = f"Earliest lawful date: {_short(cast(date, first.result), given_on)}."
    return Ruling(False, f"Too late for {_short(meets_on, given_on)}.", lines, citations, lawful)


def latest_day(value: NoticeValue, meets_on: date, calendar: Calendar | str = "") -> date:
    """Return the last day on which notice may be given for a meeting on ``meets_on``."""
    if value.length is None:
        return meets_on
    return cast(date, count(value.counting, meets_on, value.length, calendar or value.calendar).result)


def carries(text: str, motion: str, title: str, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the notice's ``text`` sets out the ``motion``, word for word (OLP-33)."""
    if _plain(motion) in _plain(text) and _plain(motion):
        return Ruling(True, f"The notice sets out the text of “{title}”.", (), citations)
    missing = [part for part in motion.split("\n\n") if _plain(part) not in _plain(text)]
    return Ruling(
        False,
        f"The notice does not set out the text of “{title}”.",
        ("Text that must be in the notice:", *(missing or [motion])),
        citations,
        lawful="Put the whole text of the motion into the notice.",
    )


def with_texts(text: str, motions: Iterable[str]) -> str:
    """Return ``text`` with each of ``motions`` that it does not set out yet put at its end (OLP-33)."""
    missing = [motion for motion in motions if _plain(motion) not in _plain(text)]
    return "\n\n".join([text.rstrip(), *missing])


def clear_days(given_on: date, meets_on: date, calendar: Calendar | str) -> int:
    """Return how many clear days lie between notice and meeting."""
    answer, _, _ = str(count("clear_days_count", (given_on, meets_on), 0, calendar)).partition(":")
    return int(answer)


def _clear_days(given_on: date, meets_on: date, calendar: Calendar | str) -> str:
    number = clear_days(given_on, meets_on, calendar)
    return f"{number} clear day{'' if number == 1 else 's'} between notice and meeting."


def _short(day: date, beside: date) -> str:
    words = formats.day(day).split(" ", 1)[1]
    return words.rsplit(" ", 1)[0] if day.year == beside.year else words


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
