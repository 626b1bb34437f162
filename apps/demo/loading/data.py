"""Reading fixtures/demo: TOML files, dates that are told from today, texts that are wrapped (see its README.md)."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models.fields.files import FieldFile

from apps.accounts.models import User
from apps.bodies.models import Body, Office, Seat
from apps.councils.models import Council, Organisation, Ward
from apps.documents.models import Document, Provision
from apps.interests.models import Entry
from apps.members.models import OfficeHolding, Person

Row = dict[str, Any]
FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"
COUNCILS = ("leicester", "oadby-and-wigston", "oxfordshire")


@dataclass
class Made:
    """What has been made so far, by the slugs and keys of the files."""

    today: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    councils: dict[str, Council] = field(default_factory=dict)
    # Who keeps the records of each council: everything later is done in his or her name.
    officers: dict[str, User] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    wards: dict[tuple[str, str], Ward] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    provisions: dict[tuple[str, str], Provision] = field(default_factory=dict)
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    seats: dict[tuple[str, str, int], Seat] = field(default_factory=dict)
    offices: dict[tuple[str, str], Office] = field(default_factory=dict)
    # By council, post and person: a post brings several seats.
    holdings: dict[tuple[str, str, str], OfficeHolding] = field(default_factory=dict)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    files: list[FieldFile] = field(default_factory=list)

    def day(self, row: Row, name: str) -> date | None:
        """Return the date ``name`` of ``row``, written as a date or as days ago or ahead; None where it is absent."""
        if f"{name}_days_ago" in row:
            return self.today - timedelta(days=row[f"{name}_days_ago"])
        if f"{name}_days_ahead" in row:
            return self.today + timedelta(days=row[f"{name}_days_ahead"])
        return row.get(name)

    def provision(self, row: Row) -> Provision:
        """Return the provision that ``row`` cites."""
        return self.provisions[row["document"], row["provision"]]


def read(name: str) -> Row:
    """Return what the file called ``name`` holds."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Return ``text`` with one line a paragraph: a single line break in the files is only a wrap."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n")).strip()
