"""What the styles of an OpenDocument text say: which paragraphs are headings, what is bold, how lists are numbered."""

import re
from dataclasses import dataclass, field
from typing import Any

from .counting import Level

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
HEADING = re.compile(r"Heading(?:_20_| )(\d)")
BOLD_FROM = 600
MOST_LEVEL = 10


def figure(text: str | None, default: int) -> int:
    """Return ``text`` as a number; ``default`` where it is none."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default


@dataclass
class Style:
    """A style of paragraphs or spans, with what it inherits."""

    base: str = ""
    bold: bool | None = None


@dataclass
class Styles:
    """All styles of a document by their names; ``outline`` is how headings are numbered."""

    known: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Any) -> "Styles":
        """Read the styles of all parts."""
        styles = cls()
        for root in [root for root in roots if root is not None]:
            for one in root.iter(f"{STYLE}style"):
                styles.known[one.get(f"{STYLE}name", "")] = Style(one.get(f"{STYLE}parent-style-name", ""), _bold(one))
            for one in root.iter(f"{TEXT}list-style"):
                styles.lists[one.get(f"{STYLE}name", "")] = _levels(one)
            for one in root.iter(f"{TEXT}outline-style"):
                styles.outline = _levels(one)
        return styles

    def chain(self, name: str) -> list[str]:
        """Return a style and all that it is based on, by name, however they point at each other."""
        found: list[str] = []
        while name and name not in found:
            found.append(name)
            name = self.known[name].base if name in self.known else ""
        return found

    def heading(self, name: str) -> int | None:
        """Return the level of the heading that a style makes: 0 for the title; None for a text."""
        for one in self.chain(name):
            if one == "Title":
                return 0
            if found := HEADING.fullmatch(one):
                return int(found[1])
        return None

    def bold(self, name: str) -> bool | None:
        """Tell whether a style is bold; None where it does not say."""
        weights = (self.known[one].bold for one in self.chain(name) if one in self.known)
        return next((weight for weight in weights if weight is not None), None)


def _bold(style: Any) -> bool | None:
    properties = style.find(f"{STYLE}text-properties")
    weight = None if properties is None else properties.get(f"{FO}font-weight")
    if weight is None:
        return None
    return weight == "bold" or figure(weight, 0) >= BOLD_FROM


def _levels(style: Any) -> dict[int, Level]:
    """Return how each level is numbered; one that shows those above it has them before its own number."""
    levels: dict[int, Level] = {}
    for one in style:
        place = min(figure(one.get(f"{TEXT}level"), 1), MOST_LEVEL) - 1
        if one.tag == f"{TEXT}list-level-style-bullet":
            levels[place] = Level("bullet")
            continue
        kind = FORMATS.get(one.get(f"{STYLE}num-format", ""), "none")
        shown = min(figure(one.get(f"{TEXT}display-levels"), 1), place + 1)
        numbers = ".".join(f"%{level + 1}" for level in range(place + 1 - shown, place + 1))
        before, after = one.get(f"{STYLE}num-prefix", ""), one.get(f"{STYLE}num-suffix", "")
        text = f"{before}{numbers}{after}" if kind != "none" else ""
        levels[place] = Level(kind, text, figure(one.get(f"{TEXT}start-value"), 1))
    return levels
