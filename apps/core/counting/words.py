"""Days and moments in British words, without asking the machine's locale."""

from datetime import date, datetime, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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


def day_in_words(day: date) -> str:
    """ "Friday 3 April 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_in_words(moment: datetime) -> str:
    """ "5.30pm", "11am", "midday", "midnight" of a moment already in local time (seconds are left out)."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midday" if moment.hour else "midnight"
    hour = (moment.hour - 1) % 12 + 1
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def moment_in_words(moment: datetime) -> str:
    """ "Thursday 24 September 2026 at 5.30pm" of a moment already in local time."""
    return f"{day_in_words(moment)} at {clock_in_words(moment)}"


def many(number: int, noun: str) -> str:
    """ "1 working day", "5 working days", "40,000 days"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def skipped_in_words(skipped: list[tuple[date, str]]) -> list[str]:
    """A line for each closed day passed over, in order of date; weekends, being plain, share one line."""
    skipped = sorted(skipped)
    weekend = [day for day, reason in skipped if reason in ("Saturday", "Sunday")]
    named = [(day, reason) for day, reason in skipped if reason not in ("Saturday", "Sunday")]
    lines = [f"{day_in_words(day)} does not count: {reason}." for day, reason in named[:MOST_NAMED]]
    if len(named) > MOST_NAMED:
        lines.append(f"{many(len(named) - MOST_NAMED, 'more closed day')} do not count.")
    if weekend:
        lines.append(_weekend_in_words(weekend))
    return lines


def _weekend_in_words(days: list[date]) -> str:
    """One line for all Saturdays and Sundays passed over, naming them while they are few."""
    if len(days) == 1:
        return f"{day_in_words(days[0])} does not count."
    if len(days) == 2 and days[1] - days[0] == timedelta(days=1):
        return f"{day_in_words(days[0])} and {day_in_words(days[1])} do not count."
    sundays = sum(day.weekday() == 6 for day in days)
    parts = [many(number, noun) for number, noun in ((len(days) - sundays, "Saturday"), (sundays, "Sunday")) if number]
    return f"{' and '.join(parts)} from {day_in_words(days[0])} to {day_in_words(days[-1])} do not count."
