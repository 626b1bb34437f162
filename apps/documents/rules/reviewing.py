"""Value of the rule by which a document is reviewed."""

from typing import ClassVar

from pydantic import Field

from .values import Reminded, Text
from .words import how_counted, span


class Review(Reminded):
    """How often a document is reviewed."""

    governs: ClassVar[str] = "How often a document is reviewed."
    needed_by: ClassVar[str] = "No review falls due, and nobody is reminded of one, without it."

    document: Text = Field(title="Document", json_schema_extra={"ask": "document"})

    def matter_of(self) -> str:
        """Return the address of the document."""
        return self.document

    def short(self) -> str:
        """Return "every 1 year"."""
        return f"Every {span(self.length, self.counting)}"

    def meaning(self, names: dict[str, str]) -> str:
        """Return how often it is reviewed, and of what people are reminded."""
        time = span(self.length, self.counting)
        counted = how_counted(self.counting, self.calendar)
        return f"The document is reviewed within {time} of its last review. {counted} {self.reminders()}".strip()
