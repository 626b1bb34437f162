"""Fields that forms of meetings share: a time of day, a number of members, and moments made of a day and a time."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms

from apps.core import clock

# "5.30pm", "5:30 pm", "17:30", "17.30", "5pm"
TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)
WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}
MOST_MEMBERS = 10_000


class TimeOfDayField(forms.CharField):
    """A time as people write it: 5.30pm or 17:30."""

    def __init__(self, **options: Any) -> None:
        """Take the options of any field."""
        widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
        super().__init__(max_length=12, widget=widget, **options)

    def clean(self, value: Any) -> time | None:
        """Return the time, or say what is wrong with it."""
        text = super().clean(value)
        if not text:
            return None
        found = read_time(text)
        if found is None:
            raise forms.ValidationError(f"“{text}” is not a time. Write it like 5.30pm or 17:30.")
        return found


def read_time(text: str) -> time | None:
    """Return the time that ``text`` says, or None."""
    text = text.strip().lower()
    if text in WORDS:
        return WORDS[text]
    match = TIME.fullmatch(text)
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def write_time(moment: datetime) -> str:
    """Return the time of ``moment`` in London as a form shows it: "17:30"."""
    return f"{moment.astimezone(clock.LONDON):%H:%M}"


def moment_of(day: date, at: time) -> datetime:
    """Return the moment of a day and time in London; refused where the clocks skip it."""
    local = datetime.combine(day, at, tzinfo=clock.LONDON)
    if local.astimezone(UTC).astimezone(clock.LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise forms.ValidationError(f"The clocks go forward that night: there is no {at:%H:%M} on that day.")
    return local.astimezone(UTC)


def members_field(label: str, **options: Any) -> forms.IntegerField:
    """Return a field for a number of members."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_MEMBERS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4", "autocomplete": "off"}),
        error_messages={
            "required": f"Enter a number for “{label}”. Enter 0 if there were none.",
            "invalid": f"“{label}” must be a whole number.",
            "min_value": f"“{label}” must be 0 or more.",
            "max_value": f"“{label}” is more than any body has members.",
        },
        **options,
    )


def long_text(
    label: str, *, rows: int = 5, required: bool = True, missing: str = "", **options: Any
) -> forms.CharField:
    """Return a field for paragraphs."""
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing or f"Enter: {label[:1].lower()}{label[1:]}."},
        **options,
    )
