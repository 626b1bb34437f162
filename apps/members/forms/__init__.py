"""What officers type about members."""

from typing import Any

from django import forms as django_forms

from apps.bodies.models import Body
from apps.core import forms
from apps.core.rulings import Ruling
from apps.members.rules.names import a_name, one_line

LONGEST_NAME = 150
LONGEST_NOTE = 300


def said_no(ruling: Ruling) -> str:
    """Return the words of a ruling that did not allow something."""
    return " ".join(part for part in (ruling.text, ruling.lawful) if part)


class Resignation(forms.Form):
    """A notice of resignation: when it was received, when it takes effect."""

    received_on = forms.DayField(
        label="The day on which the notice was received", help_text="The day on which it reached the Chair in writing."
    )
    leaves_on = forms.DayField(
        label="The day on which the membership ends",
        help_text="The first day on which the member no longer holds the seat.",
    )
    reason = django_forms.CharField(
        label="How the notice came (optional)",
        help_text="For example: letter to the Chair. It is kept in the history and not published.",
        max_length=LONGEST_NOTE,
        required=False,
    )

    def clean_reason(self) -> str:
        """Keep the note on one line: it stands in the timeline."""
        return checked(self.cleaned_data["reason"], "The note")


class Nomination(forms.Form):
    """Whom the nominating organisation recommends."""

    name = django_forms.CharField(
        label="Full name", max_length=LONGEST_NAME, widget=django_forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = django_forms.EmailField(
        label="E-mail address",
        help_text="Not published. The invitation to sign in goes there once the recommendation is approved.",
        widget=django_forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Enter an e-mail address in the correct format, like name@example.org."},
    )
    received_on = forms.DayField(label="The day on which the recommendation was received")
    note = django_forms.CharField(
        label="How the recommendation came",
        help_text="For example: letter of the secretary of the organisation.",
        max_length=LONGEST_NOTE,
    )

    def clean_name(self) -> str:
        """Refuse what is no name."""
        ruling = a_name(self.cleaned_data["name"])
        if not ruling.allowed:
            raise django_forms.ValidationError(said_no(ruling))
        return " ".join(self.cleaned_data["name"].split())

    def clean_note(self) -> str:
        """Keep the note on one line: it stands in the timeline."""
        return checked(self.cleaned_data["note"], "How the recommendation came")


class Withdrawal(forms.Form):
    """Why a recommendation is taken back."""

    reason = django_forms.CharField(
        label="Why the recommendation is withdrawn",
        help_text="For example: the e-mail address was wrong. It is kept in the history.",
        max_length=LONGEST_NOTE,
    )

    def clean_reason(self) -> str:
        """Keep the reason on one line: it stands in the timeline."""
        return checked(self.cleaned_data["reason"], "The reason")


class NewMember(forms.Form):
    """Somebody who is to join a body, in a seat that is set out or in none."""

    name = django_forms.CharField(label="Full name", max_length=LONGEST_NAME)
    body = django_forms.ChoiceField(label="Body")
    start = forms.DayField(label="The day on which the membership begins")

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        """Offer ``bodies`` and no others."""
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"] = django_forms.ChoiceField(
            label="Body", choices=[(key, body.name) for key, body in self.bodies.items()]
        )


def checked(text: str, what: str) -> str:
    """Return ``text``, or raise what is wrong with it as a note on one line."""
    ruling = one_line(text, what=what)
    if not ruling.allowed:
        raise django_forms.ValidationError(said_no(ruling))
    return text


carried = forms.carried
