"""Registers of interests, told again from the day each was first confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from apps.interests.enums import Category
from apps.interests.models import Register
from apps.interests.services import add_entry, answer_nothing, confirm, end_entry, start_register

from .data import Made, Row

REASON = "Taken over from the register on paper."


@dataclass(frozen=True)
class Told:
    """One register being told: whose it is and in whose name it is written."""

    made: Made
    register: Register
    by: Any

    def start(self, entry: Row, published: date) -> date:
        """Return the day on which ``entry`` came onto the register."""
        return self.made.day(entry, "start") or published


def load_registers(made: Made, data: Row) -> None:
    """Load every register: those with entries, and those of members who have nothing to declare at all."""
    for row in data["register"]:
        _load(made, row)
    for row in data["nothing_at_all"]:
        _load(made, {**row, "nothing": list(Category), "entry": []})


def _load(made: Made, row: Row) -> None:
    person, officer = made.people[row["council"], row["person"]], made.officers[row["council"]]
    by = person.user or officer
    told = Told(made, start_register(person=person, by=by, reason=REASON), by)
    published = made.day(row, "published")
    first = [entry for entry in row["entry"] if told.start(entry, published) <= published]
    later = [entry for entry in row["entry"] if entry not in first]
    # A class of which the first interest came later was answered "nothing" until then.
    answered = {entry["category"] for entry in first}
    for category in [*row["nothing"], *sorted({entry["category"] for entry in later} - answered)]:
        answer_nothing(register=told.register, category=category, by=by, reason=REASON)
    _publish(told, first, published)
    for day in sorted({told.start(entry, published) for entry in later}):
        _publish(told, (entry for entry in later if told.start(entry, published) == day), day)
    _end_entries(told, row["entry"])


def _publish(told: Told, entries: Iterable[Row], day: date) -> None:
    """Put ``entries`` on the register on ``day``."""
    for row in entries:
        told.made.entries[row["key"]] = add_entry(
            register=told.register,
            category=row["category"],
            description=row["text"],
            whose=row["whose"],
            donor=row.get("donor", ""),
            received_on=told.made.day(row, "received"),
            value=Decimal(row["pounds"]) if "pounds" in row else None,
            sensitive=row.get("sensitive", False),
            by=told.by,
            reason=REASON,
        )
    confirm(register=told.register, on=day, tell=False, by=told.by, reason=REASON)


def _end_entries(told: Told, rows: list[Row]) -> None:
    """End what has ended since, the earliest first."""
    for row in sorted((row for row in rows if "end_days_ago" in row), key=lambda row: -row["end_days_ago"]):
        day = told.made.day(row, "end")
        entry = told.made.entries[row["key"]]
        entry.refresh_from_db()
        end_entry(entry=entry, ceased_on=day, nothing_else=True, on=day, by=told.by, reason="The interest has ended.")
