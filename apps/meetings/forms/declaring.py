"""Forms by which a member declares an interest against an item, takes it back, or links it to the register."""

from collections.abc import Sequence
from typing import Any

from django import forms

from apps.core.forms import Form
from apps.interests.models import Entry
from apps.meetings.enums import DeclarationKind

ANOTHER = "another"
LONGEST = 1000
KINDS = (
    (
        DeclarationKind.PECUNIARY,
        "Disclosable pecuniary interest: I take no part in the discussion of this item and do not vote on it",
    ),
    (DeclarationKind.OTHER, "Other registrable interest"),
    (DeclarationKind.PERSONAL, "Personal interest"),
)
NOT_YOURS = "Choose one of your own interests that are on the register now."


def in_words(entry: Entry) -> str:
    """Return how an entry is offered to its owner."""
    withheld = " (withheld from the public)" if entry.sensitive else ""
    return f"{entry.get_category_display()}: {entry.description}{withheld}"


class DeclareForm(Form):
    """What is declared: an entry of the register or something else, and of what kind it is."""

    interest = forms.ChoiceField(
        label="Which interest do you declare?",
        help_text="These are your interests on the register today.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the interest that you declare.", "invalid_choice": NOT_YOURS},
    )
    text = forms.CharField(
        label="What is the interest?",
        help_text="Only for an interest that is not on your register. Do not name your partner.",
        widget=forms.Textarea(attrs={"rows": "3"}),
        max_length=LONGEST,
        required=False,
    )
    sensitive = forms.BooleanField(
        label="Withhold what it is from the public",
        help_text="Only for an interest that is not on your register. Ask for this under section 32 of the Localism "
        "Act 2011 where somebody could be threatened or harmed if the details were known. You need not write what the "
        "interest is. What is withheld in the register is withheld here by itself.",
        required=False,
    )
    kind = forms.ChoiceField(
        label="What kind of interest is it?",
        widget=forms.RadioSelect,
        choices=KINDS,
        error_messages={"required": "Say what kind of interest it is."},
    )

    def __init__(self, *args: Any, entries: Sequence[Entry], **kwargs: Any) -> None:
        """Offer ``entries`` of the member's own register, and another."""
        super().__init__(*args, **kwargs)
        self.entries = {str(entry.pk): entry for entry in entries}
        offered = [(key, in_words(entry)) for key, entry in self.entries.items()]
        self.fields["interest"].choices = [*offered, (ANOTHER, "Another interest, which is not on my register")]
        if not entries:
            self.fields["interest"].help_text = "You have no interest on the register today."

    def clean(self) -> dict[str, Any]:
        """Ask for words where an interest is not on the register and not withheld."""
        said = super().clean() or {}
        if said.get("interest") == ANOTHER and not said.get("text") and not said.get("sensitive"):
            self.add_error("text", "Say what the interest is.")
        return said

    def declared(self) -> dict[str, Any]:
        """Return what the service takes: kind, and an entry or words."""
        said = self.cleaned_data
        entry = self.entries.get(said["interest"])
        if entry is not None:
            return {"kind": said["kind"], "entry": entry, "text": "", "sensitive": False}
        return {"kind": said["kind"], "entry": None, "text": said["text"], "sensitive": said["sensitive"]}


class CorrectForm(DeclareForm):
    """The same again, with the reason for the correction."""

    reason = forms.CharField(
        label="Why do you correct it?",
        max_length=200,
        error_messages={"required": "Say why you correct the declaration."},
    )


class WithdrawForm(Form):
    """Why a declaration is taken back."""

    reason = forms.CharField(
        label="Why do you withdraw it?",
        help_text="It is kept on record with the declaration.",
        max_length=200,
        error_messages={"required": "Say why you withdraw the declaration."},
    )


class LinkForm(Form):
    """The entry by which a declared interest has since been registered."""

    interest = forms.ChoiceField(
        label="Under which entry is it registered now?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the entry under which it is registered.", "invalid_choice": NOT_YOURS},
    )

    def __init__(self, *args: Any, entries: Sequence[Entry], **kwargs: Any) -> None:
        """Offer ``entries`` of the member's own register."""
        super().__init__(*args, **kwargs)
        self.entries = {str(entry.pk): entry for entry in entries}
        self.fields["interest"].choices = [(key, in_words(entry)) for key, entry in self.entries.items()]

    def entry(self) -> Entry:
        """Return the entry chosen."""
        return self.entries[self.cleaned_data["interest"]]
