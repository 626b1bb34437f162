"""The one door to counting: read what was asked, refuse nonsense, call the way of counting."""

import re
from datetime import date, datetime, timedelta

from .calendar import LONDON, Calendar
from .kinds import KINDS, Count, Kind
from .nonsense import Nonsense, quoted

# Over a century of days, a century of months, a year of hours: longer ones are slips of the keyboard.
LONGEST = {"days": 40_000, "months": 1_200, "hours": 8_784, "nothing": 0}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
Start = str | date | datetime | tuple[date, date]


def count(kind: str, start: Start, length: int | str, calendar: Calendar | str) -> Count:
    """Count ``length`` units of ``kind`` from ``start`` in ``calendar``.

    ``start`` is a day (a moment with its offset for the kinds that begin with one; two days, as a tuple or with a
    slash between, for ``clear_days_count``), each as a value or in ISO 8601. ``length`` is in the kind's unit:
    days, months or hours. Raises ``Nonsense`` for whatever has no answer.
    """
    if kind not in KINDS:
        raise Nonsense(f"There is no way of counting {quoted(kind)}. There are: {', '.join(KINDS)}.")
    way = KINDS[kind]
    calendar = Calendar.named(calendar) if isinstance(calendar, str) else calendar
    _check_calendar(kind, calendar)
    number = _read_bounded(kind, way, length)
    try:
        return way.function(_read_start(way, start), number, calendar)
    except Nonsense:
        raise
    except (OverflowError, ValueError) as error:
        raise Nonsense(f"{number:,} {way.unit} from {quoted(start)} leave the years 1 to 9999.") from error


def read_length(length: int | str) -> int:
    """A whole number, not negative, out of an integer or its digits."""
    if isinstance(length, bool) or not isinstance(length, int | str):
        raise Nonsense(f"The length {quoted(length)} is not a whole number.")
    text = str(length).strip()
    if re.fullmatch(r"-\d+", text, re.ASCII):
        raise Nonsense(f"The length {text} is negative: it must be 0 or more.")
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise Nonsense(f"The length {quoted(text)} is not a whole number of sense.")
    return int(text)


def _read_bounded(kind: str, way: Kind, length: int | str) -> int:
    number, longest = read_length(length), LONGEST[way.unit]
    if way.unit == "nothing" and number:
        raise Nonsense(f"{kind} counts nothing, so its length is 0 and not {number:,}.")
    if number > longest:
        raise Nonsense(f"A length of {number:,} {way.unit} is absurd: at most {longest:,}.")
    if number < way.shortest:
        raise Nonsense(f"{kind} needs a length of {way.shortest} or more: its first day is day 1.")
    return number


def _check_calendar(kind: str, calendar: Calendar) -> None:
    """A clock and a calendar are different things, and each kind wants one of them."""
    if (kind in ("local_date", "hours_before")) != (calendar.code == LONDON):
        wanted = LONDON if calendar.code != LONDON else "a calendar of days such as EW"
        raise Nonsense(f"{kind} is counted in {wanted}, not in {calendar.code}.")


def _read_start(way: Kind, start: Start) -> date | datetime | tuple[date, date]:
    if way.starts == "moment":
        return _read_moment(start)
    if way.starts == "pair":
        return _read_pair(start)
    return _read_day(start)


def _read_day(value: Start) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = value.strip() if isinstance(value, str) else repr(value)
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Nonsense(f"{quoted(text)} is not a day: write year-month-day, as in 2026-03-02.")


def _read_pair(value: Start) -> tuple[date, date]:
    parts = value.split("/") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or len(parts) != 2:
        raise Nonsense("Two days are needed, publishing and meeting, as in 2026-02-02/2026-02-10.")
    published, meeting = _read_day(parts[0]), _read_day(parts[1])
    if meeting - published > timedelta(days=LONGEST["days"]):
        raise Nonsense(f"From {published} to {meeting} is an absurd length of time.")
    return published, meeting


def _read_moment(value: Start) -> datetime:
    moment = value if isinstance(value, datetime) else _moment_of(value)
    if moment.tzinfo is None:
        raise Nonsense(f"The moment {moment.isoformat()} does not say its offset: end it with Z or, say, +01:00.")
    return moment


def _moment_of(value: Start) -> datetime:
    text = value.strip() if isinstance(value, str) else repr(value)
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise Nonsense(f"{quoted(text)} is not a moment: write it as in 2026-06-30T23:30:00Z.")
