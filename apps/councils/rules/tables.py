"""Tables that a council sends as CSV: their rows with the numbers of their lines, and what is wrong. Pure."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# As much of a cell as a message repeats.
BEGINNING = re.compile(r".{0,60}", re.DOTALL)


@dataclass(frozen=True)
class Wrong:
    """Something in a table that cannot be taken, and its line."""

    line: int
    text: str

    def __str__(self) -> str:
        """Return both, as a message says them."""
        return f"Line {self.line}: {self.text}"


@dataclass(frozen=True)
class Row:
    """A row of a table, by the names of its columns."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return what stands in ``column``, without blanks around it; nothing where there is no such column."""
        return self.cells.get(column, "")


def rows_of(text: str, columns: Sequence[str], optional: Sequence[str] = ()) -> tuple[list[Row], list[Wrong]]:
    """Return the rows of the CSV in ``text`` that has these ``columns`` in any order, and what is wrong with it.

    Empty lines are passed over. A row that is longer or shorter than the first line is wrong, not guessed at.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        head = [cell.strip().casefold() for cell in next(reader, [])]
        wrong = _head(head, columns, optional)
        if wrong:
            return [], wrong
        return _body(reader, head)
    except csv.Error as error:
        return [], [Wrong(reader.line_num, f"This is not a table of comma-separated values ({error}).")]


def short(cell: str) -> str:
    """Return the beginning of ``cell``, to be repeated in a message."""
    found = BEGINNING.match(cell)
    return found.group() if found else ""


def _head(head: list[str], columns: Sequence[str], optional: Sequence[str]) -> list[Wrong]:
    missing = [column for column in columns if column not in head]
    unknown = [column for column in head if column not in (*columns, *optional)]
    wanted = f"The first line names the columns: {', '.join(columns)}"
    if optional:
        wanted += f", and where needed {', '.join(optional)}"
    if missing or unknown or len(set(head)) != len(head):
        return [Wrong(1, f"{wanted}. Here it is: {short(', '.join(head)) or 'empty'}.")]
    return []


def _body(reader: Any, head: list[str]) -> tuple[list[Row], list[Wrong]]:
    rows, wrong = list[Row](), list[Wrong]()
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(head):
            wrong.append(Wrong(reader.line_num, f"There are {len(cells)} columns here, not {len(head)}."))
            continue
        rows.append(Row(reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True))))
    if not rows and not wrong:
        wrong.append(Wrong(1, "There are no rows below the first line."))
    return rows, wrong
