"""Forms for calling a meeting, its notice, its details and its cancellation."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.bodies.models import Body
from apps.core import clock, forms
from apps.meetings.enums import MeetingKind
from apps.meetings.models import Meeting

from .fields import TimeOfDayField, long_text, moment_of, write_time

# The text of a whole change must have room in it.
LONGEST_NOTICE = 500_000
NOT_KEPT = {"invalid_choice": "Choose one of the bodies whose records you keep."}


class Details(forms.Form):
    """When, where, and how people get there."""

    day = forms.DayField(label="Day of the meeting", help_text="For example, 27 3 2027")
    starts = TimeOfDayField(
        label="Begins at",
        help_text="For example, 5.30pm or 17:30",
        error_messages={"required": "Enter when the meeting begins, for example 5.30pm."},
    )
    ends = TimeOfDayField(
        label="Expected to end at",
        error_messages={"required": "Enter when the meeting is expected to end, for example 7.30pm."},
    )
    place = django_forms.CharField(
        label="Place",
        max_length=300,
        help_text="Room, building, street and town",
        error_messages={"required": "Enter where the meeting is held."},
    )
    access = long_text(
        "Getting there and getting in (optional)",
        required=False,
        rows=4,
        help_text="Who may attend, which door, step-free access, hearing loop, whom to ask for an interpreter.",
        max_length=5000,
    )

    def clean(self) -> dict[str, Any]:
        """Make moments of the day and the times."""
        data = super().clean() or {}
        for name in ("starts", "ends"):
            if data.get("day") and data.get(name):
                try:
                    data[f"{name}_at"] = moment_of(data["day"], data[name])
                except django_forms.ValidationError as wrong:
                    self.add_error(name, wrong)
        return data


class Call(Details):
    """A new meeting of one of the bodies that the officer keeps."""

    body = django_forms.ChoiceField(label="Body")
    kind = django_forms.ChoiceField(label="Kind", choices=MeetingKind, widget=django_forms.RadioSelect)
    field_order = ("body", "kind")

    def __init__(self, *args: Any, bodies: Iterable[Body], **options: Any) -> None:
        """Offer ``bodies`` and no others."""
        super().__init__(*args, **options)
        self.bodies = {body.slug: body for body in bodies}
        choices = [(slug, body.name) for slug, body in self.bodies.items()]
        self.fields["body"] = django_forms.ChoiceField(label="Body", choices=choices, error_messages=NOT_KEPT)
        self.fields["kind"].initial = MeetingKind.ORDINARY

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting in the past: what was held before is loaded, not called."""
        data = super().clean()
        if data.get("starts_at") and data["starts_at"] <= clock.now():
            self.add_error("day", "The meeting must be ahead: enter a day and time to come.")
        return data

    def chosen(self) -> Body:
        """Return the body that was chosen."""
        return self.bodies[self.cleaned_data["body"]]


class Change(Details):
    """Other details of a meeting that has been called."""

    reason = django_forms.CharField(
        label="Why the details change",
        max_length=300,
        help_text="It goes into the history, and to the members where notice has been given.",
        error_messages={"required": "Enter why the details change."},
    )

    @staticmethod
    def of(meeting: Meeting) -> dict[str, Any]:
        """Return the details as they stand."""
        return {
            "day": clock.local_date(meeting.starts_at),
            "starts": write_time(meeting.starts_at),
            "ends": write_time(meeting.ends_at),
            "place": meeting.place,
            "access": meeting.access,
        }


class Notice(forms.Form):
    """The notice of a meeting; it offers to put the texts in that must stand in it, word for word (OLP-33)."""

    given_on = forms.DayField(label="Day on which notice is given", help_text="Today, unless it was given before.")
    text = long_text(
        "Text of the notice",
        rows=10,
        max_length=LONGEST_NOTICE,
        missing="Enter what the notice says.",
        help_text=(
            "It is published with the agenda and goes to every member. "
            "A change of the constitution must stand in it word for word."
        ),
    )
    put_in = django_forms.BooleanField(
        label="Put these texts into the notice where they are not in it yet", required=False, initial=True
    )

    def __init__(self, *args: Any, texts: Iterable[str] = (), **options: Any) -> None:
        """Offer to put in the titles of ``texts``; where none must be carried, nothing is offered."""
        super().__init__(*args, **options)
        titles = list(texts)
        if titles:
            self.fields["put_in"].help_text = f"The notice must carry the text of: {'; '.join(titles)}."
        else:
            del self.fields["put_in"]


class Cancel(forms.Form):
    """Why a meeting is cancelled."""

    reason = long_text(
        "Why the meeting is cancelled",
        rows=3,
        max_length=500,
        missing="Enter why the meeting is cancelled.",
        help_text="It stands on the meeting's page and goes to every member.",
    )
