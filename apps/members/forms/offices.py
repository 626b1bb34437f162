"""What officers type about offices and posts (OLP-11, OLP-12)."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.bodies.enums import OfficeKind
from apps.bodies.models import Body, Office, Seat
from apps.core import forms
from apps.councils.models import Organisation
from apps.documents.models import Provision
from apps.members.rules.names import a_name

from . import LONGEST_NAME, LONGEST_NOTE, checked, said_no

APPOINTED, ELECTED, FOLLOWS = "appointed", "elected", "follows"
FILLED = (
    (APPOINTED, "By appointment: the office records who holds it"),
    (ELECTED, "By election, by the members of the body"),
    (FOLLOWS, "Ex officio: it follows another post or a seat"),
)
Choices = list[tuple[str, str]]


def reason_field(label: str) -> django_forms.CharField:
    """Return the field for the reason that the history keeps."""
    return django_forms.CharField(
        label=label,
        help_text="It is kept in the history and not published.",
        max_length=LONGEST_NOTE,
        error_messages={"required": "Enter how it is known, for example: letter of 3 June."},
    )


class Appointment(forms.Form):
    """Who is to hold an office, and for how long."""

    name = django_forms.CharField(
        label="Full name", max_length=LONGEST_NAME, widget=django_forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = django_forms.EmailField(
        label="E-mail address",
        help_text="Not published. Somebody who is known here already is found by it.",
        widget=django_forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Enter an e-mail address in the correct format, like name@example.org."},
    )
    start = forms.DayField(label="The day on which the office is taken up")
    end = forms.DayField(
        label="The day on which it ends, where that is fixed (optional)",
        help_text="The first day on which the office is no longer held.",
        required=False,
    )
    reason = reason_field("How this was decided or is known")

    def clean_name(self) -> str:
        """Refuse what is no name."""
        ruling = a_name(self.cleaned_data["name"])
        if not ruling.allowed:
            raise django_forms.ValidationError(said_no(ruling))
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self) -> str:
        """Return the address in small letters, as addresses are kept."""
        return str(self.cleaned_data["email"]).lower()

    def clean_reason(self) -> str:
        """Keep the reason on one line."""
        return checked(self.cleaned_data["reason"], "The reason")


class EndOfTerm(forms.Form):
    """From which day on somebody no longer holds an office."""

    on = forms.DayField(
        label="The day on which the office ends",
        help_text="The first day on which it is no longer held.",
    )
    reason = reason_field("Why it ends")

    def clean_reason(self) -> str:
        """Keep the reason on one line."""
        return checked(self.cleaned_data["reason"], "The reason")


class SeatThatFollows(forms.Form):
    """Which seat is to be held by whoever holds an office."""

    seat = django_forms.ChoiceField(label="Seat")
    since = forms.DayField(label="The first day on which the seat follows the office")

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        """Offer ``seats`` and no others."""
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        choices = [("", "Choose a seat"), *((key, seat_in_words(seat)) for key, seat in self.seats.items())]
        self.fields["seat"] = django_forms.ChoiceField(label="Seat", choices=choices)

    def chosen(self) -> Seat:
        """Return the seat that was chosen."""
        return self.seats[self.cleaned_data["seat"]]


class Standing(forms.Form):
    """Who stands in an election."""

    person = django_forms.ChoiceField(label="Member who stands")
    reason = reason_field("Who named the candidate")

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        """Offer the members of the body."""
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices = [("", "Choose a member"), *((key, str(person)) for key, person in self.people.items())]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        """Return who was chosen."""
        return self.people[self.cleaned_data["person"]]

    def clean_reason(self) -> str:
        """Keep the reason on one line."""
        return checked(self.cleaned_data["reason"], "The reason")


class NewOffice(forms.Form):
    """An office of a body or a post in an organisation that is to be set up."""

    title = django_forms.CharField(label="Title", help_text="For example: Chair of the Assembly.", max_length=200)
    kind = django_forms.ChoiceField(label="What it is", choices=OfficeKind.choices)
    of = django_forms.ChoiceField(label="Body or organisation that it belongs to")
    filled = django_forms.ChoiceField(
        label="How it is filled",
        choices=FILLED,
        widget=django_forms.RadioSelect,
        error_messages={"required": "Choose how it is filled."},
    )
    follows = django_forms.ChoiceField(
        label="Post or seat that it follows, where it is held ex officio", required=False
    )
    not_from = django_forms.ChoiceField(
        label="Organisation whose representatives cannot hold it (optional)", required=False
    )
    provision = django_forms.ChoiceField(label="Clause that sets it out (optional)", required=False)
    start = forms.DayField(label="The first day of the office")

    def __init__(
        self,
        *args: Any,
        bodies: Iterable[Body],
        organisations: Iterable[Organisation],
        offices: Iterable[Office],
        seats: Iterable[Seat],
        provisions: Iterable[Provision],
        **kwargs: Any,
    ) -> None:
        """Offer what the council has, and nothing else."""
        super().__init__(*args, **kwargs)
        groups = list(organisations)
        self.things: dict[str, Any] = {}
        self._offer(
            "of", "Choose one", [*(("body", row) for row in bodies), *(("organisation", row) for row in groups)]
        )
        self._offer(
            "follows", "It follows nothing", [*(("office", row) for row in offices), *(("seat", row) for row in seats)]
        )
        self._offer("not_from", "None is excluded", [("barred", row) for row in groups])
        self._offer("provision", "No clause", [("provision", row) for row in provisions])

    def _offer(self, name: str, none: str, rows: list[tuple[str, Any]]) -> None:
        choices: Choices = [("", none)]
        for kind, row in rows:
            self.things[f"{kind}-{row.pk}"] = row
            choices.append((f"{kind}-{row.pk}", in_words(kind, row)))
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what an ex officio office follows, and take none for another."""
        data = super().clean() or {}
        if data.get("filled") == FOLLOWS and not data.get("follows"):
            self.add_error("follows", "Choose the post or seat that it follows.")
        if data.get("filled") != FOLLOWS:
            data["follows"] = ""
        return data

    def answers(self) -> dict[str, Any]:
        """Return what was chosen, as the service takes it."""
        data, of = self.cleaned_data, self.things[self.cleaned_data["of"]]
        of_body = data["of"].startswith("body-")
        return {
            "title": data["title"],
            "kind": data["kind"],
            "body": of if of_body else None,
            "organisation": None if of_body else of,
            "elected": data["filled"] == ELECTED,
            "follows": self.things.get(data["follows"]),
            "not_from": self.things.get(data["not_from"]),
            "provision": self.things.get(data["provision"]),
            "start": data["start"],
        }


def seat_in_words(seat: Seat) -> str:
    """Return a seat as a choice names it: body, number and title."""
    return f"{seat.body}, seat {seat.number}: {seat.title}"


def in_words(kind: str, row: Any) -> str:
    """Return anything that can be chosen, of ``kind``, as the choice names it."""
    if kind == "seat":
        return seat_in_words(row)
    if kind == "provision":
        return f"{row.edition.document.title}, {row.cited} {row.heading}".strip()
    return str(row)
