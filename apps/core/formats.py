"""How dates, times, texts and figures are written for people."""

import re
from datetime import date, datetime

from .clock import LONDON


def day(value: date | datetime | None) -> str:
    """Return "Thursday 24 September 2026"; of a moment, its date in London."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(LONDON).date()
    return f"{value:%A} {value.day} {value:%B %Y}"


def short_day(value: date | datetime | None) -> str:
    """Return "24 September 2026"."""
    if value is None:
        return ""
    return day(value).split(" ", 1)[1]


def clock(value: datetime | None) -> str:
    """Return "5.30pm", "9am", "midday" or "midnight", in London."""
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f".{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime | None) -> str:
    """Return "Thursday 24 September 2026 at 5.30pm"."""
    return f"{day(value)} at {clock(value)}" if value is not None else ""


def size(octets: int) -> str:
    """Return a file's size as "34 KB" or "1.2 MB"."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} KB"
    return f"{octets / 1_000_000:.1f} MB"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of ``text``, which an empty line parts; a single line break is only a wrap."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [" ".join(part.split()) for part in parts if part.strip()]


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 seat", "51 seats", "4 bodies"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
