"""Tables in text: cells parted by tabs, or Markdown's pipes, with or without a line of dashes below the header."""

import re

from .inline import plain
from .numbers import BULLETS, split_label

DASHES = re.compile(r":?-{2,}:?\Z")
PIPE = re.compile(r"(?<!\\)\|")


def is_row(line: str, after: str) -> bool:
    """Tell whether ``line`` is a row of a table; with a pipe somewhere it is if ``after`` is a line of dashes."""
    text = line.strip()
    if "\t" in line.strip(" \t\n") or (line.rstrip(" ").endswith("\t") and text):
        return not _is_tab_after_number(text)
    if text.startswith("|") and text.endswith("|") and len(text) > 1:
        return True
    return "|" in text and "|" in after and is_separator(after)


def is_separator(line: str) -> bool:
    """Tell whether ``line`` is the line of dashes below the header of a table of more than one column."""
    cells = _cells(line)
    return len(cells) > 1 and all(DASHES.match(cell) for cell in cells)


def _is_tab_after_number(text: str) -> bool:
    """Tell whether the only tab stands between a number or bullet and its text, as word processors write lists."""
    head, _, rest = text.partition("\t")
    if "\t" in rest:
        return False
    label, after = split_label(head.strip())
    return head.strip() in BULLETS or (label is not None and not after)


def _cells(line: str) -> list[str]:
    if "\t" in line.strip(" "):
        return [cell.strip() for cell in line.strip(" ").split("\t")]
    text = line.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in PIPE.split(text)]


class TableRows:
    """The rows of one table as they come."""

    def __init__(self) -> None:
        """Begin with none."""
        self.rows: list[list[str]] = []
        self.separated = False
        self.pipes = False

    def take(self, line: str, *, pipes: bool) -> bool:
        """Take a line; the line of dashes after the first row is remembered and dropped."""
        self.pipes = pipes
        if is_separator(line):
            self.separated = self.separated or len(self.rows) == 1
        else:
            self.rows.append([plain(cell) for cell in _cells(line)])
        return True

    def finish(self) -> tuple[list[list[str]], bool | None]:
        """Return the rows, all equally long, and whether the first is a header (None: the text does not say).

        A single row with dashes below it is no header, for it would be the header of nothing; an empty header is none.
        """
        rows = self.rows
        headed: bool | None = self.separated or None
        if not self.pipes and len({len(row) for row in rows}) > 1:
            # Several tabs that only move the next cell to its column.
            rows = [[cell for cell in row if cell] for row in rows]
        if self.separated and not any(rows[0]):
            rows, headed = rows[1:], False
        elif self.separated and len(rows) == 1:
            headed = self.pipes
        width = max((len(row) for row in rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows], headed
