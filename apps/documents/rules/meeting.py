"""Values of the rules by which a body meets and decides."""

from typing import ClassVar, Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from apps.core.counting.words import many

from .values import BACKWARDS, Calendar, Counting, Fraction, Names, Text, Value, allowed_in_words
from .words import fraction, how_counted, listed, matter_in_words, named, span


class Quorum(Fraction):
    """How many must be there for business to be done."""

    governs: ClassVar[str] = "How many members must be there before the body may decide anything."
    needed_by: ClassVar[str] = "No meeting can be called and no vote recorded without it."
    denominators: ClassVar[dict[str, str]] = {
        "seats": "all seats that the document sets out, vacant ones too",
        "voting_seats": "the seats with a vote that the document sets out, vacant ones too",
    }
    of_meetings: ClassVar[bool] = True

    base: Literal["seats", "voting_seats"] = Field(
        title="Reckoned of", json_schema_extra={"unit": "seats", "words": {**denominators}}
    )
    rounding: Literal["up"] = Field(
        default="up", title="A broken number", json_schema_extra={"words": {"up": "is rounded up to a whole member"}}
    )
    at_least: NonNegativeInt = Field(
        default=0,
        title="Never fewer than",
        description="Where the text also sets a fewest number. 0 where it sets none.",
        json_schema_extra={"unit": "members"},
    )
    required_organisation: str | None = Field(
        default=None,
        title="Organisation that must be represented",
        description="Leave it empty where the text names none.",
        json_schema_extra={"ask": "organisation"},
    )
    required_count: NonNegativeInt = Field(
        default=0, title="By at least how many of its members", json_schema_extra={"unit": "members"}
    )
    conflicted: Literal["left_out", "counted"] = Field(
        title="A member who has left for an item because of an interest",
        json_schema_extra={"words": {"left_out": "does not count for that item", "counted": "counts all the same"}},
    )
    wait_minutes: NonNegativeInt = Field(
        title="How long a meeting waits for a quorum",
        description="0 where the text sets no time.",
        json_schema_extra={"unit": "minutes"},
    )

    def short(self) -> str:
        """Return "One third of all seats", with the fewest number where there is one."""
        of = "all seats" if self.base == "seats" else "the seats with a vote"
        least = f", never fewer than {self.at_least}" if self.at_least else ""
        return f"{fraction(self.numerator, self.denominator).capitalize()} of {of}{least}"

    def meaning(self, names: Names) -> str:
        """Return who must be there, and what happens when too few are."""
        of = "all seats" if self.base == "seats" else "the seats with a vote"
        part = fraction(self.numerator, self.denominator)
        parts = [
            f"No decision can be made unless members for at least {part} of {of} are there.",
            "Vacant seats are counted too, and the number is rounded up to a whole member.",
        ]
        if self.at_least:
            parts.append(f"However few seats there are, it is never fewer than {many(self.at_least, 'member')}.")
        if self.required_organisation and self.required_count:
            who = named(self.required_organisation, names)
            parts.append(f"At least {self.required_count} of them must come from {who}.")
        if self.conflicted == "left_out":
            parts.append("A member who has left because of an interest does not count for that item.")
        if self.wait_minutes:
            late = many(self.wait_minutes, "minute")
            parts.append(f"If too few are there {late} after the start, the meeting is adjourned.")
        return " ".join(parts)


class Notice(Value):
    """How long before a meeting its notice is given."""

    governs: ClassVar[str] = "How long before a meeting its notice is given, and what the notice must say."
    needed_by: ClassVar[str] = "No meeting can be called without the rule for ordinary business."
    needs_matter: ClassVar[bool] = True
    of_meetings: ClassVar[bool] = True

    matter: str = Field(default="", title="Business that it is about", json_schema_extra={"ask": "matter"})
    length: NonNegativeInt | None = Field(
        default=None,
        title="Length of notice",
        description="Leave it empty where the text leaves the length to the body.",
        json_schema_extra={"unit": "days"},
    )
    counting: Counting = Field(title="How it is counted", json_schema_extra={"enum": [*BACKWARDS]})
    calendar: Calendar = Field(title="Which days count")
    must_carry_text: bool = Field(default=False, title="The notice must carry the text of what is proposed")

    def short(self) -> str:
        """Return "21 clear days", or that no length is set."""
        return "No length is set" if self.length is None else span(self.length, self.counting)

    def meaning(self, names: Names) -> str:
        """Return by when notice is given and what it must carry."""
        if self.length is None:
            parts = ["The document sets no length of notice and leaves it to the body."]
        else:
            time = span(self.length, self.counting)
            parts = [
                f"Notice of the meeting is given at least {time} before it.",
                how_counted(self.counting, self.calendar),
            ]
        if self.must_carry_text:
            parts.append("The notice must carry the text of what is proposed.")
        return " ".join(part for part in parts if part)


class Majority(Fraction):
    """How many must vote for a motion."""

    governs: ClassVar[str] = "How many must vote for a motion to carry it."
    needed_by: ClassVar[str] = "No vote can be recorded without the rule for the business it is about."
    denominators: ClassVar[dict[str, str]] = {
        "present_and_eligible": "members present and eligible to vote: those who abstain count",
        "present_and_voting": "members present and voting: those who abstain are left out",
    }
    needs_matter: ClassVar[bool] = True
    of_meetings: ClassVar[bool] = True

    matter: str = Field(default="", title="Business that it is about", json_schema_extra={"ask": "matter"})
    at_least: bool = Field(
        title="Exactly that part is enough",
        description="No: it must be more than that part, as with a simple majority.",
    )
    of: Literal["present_and_eligible", "present_and_voting"] = Field(
        title="Reckoned of", json_schema_extra={"unit": "members", "words": {**denominators}}
    )

    def short(self) -> str:
        """Return "More than one half of those present and eligible"."""
        of = "those present and eligible" if self.of == "present_and_eligible" else "the votes cast"
        return f"{self._part().capitalize()} of {of}"

    def meaning(self, names: Names) -> str:
        """Return how votes are reckoned, and what an abstention does."""
        if self.of == "present_and_eligible":
            return (
                f"{self._part().capitalize()} of the members who are there and may vote must vote for the motion. "
                "Members who abstain are counted among them, so abstaining makes it harder to carry."
            )
        return (
            f"{self._part().capitalize()} of the votes cast must be for the motion. "
            "Members who abstain are left out of the reckoning."
        )

    def _part(self) -> str:
        part = fraction(self.numerator, self.denominator)
        return f"{'at least' if self.at_least else 'more than'} {part}"


class CastingVote(Value):
    """Who breaks a tie."""

    governs: ClassVar[str] = "Who decides when as many vote for a motion as against it."
    needed_by: ClassVar[str] = "Without it a casting vote is refused, and a motion with an equal vote is lost."
    of_meetings: ClassVar[bool] = True

    holder: Literal["chair_of_meeting"] = Field(
        title="Who has it", json_schema_extra={"words": {"chair_of_meeting": "the chair of the meeting"}}
    )
    on: Literal["equality"] = Field(
        title="When", json_schema_extra={"words": {"equality": "as many vote for as against, and never else"}}
    )

    def short(self) -> str:
        """Return who has it."""
        return "The chair of the meeting"

    def meaning(self, names: Names) -> str:
        """Return when it may be used."""
        return "When as many vote for as against, the chair of the meeting may vote once more and so decide."


class Openness(Value):
    """Whether press and public may come."""

    governs: ClassVar[str] = "Whether press and public may come, and whether papers and votes are published."
    needed_by: ClassVar[str] = "No meeting can be called without it."
    of_meetings: ClassVar[bool] = True

    open: bool = Field(title="Meetings are open to press and public")

    def short(self) -> str:
        """Return yes or no."""
        return "Open to press and public" if self.open else "Not open to press and public"

    def meaning(self, names: Names) -> str:
        """Return who may come."""
        if self.open:
            return "Anybody may come to the meetings, read the papers and see how members voted."
        return "Meetings are for the members. Dates, papers and what is said there are not published."


class Substitutes(Value):
    """Whether somebody may come in a member's place."""

    governs: ClassVar[str] = "Whether somebody may come in a member's place, and on what conditions."
    needed_by: ClassVar[str] = "No substitute can be recorded without it."
    of_meetings: ClassVar[bool] = True

    allowed: bool = Field(title="Substitutes may come")
    notice_to: Text = Field(
        default="secretariat", title="Who is told", description="A post or office, for example: secretariat."
    )
    before_meeting: bool = Field(default=True, title="They are told of before the meeting")
    briefing: bool = Field(default=False, title="The member briefs the substitute")
    host_advice_sectors: tuple[str, ...] = Field(
        default=(),
        title="Sectors whose members ask their host organisation for advice first",
        json_schema_extra={"ask": "sectors"},
    )
    members_too: bool = Field(
        default=False,
        title="A member of the body may stand in for another",
        description="No where the text does not say so: he or she would have two votes.",
    )

    def short(self) -> str:
        """Return whether they are allowed."""
        return (
            "Allowed, when told beforehand" if self.allowed and self.before_meeting else allowed_in_words(self.allowed)
        )

    def meaning(self, names: Names) -> str:
        """Return on what conditions."""
        if not self.allowed:
            return "Nobody may come in a member's place."
        parts = ["A member may send somebody in his or her place."]
        if self.before_meeting:
            parts.append(f"The {matter_in_words(self.notice_to)} is told before the meeting.")
        if self.briefing:
            parts.append("The substitute is briefed on what will be discussed.")
        if self.host_advice_sectors:
            sectors = listed([matter_in_words(sector) for sector in self.host_advice_sectors])
            parts.append(f"Members for {sectors} ask their host organisation for advice first.")
        if self.members_too:
            parts.append("The substitute may be another member, who then has both votes.")
        return " ".join(parts)


class StandingItem(Value):
    """An item that is on every agenda."""

    governs: ClassVar[str] = "An item that stands on every agenda by itself."
    needed_by: ClassVar[str] = "Without one an agenda begins empty."
    of_meetings: ClassVar[bool] = True

    title: Text = Field(title="Title of the item")
    position: PositiveInt = Field(title="Its number on the agenda", json_schema_extra={"unit": "place from the top"})

    def short(self) -> str:
        """Return the title."""
        return self.title

    def meaning(self, names: Names) -> str:
        """Return where it stands."""
        return f"“{self.title}” is item {self.position} of every agenda and cannot be taken off."
