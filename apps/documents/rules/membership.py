"""Values of the rules about members, complaints and registers."""

from typing import ClassVar, Literal

from pydantic import Field, NonNegativeInt, PositiveInt
from pydantic.config import JsonDict

from .values import Months, Names, Reminded, Text, Timed, Value, allowed_in_words
from .words import how_counted, matter_in_words, span

MONTHS: JsonDict = {"months_after": "months, to the same date"}


class CoOption(Value):
    """Whether the body may take in members of its own choice."""

    governs: ClassVar[str] = "Whether the body may itself take in members for whom its document sets out no seat."
    needed_by: ClassVar[str] = "Nobody can be co-opted without it."

    allowed: bool = Field(title="The body may co-opt members")

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

    governs: ClassVar[str] = "For how long somebody holds an office before the next election."
    needed_by: ClassVar[str] = "The end of a term is shown where there is one."

    office: Text = Field(title="Office", description="For example: vice-chair.", json_schema_extra={"ask": "office"})
    length: PositiveInt = Field(title="Length of the term", json_schema_extra={"unit": "months"})
    counting: Months = Field(title="How it is counted", json_schema_extra={"words": MONTHS})

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

    governs: ClassVar[str] = "How long before leaving a member gives notice, and to whom."
    needed_by: ClassVar[str] = "No resignation can be recorded without it."

    length: NonNegativeInt = Field(
        title="Length of notice", description="0 where it takes effect at once.", json_schema_extra={"unit": "months"}
    )
    counting: Months = Field(title="How it is counted", json_schema_extra={"words": MONTHS})
    written_to: Text = Field(title="To whom it is written", description="A post, for example: chair.")

    def short(self) -> str:
        """Return "At least 1 month before leaving", or that it takes effect at once."""
        if not self.length:
            return "At once, when it is received"
        return f"At least {span(self.length, self.counting)} before leaving"

    def meaning(self, names: Names) -> str:
        """Return to whom and how long before."""
        if not self.length:
            return f"A member leaves by writing to the {matter_in_words(self.written_to)}, from when it is received."
        time = span(self.length, self.counting)
        return (
            f"A member who leaves says so in writing to the {matter_in_words(self.written_to)}, at least {time} before."
        )


class Complaint(Timed):
    """By when a complaint is acknowledged or answered."""

    governs: ClassVar[str] = "By when a complaint is acknowledged, and by when it is answered."
    needed_by: ClassVar[str] = "The time for complaints is told to the public from it."

    step: Literal["acknowledge", "answer"] = Field(
        title="What is due", json_schema_extra={"words": {"acknowledge": "an acknowledgement", "answer": "an answer"}}
    )
    runs_from: Literal["receipt", "acknowledgement"] = Field(
        title="The time runs from",
        json_schema_extra={"words": {"receipt": "its receipt", "acknowledgement": "its acknowledgement"}},
    )

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

    governs: ClassVar[str] = "By when a member enters interests in the public register."
    needed_by: ClassVar[str] = "No member is asked for the register, or reminded of it, without it."

    matter: str = Field(default="", title="What it is about", json_schema_extra={"ask": "occasion"})

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

    governs: ClassVar[str] = "By when a new member accepts the code of conduct."
    needed_by: ClassVar[str] = "No member can accept the code, and none is asked to, without it."

    def meaning(self, names: Names) -> str:
        """Return what is accepted by when."""
        counted = how_counted(self.counting, self.calendar)
        return f"A new member accepts the code of conduct {self.short().lower()}. {counted} {self.reminders()}".strip()


class Nomination(Reminded):
    """By when a nominating organisation names somebody for a vacant seat."""

    governs: ClassVar[str] = "By when an organisation names a replacement for a seat that falls vacant."
    needed_by: ClassVar[str] = "Without it an organisation is asked for a name, but no day is set."

    def meaning(self, names: Names) -> str:
        """Return what is asked by when."""
        counted = how_counted(self.counting, self.calendar)
        return (
            "When a seat falls vacant, the organisation that nominates to it is asked to name a replacement "
            f"{self.short().lower()}. {counted} {self.reminders()}"
        ).strip()


class PoliticalBalance(Value):
    """Whether seats of committees are shared out in proportion to political groups."""

    governs: ClassVar[str] = "Whether seats of committees are shared out in proportion to political groups."
    needed_by: ClassVar[str] = "No seats are reckoned for political groups without it."

    covers: Literal["committees"] = Field(
        title="Bodies that count", json_schema_extra={"words": {"committees": "the committees of the council"}}
    )
    ungrouped: Literal["share"] = Field(
        title="Members of no group", json_schema_extra={"words": {"share": "keep their share of the seats"}}
    )

    def short(self) -> str:
        """Return that seats are in proportion."""
        return "Seats of committees in proportion to groups"

    def meaning(self, names: Names) -> str:
        """Return whose members count and what for."""
        return (
            "The seats of the committees are shared out among the political groups in proportion to their members of "
            "this body. Members of no group keep their share."
        )


class GiftThreshold(Value):
    """From what worth gifts are registered."""

    governs: ClassVar[str] = "From what worth a gift or hospitality is entered in the register."
    needed_by: ClassVar[str] = "Members are told the threshold when they fill in their register."

    pounds: NonNegativeInt = Field(title="Worth", json_schema_extra={"unit": "pounds"})
    comparison: Literal["at_least", "over"] = Field(
        title="A gift worth exactly that much",
        json_schema_extra={"words": {"at_least": "is registered", "over": "is not registered"}},
    )

    def short(self) -> str:
        """Return "£50 or more"."""
        return f"£{self.pounds} or more" if self.comparison == "at_least" else f"Over £{self.pounds}"

    def meaning(self, names: Names) -> str:
        """Return what is registered."""
        worth = f"{self.pounds} pounds or more" if self.comparison == "at_least" else f"more than {self.pounds} pounds"
        return f"A gift or hospitality worth {worth} is entered in the public register."
