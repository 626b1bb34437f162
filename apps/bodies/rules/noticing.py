"""From the day of a notice to the first day on which a meeting may be held (OLP-34, ALL-3)."""

from datetime import date
from typing import Protocol, cast

from apps.core.counting import Calendar, count

# Asked from the day of the notice: the first day on which a meeting may be held.
FORWARDS = {
    "clear_days_publish_by": "clear_days_earliest_meeting",
    "days_before": "days_after_event",
    "working_days_before": "working_days_after",
}


class NoticeValue(Protocol):
    """What a rule on notice says of its length (catalogue: notice); without one the body is free."""

    length: int | None
    counting: str
    calendar: str


def earliest_day(value: NoticeValue, given_on: date, calendar: Calendar | str = "") -> date:
    """Return the first day on which a meeting may be held of which notice is given on ``given_on``."""
    if value.length is None:
        return given_on
    return cast(date, count(FORWARDS[value.counting], given_on, value.length, calendar or value.calendar).result)
