"""A form in which somebody cites a provision: the document is chosen, the number is typed."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.documents.models import Document, Provision


class Citing(forms.Form):
    """A form with a provision; after it is clean, ``cleaned_data`` has it as ``provision``."""

    document = django_forms.ChoiceField(
        label="Document that says so",
        error_messages={"required": "Choose the document.", "invalid_choice": "Choose one of the documents."},
    )
    number = django_forms.CharField(
        label="Number of the article or clause",
        max_length=40,
        help_text="As it is cited, for example 3.1 or annex 2.",
        error_messages={"required": "Enter the number of the article or clause."},
    )

    def __init__(
        self, *args: Any, documents: Iterable[Document], find: Callable[[str, str], Provision | None], **options: Any
    ) -> None:
        """Offer ``documents``; ``find`` returns the provision with a number in the document with a slug."""
        super().__init__(*args, **options)
        self.find = find
        self.fields["document"].choices = [(document.slug, document.title) for document in documents]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the provision, or say that the document has none with this number."""
        data = super().clean() or {}
        if data.get("document") and data.get("number"):
            data["provision"] = self.find(data["document"], data["number"])
            if data["provision"] is None:
                self.add_error(
                    "number", f"The document in force has no “{data['number']}”. Enter a number as it stands there."
                )
        return data
