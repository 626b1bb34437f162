"""Forms by which an officer makes a rule of a clause: made from the class of the rule's value, field by field."""

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.utils.text import slugify
from pydantic import ValidationError

from apps.core import forms
from apps.documents.enums import LONGEST_MATTER, RuleKind
from apps.documents.rules import asking, catalogue
from apps.documents.rules.asking import Choices, Question
from apps.documents.rules.words import matter_in_words

CHOOSE = ("", "Choose")
OTHER = ("other", "Something else")
YES_NO = (("yes", "Yes"), ("no", "No"))
# More than anybody's rule says: a larger number is a slip of the keyboard.
MOST = 9999
# More choices than these are easier to find in a list that opens.
MOST_RADIOS = 4


class RuleValue(forms.Form):
    """The value of a rule of one kind, and from when it is in force.

    ``offered`` names what can be chosen of the council's own: organisation, sectors, document. ``value`` is one that is
    there already. Without ``dated`` the rule begins with its edition.
    """

    def __init__(
        self, *args: Any, kind: str, offered: Mapping[str, Choices], value: dict | None, dated: bool, **kwargs: Any
    ) -> None:
        """Make a field for each question of the kind."""
        initial = (initial_of(kind, value) if value else defaults_of(kind)) | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.kind, self.questions = kind, asking.questions(kind)
        for question in self.questions:
            self._ask(question, offered, (value or {}).get(question.name))
        if dated:
            self.fields["start"] = forms.DayField(label="The first day on which it is in force")
        self.fields["reading"] = django_forms.CharField(
            label="How an open text is read",
            required=False,
            max_length=2000,
            widget=django_forms.Textarea(attrs={"rows": "4"}),
            help_text="Where the clause leaves something open, say how it is read and why. It is shown with the rule.",
        )

    def _ask(self, question: Question, offered: Mapping[str, Choices], known: Any) -> None:
        self.fields[question.name] = _field(question, offered.get(question.kind, question.choices), known)
        if question.kind == "matter":
            self.fields["other_matter"] = django_forms.CharField(
                label="If it is something else, say what in a few words", max_length=LONGEST_MATTER, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse what is no value of the kind, beside the field that it is about."""
        answers = super().clean() or {}
        if answers.get("matter") == OTHER[0] and not slugify(answers.get("other_matter", "")):
            self.add_error("other_matter", "Say what the rule is about, for example: the budget.")
        if not self.errors:
            try:
                catalogue.value_of(self.kind, self.value())
            except ValidationError as error:
                self._show(error)
        return answers

    def _show(self, error: ValidationError) -> None:
        for row in error.errors():
            name = str(row["loc"][0]) if row["loc"] else None
            # What is wrong with a fraction is wrong with its parts.
            name = name or ("numerator" if "numerator" in self.fields else None)
            self.add_error(name if name in self.fields else None, row["msg"].removeprefix("Value error, "))

    def value(self) -> dict[str, Any]:
        """Return what was answered as the value of a rule."""
        answered = {question.name: self._answer(question) for question in self.questions}
        return asking.settled_values(self.kind) | answered

    def _answer(self, question: Question) -> Any:
        answer = self.cleaned_data[question.name]
        if question.kind == "yes_no":
            return answer == "yes"
        if question.kind == "matter":
            return slugify(self.cleaned_data["other_matter"]) if answer == OTHER[0] else answer
        if question.kind == "office":
            return slugify(answer)
        return None if question.kind == "organisation" and not answer else answer


class Numbers(django_forms.CharField):
    """Whole numbers with commas between them."""

    def clean(self, value: Any) -> Any:
        """Return the numbers, the largest first."""
        text = str(super().clean(value))
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and int(part) <= MOST for part in parts):
            raise django_forms.ValidationError("Enter whole numbers with commas between them, for example 14, 7, 1.")
        return sorted({int(part) for part in parts}, reverse=True)


def _field(question: Question, choices: Choices, known: Any) -> django_forms.Field:
    hint = " ".join(part for part in (question.hint, f"Unit: {question.unit}." if question.unit else "") if part)
    common: dict[str, Any] = {"label": question.label, "help_text": hint, "required": question.required}
    if question.kind == "number":
        return _number(question, common)
    if question.kind == "numbers":
        return Numbers(**common, max_length=200)
    if question.kind in ("text", "office"):
        return django_forms.CharField(**common, max_length=LONGEST_MATTER if question.kind == "office" else 200)
    if question.kind == "sectors":
        return django_forms.MultipleChoiceField(**common, choices=choices, widget=django_forms.CheckboxSelectMultiple)
    if question.kind == "yes_no":
        return _choice(common, YES_NO, None)
    extra = (OTHER,) if question.kind == "matter" else ()
    return _choice(common, (*choices, *extra), known)


def _number(question: Question, common: dict[str, Any]) -> django_forms.IntegerField:
    least = question.least or 0
    wrong = f"Enter a whole number from {least} to {MOST}."
    return django_forms.IntegerField(
        **common,
        min_value=least,
        max_value=MOST,
        widget=django_forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong, "required": wrong},
    )


def _choice(common: dict[str, Any], choices: Choices, known: Any) -> django_forms.ChoiceField:
    """Return the field; ``known`` is offered too, where a rule says what is not offered any more."""
    if known and known not in dict(choices):
        choices = (*choices, (known, matter_in_words(str(known)).capitalize()))
    wrong = "Choose one of the answers."
    errors = {"required": wrong, "invalid_choice": wrong}
    if len(choices) <= MOST_RADIOS:
        return django_forms.ChoiceField(
            **common, choices=choices, widget=django_forms.RadioSelect, error_messages=errors
        )
    if all(code for code, _ in choices):
        choices = (CHOOSE, *choices)
    return django_forms.ChoiceField(**common, choices=choices, error_messages=errors)


def defaults_of(kind: str) -> dict[str, Any]:
    """Return what a new form of ``kind`` shows: noughts where the text sets nothing. Nothing is chosen for anybody."""
    return {question.name: question.default for question in asking.questions(kind) if question.kind == "number"}


def initial_of(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows of a value that is there."""
    return {question.name: _shown(question, value[question.name])
            for question in asking.questions(kind) if question.name in value}  # fmt: skip


def _shown(question: Question, known: Any) -> Any:
    if question.kind == "yes_no":
        return "yes" if known else "no"
    if question.kind == "numbers":
        return ", ".join(str(number) for number in known)
    return known


class TakeClause(forms.Form):
    """For which body a clause is made a rule, and of which kind."""

    body = django_forms.ChoiceField(
        label="For which body", error_messages={"required": "Choose the body whose rule it will be."}
    )
    kind = django_forms.ChoiceField(
        label="What it governs",
        widget=django_forms.RadioSelect,
        choices=[(one.kind, f"{one.title}. {one.governs}") for one in asking.catalogue_in_words()],
        error_messages={"required": "Choose what the clause governs."},
    )

    def __init__(self, *args: Any, bodies: Choices, **kwargs: Any) -> None:
        """Offer the council's own bodies."""
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [CHOOSE, *bodies]  # type: ignore[attr-defined]


class FindClause(forms.Form):
    """Which clause of which document a body's rule is taken from."""

    kind = django_forms.ChoiceField(
        label="What the rule governs",
        choices=[CHOOSE, *RuleKind.choices],
        error_messages={"required": "Choose what the rule governs."},
    )
    edition = django_forms.ChoiceField(
        label="Document", error_messages={"required": "Choose the document that says so."}
    )
    clause = django_forms.CharField(
        label="Number of the clause",
        max_length=80,
        help_text="As the document numbers it, for example: 19, 21.4, Annex 2.",
    )

    def __init__(self, *args: Any, editions: Choices, **kwargs: Any) -> None:
        """Offer the texts of the council and the laws."""
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = [CHOOSE, *editions]  # type: ignore[attr-defined]


class EndRule(forms.Form):
    """From when a rule holds no longer, and why."""

    end = forms.DayField(label="The first day on which it holds no longer")
    reason = django_forms.CharField(
        label="Why", max_length=300, help_text="Name the decision or the clause by which it ends."
    )


class TakePack(forms.Form):
    """From when the rules of a pack are in force."""

    start = forms.DayField(label="The first day on which it is in force")
