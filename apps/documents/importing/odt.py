"""OpenDocument texts (ODT) to blocks: headings by their level, lists with the numbers of their styles, tables, notes.

Lines are paragraphs, from 1. Tracked changes are taken as accepted: what was deleted is kept apart in such files.
"""

from collections.abc import Iterator
from typing import Any

from apps.core.uploads import look_odt

from .blocks import Block, BlockKind, Unreadable
from .counting import Counter
from .odt_styles import OFFICE, STYLE, TABLE, TEXT, Styles, figure
from .odt_text import Said, said_by
from .packed import Packed

# What only wraps the paragraphs within it.
WRAPS = {f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}numbered-paragraph"}
CONTENTS = {f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}table-index", f"{TEXT}illustration-index"}
PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
CHANGED = "The file has tracked changes: it was read as if all of them were accepted."
BOX = "The text of a text box was put after the paragraph to which it belongs."
LEFT_OUT = "A table of contents was left out: it repeats the headings."
MOST_SPAN = 100


def read_odt(content: bytes) -> list[Block]:
    """Return the blocks of an OpenDocument text; ``Unreadable`` where it is none, or is not to be opened."""
    packed = Packed(content, look_odt)
    root, around = packed.xml("content.xml"), packed.xml("styles.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("The OpenDocument text has no text.")
    reader = _Reader(Styles.of(root, around))
    reader.footnotes(body)
    return [*reader.blocks(body), *reader.remarks(around)]


class _Reader:
    """Goes through a document once, counting paragraphs, items of lists, and notes."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.line = 0
        self.noticed: dict[str, int] = {}
        self.kept: list[Any] = []
        self.numbers: dict[int, int] = {}
        self.outline = Counter(styles.outline)
        self.counters: dict[str, Counter] = {}

    def footnotes(self, body: Any) -> None:
        """Number the notes through the whole document, as they stand."""
        # Elements are only known by themselves as long as somebody holds them.
        self.kept = list(body.iter(f"{TEXT}note"))
        self.numbers = {id(one): count for count, one in enumerate(self.kept, 1)}

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Give the blocks of what holds paragraphs, lists and tables."""
        for one in parent:
            if one.tag in PARAGRAPHS:
                yield from self._paragraph(one)
            elif one.tag == f"{TEXT}list":
                yield from self._list(one, 0, "")
            elif one.tag == f"{TABLE}table":
                yield self._table(one)
            elif one.tag in WRAPS:
                yield from self.blocks(one)
            elif one.tag in CONTENTS:
                self.noticed.setdefault(LEFT_OUT, self.line + 1)
            elif one.tag == f"{TEXT}tracked-changes":
                self.noticed.setdefault(CHANGED, 0)

    def remarks(self, around: Any) -> Iterator[Block]:
        """Give what was noticed and is no part of the text: each once, where it was first."""
        for message, line in self.noticed.items():
            yield Block(BlockKind.REMARK, message, line)
        for where in ("header", "footer"):
            for one in around.iter(f"{STYLE}{where}") if around is not None else ():
                if text := " ".join("".join(one.itertext()).split()):
                    yield Block(BlockKind.REMARK, f"The {where} of the pages was left out: “{text}”.", 0)

    def _paragraph(self, element: Any, marker: str | None = None, level: int = 0) -> Iterator[Block]:
        """Give the block of a paragraph; ``marker`` is what its list puts before it, None outside of lists."""
        self.line += 1
        line = self.line
        style = element.get(f"{TEXT}style-name", "")
        said = said_by(element, self.styles, self.numbers)
        heading = self.styles.heading(style)
        if element.tag == f"{TEXT}h":
            heading = figure(element.get(f"{TEXT}outline-level"), 1)
            if marker is None and element.get(f"{TEXT}is-list-header") != "true" and said.text:
                marker = self.outline.next(heading - 1)
        if said.text and heading is not None:
            yield Block(BlockKind.HEADING, " ".join(f"{marker or ''} {said.text}".split()), line, level=heading)
        elif said.text and marker:
            yield Block(BlockKind.ITEM, said.text, line, level=level, marker=marker, bold=said.bold)
        elif said.text:
            yield Block(BlockKind.PARAGRAPH, said.text, line, bold=said.bold)
        yield from self._after(said, line)

    def _after(self, said: Said, line: int) -> Iterator[Block]:
        for note in said.notes:
            body = note.find(f"{TEXT}note-body")
            text = self._joined(body) if body is not None else ""
            yield Block(BlockKind.FOOTNOTE, text, line, marker=str(self.numbers[id(note)]))
        for box in said.boxes:
            self.noticed.setdefault(BOX, line)
            yield from self.blocks(box)

    def _list(self, element: Any, level: int, style: str) -> Iterator[Block]:
        name = element.get(f"{TEXT}style-name", style)
        counter = self.counters.get(name)
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if counter is None or (level == 0 and not goes_on):
            counter = self.counters[name] = Counter(self.styles.lists.get(name, {}))
        for item in element:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                yield from self._item(item, level, name, counter)

    def _item(self, item: Any, level: int, name: str, counter: Counter) -> Iterator[Block]:
        # A header has no number, and neither has an item that only holds a deeper list.
        counts = item.tag == f"{TEXT}list-item" and len(item) > 0 and item[0].tag in PARAGRAPHS
        start = item.get(f"{TEXT}start-value")
        marker = counter.next(level, figure(start, 1) if start else None) if counts else ""
        for one in item:
            if one.tag in PARAGRAPHS:
                yield from self._paragraph(one, marker, level)
                marker = ""
            elif one.tag == f"{TEXT}list":
                yield from self._list(one, level + 1, name)

    def _table(self, table: Any) -> Block:
        line = self.line + 1
        first = next(table.iter(f"{TABLE}table-row"), None)
        headed = True if first is not None and first.getparent().tag == f"{TABLE}table-header-rows" else None
        own = (row for row in table.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table")) is table)
        rows = [self._row(row) for row in own]
        return Block(BlockKind.TABLE, "", line, rows=[row for row in rows if row], headed=headed)

    def _row(self, row: Any) -> list[str]:
        cells: list[str] = []
        for cell in row:
            times = min(max(figure(cell.get(f"{TABLE}number-columns-repeated"), 1), 1), MOST_SPAN)
            if cell.tag == f"{TABLE}covered-table-cell":
                cells += [""] * times
            elif cell.tag == f"{TABLE}table-cell":
                cells += [self._joined(cell)] * times
        return cells

    def _joined(self, parent: Any) -> str:
        """Return the text of a cell or a note in one line."""
        pieces = []
        for one in parent.iter(*PARAGRAPHS):
            self.line += parent.tag == f"{TABLE}table-cell"
            pieces.append(said_by(one, self.styles, self.numbers).text)
        return " ".join(" ".join(pieces).split())
