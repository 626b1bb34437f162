"""Fractions, spans of time and matters of rules, in the words of people who are not officers."""

import calendar

from apps.core.counting import KINDS, read_code
from apps.core.counting.calendar import BASES
from apps.core.counting.words import many

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PARTS = ("whole", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

MATTERS = {
    "ordinary": "ordinary business",
    "replacement": "approving a replacement member",
    "constitution": "changing the constitution",
    "dissolution": "dissolving the body",
    "disclosure": "an interest declared at a meeting",
    "acknowledge": "acknowledging",
    "answer": "answering",
}

# What a rule can be about, where the site itself asks for one; a body may have others.
BUSINESS = ("ordinary", "replacement", "constitution", "dissolution")
OCCASIONS = {"": "joining the body", "disclosure": "an interest declared at a meeting"}

UNITS = {
    "working_days_after": "working day",
    "working_days_after_deemed": "working day",
    "working_days_before": "working day",
    "local_then_working_days": "working day",
    "clear_days_publish_by": "clear day",
    "clear_days_earliest_meeting": "clear day",
    "clear_days_count": "clear day",
}

BEGINNINGS = {
    "working_days_after": "the day itself does not count",
    "working_days_after_deemed": "the day itself does not count, and a closed day is moved to the next working day",
    "clear_days_publish_by": "neither the day of the notice nor the day of the meeting counts",
    "days_beginning_with": "the day itself is the first",
    "days_after_event": "the day itself does not count",
    "days_after_event_roll": "the day itself does not count, and an end on a closed day moves to the next working day",
    "months_after": "to the same date of the month in which it ends, or that month's last day",
    "months_after_roll": "to the same date of the month in which it ends, moved to a working day",
    "days_before": "the day itself does not count",
    "working_days_before": "the day itself does not count",
}


def matter_in_words(matter: str) -> str:
    """Return "changing the constitution" for the matter "constitution"; an unknown one as it is written."""
    return MATTERS.get(matter, matter.replace("-", " ").replace("_", " "))


def fraction(numerator: int, denominator: int) -> str:
    """Return "one third" or "two thirds"; "7/12" where the words are rarer than the figures."""
    if numerator >= len(NUMBERS) or denominator > len(PARTS):
        return f"{numerator}/{denominator}"
    part = PARTS[denominator - 1]
    if numerator == 1:
        return part if part == "half" else f"one {part}"
    return f"{NUMBERS[numerator]} {'halve' if part == 'half' else part}s"


def span(length: int, counting: str) -> str:
    """Return "21 clear days", "5 working days", "3 years" or "1 month", by the way of counting."""
    unit = UNITS.get(counting) or KINDS[counting].unit.removesuffix("s")
    years, rest = divmod(length, len(calendar.month_name[1:]))
    if unit == "month" and years and not rest:
        return many(years, "year")
    return many(length, unit)


def way_in_words(counting: str) -> str:
    """Return a way of counting as it is offered to choose from: "Clear days: neither the day of the notice ..."."""
    unit = UNITS.get(counting) or KINDS[counting].unit.removesuffix("s")
    back = " back" if counting.endswith("_before") else ""
    return f"{unit.capitalize()}s{back}: {BEGINNINGS[counting]}"


def how_counted(counting: str, calendar: str = "") -> str:
    """Return in one sentence where counting begins and which days count."""
    begins = BEGINNINGS.get(counting, "")
    days = days_that_count(calendar) if calendar else ""
    sentence = "; ".join(part for part in (begins, days) if part)
    return f"How it is counted: {sentence}." if sentence else ""


def days_that_count(calendar: str) -> str:
    """Return which days count in ``calendar``: "every day counts"."""
    base = BASES[read_code(calendar)[0]]
    if not base.nations:
        return "every day counts"
    if base.breaks:
        return f"Sundays, bank holidays and the breaks named in the {base.name} do not count"
    return f"weekends and bank holidays ({base.name}) do not count"


def named(slug: str, names: dict[str, str]) -> str:
    """Return the name of the organisation at ``slug``; spelled from its address where no name is known."""
    return names.get(slug) or slug.replace("-", " ").title()


def listed(words: list[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
