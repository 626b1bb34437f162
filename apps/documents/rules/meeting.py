"""Values of the rules by which a body meets and decides."""

from typing import ClassVar, Literal

from pydantic import NonNegativeInt, PositiveInt

from apps.core.counting.words import many

from .values import Calendar, Counting, Fraction, Names, Text, Value, allowed_in_words
from .words import fraction, how_counted, listed, matter_in_words, named, span


class Quorum(Fraction):
    """How many must be there for business to be done."""

    base: Literal["seats", "voting_seats"]
    rounding: Literal["up"] = "up"
    required_organisation: str | None = None
    required_count: NonNegativeInt = 0
    conflicted: Literal["left_out", "counted"]
    wait_minutes: NonNegativeInt

    def short(self) -> str:
        """Return "One third of all seats"."""
        of = "all seats" if self.base == "seats" else "the seats with a vote"
        return f"{fraction(self.numerator, self.denominator).capitalize()} of {of}"

    def meaning(self, names: Names) -> str:
        """Return who must be there, and what happens when too few are."""
        of = "all seats" if self.base == "seats" else "the seats with a vote"
        part = fraction(self.numerator, self.denominator)
        parts = [
            f"No decision can be made unless members for at least {part} of {of} are there.",
            "Vacant seats are counted too, and the number is rounded up to a whole member.",
        ]
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

    needs_matter: ClassVar[bool] = True
    matter: str = ""
    length: NonNegativeInt | None = None
    counting: Counting
    calendar: Calendar
    must_carry_text: bool = False

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

    needs_matter: ClassVar[bool] = True
    matter: str = ""
    at_least: bool
    of: Literal["present_and_eligible", "present_and_voting"]

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

    holder: Literal["chair_of_meeting"]
    on: Literal["equality"]

    def short(self) -> str:
        """Return who has it."""
        return "The chair of the meeting"

    def meaning(self, names: Names) -> str:
        """Return when it may be used."""
        return "When as many vote for as against, the chair of the meeting may vote once more and so decide."


class Openness(Value):
    """Whether press and public may come."""

    open: bool

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

    allowed: bool
    notice_to: str = "secretariat"
    before_meeting: bool = True
    briefing: bool = False
    host_advice_sectors: tuple[str, ...] = ()

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
        return " ".join(parts)


class StandingItem(Value):
    """An item that is on every agenda."""

    title: Text
    position: PositiveInt

    def short(self) -> str:
        """Return the title."""
        return self.title

    def meaning(self, names: Names) -> str:
        """Return where it stands."""
        return f"“{self.title}” is item {self.position} of every agenda and cannot be taken off."
