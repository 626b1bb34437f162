"""What officers type about political groups."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.members.enums import GroupRole

LONGEST_NAME = 150


def _reason() -> django_forms.CharField:
    return django_forms.CharField(
        label="How you know",
        max_length=300,
        help_text="For example: notice of the group of 3 May. It is kept in the history and not published.",
        error_messages={"required": "Enter how you know, for example by which notice."},
    )


class NewGroup(forms.Form):
    """A group that is formed."""

    name = django_forms.CharField(
        label="Name of the group", max_length=LONGEST_NAME, error_messages={"required": "Enter the name of the group."}
    )
    start = forms.DayField(
        label="First day",
        help_text="For example, 5 5 2026",
        error_messages={"required": "Enter the first day, for example 5 5 2026."},
    )
    reason = _reason()


class Joining(forms.Form):
    """Somebody who joins a group."""

    person = django_forms.ChoiceField(
        label="Member",
        help_text="Members who belong to no group.",
        error_messages={"required": "Choose a member.", "invalid_choice": "Choose a member who belongs to no group."},
    )
    role = django_forms.ChoiceField(
        label="Role", choices=GroupRole.choices, initial=GroupRole.MEMBER, widget=django_forms.RadioSelect
    )
    start = forms.DayField(
        label="First day",
        help_text="For example, 5 5 2026",
        error_messages={"required": "Enter the first day, for example 5 5 2026."},
    )
    reason = _reason()

    def __init__(self, *args: Any, people: Iterable[Any], **options: Any) -> None:
        """Offer ``people`` and no others."""
        super().__init__(*args, **options)
        self.people = {person.slug: person for person in people}
        choices = [(slug, person.name) for slug, person in self.people.items()]
        self.fields["person"].choices = [("", "Choose a member"), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        """Return who was chosen."""
        return self.people[self.cleaned_data["person"]]


class Ending(forms.Form):
    """The day from which a group is no more, or somebody belongs to it no longer."""

    on = forms.DayField(
        label="First day without it",
        help_text="For example, 5 5 2026",
        error_messages={"required": "Enter the day, for example 5 5 2026."},
    )
    reason = _reason()
