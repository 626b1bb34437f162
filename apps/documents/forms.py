"""Forms of the office: sending a file, correcting a provision, recording an edition."""

from typing import Any

from django import forms as django_forms

from apps.core import forms
from apps.core.formats import size

from .enums import DocumentKind, ProvisionKind

KINDS = [(str(value), label) for value, label in DocumentKind.choices if value != DocumentKind.LAW]
# How many columns and rows a table may be typed with.
MOST_CELLS = 5000
CELL, ESCAPED = " | ", {"\\": "\\\\", "\n": "\\n", "|": "\\|"}


def _text(label: str, *, rows: int, required: bool = False, **options: Any) -> django_forms.CharField:
    return django_forms.CharField(
        label=label, required=required, widget=django_forms.Textarea(attrs={"rows": rows}), **options
    )


class Send(forms.Form):
    """A file to be read: a new document, or the next edition of one."""

    document = django_forms.ChoiceField(
        label="What it is",
        required=False,
        error_messages={"invalid_choice": "Choose a document that is here, or a new one."},
    )
    upload = django_forms.FileField(
        label="File",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )
    title = django_forms.CharField(
        label="Title of the document",
        max_length=200,
        required=False,
        help_text="For a new document. The next edition keeps the title that the document has.",
    )
    kind = django_forms.ChoiceField(
        label="Kind of a new document",
        choices=KINDS,
        error_messages={"required": "Choose the kind of the document.", "invalid_choice": "Choose one of the kinds."},
    )
    owner = django_forms.CharField(
        label="Who answers for it (optional)",
        max_length=200,
        required=False,
        help_text="A post or a body, for example “Monitoring officer”.",
    )

    def __init__(self, *args: Any, documents: list[tuple[str, str]], most: int, **options: Any) -> None:
        """Offer the ``documents`` there are, by address and title; a file has at most ``most`` octets."""
        super().__init__(*args, **options)
        named = [(slug, f"The next edition of {title}") for slug, title in documents]
        self.fields["document"].choices = [("", "A new document"), *named]  # type: ignore[attr-defined]
        self.fields[
            "upload"
        ].help_text = f"Markdown or plain text, Word (DOCX), OpenDocument (ODT) or HTML, at most {size(most)}."


class Provision(forms.Form):
    """What a provision says."""

    number = django_forms.CharField(label="Number (optional)", max_length=60, required=False)
    heading = django_forms.CharField(label="Heading (optional)", max_length=300, required=False)
    kind = django_forms.ChoiceField(
        label="Kind", choices=ProvisionKind.choices, error_messages={"invalid_choice": "Choose one of the kinds."}
    )
    text = _text("Text (optional)", rows=8, help_text="Leave an empty line between paragraphs.")
    table = _text(
        "Table (optional)",
        rows=4,
        help_text="One line for each row, with “ | ” between the cells. Write \\| for a bar inside a cell.",
    )
    table_headed = django_forms.BooleanField(label="The first row of the table is its header", required=False)
    note = _text("Editor’s note (optional)", rows=3, help_text="Shown beside the text, and plainly not a part of it.")

    def clean_table(self) -> list[list[str]]:
        """Return the rows that were typed, all with the same number of cells."""
        rows = read_table(self.cleaned_data["table"])
        if sum(len(row) for row in rows) > MOST_CELLS:
            raise django_forms.ValidationError(f"A table that is typed has at most {MOST_CELLS:,} cells.")
        return rows

    def clean_text(self) -> str:
        """Return the text with the line ends of the database."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_note(self) -> str:
        """Return the note with the line ends of the database."""
        return self.cleaned_data["note"].replace("\r\n", "\n")


def write_table(rows: list[list[str]]) -> str:
    """Return a table as it is typed: a line for each row, bars between cells."""
    return "\n".join(CELL.join(str(cell).translate(str.maketrans(ESCAPED)) for cell in row) for row in rows)


def read_table(text: str) -> list[list[str]]:
    """Return the rows of a table that was typed; short rows are filled up with empty cells."""
    rows = [_cells(line) for line in text.splitlines() if line.strip()]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _cells(line: str) -> list[str]:
    cells, escaped = [""], False
    for sign in line:
        if escaped:
            cells[-1] += "\n" if sign == "n" else sign
        elif sign == "|":
            cells.append("")
        elif sign != "\\":
            cells[-1] += sign
        escaped = sign == "\\" and not escaped
    return [cell.strip(" \t") for cell in cells]


class Split(forms.Form):
    """Where a provision is split in two, and what the second is called."""

    paragraph = django_forms.ChoiceField(
        label="First paragraph of the second one",
        widget=django_forms.RadioSelect,
        error_messages={"required": "Choose the paragraph with which the second one begins."},
    )
    number = django_forms.CharField(label="Number of the second one (optional)", max_length=60, required=False)
    heading = django_forms.CharField(label="Heading of the second one (optional)", max_length=300, required=False)

    def __init__(self, *args: Any, paragraphs: list[str], **options: Any) -> None:
        """Offer every paragraph but the first."""
        super().__init__(*args, **options)
        numbered = [(str(place), words[:200]) for place, words in enumerate(paragraphs)]
        self.fields["paragraph"].choices = numbered[1:]  # type: ignore[attr-defined]


class Reason(forms.Form):
    """Why something is done that cannot simply be undone."""

    reason = django_forms.CharField(
        label="Why",
        max_length=300,
        help_text="It is kept in the history and not published.",
        error_messages={"required": "Enter why."},
    )


class Record(forms.Form):
    """That an edition was adopted: when, by which decision, in force from when."""

    adopted_by = django_forms.CharField(
        label="Adopted by which decision",
        max_length=200,
        help_text="For example “Full Council, minute 27”.",
        error_messages={"required": "Enter the decision by which it was adopted."},
    )
    decision_url = django_forms.CharField(
        label="Address of the decision (optional)",
        max_length=300,
        required=False,
        help_text="Where it can be read, on this site or elsewhere. It begins with https:// or /.",
    )
    adopted_on = forms.DayField(label="The day on which it was adopted")
    start = forms.DayField(label="The day from which it is in force")
    owner = django_forms.CharField(label="Who answers for the document (optional)", max_length=200, required=False)

    def clean_decision_url(self) -> str:
        """Return the address, if it is one that a page may link to."""
        address = self.cleaned_data["decision_url"].strip()
        if address and not address.startswith(("https://", "http://", "/")):
            raise django_forms.ValidationError("The address begins with https:// or with /.")
        return address
