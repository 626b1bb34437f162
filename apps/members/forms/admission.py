"""What officers type about a request to admit an organisation (OLP-21)."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from apps.bodies.enums import Sector
from apps.bodies.models import Body
from apps.core import forms

LONGEST_NAME, LONGEST_POST, LONGEST_TEXT = 200, 150, 2000


class Request(forms.Form):
    """An organisation asks to be admitted."""

    body = django_forms.ChoiceField(label="To which body", error_messages={"required": "Choose a body."})
    name = django_forms.CharField(
        label="Name of the organisation",
        max_length=LONGEST_NAME,
        error_messages={"required": "Enter the name of the organisation."},
    )
    sector = django_forms.ChoiceField(
        label="Sector of its seat",
        choices=[("", "Choose a sector"), *Sector.choices],
        error_messages={"required": "Choose a sector."},
    )
    representative = django_forms.CharField(
        label="Post of the representative it would send",
        max_length=LONGEST_POST,
        help_text="A post, not a name. For example: chief executive.",
        error_messages={"required": "Enter the post of the representative."},
    )
    case = django_forms.CharField(
        label="Why it asks",
        max_length=LONGEST_TEXT,
        widget=django_forms.Textarea(attrs={"rows": 5}),
        help_text="In short, as the organisation puts it. It is published when the body has decided.",
        error_messages={"required": "Enter why the organisation asks."},
    )
    email = django_forms.EmailField(
        label="Its address for nominations (optional)",
        required=False,
        help_text="It is asked there to name a representative. It is not published.",
    )
    received_on = forms.DayField(label="The day on which the request was received", help_text="For example, 5 5 2026")

    def __init__(self, *args: Any, bodies: Iterable[Body], **options: Any) -> None:
        """Offer ``bodies`` and no others."""
        super().__init__(*args, **options)
        self.bodies = {body.slug: body for body in bodies}
        choices = [(slug, body.name) for slug, body in self.bodies.items()]
        self.fields["body"].choices = [("", "Choose a body"), *choices]  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """Return what was answered, with the body itself."""
        return {**self.cleaned_data, "body": self.bodies[self.cleaned_data["body"]]}


class Withdrawal(forms.Form):
    """Why a request is taken back."""

    reason = django_forms.CharField(
        label="Why the request is withdrawn",
        max_length=300,
        help_text="For example: letter of the organisation of 3 May. It is kept in the history and not published.",
        error_messages={"required": "Enter why the request is withdrawn."},
    )


class Scores(forms.Form):
    """A score and its reason for each criterion."""

    def __init__(self, *args: Any, criteria: Iterable[Any], given: dict[str, Any], **options: Any) -> None:
        """Ask for each of ``criteria`` (rules), beginning with what was ``given`` before."""
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        for rule in self.criteria:
            before = given.get(rule.matter)
            name, highest = rule.value["criterion"], rule.value["highest"]
            self.fields[f"score_{rule.pk}"] = django_forms.IntegerField(
                label=f"Score for {name}",
                help_text=f"From 0 to {highest}.",
                widget=django_forms.TextInput(attrs={"inputmode": "numeric"}),
                initial=before.score if before else None,
                error_messages={
                    "required": f"Enter a score for {name}, from 0 to {highest}.",
                    "invalid": f"Enter a whole number from 0 to {highest} for {name}.",
                },
            )
            self.fields[f"reason_{rule.pk}"] = django_forms.CharField(
                label=f"Reason for this score for {name}",
                max_length=LONGEST_TEXT,
                widget=django_forms.Textarea(attrs={"rows": 3}),
                initial=before.reason if before else "",
                error_messages={"required": f"Enter the reason for the score for {name}."},
            )

    def scores(self) -> dict[int, tuple[int, str]]:
        """Return score and reason by the id of the rule."""
        data = self.cleaned_data
        return {rule.pk: (data[f"score_{rule.pk}"], data[f"reason_{rule.pk}"]) for rule in self.criteria}
