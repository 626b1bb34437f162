"""Values of the rules about members, complaints and registers."""

from typing import Literal

from pydantic import NonNegativeInt, PositiveInt

from .values import Months, Names, Reminded, Text, Timed, Value, allowed_in_words
from .words import how_counted, matter_in_words, span


class CoOption(Value):
    """Whether the body may take in members of its own choice."""

    allowed: bool

    def short(self) -> str:
        """Return whether it is allowed."""
        return allowed_in_words(self.allowed)

    def meaning(self, names: Names) -> str:
        """Return what that means for seats."""
        if self.allowed:
            return "The body may itself choose further members."
        return "The body cannot add members of its own choice: only the seats in its document are filled."


class Term(Value):
    """For how long somebody holds an office."""

    office: Text
    length: PositiveInt
    counting: Months

    def matter_of(self) -> str:
        """Return the office."""
        return self.office

    def short(self) -> str:
        """Return "3 years"."""
        return span(self.length, self.counting)

    def meaning(self, names: Names) -> str:
        """Return when the term ends."""
        return f"The {matter_in_words(self.office)} holds office for {self.short()}; then there is an election."


class Resignation(Value):
    """How long before leaving a member gives notice."""

    length: NonNegativeInt
    counting: Months
    written_to: Text

    def short(self) -> str:
        """Return "1 month's notice"."""
        return f"At least {span(self.length, self.counting)} before leaving"

    def meaning(self, names: Names) -> str:
        """Return to whom and how long before."""
        time = span(self.length, self.counting)
        return (
            f"A member who leaves says so in writing to the {matter_in_words(self.written_to)}, at least {time} before."
        )


class Complaint(Timed):
    """By when a complaint is acknowledged or answered."""

    step: Literal["acknowledge", "answer"]
    runs_from: Literal["receipt", "acknowledgement"]

    def matter_of(self) -> str:
        """Return the step."""
        return self.step

    def meaning(self, names: Names) -> str:
        """Return what is due from when."""
        done = "acknowledged" if self.step == "acknowledge" else "answered"
        time = span(self.length, self.counting)
        counted = how_counted(self.counting, self.calendar)
        return f"A complaint is {done} within {time} of its {self.runs_from}. {counted}".strip()


class RegisterOfInterests(Reminded):
    """By when interests are registered."""

    matter: str = ""

    def meaning(self, names: Names) -> str:
        """Return what is registered by when."""
        if self.matter == "disclosure":
            what = "An interest that a member declares at a meeting and that is not yet in the register is added to it"
        else:
            what = "A new member enters his or her interests in the public register"
        counted = how_counted(self.counting, self.calendar)
        return f"{what} {self.short().lower()}. {counted} {self.reminders()}".strip()


class CodeOfConduct(Reminded):
    """By when a new member accepts the code of conduct."""

    def meaning(self, names: Names) -> str:
        """Return what is accepted by when."""
        counted = how_counted(self.counting, self.calendar)
        return f"A new member accepts the code of conduct {self.short().lower()}. {counted} {self.reminders()}".strip()


class Nomination(Reminded):
    """By when a nominating organisation names somebody for a vacant seat."""

    def meaning(self, names: Names) -> str:
        """Return what is asked by when."""
        counted = how_counted(self.counting, self.calendar)
        return (
            "When a seat falls vacant, the organisation that nominates to it is asked to name a replacement "
            f"{self.short().lower()}. {counted} {self.reminders()}"
        ).strip()


class GiftThreshold(Value):
    """From what worth gifts are registered."""

    pounds: NonNegativeInt
    comparison: Literal["at_least", "over"]

    def short(self) -> str:
        """Return "£50 or more"."""
        return f"£{self.pounds} or more" if self.comparison == "at_least" else f"Over £{self.pounds}"

    def meaning(self, names: Names) -> str:
        """Return what is registered."""
        worth = f"{self.pounds} pounds or more" if self.comparison == "at_least" else f"more than {self.pounds} pounds"
        return f"A gift or hospitality worth {worth} is entered in the public register."
