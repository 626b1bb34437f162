"""Forms for items of the agenda and their papers."""

from typing import Any

from django import forms as django_forms

from apps.bodies.enums import PowerKind
from apps.core import forms
from apps.core.formats import size
from apps.documents.rules.words import matter_in_words

from .fields import long_text


class Item(forms.Form):
    """An item for the agenda; with a motion the body votes on it."""

    title = django_forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Enter what the item is about."}
    )
    text = long_text("What it is about (optional)", required=False, rows=4, max_length=10000)
    motion = long_text(
        "Motion (only where the body is to decide)",
        required=False,
        rows=4,
        max_length=10000,
        help_text="The words on which the members vote. Leave it empty for an item that is only discussed.",
    )

    power = django_forms.ChoiceField(
        label="What the decision would do (optional)",
        choices=[("", "None of these"), *PowerKind.choices],
        required=False,
        help_text="What the body's document gives it no power for is refused, with what it may do instead.",
        error_messages={"invalid_choice": "Choose one of the powers, or none of these."},
    )

    def __init__(self, *args: Any, matters: list[tuple[str, str]], **options: Any) -> None:
        """Offer the ``matters`` on which the body's rules set out a majority, each with what it means."""
        super().__init__(*args, **options)
        if not matters:
            return
        self.fields["matter"] = django_forms.ChoiceField(
            label="Which majority decides",
            choices=[(matter, f"{_capital(matter_in_words(matter))}: {words}") for matter, words in matters],
            required=False,
            widget=django_forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of the majorities that the body's document sets out."},
        )
        if not self.is_bound:
            self.initial.setdefault("matter", matters[0][0])
        self.order_fields(["title", "text", "motion", "matter", "power"])


class Paper(forms.Form):
    """A paper for an item."""

    title = django_forms.CharField(
        label="Title of the paper", max_length=200, error_messages={"required": "Enter what the paper is called."}
    )
    upload = django_forms.FileField(
        label="File",
        error_messages={
            "required": "Choose the file of the paper.",
            "empty": "The file is empty.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )
    summary = long_text(
        "Summary (optional)",
        required=False,
        rows=2,
        max_length=1000,
        help_text="One or two sentences that stand under the title on the agenda.",
    )
    text = long_text(
        "Whole text (optional)",
        required=False,
        rows=8,
        max_length=200_000,
        help_text="With its text here, everybody can read the paper on the page without opening the file.",
    )

    def __init__(self, *args: Any, most: int, **options: Any) -> None:
        """Say which files are taken, and that they have at most ``most`` octets."""
        super().__init__(*args, **options)
        self.fields["upload"].help_text = f"PDF, Word (DOCX), OpenDocument (ODT), PNG or JPEG, at most {size(most)}."


class Removal(forms.Form):
    """Why an item or a paper is taken off."""

    reason = django_forms.CharField(
        label="Why it is taken off",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why it is taken off."},
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
