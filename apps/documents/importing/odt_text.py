"""The text of a paragraph of an OpenDocument text: what a reader sees of it."""

from dataclasses import dataclass, field
from typing import Any

from .odt_styles import OFFICE, TEXT, Styles, figure

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
# What stands in a paragraph without being read.
SKIPPED = {f"{OFFICE}annotation", f"{TEXT}ruby-text", f"{TEXT}tracked-changes"}
SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
MOST_BLANKS = 100


@dataclass
class Said:
    """What a paragraph says: its text, whether all of it is bold, and what hangs on it."""

    text: str = ""
    bold: bool = False
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def said_by(paragraph: Any, styles: Styles, numbers: dict[int, int]) -> Said:
    """Return what ``paragraph`` says; ``numbers`` are those of the notes."""
    walk = _Walk(styles, numbers)
    walk.inside(paragraph, bool(styles.bold(paragraph.get(f"{TEXT}style-name", ""))))
    said, pieces = walk.said, walk.pieces
    lines = (" ".join(line.split()) for line in "".join(piece for piece, _ in pieces).split("\n"))
    said.text = "\n".join(line for line in lines if line)
    said.bold = bool(said.text) and all(bold for piece, bold in pieces if piece.strip())
    return said


class _Walk:
    """Gathers pieces of text, each with whether it is bold."""

    def __init__(self, styles: Styles, numbers: dict[int, int]) -> None:
        self.styles = styles
        self.numbers = numbers
        self.said = Said()
        self.pieces: list[tuple[str, bool]] = []

    def inside(self, element: Any, bold: bool) -> None:
        """Gather what stands in ``element``."""
        self._say(element.text, bold)
        for child in element:
            self._child(child, bold)
            self._say(child.tail, bold)

    def _say(self, text: str | None, bold: bool) -> None:
        self.pieces.append((" ".join((text or "").splitlines()), bold))

    def _child(self, element: Any, bold: bool) -> None:
        if element.tag == f"{TEXT}note":
            self.said.notes.append(element)
            self.pieces.append((f"[{self.numbers.get(id(element), 0)}]", bold))
        elif element.tag.startswith(DRAW):
            boxes = list(element.iter(f"{DRAW}text-box"))
            outer = [box for box in boxes if not any(up in boxes for up in box.iterancestors(f"{DRAW}text-box"))]
            self.said.boxes += outer
        elif element.tag in SIGNS:
            times = min(figure(element.get(f"{TEXT}c"), 1), MOST_BLANKS)
            self.pieces.append((SIGNS[element.tag] * times, bold))
        elif element.tag not in SKIPPED:
            own = self.styles.bold(element.get(f"{TEXT}style-name", "")) if element.tag == f"{TEXT}span" else None
            self.inside(element, bold if own is None else own)
