"""What officers type into the register of strategies and policies."""

from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.documents.enums import DocumentKind
from apps.documents.models import Document

from .enums import Conclusion

LONGEST = 10_000
# How many actions are asked for at once.
ACTIONS = (1, 2, 3)
LOWER, UPPER = "lower", "upper"


def owner_field() -> django_forms.CharField:
    """Return the field for who answers for a document."""
    return django_forms.CharField(
        label="Who answers for it",
        help_text="A post or a body, never a person by name. A body’s own name lets its secretariat be reminded.",
        max_length=200,
        required=False,
    )


class Listed(forms.Form):
    """A document that is listed without its text."""

    title = django_forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter what the document is called."}
    )
    kind = django_forms.ChoiceField(
        label="Kind",
        choices=[(kind.value, kind.label) for kind in DocumentKind if kind != DocumentKind.LAW],
        widget=django_forms.RadioSelect,
        error_messages={"required": "Choose what kind of document it is."},
    )
    owner = owner_field()
    introduction = django_forms.CharField(
        label="What it is (optional)",
        widget=django_forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    source = django_forms.CharField(label="Where it is found (optional)", max_length=300, required=False)


class Entry(forms.Form):
    """Who answers for a document, whether it is listed, and the period that its text names."""

    owner = owner_field()
    listed = django_forms.BooleanField(label="Keep it in the register also while no text of it is here", required=False)
    runs_until = forms.DayField(
        label="The last day of the period that its text names (optional)",
        help_text="Keepers are reminded before it, and the register shows it as expired after it.",
        required=False,
    )
    runs_by = django_forms.CharField(
        label="The clause that names the period (optional)",
        help_text="As it is numbered in the text, for example 6.",
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, has_text: bool, **options: Any) -> None:
        """Ask for the period where there is a text that can name one."""
        super().__init__(*args, **options)
        if not has_text:
            del self.fields["runs_until"]
            del self.fields["runs_by"]


class Rests(forms.Form):
    """What a document rests on, or what rests on it."""

    other = django_forms.ChoiceField(
        label="The other document", error_messages={"required": "Choose the other document."}
    )
    way = django_forms.ChoiceField(
        label="Which rests on which",
        widget=django_forms.RadioSelect,
        error_messages={"required": "Say which rests on which."},
    )
    clause = django_forms.CharField(label="The clause that says so (optional)", max_length=80, required=False)

    def __init__(self, *args: Any, document: Document, others: list[Document], has_text: bool, **options: Any) -> None:
        """Offer the other documents of the register."""
        super().__init__(*args, **options)
        self.fields["other"].choices = [("", "Choose a document"), *((one.slug, one.title) for one in others)]  # type: ignore[attr-defined]
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            (LOWER, f"{document} rests on the other document"),
            (UPPER, f"The other document rests on {document}"),
        ]
        self.fields["clause"].help_text = f"As it is numbered in {document}, for example 2 or Table 1."
        if not has_text:
            del self.fields["clause"]


class Review(forms.Form):
    """A review that was held: findings, conclusion, and up to three actions."""

    held_on = forms.DayField(label="The day of the review")
    held_by = django_forms.CharField(
        label="Who held it",
        help_text="A post or a body.",
        max_length=200,
        error_messages={"required": "Enter which post or body held the review."},
    )
    findings = django_forms.CharField(
        label="What it found",
        widget=django_forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST,
        help_text="Published as it stands here.",
        error_messages={"required": "Enter what the review found."},
    )
    conclusion = django_forms.ChoiceField(
        label="What it ends with",
        choices=Conclusion.choices,
        widget=django_forms.RadioSelect,
        error_messages={"required": "Say what the review ends with."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Ask for actions, too."""
        super().__init__(*args, **options)
        for number in ACTIONS:
            self.fields[f"what_{number}"] = django_forms.CharField(
                label=f"Action {number}: what is to be done (optional)", max_length=300, required=False
            )
            self.fields[f"who_{number}"] = django_forms.CharField(
                label=f"Action {number}: who does it", help_text="A post or a body.", max_length=200, required=False
            )
            self.fields[f"due_{number}"] = forms.DayField(
                label=f"Action {number}: by which day (optional)", required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask who does what is to be done."""
        said = super().clean() or {}
        for number in ACTIONS:
            what, who = said.get(f"what_{number}"), said.get(f"who_{number}")
            if what and not who:
                self.add_error(f"who_{number}", f"Enter who does action {number}.")
            if not what and (who or said.get(f"due_{number}")):
                self.add_error(f"what_{number}", f"Enter what is to be done as action {number}.")
        return said

    def actions(self) -> list[dict[str, Any]]:
        """Return the actions that were entered."""
        said = self.cleaned_data
        return [
            {name: said[f"{name}_{number}"] for name in ("what", "who", "due")}
            for number in ACTIONS
            if said[f"what_{number}"]
        ]


class Done(forms.Form):
    """That an action was done, and what shows it."""

    done_on = forms.DayField(label="The day on which it was done")
    evidence = django_forms.CharField(
        label="What shows that it was done",
        widget=django_forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        help_text="Published as it stands here. For example where the result can be read.",
        error_messages={"required": "Say what shows that the action was done."},
    )


class Removal(forms.Form):
    """Why an underpinning is taken away."""

    reason = django_forms.CharField(
        label="Why it is taken away",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why it is taken away."},
    )
