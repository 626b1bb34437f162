"""Forms of the register of interests."""

from typing import Any

from django import forms

from apps.core.forms import DayField, Form

from .enums import HINTS, PECUNIARY, Category, Whose

YES, NO = "yes", "no"
LONGEST = 2000
SECTION_32 = (
    "Ask for this under section 32 of the Localism Act 2011 where you, or somebody connected with you, could be "
    "threatened or harmed if the details were known. The public then reads only that an interest is withheld. "
    "The monitoring officer is told that you asked, and nothing else."
)


class AnswerForm(Form):
    """Whether there is anything to declare in a class."""

    anything = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[(YES, "Yes, add an interest"), (NO, "No, nothing to declare")],
        error_messages={"required": "Say whether you have anything to declare in this class."},
    )

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        """Ask about ``category``."""
        super().__init__(*args, **kwargs)
        self.fields["anything"].label = "Do you have anything to declare in this class?"
        if category in PECUNIARY:
            self.fields["anything"].label = "Do you, or does your partner, have anything to declare in this class?"
            self.fields[
                "anything"
            ].help_text = "Your partner is your spouse, your civil partner, or the person you live with as such."


class EntryForm(Form):
    """One interest; what is asked depends on the class."""

    whose = forms.ChoiceField(
        label="Whose interest is it?",
        help_text="Do not write your partner’s name anywhere: it is neither asked for nor published.",
        widget=forms.RadioSelect,
        choices=[
            (Whose.SELF, "Mine"),
            (Whose.PARTNER, "My spouse’s, my civil partner’s, or that of the person I live with"),
        ],
        error_messages={"required": "Say whose interest it is."},
    )
    description = forms.CharField(
        label="What is it?",
        widget=forms.Textarea(attrs={"rows": "4"}),
        max_length=LONGEST,
        error_messages={"required": "Say what the interest is."},
    )
    donor = forms.CharField(
        label="Who gave it?",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Say who gave it."},
    )
    received_on = DayField(label="The day you received it", help_text="For example 27 3 2026")
    value = forms.DecimalField(
        label="What was it worth, in pounds?",
        help_text="An estimate will do, for example 60 or 62.50",
        min_value=0,
        max_digits=10,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages={
            "required": "Say what it was worth, for example 60.",
            "invalid": "Write the value in figures, for example 60 or 62.50.",
            "min_value": "The value cannot be less than nothing.",
        },
    )
    sensitive = forms.BooleanField(label="Withhold this interest from the public", help_text=SECTION_32, required=False)

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        """Ask what belongs to ``category``."""
        super().__init__(*args, **kwargs)
        self.fields["description"].help_text = HINTS[category]
        if category not in PECUNIARY:
            del self.fields["whose"]
        if category != Category.GIFTS:
            for name in ("donor", "received_on", "value"):
                del self.fields[name]


class EndForm(Form):
    """When and why an interest ended."""

    ceased_on = DayField(label="The day the interest ended", help_text="For example 27 3 2026")
    reason = forms.CharField(
        label="Why does it end?",
        help_text="For example “Left the post”. Only you see this, in the history of your register.",
        max_length=200,
        error_messages={"required": "Say why the interest ends."},
    )
    nothing_else = forms.BooleanField(label="I have nothing else to declare in this class", required=False)

    def __init__(self, *args: Any, last_of_class: bool, **kwargs: Any) -> None:
        """Ask for the answer "nothing else" where no other entry of the class stands."""
        super().__init__(*args, **kwargs)
        if not last_of_class:
            del self.fields["nothing_else"]
