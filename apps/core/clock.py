"""The one clock. A date is a date in Europe/London, never a UTC date (law.md, "Counting days")."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """Return the date that ``moment`` (aware) has in London: 23:30 UTC on 30 June is 1 July."""
    return moment.astimezone(LONDON).date()


def today() -> date:
    """Return today's date in London."""
    return local_date(now())
