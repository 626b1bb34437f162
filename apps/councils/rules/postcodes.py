"""Postcodes as people write them, and tables of them as councils have them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from apps.core.rulings import Ruling

from .tables import Row, Wrong, rows_of, short

# The shapes that postcodes of the United Kingdom have: one or two letters, a figure, perhaps one sign more; then a
# figure and two letters. Whether such a postcode exists is not told by its shape.
SHAPE = re.compile(r"(?P<out>[A-Z]{1,2}[0-9][A-Z0-9]?)(?P<within>[0-9][A-Z]{2})", re.ASCII)
COLUMNS = ("postcode", "ward")


def code_of(text: str) -> str | None:
    """Return the postcode in ``text`` in capitals without spaces or signs between; None where it has not the shape."""
    code = re.sub(r"[\s.\-]+", "", text).upper()
    return code if SHAPE.fullmatch(code) else None


def written(code: str) -> str:
    """Return ``code`` as it is written on an envelope: "LE18 1AA"."""
    shape = SHAPE.fullmatch(code)
    return f"{shape['out']} {shape['within']}" if shape else code


def is_postcode(text: str) -> Ruling:
    """Rule whether ``text`` has the shape of a whole postcode."""
    if code_of(text):
        return Ruling(True, "This is a whole postcode.")
    return Ruling(
        False,
        "This is not a whole postcode.",
        lawful="Enter one like LE18 1AA, with both parts; spaces and capitals do not matter.",
    )


@dataclass
class Table:
    """What a file of postcodes holds: the ward by postcode, and what is wrong, by line."""

    wards: dict[str, int] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)


def read(text: str, wards: Mapping[str, int]) -> Table:
    """Read the table in ``text`` (CSV: postcode, ward); ``wards`` gives the id of a ward by address or small name."""
    table, lines = Table(), dict[str, int]()
    rows, table.wrong = rows_of(text, COLUMNS)
    for row in rows:
        _take(row, wards, table, lines)
    return table


def _take(row: Row, wards: Mapping[str, int], table: Table, lines: dict[str, int]) -> None:
    code, ward = code_of(row["postcode"]), wards.get(row["ward"].casefold())
    if code is None:
        table.wrong.append(Wrong(row.line, f"“{short(row['postcode'])}” is not a postcode."))
    elif code in lines:
        table.wrong.append(Wrong(row.line, f"{written(code)} stands in line {lines[code]} already."))
    elif ward is None:
        table.wrong.append(Wrong(row.line, f"The council has no ward “{short(row['ward'])}”."))
    else:
        table.wards[code] = ward
    if code is not None:
        lines.setdefault(code, row.line)
