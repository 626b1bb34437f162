"""When a rule that an officer takes from a text may begin, and when it may end. Pure."""

from datetime import date

from apps.core.formats import short_day
from apps.core.rulings import Ruling


def begins(*, start: date, today: date, text_from: date, text_until: date | None, replaces: bool) -> Ruling:
    """Rule whether a rule may be in force from ``start``: only while its text is, and never instead of the past.

    ``replaces`` tells whether a rule about the same is in force then: what it ruled until today stays as it was.
    """
    if start < text_from:
        text = f"The text is in force from {short_day(text_from)}: no rule taken from it is in force before."
        return Ruling(
            False, text, lawful=f"Earliest day: {short_day(max(text_from, today) if replaces else text_from)}."
        )
    if text_until is not None and start >= text_until:
        text = f"The text is in force until {short_day(text_until)} only, so no rule taken from it can begin then."
        return Ruling(False, text, lawful="Take the rule from the edition that is in force on that day.")
    if replaces and start < today:
        text = "A rule about this is in force already, and what it ruled until today stays as it was."
        return Ruling(False, text, lawful=f"Earliest day for another one: {short_day(today)}.")
    return Ruling(True, f"The rule is in force from {short_day(start)}.")


def ends(*, end: date, today: date, start: date, ends_already: date | None) -> Ruling:
    """Rule whether a rule that began on ``start`` may hold no longer from ``end`` on."""
    if ends_already is not None and ends_already <= end:
        text = f"The rule ends on {short_day(ends_already)} already."
        return Ruling(False, text, lawful=f"It can end before {short_day(ends_already)} only.")
    if end < today or end <= start:
        # A rule that begins today holds today, and can end tomorrow at the earliest.
        text = f"The rule is in force from {short_day(start)}, and what it ruled until today stays as it was."
        lawful = f"It can end on {short_day(today)} or later, and after {short_day(start)}."
        return Ruling(False, text, lawful=lawful)
    return Ruling(True, f"The rule ends on {short_day(end)}.")
