"""What the columns of a table of members are called, and what stands in a cell (OLP-10)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from apps.core.rulings import Ruling

from .names import a_name, one_line

# Column: its heading, the other headings that are taken for it, whether each line needs it.
COLUMNS = {
    "body": ("body", ("committee",)),
    "seat": ("seat", ("seat number", "seat title", "seat number or title")),
    "name": ("name", ("person", "full name", "person name")),
    "email": ("e-mail", ("email", "e-mail address", "email address")),
    "start": ("start", ("from", "begins", "start date")),
    "end": ("end", ("until", "ends", "end date")),
    "ward": ("ward", ()),
    "contact": ("contact", ("how to reach",)),
    "surgeries": ("surgeries", ("surgery",)),
}
NEEDED = ("body", "seat", "name", "start")
HEADINGS = tuple(heading for heading, _ in COLUMNS.values())
FORMULA = ("=", "@")
# Days as they are written in Britain: 7/5/2026, 7 May 2026; and as computers write them: 2026-05-07.
WAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+")


class Fault(NamedTuple):
    """What is wrong with a line: in which column, why, and what would be lawful."""

    column: str
    text: str
    lawful: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a table as it was read, with what is wrong in its cells."""

    number: int
    body: str = ""
    seat: str = ""
    name: str = ""
    email: str = ""
    start: date | None = None
    end: date | None = None
    ward: str = ""
    contact: str = ""
    surgeries: str = ""
    faults: tuple[Fault, ...] = ()


def columns_of(head: Sequence[str]) -> tuple[dict[str, int], Ruling]:
    """Return which column stands at which place of the table's first line, and whether the line will do."""
    known = {word: key for key, (heading, others) in COLUMNS.items() for word in (heading, *others)}
    found: dict[str, int] = {}
    strange, twice = [], []
    for place, cell in enumerate(head):
        key = known.get(" ".join(cell.lower().replace("_", " ").split()))
        if key is None:
            strange.append(cell)
        elif key in found:
            twice.append(cell)
        else:
            found[key] = place
    lacking = [COLUMNS[key][0] for key in NEEDED if key not in found]
    wrong = [
        *_named("There is no column called", lacking),
        *_named("No column is known as", [cell or "(without a heading)" for cell in strange]),
        *_named("More than one column is", twice),
    ]
    lawful = f"The first line names the columns: {', '.join(HEADINGS)}. The last four may be left out, and e-mail too."
    return found, Ruling(not wrong, " ".join(wrong) or "The columns are known.", lawful=lawful if wrong else "")


def _named(what: str, names: Iterable[str]) -> list[str]:
    listed = ", ".join(f"“{name}”" for name in names)
    return [f"{what} {listed}."] if listed else []


def line_of(number: int, cells: Mapping[str, str], longest: Mapping[str, int]) -> Line:
    """Return a line of the table; ``longest`` says how many characters a column holds."""
    text = {key: str(cells.get(key, "")).strip() for key in COLUMNS}
    faults = [Fault(key, f"The {COLUMNS[key][0]} is missing.") for key in NEEDED if not text[key]]
    for key, cell in text.items():
        if cell.startswith(FORMULA):
            faults.append(Fault(key, "A formula is not worked out here.", "Put the text or the day itself there."))
            text[key] = ""
        elif len(cell) > longest.get(key, len(cell)):
            faults.append(Fault(key, f"The {COLUMNS[key][0]} is longer than {longest[key]} characters."))
    faults += _unfit_texts(text)
    days: dict[str, date | None] = {}
    for key in ("start", "end"):
        days[key] = day_of(text[key])
        if text[key] and days[key] is None:
            lawful = "Write it as 7/5/2026, 2026-05-07 or 7 May 2026."
            faults.append(Fault(key, f"“{text[key]}” is not a day.", lawful))
    start, end = days["start"], days["end"]
    if start and end and end <= start:
        lawful = "The end is the first day on which the person holds the seat no longer, so a day after the start."
        faults.append(Fault("end", "The term ends before it begins, or on the day it begins.", lawful))
    words = {key: " ".join(text[key].split()) for key in ("body", "seat", "name", "ward")}
    return Line(
        number=number, **words, email=text["email"].lower(), start=start, end=end, contact=text["contact"],
        surgeries=text["surgeries"], faults=tuple(faults),
    )  # fmt: skip


def _unfit_texts(text: Mapping[str, str]) -> list[Fault]:
    faults = []
    if text["name"] and not (ruling := a_name(text["name"])).allowed:
        faults.append(Fault("name", ruling.text, ruling.lawful))
    if text["email"] and not ADDRESS.fullmatch(text["email"]):
        faults.append(Fault("email", f"“{text['email']}” is no e-mail address.", "Write it like name@example.org."))
    for key in ("contact", "surgeries"):
        ruling = one_line(text[key].replace("\n", " ").replace("\r", " "), what=f"The column {key}")
        if not ruling.allowed:
            faults.append(Fault(key, ruling.text, "Use letters, spaces and punctuation."))
    return faults


def day_of(text: str) -> date | None:
    """Return the day that ``text`` says, or None: years have four digits, and the day stands before the month."""
    for way in WAYS:
        try:
            return datetime.strptime(text, way).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
