"""What the values of all rules share: types of fields, and what every value can say of itself."""

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from apps.core.counting import KINDS, LONDON, Nonsense, read_code
from apps.core.counting.calendar import BASES

from .words import BEGINNINGS, listed, span


def _known_counting(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"There is no way of counting “{value}”. There are: {', '.join(KINDS)}.")
    return value


def _known_calendar(value: str) -> str:
    try:
        read_code(value)
    except Nonsense as error:
        raise ValueError(str(error)) from error
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# What is offered where somebody makes a rule. Notice is counted back from the meeting, all else forward.
BACKWARDS = ["clear_days_publish_by", "days_before", "working_days_before"]
WAYS = [kind for kind in KINDS if kind in BEGINNINGS and kind not in BACKWARDS]
CALENDARS = [code for code in BASES if code != LONDON]
Counting = Annotated[str, AfterValidator(_known_counting), WithJsonSchema({"type": "string", "enum": WAYS})]
Calendar = Annotated[str, AfterValidator(_known_calendar), WithJsonSchema({"type": "string", "enum": CALENDARS})]
Months = Literal["months_after"]
Names = dict[str, str]


class Value(BaseModel):
    """What all values share: nothing unknown, nothing changed after reading.

    ``governs`` says in a sentence what rules of the kind govern, ``needed_by`` what on this site goes by them. Each
    field carries its label (title), hint (description) and unit, and its choices in words: forms and the public
    catalogue are made from them (asking.py).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    governs: ClassVar[str] = ""
    needed_by: ClassVar[str] = ""
    denominators: ClassVar[dict[str, str]] = {}
    needs_matter: ClassVar[bool] = False
    # Whether meetings go by it: those already called keep the rules they were called with.
    of_meetings: ClassVar[bool] = False

    def matter_of(self) -> str:
        """Return the matter that tells this rule from others of its kind in the same rule set."""
        return str(getattr(self, "matter", ""))

    def denominator_in_words(self) -> str:
        """Return of what the value is reckoned: "members present and eligible"; empty where there is no such thing."""
        field = next((name for name in ("base", "of") if name in type(self).model_fields), "")
        return self.denominators.get(getattr(self, field), "") if field else ""

    def short(self) -> str:
        """Return the value in a few words, as a table shows it."""
        raise NotImplementedError

    def meaning(self, names: Names) -> str:
        """Return what the rule means, in sentences; ``names`` maps slugs of organisations to their names."""
        raise NotImplementedError


class Fraction(Value):
    """A part of a whole, never more than the whole."""

    numerator: PositiveInt = Field(
        title="How many parts", description="1 for one third, 2 for two thirds.", json_schema_extra={"unit": "parts"}
    )
    denominator: PositiveInt = Field(
        title="Of how many equal parts", description="3 for thirds.", json_schema_extra={"unit": "parts of the whole"}
    )

    @model_validator(mode="after")
    def _not_more_than_all(self) -> "Fraction":
        if self.numerator > self.denominator:
            raise ValueError(f"{self.numerator}/{self.denominator} is more than the whole.")
        return self


class Timed(Value):
    """Something that is due within a time."""

    length: PositiveInt = Field(title="Length", json_schema_extra={"unit": "days or months, by the way of counting"})
    counting: Counting = Field(title="How it is counted")
    calendar: Calendar = Field(title="Which days count")

    def short(self) -> str:
        """Return "within 28 days"."""
        return f"Within {span(self.length, self.counting)}"


class Reminded(Timed):
    """Something due of which people are reminded some days before."""

    reminder_days: tuple[NonNegativeInt, ...] = Field(
        default=(),
        title="Reminders",
        description="Days before the last day, with commas between them. Leave it empty for none.",
        json_schema_extra={"unit": "days before"},
    )

    def reminders(self) -> str:
        """Return when reminders are sent, in a sentence; empty when none are."""
        if not self.reminder_days:
            return ""
        days = [str(day) for day in self.reminder_days]
        last = "day" if self.reminder_days[-1] == 1 else "days"
        return f"Reminders are sent {listed(days)} {last} before."


def allowed_in_words(allowed: bool) -> str:
    """Return "Allowed" or "Not allowed"."""
    return "Allowed" if allowed else "Not allowed"
