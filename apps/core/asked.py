"""What a reader asked for in the address of a page."""

import re
from datetime import date

from django.http import HttpRequest

from . import clock
from .rulings import refuse

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_asked(request: HttpRequest, name: str = "on") -> date:
    """Return the day for which the page is asked (``?on=2026-11-22``), today where none is named.

    Raises ``Refused``, which the reader sees as a page (422), for anything that is not a day.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return clock.today()
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise refuse(
        f"“{text[:30]}” is not a day.",
        lawful="Choose a day on the page, or write it in the address as year-month-day, for example on=2026-11-22.",
    )
