"""What officers type and send to fill many seats at once."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.members.enums import Outcome

WELCOME = "Invite new members by e-mail"
WELCOME_HELP = "Whoever is new here and has an e-mail address is written how to sign in, once the seats are taken."


class SendTable(forms.Form):
    """A table of members, and what is to happen besides."""

    upload = django_forms.FileField(
        label="Table",
        help_text="A CSV file or an Excel workbook (XLSX) of at most 5 MB and 20,000 lines.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )
    ends_holders = django_forms.BooleanField(
        label="End the membership of whoever sits in a seat",
        help_text="His or her last day is the day before the new member begins. Without this, such a line is refused.",
        required=False,
    )
    welcome = django_forms.BooleanField(label=WELCOME, help_text=WELCOME_HELP, required=False)


class FillSeats(forms.Form):
    """Who takes which of the vacant seats of a body: a name, an address and a day a seat."""

    start = forms.DayField(
        label="The day on which the memberships begin",
        help_text="For all seats below that have no day of their own.",
        required=False,
    )
    welcome = django_forms.BooleanField(label=WELCOME, help_text=WELCOME_HELP, required=False)

    def __init__(self, *args: Any, seats: Iterable[Any], body: Any, **options: Any) -> None:
        """Ask for each of ``seats`` of ``body``."""
        super().__init__(*args, **options)
        self.seats, self.body = {seat.number: seat for seat in seats}, body
        for number, seat in self.seats.items():
            of = f"of seat {number}, {seat.title}"
            self.fields[f"name_{number}"] = _cell(f"Name {of}", 150)
            self.fields[f"email_{number}"] = _cell(f"E-mail address {of}", 254)
            self.fields[f"start_{number}"] = _cell(f"Start {of}", 30)

    def asked(self) -> list[dict[str, Any]]:
        """Return the lines of those seats for which anything was entered, numbered as the seats are."""
        said, rows = self.cleaned_data, []
        general = said.get("start")
        for number in self.seats:
            name, email, start = (said.get(f"{part}_{number}", "") for part in ("name", "email", "start"))
            if name or email or start:
                start = start or (general.isoformat() if general else "")
                rows.append(
                    {"line": number, "body": self.body.slug, "seat": str(number), "name": name, "email": email,
                     "start": start}
                )  # fmt: skip
        return rows

    def fault(self, reading: Iterable[dict[str, Any]]) -> bool:
        """Mark at its cell what cannot be carried out of ``reading``; tell whether there is anything."""
        found = False
        for line in reading:
            for fault in line["faults"] if line["outcome"] == Outcome.FAULT else ():
                part = fault["column"] if fault["column"] in ("email", "start") else "name"
                words = " ".join(text for text in (fault["text"], fault["lawful"]) if text)
                self.add_error(f"{part}_{line['line']}", f"Seat {line['line']}: {words}")
                found = True
        return found

    def rows(self) -> list[dict[str, Any]]:
        """Return the seats with their three cells, to be laid out as a table."""
        return [
            {"seat": seat, "cells": [self[f"{part}_{number}"] for part in ("name", "email", "start")]}
            for number, seat in self.seats.items()
        ]


def _cell(label: str, longest: int) -> django_forms.CharField:
    box = django_forms.TextInput(attrs={"class": "govuk-input", "autocomplete": "off"})
    return django_forms.CharField(label=label, max_length=longest, required=False, widget=box)
