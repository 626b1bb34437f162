"""The marks of our own exports in a Word document: a hidden bookmark on each provision, and what each means.

Bookmarks stay where they are when somebody works on the text around them. What they mean stands in a part of XML
that Word keeps as it is; without it the document is read as any other.
"""

from dataclasses import dataclass
from typing import Any

from .blocks import Mark

NAMESPACE = "urn:moothall:document:1"
BOOKMARK = "_mh"
# Styles of ours: the number before a provision, what is said of the edition, the editor's notes.
NUMBER, FACTS, NOTE, NOTE_HEADING = "MoothallNumber", "MoothallFacts", "MoothallNote", "MoothallNoteHeading"
MOST_DEPTH = 3


@dataclass(frozen=True)
class Marks:
    """What each bookmark means, by its name."""

    known: dict[str, Mark]

    @classmethod
    def of(cls, roots: list[Any]) -> "Marks":
        """Read the parts of XML that the document carries along; those of others are passed over."""
        known: dict[str, Mark] = {}
        for root in roots:
            for one in root.iter(f"{{{NAMESPACE}}}provision"):
                depth = one.get("depth", "0")
                if depth.isdecimal() and len(depth) <= MOST_DEPTH:
                    known[one.get("mark", "")] = Mark(
                        one.get("kind", ""), one.get("number", ""), int(depth), one.get("key", "")
                    )
        return cls(known)

    def find(self, bookmarks: list[str]) -> list[Mark]:
        """Return what the bookmarks mean that are ours."""
        return [self.known[name] for name in bookmarks if name in self.known]
