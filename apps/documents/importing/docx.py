"""Word documents (DOCX) to blocks: headings, lists with their automatic numbers, tables, footnotes, our own marks.

Read from the XML itself, since the libraries for it drop the numbers that Word counts. Lines are paragraphs, from 1.
"""

from collections.abc import Iterator
from typing import Any

from apps.core.uploads import look_docx

from .blocks import Block, BlockKind, Mark, Unreadable
from .marks import renumbered
from .packed import Packed
from .word_marks import FACTS, NOTE, NOTE_HEADING, Marks
from .word_styles import Numbering, Styles, W, figure, on, val
from .word_text import Paragraphs, Said

# What only wraps the paragraphs within it.
WRAPS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
CHANGED = "The file has tracked changes: it was read as if all of them were accepted."
BOX = "The text of a text box was put after the paragraph to which it belongs."
CONTENTS = "A table of contents was left out: it repeats the headings."
JOINED = "Two provisions of the export stand in one paragraph here: they were read as the first of them."


def read_docx(content: bytes) -> list[Block]:
    """Return the blocks of a Word document; ``Unreadable`` where it is none, or is not to be opened."""
    packed = Packed(content, look_docx)
    body = packed.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise Unreadable("The Word document has no text.")
    reader = _Reader(packed)
    blocks = list(reader.blocks(body))
    return [*blocks, *reader.remarks(packed)]


class _Reader:
    """Goes through a document once, counting paragraphs, numbers of lists, and footnotes."""

    def __init__(self, packed: Packed) -> None:
        self.styles = Styles.of(packed.xml("word/styles.xml"))
        self.numbering = Numbering(packed.xml("word/numbering.xml"), self.styles)
        self.paragraphs = Paragraphs(self.styles)
        custom = [name for name in packed.names if name.startswith("customXml/item") and name.endswith(".xml")]
        self.marks = Marks.of([packed.xml(name) for name in custom])
        self.notes = {kind: _by_id(packed.xml(f"word/{kind}s.xml"), kind) for kind in ("footnote", "endnote")}
        self.line = self.told = 0
        self.noticed: dict[str, int] = {}
        self.bookmarks: list[str] = []
        self.kept = ""
        self.hanging = Said()

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Give the blocks of what holds paragraphs and tables, whatever wraps them."""
        waiting = list(reversed(parent))
        while waiting:
            one = waiting.pop()
            if one.tag == f"{W}p":
                yield from self._paragraph(one)
                continue
            if one.tag == f"{W}tbl":
                yield from self._rest()
                yield self._table(one)
                yield from self._hanging()
            elif one.tag == f"{W}bookmarkStart":
                # Between paragraphs: it belongs to the one that follows.
                self.bookmarks.append(one.get(f"{W}name", ""))
            elif one.tag in WRAPS:
                waiting += reversed(one)
        yield from self._rest()

    def remarks(self, packed: Packed) -> Iterator[Block]:
        """Give what was noticed and is no part of the text: each once, where it was first."""
        for message, line in self.noticed.items():
            yield Block(BlockKind.REMARK, message, line)
        for name in packed.names:
            if name.startswith(("word/header", "word/footer")) and (root := packed.xml(name)) is not None:
                text = " ".join("".join(one.itertext()) for one in root.iter(f"{W}p")).strip()
                if text:
                    where = "header" if "header" in name else "footer"
                    yield Block(BlockKind.REMARK, f"The {where} of the pages was left out: “{text}”.", 0)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        self.line += 1
        properties = paragraph.find(f"{W}pPr")
        style = val(properties.find(f"{W}pStyle")) if properties is not None else ""
        said = self.paragraphs.read(paragraph, style)
        if said.changed:
            self.noticed.setdefault(CHANGED, self.line)
        said.bookmarks, self.bookmarks = self.bookmarks + said.bookmarks, []
        said.text, self.kept = self.kept + said.text, ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # Its end was deleted: the next one goes on with it.
            self.kept, self.bookmarks = said.text, said.bookmarks
        elif style not in (FACTS, NOTE_HEADING):
            yield from self._block(said, properties, style)
        self.hanging = said
        yield from self._hanging()

    def _hanging(self) -> Iterator[Block]:
        """Give what hangs on the paragraph or table that was read last: its notes and text boxes."""
        said, self.hanging, line = self.hanging, Said(), self.line
        for kind, identity in said.footnotes:
            self.told += 1
            text = self._joined(self.notes[kind].get(identity, ()))
            yield Block(BlockKind.FOOTNOTE, text, line, marker=str(self.told))
        for box in said.boxes:
            self.noticed.setdefault(BOX, line)
            yield from self.blocks(box)

    def _rest(self) -> Iterator[Block]:
        """Give what is left of a paragraph whose end was deleted, where none follows."""
        if text := _tidy(self.kept):
            yield Block(BlockKind.PARAGRAPH, text, self.line)
        self.kept = ""

    def _block(self, said: Said, properties: Any, style: str) -> Iterator[Block]:
        names = [one.name.lower() for one in self.styles.chain(style)[:1]]
        text = _tidy(said.text)
        mark = self._mark(said)
        if names and names[0].startswith("toc "):
            self.noticed.setdefault(CONTENTS, self.line)
        elif style == NOTE:
            yield Block(BlockKind.NOTE, text, self.line)
        elif mark is None and not text:
            return
        elif (level := self.styles.heading(style, properties)) is not None and text:
            counted = self.numbering.next(properties, style)
            text = " ".join(f"{counted[0] if counted else ''} {text}".split())
            yield Block(BlockKind.HEADING, text, self.line, level=level, mark=mark)
        else:
            yield self._text(said, text, properties, style, mark)

    def _text(self, said: Said, text: str, properties: Any, style: str, mark: Mark | None) -> Block:
        counted = self.numbering.next(properties, style)
        if counted is None or mark:
            return Block(BlockKind.PARAGRAPH, text, self.line, bold=said.bold, mark=mark)
        return Block(BlockKind.ITEM, text, self.line, level=counted[1], marker=counted[0], bold=said.bold)

    def _mark(self, said: Said) -> Mark | None:
        found = self.marks.find(said.bookmarks)
        if len(found) > 1:
            self.noticed.setdefault(JOINED, self.line)
        return renumbered(found[0], said.number) if found else None

    def _table(self, table: Any) -> Block:
        line = self.line + 1
        rows = [self._row(row) for row in table.iterchildren(f"{W}tr")]
        first, look = table.find(f"{W}tr"), table.find(f"{W}tblPr/{W}tblLook")
        headed = None
        if first is not None and on(first.find(f"{W}trPr/{W}tblHeader")):
            headed = True
        elif look is not None and look.get(f"{W}firstRow") == "0":
            headed = False
        return Block(BlockKind.TABLE, "", line, rows=[row for row in rows if row], headed=headed)

    def _row(self, row: Any) -> list[str]:
        cells = []
        for cell in row.iterchildren(f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            text = self._joined([cell])
            # Below the first of cells that are joined from top to bottom there is nothing to say.
            cells.append("" if merged is not None and val(merged, "continue") == "continue" else text)
            cells += [""] * (figure(val(cell.find(f"{W}tcPr/{W}gridSpan")), 1) - 1)
        return cells

    def _joined(self, parents: Any) -> str:
        """Return the text of cells or notes in one line, with the numbers of their lists."""
        pieces = []
        for parent in parents:
            for one in parent.iter(f"{W}p"):
                self.line += parent.tag == f"{W}tc"
                properties = one.find(f"{W}pPr")
                style = val(properties.find(f"{W}pStyle")) if properties is not None else ""
                counted = self.numbering.next(properties, style)
                said = self.paragraphs.read(one, style)
                pieces += [counted[0] if counted else "", said.text]
                self.hanging.footnotes += said.footnotes
                self.hanging.boxes += said.boxes
        return " ".join(" ".join(pieces).split())


def _by_id(root: Any, kind: str) -> dict[str, list[Any]]:
    return {} if root is None else {one.get(f"{W}id", ""): [one] for one in root.iter(f"{W}{kind}")}


def _tidy(text: str) -> str:
    """Return a text with single blanks; a soft line break stays one."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
