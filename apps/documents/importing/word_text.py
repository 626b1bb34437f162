"""The text of a paragraph of a Word document: what a reader sees, with tracked changes taken as accepted."""

import re
from dataclasses import dataclass, field
from typing import Any

from .word_marks import NUMBER
from .word_styles import OFF, Styles, W, on, val

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What stands in a paragraph without being read: what was deleted, instructions of fields, properties.
SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rubyPr", "sdtPr", "rt")}
DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}Choice", f"{MC}Fallback"}
# Signs of fonts of their own, such as ticks and bullets, and halves of signs.
PRIVATE = range(0xD800, 0xF900)
SIGN = re.compile(r"[0-9A-Fa-f]{4}")
SIGNS = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


@dataclass
class Said:
    """What a paragraph says: its text, the number of ours before it, and what hangs on it."""

    text: str = ""
    number: str = ""
    bold: bool = False
    bookmarks: list[str] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    changed: bool = False


class Paragraphs:
    """Reads paragraphs; footnotes and endnotes are counted through the whole document."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles, which say what is bold."""
        self.styles = styles
        self.notes = 0

    def read(self, paragraph: Any, style: str) -> Said:
        """Return what ``paragraph`` says."""
        said = Said()
        weights: list[bool] = []
        pieces: list[str] = []
        numbers: list[str] = []
        bold = self.styles.bold(style)
        waiting = [paragraph]
        while waiting:
            one = waiting.pop()
            if one.tag == f"{W}r":
                text = self._run(one, said)
                properties = one.find(f"{W}rPr")
                is_number = properties is not None and val(properties.find(f"{W}rStyle")) == NUMBER
                (numbers if is_number else pieces).append(text)
                if text.strip() and not is_number:
                    weights.append(self._is_bold(properties, bold))
            elif self._enter(one, said):
                waiting += reversed(one)
        said.text, said.number = "".join(pieces), " ".join("".join(numbers).split())
        said.bold = bool(weights) and all(weights)
        return said

    def _enter(self, element: Any, said: Said) -> bool:
        """Tell whether what is inside ``element`` is read, and note what it says itself."""
        if element.tag == f"{W}bookmarkStart":
            said.bookmarks.append(element.get(f"{W}name", ""))
        if element.tag in (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom"):
            said.changed = True
        return isinstance(element.tag, str) and element.tag not in SKIPPED

    def _is_bold(self, properties: Any, paragraph: bool) -> bool:
        if properties is None:
            return paragraph
        own = on(properties.find(f"{W}b"))
        if own is None and properties.find(f"{W}rStyle") is not None:
            own = self.styles.bold(val(properties.find(f"{W}rStyle"))) or None
        return paragraph if own is None else own

    def _run(self, run: Any, said: Said) -> str:
        pieces = []
        waiting = list(reversed(run))
        while waiting:
            one = waiting.pop()
            if one.tag == f"{MC}AlternateContent":
                # The same is there for older programs once more.
                waiting += [part for part in one if part.tag == f"{MC}Choice"][:1] or list(one)[:1]
            elif one.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                pieces.append(self._reference(one, said))
            elif one.tag in DRAWN:
                said.boxes += _boxes(one)
            else:
                pieces.append(_sign(one))
        return "".join(pieces)

    def _reference(self, reference: Any, said: Said) -> str:
        if reference.get(f"{W}customMarkFollows", "0") not in OFF:
            return ""
        self.notes += 1
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        said.footnotes.append((kind, reference.get(f"{W}id", "")))
        return f"[{self.notes}]"


def _sign(element: Any) -> str:
    """Return what one element of a run stands for."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in (f"{W}br", f"{W}cr"):
        # A soft line break parts lines; a break of the page or column parts nothing.
        return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else " "
    if element.tag == f"{W}sym":
        sign = element.get(f"{W}char", "")
        code = int(sign, 16) if SIGN.fullmatch(sign) else 0
        return chr(code) if code and code not in PRIVATE else "•"
    return SIGNS.get(element.tag, "")


def _boxes(element: Any) -> list[Any]:
    """Return the text boxes in a drawing; not those within them, which are found when their turn comes."""
    boxes = list(element.iter(f"{W}txbxContent"))
    return [box for box in boxes if not any(above in boxes for above in box.iterancestors(f"{W}txbxContent"))]
