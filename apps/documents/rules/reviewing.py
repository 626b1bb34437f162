"""Value of the rule by which a document is reviewed."""

from .values import Reminded, Text
from .words import how_counted, span


class Review(Reminded):
    """How often a document is reviewed."""

    document: Text

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
