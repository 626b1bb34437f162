"""What officers type and send about wards and postcodes."""

from typing import Any

from django import forms as django_forms

from apps.core import forms

LONGEST_NAME = 200
LONGEST_NOTE = 300
REQUIRED_FILE = {
    "required": "Choose the file.",
    "empty": "The file is empty.",
    "invalid": "The file did not arrive. Choose it again.",
}


def reason_field(hint: str) -> django_forms.CharField:
    """Return the field in which an officer says why; it is kept in the history."""
    return django_forms.CharField(label="Why", help_text=f"{hint} It is kept in the history.", max_length=LONGEST_NOTE)


class NewWard(forms.Form):
    """A ward that is to be made."""

    name = django_forms.CharField(label="Name of the ward", max_length=LONGEST_NAME)
    start = forms.DayField(label="The day from which it elects councillors")
    reason = reason_field("For example: the order that made it.")


class ChangedWard(forms.Form):
    """A ward whose name is to be corrected, or that is to end."""

    name = django_forms.CharField(
        label="Name of the ward",
        help_text="To correct it only. A ward with other boundaries is another ward: end this one, and make the new.",
        max_length=LONGEST_NAME,
    )
    end = forms.DayField(
        label="The day on which it ends (optional)",
        help_text="The first day on which it stands no longer.",
        required=False,
    )
    reason = reason_field("For example: the order that ends it.")


class Sent(forms.Form):
    """A table that is sent as a file."""

    upload = django_forms.FileField(
        label="File",
        help_text="Comma-separated values (CSV), in UTF-8.",
        error_messages=REQUIRED_FILE,
        widget=django_forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    reason = reason_field("For example: where the table comes from, and its date.")

    def refuse(self, refused: Any) -> None:
        """Show what was refused, and each wrong line beside the file."""
        super().refuse(refused)
        for line in refused.ruling.arithmetic:
            self.add_error("upload", line)
        self.ruling = None
