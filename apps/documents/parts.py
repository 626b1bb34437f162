"""A provision as pages read it: plain, cheap to load by the thousand, with the names of a ``Provision``."""

import json
from typing import Any, NamedTuple

from .enums import ProvisionKind

LABELS = {str(value): str(label) for value, label in ProvisionKind.choices}
COLUMNS = ("pk", "parent_id", "key", "number", "kind", "heading", "text", "stored_table", "headed", "note")
# How a provision without a table has it stored.
EMPTY = ("[]", "")


def cited_as(kind: str, number: str, name: str) -> str:
    """Return how a provision is cited within its document: "article 19", "Annex 1, rule 2a".

    Without a number it is cited by its ``name``, which is its heading or its address: "aim “Fair services”".
    """
    if not number:
        return f"{LABELS[kind].lower()} “{name}”"
    return f"{LABELS[kind].lower()} {number}" if number[0].isdigit() else number


class Part(NamedTuple):
    """One provision of an edition."""

    pk: int
    parent_id: int | None
    key: str
    number: str = ""
    kind: str = str(ProvisionKind.ARTICLE)
    heading: str = ""
    text: str = ""
    stored_table: str = ""
    headed: int = 1
    note: str = ""

    @classmethod
    def of(cls, row: Any) -> "Part":
        """Return a ``Provision`` as a part."""
        same = {name: getattr(row, name) for name in COLUMNS if name not in ("stored_table", "headed")}
        return cls(**same, stored_table=json.dumps(row.table) if row.table else "", headed=int(row.table_headed))

    @property
    def table(self) -> list[list[str]]:
        """Return its table, row by row."""
        stored: Any = [] if self.stored_table in EMPTY else json.loads(self.stored_table)
        return stored

    @property
    def kind_label(self) -> str:
        """Return what it is called in its document: "Article"."""
        return LABELS[self.kind]

    @property
    def cited(self) -> str:
        """Return how it is cited within its document."""
        return cited_as(self.kind, self.number, self.heading or self.key)

    @property
    def named(self) -> str:
        """Return the citation with the heading: "article 19, Quorum"."""
        return f"{self.cited}, {self.heading}" if self.heading and self.number else self.cited
