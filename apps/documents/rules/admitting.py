"""Value of the rules by which a request to admit an organisation is scored: one rule for each criterion."""

from typing import ClassVar

from pydantic import Field, PositiveInt

from .values import Names, Text, Value


class Admission(Value):
    """A criterion against which a request to admit an organisation is scored (OLP-21)."""

    governs: ClassVar[str] = "A criterion against which a request to admit an organisation is scored."
    needed_by: ClassVar[str] = "No request to admit an organisation can be recorded without at least one."

    criterion: Text = Field(title="Criterion", description="In a few words, for example: influence.")
    highest: PositiveInt = Field(
        title="Highest score", description="The lowest is 0.", json_schema_extra={"unit": "points"}
    )

    def matter_of(self) -> str:
        """Return the criterion."""
        return self.criterion

    def short(self) -> str:
        """Return "0 to 5"."""
        return f"Scored from 0 to {self.highest}"

    def meaning(self, names: Names) -> str:
        """Return what is scored, and that reasons are given."""
        return (
            f"A request to admit an organisation is scored for {self.criterion} from 0 to {self.highest}, "
            "and each score is given with its reason."
        )
