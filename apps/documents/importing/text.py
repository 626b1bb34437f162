"""Markdown and plain text, line by line, to blocks: every block knows its line, and no word is dropped.

Markdown that we have exported ourselves is read by ``ours``, which trusts its marks; here everything is looked at anew.
"""

import re

from .blocks import Block, BlockKind
from .decoding import lines_of
from .inline import plain, wholly_bold
from .numbers import BULLETS, Style, split_label
from .tables import TableRows, is_row, is_separator

TAB = 4

HEADING = re.compile(r" {0,3}(#{1,12})\s+(.*?)(?:\s+#+)?\s*\Z")
UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*\Z")
RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*\Z")
BULLET = re.compile(rf"(\s*)((?:[{re.escape(''.join(BULLETS))}]\s+)+)(?=\S)")
FOOTNOTE = re.compile(r"\s*(?:<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[\^([\w-]{1,30})\]:)\s*(?=\S)", re.IGNORECASE)
QUOTE = re.compile(r"\s{0,3}>\s?")
ENDED = (".", ":", ";", ",", "!", "?")
# A line that is shorter was not broken because it was full.
SHORT = 60
TITLE = 120


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a Markdown or plain text."""
    return _Reader(lines_of(text)).read()


class _Reader:
    """Goes through the lines once. ``open`` is the block that the next line may still belong to."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.open: Block | None = None
        self.parts: list[str] = []
        self.indents: list[int] = []
        self.place = 0

    def read(self) -> list[Block]:
        """Give every line to the first that takes it."""
        takers = (
            self._blank, self._underline, self._table, self._rule, self._heading, self._quote, self._footnote,
            self._bullet, self._numbered, self._going_on,
        )  # fmt: skip
        while self.place < len(self.lines):
            line = self.lines[self.place]
            self.place += 1
            for take in takers:
                if take(line):
                    break
            else:
                self._begin(BlockKind.PARAGRAPH, line, level=self._level_of_continuation(line))
        self._close()
        return self.blocks

    # --- what a line may be ------------------------------------------------------------------------------------------

    def _blank(self, line: str) -> bool:
        if line.strip():
            return False
        self._close()
        return True

    def _underline(self, line: str) -> bool:
        """Take a line of = or - right below a short line, which makes that a heading."""
        match, block = UNDERLINE.match(line), self.open
        if not match or block is None or block.kind is not BlockKind.PARAGRAPH or len(self.parts) != 1:
            return False
        if len(self.parts[0]) > TITLE:
            return False
        block.kind, block.level = BlockKind.HEADING, 1 if match[1][0] == "=" else 2
        self._close()
        return True

    def _table(self, line: str) -> bool:
        after = self.lines[self.place] if self.place < len(self.lines) else ""
        if not is_row(line, after):
            return False
        self._leave_list()
        start, rows = self.place, TableRows()
        pipes = "|" in line and "\t" not in line
        while rows.take(line, pipes=pipes) and self.place < len(self.lines):
            line = self.lines[self.place]
            if not (is_row(line, "") or (pipes and "|" in line)):
                break
            self.place += 1
        table, headed = rows.finish()
        self.blocks.append(Block(BlockKind.TABLE, "", start, rows=table, headed=headed))
        return True

    def _rule(self, line: str) -> bool:
        if not RULE.match(line) and not is_separator(line):
            return False
        self._leave_list()
        self.blocks.append(Block(BlockKind.RULE, "", self.place))
        return True

    def _heading(self, line: str) -> bool:
        match = HEADING.match(line)
        if not match:
            return False
        self._leave_list()
        if match[2]:
            self._begin(BlockKind.HEADING, match[2], level=len(match[1]))
            self._close()
        return True

    def _quote(self, line: str) -> bool:
        match = QUOTE.match(line)
        if not match:
            return False
        text = line[match.end() :]
        if self.open is not None and text.strip():
            self.parts.append(text)
        elif text.strip():
            self._begin(BlockKind.PARAGRAPH, text)
        else:
            self._close()
        return True

    def _footnote(self, line: str) -> bool:
        match = FOOTNOTE.match(line)
        if not match or (self.open is not None and self.open.kind is not BlockKind.FOOTNOTE):
            return False
        self._begin(BlockKind.FOOTNOTE, line[match.end() :], marker=match[1] or match[2])
        return True

    def _bullet(self, line: str) -> bool:
        match = BULLET.match(line)
        if not match:
            return False
        bullets = match[2].split()
        level = self._level(_width(match[1])) + len(bullets) - 1
        label, rest = split_label(_unmarked(line[match.end() :]))
        marker = line[match.end() : len(line) - len(rest)].strip() if label and rest else bullets[-1]
        self._begin(BlockKind.ITEM, rest if label and rest else line[match.end() :], level=level, marker=marker)
        return True

    def _numbered(self, line: str) -> bool:
        """Take a line that begins with a number: a new block, unless it goes on a line that was full."""
        text = line.strip()
        label, rest = split_label(text)
        if label is None or not rest or not self._may_begin(label.style):
            return False
        if label.style is Style.DECIMAL:
            self.indents = []
            self._begin(BlockKind.PARAGRAPH, text)
        else:
            level = self._level(_width(line[: len(line) - len(line.lstrip())]))
            self._begin(BlockKind.ITEM, rest, level=level, marker=text[: len(text) - len(rest)].strip())
        return True

    def _going_on(self, line: str) -> bool:
        if self.open is None or self._is_title_above(line):
            return False
        self.parts.append(line)
        return True

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _may_begin(self, style: Style) -> bool:
        if self.open is None:
            return True
        before = self.parts[-1].rstrip()
        if self.open.kind is BlockKind.ITEM or split_label(_unmarked(self.parts[0].strip()))[0]:
            return True
        return before.endswith(ENDED) or len(before) < SHORT

    def _is_title_above(self, line: str) -> bool:
        """Tell whether the only line so far is a number with its title, and ``line`` begins the text below it."""
        text = self.parts[0].strip()
        short = len(self.parts) == 1 and len(text) < SHORT and not text.endswith(ENDED)
        return short and line.strip()[:1].isupper() and split_label(_unmarked(text))[0] is not None

    def _level(self, indent: int) -> int:
        """Return how deep an item is nested that stands so far in; the items it is not nested in are left."""
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent >= self.indents[-1] + 2:
            self.indents.append(indent)
        return len(self.indents) - 1

    def _level_of_continuation(self, line: str) -> int:
        """Return 0, or for an indented paragraph of an item one more than the level of the item."""
        last = self.blocks[-1] if self.blocks else None
        indent = _width(line[: len(line) - len(line.lstrip())])
        if last is None or not self.indents or indent < self.indents[-1] + 2:
            self.indents = []
            return 0
        return last.level + (last.kind is BlockKind.ITEM)

    def _leave_list(self) -> None:
        self._close()
        self.indents = []

    def _begin(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "") -> None:
        self._close()
        self.open, self.parts = Block(kind, "", self.place, level=level, marker=marker), [text]

    def _close(self) -> None:
        """Finish the open block: its lines become one, and its emphasis goes."""
        if self.open is None:
            return
        block, self.open = self.open, None
        raw = " ".join(part.strip() for part in self.parts).strip()
        block.bold = wholly_bold(raw)
        block.text = plain(raw)
        if block.text or any(sign.isalnum() for sign in block.marker):
            self.blocks.append(block)


def _unmarked(text: str) -> str:
    """Return ``text`` without signs of emphasis at its beginning, so that a number behind them is seen."""
    return re.sub(r"\A(?:\*{1,3}|_{1,3})(?=\S)", "", text)


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(TAB))
