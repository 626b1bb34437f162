"""Forms for the roll call, a vote and the minutes."""

from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.meetings.enums import AttendanceKind, CastingVote
from apps.meetings.models import AgendaItem, Attendance, Substitution
from apps.meetings.services.room import Attended, field_of
from apps.members.models import Membership, Person

from .fields import long_text, members_field

ROLL = [("", "Not recorded"), *[(kind.value, kind.label) for kind in AttendanceKind if kind != "substitute"]]
STANDS_IN = (AttendanceKind.SUBSTITUTE.value, str(AttendanceKind.SUBSTITUTE.label))
PREFIX = "person-"


class RollCall(forms.Form):
    """How each person who sits that day attended: one row a person."""

    def __init__(
        self,
        *args: Any,
        holders: dict[int, Membership],
        known: dict[int, Attendance],
        named: dict[int, Substitution],
        **options: Any,
    ) -> None:
        """Ask about ``holders`` (a membership a person); ``known`` is what has been recorded.

        Where a substitute is ``named``, he or she is offered, and taken to have come until it is said otherwise.
        """
        super().__init__(*args, **options)
        self.people: dict[str, Person] = {}
        for held in sorted(holders.values(), key=lambda held: held.person.name):
            name, row, stands_in = field_of(held.person), known.get(held.person_id), named.get(held.person_id)
            self.people[name] = held.person
            expected = AttendanceKind.SUBSTITUTE.value if stands_in else ""
            self.fields[name] = django_forms.ChoiceField(
                label=held.person.name,
                choices=[*ROLL, STANDS_IN] if stands_in else ROLL,
                required=False,
                initial=row.kind if row else expected,
                help_text=_sits_for(held, stands_in),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse anybody who is not asked about: nobody else sits there that day."""
        data = super().clean() or {}
        strangers = [name for name in self.data if name.startswith(PREFIX) and name not in self.people]
        if strangers:
            self.add_error(None, "Somebody named here does not sit on this body on the day of the meeting.")
        return data

    def rows(self, *, rest_present: bool = False) -> list[Attended]:
        """Return the rows; ``rest_present`` counts those not recorded as present."""
        rest = AttendanceKind.PRESENT.value if rest_present else ""
        return [Attended(person, self.cleaned_data[name] or rest) for name, person in self.people.items()]


class Vote(forms.Form):
    """A show of hands."""

    present = members_field("Members present who have a vote", help_text="In person or by a substitute.")
    votes_for = members_field("For")
    votes_against = members_field("Against")
    abstaining = members_field("Abstaining")
    casting_vote = django_forms.ChoiceField(
        label="Casting vote of the chair of the meeting",
        choices=CastingVote,
        required=False,
        widget=django_forms.RadioSelect,
        initial="",
        help_text="Only where as many voted for as against.",
    )


class MinutesForm(forms.Form):
    """The prose of the minutes: opening words, and a part for each item."""

    def __init__(self, *args: Any, items: list[AgendaItem], text: str, **options: Any) -> None:
        """Ask for opening words and what is to be said of each of ``items``."""
        super().__init__(*args, **options)
        self.fields["text"] = long_text(
            "Opening and closing words (optional)", required=False, rows=4, max_length=20000, initial=text
        )
        self.keys = {f"item-{item.pk}": item.pk for item in items}
        for item in items:
            self.fields[f"item-{item.pk}"] = long_text(
                f"{item.number}. {item.title}", required=False, rows=4, max_length=20000, initial=item.minute
            )

    def clean(self) -> dict[str, Any]:
        """Refuse items of any other meeting."""
        data = super().clean() or {}
        if any(name.startswith("item-") and name not in self.keys for name in self.data):
            self.add_error(None, "An item named here is not on the agenda of this meeting.")
        return data

    def items(self) -> dict[int, str]:
        """Return what is to be said of each item, by its id."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


def _sits_for(held: Membership, named: Substitution | None) -> str:
    return f"{held.seat.title}. {named.name} is named as substitute" if named else held.seat.title
