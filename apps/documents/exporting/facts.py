"""What a file says of the edition it holds, besides the text."""

from dataclasses import dataclass
from datetime import date

from apps.core.formats import short_day


@dataclass(frozen=True)
class Facts:
    """Whose document it is, what it is called, which edition this is, and when it is in force.

    ``address`` is the whole address of the document's page; ``of`` and ``slug`` are what the council and the document
    are called in it. ``since`` is the first day of the document's first edition (the day of the export where there
    is none). An edition that is not adopted has no ``start``.
    """

    council: str
    title: str
    kind: str
    edition: str
    address: str
    since: date
    of: str = ""
    slug: str = ""
    citation: str = ""
    start: date | None = None
    end: date | None = None
    adopted_on: date | None = None
    adopted_by: str = ""

    def in_force(self) -> str:
        """Return since when and until when it is in force, in words: the end is the day on which it no longer is."""
        if self.start is None:
            return "Not in force: this text has not been adopted."
        until = f" until {short_day(self.end)}" if self.end else ""
        return f"In force from {short_day(self.start)}{until}."

    def adopted(self) -> str:
        """Return when and by whom it was adopted, in words; "" where nothing is known."""
        if not (self.adopted_on or self.adopted_by):
            return ""
        day = f" on {short_day(self.adopted_on)}" if self.adopted_on else ""
        return f"Adopted{day}{f' by {self.adopted_by}' if self.adopted_by else ''}."

    def about(self) -> list[str]:
        """Return what is said of the edition in so many sentences, but for its address."""
        council = f"{self.council}." if self.council else ""
        return [said for said in (council, f"{self.edition}. {self.in_force()}", self.adopted()) if said]

    def sentences(self) -> list[str]:
        """Return what is said of the edition at the head of its text."""
        return [*self.about(), f"Found at {self.address}"]

    def as_data(self) -> dict[str, str]:
        """Return the facts by name as plain text, without those that are unknown."""
        data = {
            "council": self.council,
            "kind": self.kind,
            "citation": self.citation,
            "edition": self.edition,
            "in_force_from": self.start.isoformat() if self.start else "",
            "in_force_until": self.end.isoformat() if self.end else "",
            "adopted_on": self.adopted_on.isoformat() if self.adopted_on else "",
            "adopted_by": self.adopted_by,
            "address": self.address,
        }
        return {name: value for name, value in data.items() if value}
