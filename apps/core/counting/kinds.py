"""One function for each way of counting (law.md, "Counting days"). All take checked values; ``asking`` checks them."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from apps.core import clock, formats

from .calendar import KNOWN_UNTIL, Calendar
from .nonsense import Nonsense
from .words import many, skipped_in_words

ONE_DAY = timedelta(days=1)
Skipped = list[tuple[date, str]]


@dataclass(frozen=True)
class Count:
    """An answer: a day, a moment, or "N:pass" / "N:fail"; the lines that explain it; whether it may still move."""

    result: date | datetime | str
    words: tuple[str, ...]
    provisional: bool = False

    def __str__(self) -> str:
        """The result alone, as the command prints it."""
        return self.result if isinstance(self.result, str) else self.result.isoformat()

    @property
    def day(self) -> date:
        """The result of a way of counting that ends on a day; of any other a TypeError."""
        if isinstance(self.result, date) and not isinstance(self.result, datetime):
            return self.result
        raise TypeError(f"{self} is not a day.")


def _walk(day: date, step: int, needed: int, closed: Callable[[date], str]) -> tuple[date, Skipped]:
    """Go from day, itself uncounted, by whole days until ``needed`` open ones are passed; the last is returned."""
    skipped: Skipped = []
    while needed:
        day += step * ONE_DAY
        if reason := closed(day):
            skipped.append((day, reason))
        else:
            needed -= 1
    return day, skipped


def _roll(day: date, step: int, calendar: Calendar) -> tuple[date, Skipped]:
    """The day itself when open, else the next open one in the direction of step."""
    skipped: Skipped = []
    while reason := calendar.why_closed(day):
        skipped.append((day, reason))
        day += step * ONE_DAY
    return day, skipped


def _answer(result: date | str, lines: list[str], calendar: Calendar, looked_at: tuple[date, ...]) -> Count:
    """A Count that is provisional when a day that was looked at lies outside the settled table."""
    provisional = bool(looked_at) and not calendar.in_known_table(min(looked_at), max(looked_at))
    if provisional:
        until = formats.day(KNOWN_UNTIL)
        lines = [*lines, f"Provisional: the table of bank holidays is settled from 1972 until {until} only."]
    return Count(result, tuple(lines), provisional)


def working_days_after(start: date, length: int, calendar: Calendar) -> Count:
    """Start is day 0, open or closed; the result is working day ``length``."""
    end, skipped = _walk(start, 1, length, calendar.why_closed)
    lines = [
        f"{many(length, 'working day')} after {formats.day(start)} ({calendar.name}).",
        f"{formats.day(start)} is day 0.",
        *skipped_in_words(skipped),
        f"{formats.day(end)} is working day {length:,}.",
    ]
    return _answer(end, lines, calendar, (start, end) if length else ())


def working_days_after_deemed(start: date, length: int, calendar: Calendar) -> Count:
    """The same, but a start on a closed day is taken as received on the next working day."""
    deemed, skipped = _roll(start, 1, calendar)
    rest = working_days_after(deemed, length, calendar)
    if deemed == start:
        lines = [*rest.words]
    else:
        lines = [
            f"{formats.day(start)} is closed ({skipped[0][1]}): taken as {formats.day(deemed)}.",
            *rest.words,
        ]
    if rest.provisional:
        return Count(rest.result, tuple(lines), True)
    return _answer(rest.result, lines, calendar, (start, deemed))


def working_days_before(start: date, length: int, calendar: Calendar) -> Count:
    """Backwards from an event, which is day 0."""
    end, skipped = _walk(start, -1, length, calendar.why_closed)
    lines = [
        f"{many(length, 'working day')} before {formats.day(start)} ({calendar.name}).",
        f"{formats.day(start)} is day 0.",
        *skipped_in_words(skipped),
        f"{formats.day(end)} is working day {length:,}, counted backwards.",
    ]
    return _answer(end, lines, calendar, (end, start - ONE_DAY) if length else ())


def clear_days_publish_by(start: date, length: int, calendar: Calendar) -> Count:
    """The last open day on which to publish for a meeting on ``start`` with ``length`` clear days between."""
    first_clear, skipped = _walk(start, -1, length, calendar.why_closed)
    publish, closed = _roll(first_clear - ONE_DAY if length else start, -1, calendar)
    lines = [
        f"{many(length, 'clear day')} before a meeting on {formats.day(start)} ({calendar.name}).",
        "Neither the day of publishing nor the day of the meeting counts.",
        *skipped_in_words(skipped + closed),
    ]
    if length:
        lines.append(f"{formats.day(first_clear)} is clear day {length:,}, counted backwards.")
    lines.append(f"{formats.day(publish)} is the last day to publish.")
    return _answer(publish, lines, calendar, (publish, start - ONE_DAY if length else start))


def clear_days_earliest_meeting(start: date, length: int, calendar: Calendar) -> Count:
    """The earliest day to meet after publishing on ``start``, with ``length`` clear days between."""
    last_clear, skipped = _walk(start, 1, length, calendar.why_closed)
    meeting = last_clear + ONE_DAY if length else start
    lines = [
        f"{many(length, 'clear day')} after publishing on {formats.day(start)} ({calendar.name}).",
        "Neither the day of publishing nor the day of the meeting counts.",
        *skipped_in_words(skipped),
        f"{formats.day(meeting)} is the earliest day of the meeting.",
    ]
    return _answer(meeting, lines, calendar, (start, last_clear) if length else ())


def clear_days_count(start: tuple[date, date], length: int, calendar: Calendar) -> Count:
    """How many clear days lie between publishing and meeting: "N:pass" where they are ``length`` or more."""
    published, meeting = start
    if meeting < published:
        raise Nonsense(f"The meeting on {meeting} is before its publishing on {published}.")
    between = [published + ONE_DAY * step for step in range(1, (meeting - published).days)]
    skipped = [(day, reason) for day in between if (reason := calendar.why_closed(day))]
    clear = len(between) - len(skipped)
    enough = clear >= length
    lines = [
        f"Published on {formats.day(published)}, meeting on {formats.day(meeting)} ({calendar.name}).",
        "Neither the day of publishing nor the day of the meeting counts.",
        *skipped_in_words(skipped),
        f"{many(clear, 'clear day')}, {length:,} needed: {'enough' if enough else 'too few'}.",
    ]
    return _answer(f"{clear}:{'pass' if enough else 'fail'}", lines, calendar, tuple(between))


def days_beginning_with(start: date, length: int, calendar: Calendar) -> Count:
    """Start is day 1, so 28 days end on start + 27. Only days of an excluded period do not count."""
    end, skipped = _walk(start - ONE_DAY, 1, length, calendar.why_excluded)
    lines = [
        f"{many(length, 'day')} beginning with {formats.day(start)}, which is day 1.",
        *skipped_in_words(skipped),
        f"{formats.day(end)} is day {length:,}.",
    ]
    return Count(end, tuple(lines))


def days_after_event(start: date, length: int, calendar: Calendar) -> Count:
    """Start is day 0, so "within 28 days of" ends on start + 28. Only days of an excluded period do not count."""
    end, skipped = _walk(start, 1, length, calendar.why_excluded)
    lines = [
        f"{many(length, 'day')} after {formats.day(start)}, which is day 0.",
        *skipped_in_words(skipped),
        f"{formats.day(end)} is day {length:,}.",
    ]
    return Count(end, tuple(lines))


def days_after_event_roll(start: date, length: int, calendar: Calendar) -> Count:
    """The same, and an end on a closed day moves to the next working day."""
    return _moved_on(days_after_event(start, length, calendar), calendar)


def days_before(start: date, length: int, calendar: Calendar) -> Count:
    """Calendar days back from an event on ``start``, not clear. Only days of an excluded period do not count."""
    end, skipped = _walk(start, -1, length, calendar.why_excluded)
    lines = [
        f"{many(length, 'day')} before {formats.day(start)}, which is day 0.",
        *skipped_in_words(skipped),
        f"{formats.day(end)} is day {length:,}, counted backwards.",
    ]
    return Count(end, tuple(lines))


def months_after(start: date, length: int, calendar: Calendar) -> Count:
    """The corresponding date ``length`` months on, else the last day of that month (Dodds v Walker [1981])."""
    years, month = divmod(start.month - 1 + length, 12)
    year, month = start.year + years, month + 1
    last = monthrange(year, month)[1]
    end = date(year, month, min(start.day, last))
    lines = [f"{many(length, 'month')} after {formats.day(start)}."]
    if start.day > last:
        lines.append(f"That month has no day {start.day}: its last day is taken.")
    return Count(end, (*lines, f"The corresponding date is {formats.day(end)}."))


def months_after_roll(start: date, length: int, calendar: Calendar) -> Count:
    """The same, and an end on a closed day moves to the next working day."""
    return _moved_on(months_after(start, length, calendar), calendar)


def _moved_on(count: Count, calendar: Calendar) -> Count:
    """The count with its day moved, where closed, to the next open one."""
    end, skipped = _roll(count.day, 1, calendar)
    lines = [*count.words, *skipped_in_words(skipped)]
    if skipped:
        lines.append(f"Moved to the next working day ({calendar.name}): {formats.day(end)}.")
    return _answer(end, lines, calendar, (count.day, end))


def local_date(start: datetime, length: int, calendar: Calendar) -> Count:
    """The date in Europe/London of a moment; ``length`` is 0."""
    day = clock.local_date(start)
    return Count(day, (f"{start.isoformat()} is {formats.moment(start)} in London.",))


def local_then_working_days(start: datetime, length: int, calendar: Calendar) -> Count:
    """Working days after the date in Europe/London of a moment."""
    local = local_date(start, 0, calendar)
    counted = working_days_after(local.day, length, calendar)
    return Count(counted.result, local.words + counted.words, counted.provisional)


def hours_before(start: datetime, length: int, calendar: Calendar) -> Count:
    """Elapsed hours back from a moment, in London's time: the clock on the wall moves by an hour in between."""
    # Arithmetic between zoned times of one zone is done on the wall clock by Python, so it is done in UTC here.
    utc = start.astimezone(UTC) - timedelta(hours=length)
    event, end = start.astimezone(clock.LONDON), utc.astimezone(clock.LONDON)
    lines = [f"{many(length, 'hour')} before {formats.moment(event)} in London."]
    if event.utcoffset() != end.utcoffset():
        lines.append("The clocks change in between: elapsed hours are counted, not hours on the wall.")
    return Count(end, (*lines, f"That is {formats.moment(end)} in London."))


@dataclass(frozen=True)
class Kind:
    """A way of counting: its function, what its length is measured in, and what its start must be."""

    function: Callable[..., Count]
    unit: str = "days"
    starts: str = "day"
    shortest: int = 0


KINDS: dict[str, Kind] = {
    "working_days_after": Kind(working_days_after),
    "working_days_after_deemed": Kind(working_days_after_deemed),
    "working_days_before": Kind(working_days_before),
    "clear_days_publish_by": Kind(clear_days_publish_by),
    "clear_days_earliest_meeting": Kind(clear_days_earliest_meeting),
    "clear_days_count": Kind(clear_days_count, starts="pair"),
    "days_beginning_with": Kind(days_beginning_with, shortest=1),
    "days_after_event": Kind(days_after_event),
    "days_after_event_roll": Kind(days_after_event_roll),
    "days_before": Kind(days_before),
    "months_after": Kind(months_after, unit="months"),
    "months_after_roll": Kind(months_after_roll, unit="months"),
    "local_date": Kind(local_date, unit="nothing", starts="moment"),
    "local_then_working_days": Kind(local_then_working_days, starts="moment"),
    "hours_before": Kind(hours_before, unit="hours", starts="moment"),
}
