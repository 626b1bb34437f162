"""Forms by which a substitute is named, confirmed and withdrawn, by the member or by the office (OLP-16)."""

from datetime import datetime, time
from typing import Any

from django import forms as django_forms

from apps.core import clock, forms

from .fields import TimeOfDayField, long_text, moment_of


class Confirm(forms.Form):
    """That the substitute was briefed, and what the host organisation advised."""

    briefed = django_forms.BooleanField(
        label="The substitute was briefed on the business of the meeting",
        help_text="It can be confirmed later, until the meeting.",
        required=False,
    )
    host_advised = django_forms.BooleanField(
        label="The host organisation gave its advice",
        help_text="This seat is for a community of interest.",
        required=False,
    )
    host_advice = long_text(
        "What did the host organisation advise? (optional)", rows=3, required=False, max_length=2000
    )

    def __init__(self, *args: Any, advice: bool, **options: Any) -> None:
        """Ask about the host organisation's ``advice`` only for a seat that has to seek it."""
        super().__init__(*args, **options)
        if not advice:
            del self.fields["host_advised"], self.fields["host_advice"]

    def said(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {name: self.cleaned_data[name] for name in self.fields}


class Name(Confirm):
    """Who stands in for a member."""

    name = django_forms.CharField(
        label="Name of the substitute",
        max_length=150,
        error_messages={"required": "Enter the substitute's name."},
        widget=django_forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = django_forms.EmailField(
        label="E-mail address of the substitute (optional)",
        help_text="It is not published. Where the meeting is goes to this address.",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, such as name@example.org."},
        widget=django_forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "email", "briefed", "host_advised", "host_advice")


class NameInOffice(Name):
    """The same in the office, which may have been told before."""

    told_on = forms.DayField(label="Day on which the secretariat was told")
    told_time = TimeOfDayField(
        label="Time at which it was told (optional)",
        help_text="Needed only where it was told on the day of the meeting, for example 9:30am.",
        required=False,
    )
    field_order = ("name", "email", "told_on", "told_time", "briefed", "host_advised", "host_advice")

    def __init__(self, *args: Any, begins: datetime, **options: Any) -> None:
        """Take when the meeting ``begins``: on that day the time matters."""
        super().__init__(*args, **options)
        self.begins = begins

    def clean(self) -> dict[str, Any]:
        """Make one moment of day and time."""
        data = super().clean() or {}
        day, at = data.get("told_on"), data.get("told_time")
        if day is not None and at is None and "told_time" not in self.errors:
            if day == clock.local_date(self.begins):
                self.add_error("told_time", "Enter the time: on the day of the meeting it decides.")
            at = time.min
        if day is not None and at is not None:
            data["at"] = moment_of(day, at)
        return data

    def said(self) -> dict[str, Any]:
        """Return what the service takes."""
        found = {name: self.cleaned_data[name] for name in self.fields if name not in ("told_on", "told_time")}
        return found | {"at": self.cleaned_data["at"]}


class Withdraw(forms.Form):
    """Why a substitute is taken back."""

    reason = django_forms.CharField(
        label="Why is the substitute withdrawn?",
        help_text="For example: the member comes after all. It is kept on record.",
        max_length=200,
        error_messages={"required": "Say why the substitute is withdrawn."},
    )
