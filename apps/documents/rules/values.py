"""What the values of all rules share: types of fields, and what every value can say of itself."""

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    NonNegativeInt,
    PositiveInt,
    StringConstraints,
    model_validator,
)

from apps.core.counting import KINDS, Nonsense, read_code

from .words import listed, span


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
Counting = Annotated[str, AfterValidator(_known_counting)]
Calendar = Annotated[str, AfterValidator(_known_calendar)]
Months = Literal["months_after"]
Names = dict[str, str]


class Value(BaseModel):
    """What all values share: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    needs_matter: ClassVar[bool] = False

    def matter_of(self) -> str:
        """Return the matter that tells this rule from others of its kind in the same rule set."""
        return str(getattr(self, "matter", ""))

    def short(self) -> str:
        """Return the value in a few words, as a table shows it."""
        raise NotImplementedError

    def meaning(self, names: Names) -> str:
        """Return what the rule means, in sentences; ``names`` maps slugs of organisations to their names."""
        raise NotImplementedError


class Fraction(Value):
    """A part of a whole, never more than the whole."""

    numerator: PositiveInt
    denominator: PositiveInt

    @model_validator(mode="after")
    def _not_more_than_all(self) -> "Fraction":
        if self.numerator > self.denominator:
            raise ValueError(f"{self.numerator}/{self.denominator} is more than the whole.")
        return self


class Timed(Value):
    """Something that is due within a time."""

    length: PositiveInt
    counting: Counting
    calendar: Calendar

    def short(self) -> str:
        """Return "within 28 days"."""
        return f"Within {span(self.length, self.counting)}"


class Reminded(Timed):
    """Something due of which people are reminded some days before."""

    reminder_days: tuple[NonNegativeInt, ...] = ()

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
