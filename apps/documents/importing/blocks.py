"""What a file is made of, whatever its format: blocks in their order, each knowing where it stood.

A reader of a format (text, DOCX, ODT, HTML) gives blocks; ``structure`` arranges them as a tree. So the traps of
numbers, lost numbers, broken paragraphs and headings of every depth are dealt with once.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is, as far as its format says."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    RULE = "rule"  # a line across the page
    REMARK = "remark"  # what was noticed while the format was read: no part of the document
    NOTE = "note"  # an editor's note on the provision before it, as our own exports write it


@dataclass(frozen=True)
class Mark:
    """What one of our own exports says of a provision in so many words; it counts for more than what is guessed.

    ``depth`` is how many provisions it is below, 0 at the top.
    """

    kind: str
    number: str
    depth: int
    key: str = ""


@dataclass
class Block:
    """A piece of a document. ``line`` is its line (or paragraph) in the file, from 1.

    ``text`` is plain, without marks of emphasis. ``level`` is the depth of a heading (1 is the highest, 0 the title of
    the document, where the format knows it) or of the nesting of a list item (0 is not nested), as the format has it.
    ``marker`` is what stands before a list item, as written or counted by the format ("1.3.2", "(i)", "a.", "•"; ""
    for a paragraph). ``bold`` says that the whole of it is emphasised.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    marker: str = ""
    bold: bool = False
    rows: list[list[str]] = field(default_factory=list)
    headed: bool | None = None
    mark: Mark | None = None


class Unreadable(Exception):
    """A file cannot be read; the text says why, and ``line`` where (0: the whole file)."""

    def __init__(self, message: str, line: int = 0) -> None:
        """Take what is wrong and where."""
        super().__init__(message)
        self.line = line
