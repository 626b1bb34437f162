"""What officers type when they put a change of a document, or the end of a body, to the vote."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.bodies.models import Body
from apps.bodies.services.renaming import LONGEST_NAME
from apps.core import forms

AT_ONCE, LATER = "decision", "later"
WHEN = ((AT_ONCE, "On the day of the decision"), (LATER, "On a later day"))
LONGEST_REASON = 1000


class Deciding(forms.Form):
    """A form in which one of the bodies that can decide is chosen."""

    def __init__(self, *args: Any, bodies: Iterable[Body], **options: Any) -> None:
        """Offer ``bodies`` and no others; the only one is chosen already."""
        super().__init__(*args, **options)
        self.bodies = {body.slug: body for body in bodies}
        self.fields["body"].choices = [(slug, body.name) for slug, body in self.bodies.items()]  # type: ignore[attr-defined]
        if len(self.bodies) == 1:
            self.fields["body"].initial = next(iter(self.bodies))

    def chosen(self) -> Body:
        """Return the body that was chosen."""
        return self.bodies[self.cleaned_data["body"]]


def _body_field() -> django_forms.ChoiceField:
    return django_forms.ChoiceField(
        label="Body that decides",
        widget=django_forms.RadioSelect,
        help_text="Only bodies whose rules say which majority and what notice this needs.",
        error_messages={
            "required": "Choose the body that decides.",
            "invalid_choice": "Choose one of the bodies that can decide this.",
        },
    )


class Proposal(Deciding):
    """Who decides on a change of a document, and when it comes into force."""

    body = _body_field()
    when = django_forms.ChoiceField(
        label="When the change comes into force",
        choices=WHEN,
        initial=AT_ONCE,
        widget=django_forms.RadioSelect,
        error_messages={
            "required": "Choose when the change comes into force.",
            "invalid_choice": "Choose the day of the decision, or a later day.",
        },
    )
    start = forms.DayField(
        label="First day in force, where it is a later day", help_text="For example, 1 4 2027", required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day where a later one was chosen, and for none else."""
        data = super().clean() or {}
        if data.get("when") == LATER and not data.get("start") and "start" not in self.errors:
            self.add_error("start", "Enter the first day in force, for example 1 4 2027.")
        if data.get("when") == AT_ONCE:
            data["start"] = None
        return data


class End(Deciding):
    """Who decides on the end of a body, and why it is proposed."""

    body = _body_field()
    reason = django_forms.CharField(
        label="Why it is proposed",
        widget=django_forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why it is proposed."},
    )


class Merger(forms.Form):
    """Into which body another is merged, and by what."""

    into = django_forms.ChoiceField(
        label="Body that goes on with its business",
        error_messages={"required": "Choose a body.", "invalid_choice": "Choose one of the bodies of this council."},
    )
    order = django_forms.CharField(
        label="By which decision or law",
        max_length=300,
        help_text="It is published. For example: Structural Changes Order, article 4.",
        error_messages={"required": "Enter by which decision or law."},
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **options: Any) -> None:
        """Offer ``bodies`` and no others."""
        super().__init__(*args, **options)
        self.bodies = {body.slug: body for body in bodies}
        self.fields["into"].choices = [("", "Choose a body"), *((slug, one.name) for slug, one in self.bodies.items())]  # type: ignore[attr-defined]

    def chosen(self) -> Body:
        """Return the body that was chosen."""
        return self.bodies[self.cleaned_data["into"]]


class Renaming(forms.Form):
    """What a body is called from a day."""

    name = django_forms.CharField(
        label="New name", max_length=LONGEST_NAME, error_messages={"required": "Enter the new name."}
    )
    on = forms.DayField(
        label="First day of the new name",
        help_text="For example, 1 4 2026. Today or a day before.",
        error_messages={"required": "Enter the first day of the new name."},
    )
    reason = django_forms.CharField(
        label="By which decision, or why",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter by which decision, or why."},
    )


class Withdrawal(forms.Form):
    """Why a matter is taken back before the vote."""

    reason = django_forms.CharField(
        label="Why it is withdrawn",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why it is withdrawn."},
    )
