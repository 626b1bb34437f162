"""How a count tells its days: lines in British words."""

from datetime import date, timedelta

from apps.core import formats

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# More named days than this in one explanation help nobody: the rest are told by their number.
MOST_NAMED = 40


def many(number: int, noun: str) -> str:
    """ "1 working day", "5 working days", "40,000 days"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def skipped_in_words(skipped: list[tuple[date, str]]) -> list[str]:
    """A line for each closed day passed over, in order of date; weekends, being plain, share one line."""
    skipped = sorted(skipped)
    weekend = [day for day, reason in skipped if reason in ("Saturday", "Sunday")]
    named = [(day, reason) for day, reason in skipped if reason not in ("Saturday", "Sunday")]
    lines = [f"{formats.day(day)} does not count: {reason}." for day, reason in named[:MOST_NAMED]]
    if len(named) > MOST_NAMED:
        lines.append(f"{many(len(named) - MOST_NAMED, 'more closed day')} do not count.")
    if weekend:
        lines.append(_weekend_in_words(weekend))
    return lines


def _weekend_in_words(days: list[date]) -> str:
    """One line for all Saturdays and Sundays passed over, naming them while they are few."""
    if len(days) == 1:
        return f"{formats.day(days[0])} does not count."
    if len(days) == 2 and days[1] - days[0] == timedelta(days=1):
        return f"{formats.day(days[0])} and {formats.day(days[1])} do not count."
    sundays = sum(day.weekday() == 6 for day in days)
    parts = [many(number, noun) for number, noun in ((len(days) - sundays, "Saturday"), (sundays, "Sunday")) if number]
    return f"{' and '.join(parts)} from {formats.day(days[0])} to {formats.day(days[-1])} do not count."
