"""HTML pages to blocks: headings, lists as a browser numbers them, tables, and the marks of our own page to print.

Nothing is fetched and nothing is run; what a page shows besides its text (ways around the site, scripts) is left out.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from .blocks import Block, BlockKind, Mark, Unreadable
from .counting import BULLET, number
from .decoding import text_of
from .marks import renumbered

IS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What is no text, or leads around the site.
SKIPPED = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "svg",
    "math",
    "object",
    "iframe",
    "form",
    "button",
    "select",
}
AROUND = {"nav"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br",
}  # fmt: skip
BOLD = {"b", "strong"}
STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
LEFT_OUT = "What leads around the site was left out."
MOST_SPAN, MOST_DEPTH = 100, 3


def is_html(content: bytes) -> bool:
    """Tell whether a file is a page of HTML."""
    return IS_HTML.match(content[:4000]) is not None


def read_html(content: bytes) -> list[Block]:
    """Return the blocks of a page; ``Unreadable`` where there is none."""
    text = DECLARATION.sub("", text_of(content))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable("There is no text in the page.") from None
    deep = next((entry for entry in parser.error_log if "depth" in entry.message.lower()), None)
    if deep is not None:
        raise Unreadable(f"The page nests deeper than any document does (line {deep.line}).", deep.line)
    ours = root.xpath("//*[@data-moothall='document']")
    body = ours[0] if ours else root.find("body")
    reader = _Reader(ours=bool(ours))
    reader.inside(body if body is not None else root)
    reader.flush()
    return reader.blocks


@dataclass
class _Reader:
    """Goes through a page once: pieces of text gather until a block begins or ends."""

    ours: bool
    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    level: int = 0
    line: int = 0
    lists: int = 0
    mark: Mark | None = None

    def inside(self, element: Any, *, bold: bool = False) -> None:
        """Read the text in an element, block after block."""
        self._say(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, bold)
            self._say(child.tail, bold)

    def flush(self) -> None:
        """End the block that the text so far belongs to."""
        text = _tidy("".join(piece for piece, _ in self.pieces))
        bold = all(heavy for piece, heavy in self.pieces if piece.strip())
        if text or self.mark:
            self.blocks.append(Block(self.kind, text, self.line, level=self.level, marker=self.marker,
                                     bold=bool(text) and bold, mark=self.mark))  # fmt: skip
            # Only the first paragraph of an item has its number.
            self.kind, self.marker, self.level = BlockKind.PARAGRAPH, "", 0
        self.pieces, self.mark, self.line = [], None, 0

    def _say(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append((" ".join(text.splitlines()), bold))

    def _child(self, element: Any, bold: bool) -> None:
        tag, role = element.tag, element.get("data-moothall", "")
        if not self.line:
            self.line = element.sourceline or 0
        if tag in SKIPPED or role in ("facts", "number"):
            return
        if tag == "br":
            self.pieces.append(("\n", bold))
        elif tag == "sup" and (text := "".join(element.itertext()).strip(" []")).isdecimal():
            self.pieces.append((f"[{text}]", bold))
        elif tag == "img":
            self._say(element.get("alt"), bold)
        elif tag in INLINE:
            self.inside(element, bold=bold or tag in BOLD)
        else:
            self.flush()
            self.line = element.sourceline or 0
            self._block(element, role, bold)
            self.flush()
            self.kind, self.level = BlockKind.PARAGRAPH, 0

    def _block(self, element: Any, role: str, bold: bool) -> None:
        tag, line = element.tag, element.sourceline or 0
        if tag in AROUND:
            self.blocks.append(Block(BlockKind.REMARK, LEFT_OUT, line))
        elif role == "note":
            self.blocks += [Block(BlockKind.NOTE, _words(part), line) for part in element.iter("p") if _words(part)]
        elif tag == "hr":
            self.blocks.append(Block(BlockKind.RULE, "", line))
        elif tag == "table":
            self.blocks.append(self._table(element))
        elif tag in ("ol", "ul", "menu", "dir"):
            self._list(element, bold)
        else:
            if tag in HEADINGS:
                title = element.get("data-depth") == "title"
                self.kind, self.level = BlockKind.HEADING, 0 if title else HEADINGS[tag]
            self.mark = _mark(element)
            self.inside(element, bold=bold)

    def _list(self, element: Any, bold: bool) -> None:
        counted = _figure(element.get("start"), 1)
        step = -1 if element.get("reversed") is not None else 1
        if step < 0 and element.get("start") is None:
            counted = len(element.findall("li"))
        self.lists += 1
        for item in element:
            if item.tag != "li":
                if isinstance(item.tag, str):
                    self._child(item, bold)
                continue
            counted = _figure(item.get("value"), counted)
            self.kind, self.level, self.line = BlockKind.ITEM, self.lists - 1, item.sourceline or 0
            style = STYLES.get(item.get("type") or element.get("type") or "", "decimal")
            self.marker = f"{number(style, counted)}." if element.tag == "ol" else BULLET
            self.inside(item, bold=bold)
            self.flush()
            self.kind, self.marker, self.level = BlockKind.PARAGRAPH, "", 0
            counted += step
        self.lists -= 1

    def _table(self, table: Any) -> Block:
        rows: list[list[str]] = []
        below: dict[int, int] = {}
        lines = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        for row in lines:
            cells: list[str] = []
            for cell in row.iterchildren("td", "th"):
                _fill(cells, below)
                across = min(_figure(cell.get("colspan"), 1), MOST_SPAN)
                for place in range(len(cells), len(cells) + across):
                    below[place] = min(_figure(cell.get("rowspan"), 1), MOST_SPAN) - 1
                cells += [_words(cell), *[""] * (across - 1)]
            _fill(cells, below)
            rows.append(cells)
        first = lines[0] if lines else None
        headed = first is not None and (first.getparent().tag == "thead" or all(cell.tag == "th" for cell in first))
        return Block(BlockKind.TABLE, "", table.sourceline or 0, rows=[row for row in rows if row], headed=headed)


def _fill(cells: list[str], below: dict[int, int]) -> None:
    """Leave out the places that a cell of a row above takes."""
    while below.get(len(cells), 0) > 0:
        below[len(cells)] -= 1
        cells.append("")


def _mark(element: Any) -> Mark | None:
    depth = element.get("data-depth", "")
    if not element.get("data-kind") or not depth.isdecimal() or len(depth) > MOST_DEPTH:
        return None
    mark = Mark(element.get("data-kind"), element.get("data-number", ""), int(depth), element.get("id", ""))
    shown = element.xpath("./*[@data-moothall='number']")
    return renumbered(mark, " ".join("".join(shown[0].itertext()).split())) if shown else mark


def _words(element: Any) -> str:
    """Return the text of a cell or a note in one line; not what only says that it is one."""
    if element.get("data-moothall"):
        return ""
    parts = (text for text in element.xpath(".//text()") if text.getparent().tag not in SKIPPED)
    return " ".join("".join(f" {part}" if _breaks(part) else part for part in parts).split())


def _breaks(text: Any) -> bool:
    """Tell whether a text begins a line of its own: after <br>, or in a block."""
    above = text.getparent()
    return above.tag == "br" if text.is_tail else above.tag not in INLINE


def _figure(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
