"""A table of members on its way: sent, looked over line by line, confirmed, carried out by one worker, or refused.

The database remembers, the queue hurries (docs/adr/0011): a worker claims a table by compare-and-set, and a claim that
ran out is anybody's. What was looked over is reckoned anew when it is carried out; all of it is written, or nothing.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.core.files.base import File
from django.db import models, transaction

from apps.bodies.models import Body
from apps.core import clock, records, sheets
from apps.core.formats import day
from apps.core.rulings import Refused, refuse
from apps.councils.models import Council
from apps.members.enums import ImportState
from apps.members.models import Import, Person
from apps.members.queries.importing import bodies_of_council
from apps.members.rules.columns import Line, columns_of, line_of
from apps.members.rules.filling import Planned

from .bulk import Done, Faulty, appoint_many, reckon

FIELD = "upload"
CLAIM = timedelta(minutes=5)
MOST_TRIES = 3
TAKEN, DONE = 10, 100
# What a column holds at most, as the records do.
LONGEST = {
    key: getattr(Person._meta.get_field(key), "max_length", None) or 2_000
    for key in ("name", "email", "contact", "surgeries")
}
logger = logging.getLogger(__name__)


class _Lost(Exception):
    """Another worker holds the table by now."""


@transaction.atomic
def send(*, council: Council, upload: File, ends_holders: bool, welcome: bool, by: Any) -> Import:
    """Keep a table to be looked over, with what each line would come to. Refused where it is no table of members."""
    rows, digest = sheets.read(upload, on_field=FIELD)
    if not rows:
        raise refuse("The table is empty.", lawful="Download the template to begin with.", on_field=FIELD)
    (_, head), *below = rows
    places, ruling = columns_of(head)
    ruling.check(on_field=FIELD)
    if not below:
        raise refuse("The table has a first line, but nobody in it.", lawful="Enter a line a person.", on_field=FIELD)
    lines = [_named(number, cells, places) for number, cells in below]
    lines = [line for line in lines if any(line.get(key) for key in ("name", "email", "start", "end"))]
    if not lines:
        raise refuse("No line names anybody.", lawful="Enter names and starts beside the seats.", on_field=FIELD)
    table = Import(council=council, file_name=str(upload.name)[-200:], sha256=digest, rows=lines)
    return _keep(table, ends_holders=ends_holders, welcome=welcome, by=by)


def _named(number: int, cells: Sequence[str], places: Mapping[str, int]) -> dict[str, Any]:
    """Return a line by the names of its columns. One that only names a seat, as the template does, is passed over."""
    return {"line": number, **{key: cells[place] if place < len(cells) else "" for key, place in places.items()}}


def tried(*, body: Body, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what each of ``rows`` would come to in ``body``. Writes nothing."""
    lines = [line_of(row["line"], row, LONGEST) for row in rows]
    return [told(one) for one in reckon(council=body.council, bodies=[body], lines=lines, ends_holders=False)]


@transaction.atomic
def fill(*, body: Body, rows: Sequence[Mapping[str, Any]], welcome: bool, by: Any) -> Import:
    """Keep who is to fill which vacant seats of ``body``, to be looked over. Lines are numbered as the seats are."""
    if not rows:
        raise refuse("Nobody is named.", lawful="Enter a name for at least one seat.")
    table = Import(council=body.council, body=body, rows=list(rows))
    return _keep(table, ends_holders=False, welcome=welcome, by=by)


def _keep(table: Import, *, ends_holders: bool, welcome: bool, by: Any) -> Import:
    table.ends_holders, table.welcome, table.sent_by, table.sent_at = ends_holders, welcome, by, clock.now()
    look_over(table)
    return records.save(table, by=by, reason="Sent to be looked over.")


def look_over(table: Import) -> None:
    """Put on ``table`` what each of its lines would come to as things stand."""
    planned = reckon(council=table.council, bodies=_bodies(table), lines=_lines(table), ends_holders=table.ends_holders)
    _note(table, planned)


def _bodies(table: Import) -> Iterable[Body]:
    return [table.body] if table.body else bodies_of_council(table.council)


def _lines(table: Import) -> list[Line]:
    return [line_of(row["line"], row, LONGEST) for row in table.rows]


def _note(table: Import, planned: list[Planned]) -> None:
    table.reading = [told(one) for one in planned]
    sums = Counter(str(one.outcome) for one in planned)
    table.sums = {**sums, "ends": sum(len(one.ends) for one in planned)}


def told(one: Planned) -> dict[str, Any]:
    """Return what a line comes to as plain data, without addresses."""
    start, end = one.line.start, one.line.end
    return {
        "line": one.line.number,
        "outcome": str(one.outcome),
        "name": one.line.name,
        "body": one.body.name if one.body else one.line.body,
        "seat": f"{one.seat.number}. {one.seat.title}" if one.seat else one.line.seat,
        "start": day(start) if start else "",
        "end": day(end) if end else "",
        "ends": [held.holder for held in one.ends],
        "notes": one.notes,
        "faults": [{"column": fault.column, "text": fault.text, "lawful": fault.lawful} for fault in one.faults],
    }


@transaction.atomic
def confirm(*, table: Import, by: Any) -> Import:
    """Let ``table`` be carried out by the next free worker. Confirming twice is confirming once."""
    table = records.lock(Import.objects.all(), pk=table.pk)
    if table.state in (*ImportState.under_way(), ImportState.APPLIED):
        return table
    look_over(table)
    table.state = ImportState.CHECKED
    if not table.faults:
        table.state, table.refusal, table.progress, table.confirmed_by = ImportState.WAITING, "", 0, by
    return records.save(table, by=by, reason="Confirmed.")


@transaction.atomic
def throw_away(*, table: Import, by: Any) -> None:
    """Keep nothing of a table that was not carried out. Refused once a worker has it."""
    table = records.lock(Import.objects.all(), pk=table.pk)
    if table.state in (*ImportState.under_way(), ImportState.APPLIED):
        raise refuse(f"“{table}” was confirmed already.", lawful="What it did is changed membership by membership.")
    records.remove(table, by=by, reason="Thrown away.")


# Carrying out -------------------------------------------------------------------------------------------------------


def apply_waiting(*, seconds: float = 50) -> int:
    """Carry out what waits, and what a dead worker left, the oldest first. Returns how many."""
    started, done = monotonic(), 0
    while monotonic() - started < seconds:
        table = _free().order_by("sent_at", "pk").values_list("pk", flat=True).first()
        if table is None:
            break
        done += apply(table=table)
    return done


def apply(*, table: int) -> bool:
    """Carry out one table, if nobody else does. False where it is done, refused or held already."""
    until = clock.now() + CLAIM
    taken = (
        _free()
        .filter(pk=table)
        .update(state=ImportState.APPLYING, claimed_until=until, tries=models.F("tries") + 1, progress=TAKEN)
    )
    if not taken:
        return False
    try:
        _apply(table, until)
    except _Lost:
        return False
    except Faulty as faulty:
        _refuse_lines(table, until, faulty.planned)
    except Refused as refused:
        _refuse(table, until, str(refused))
    except Exception:
        logger.exception("Import %s failed", table)
        _refuse(table, until, "Something could not be dealt with. We have kept what went wrong, to look into it.")
    return True


def _free() -> models.QuerySet[Import]:
    left = models.Q(state=ImportState.APPLYING, claimed_until__lte=clock.now())
    return Import.objects.filter(models.Q(state=ImportState.WAITING) | left)


@transaction.atomic
def _apply(key: int, until: datetime) -> None:
    """Write all that the table says and that it was done: both or neither."""
    table = records.lock(Import.objects.all(), pk=key)
    if table.claimed_until != until:
        raise _Lost
    if table.tries > MOST_TRIES:
        raise refuse(
            f"The table was taken up {MOST_TRIES} times and never came to its end.", lawful="Send it in parts."
        )
    by, reason = (
        table.confirmed_by,
        f"Imported from “{table.file_name}”." if table.file_name else "Seats filled at once.",
    )
    done = appoint_many(
        council=table.council, bodies=_bodies(table), lines=_lines(table), ends_holders=table.ends_holders,
        welcome=table.welcome, by=by, reason=reason,
    )  # fmt: skip
    _finish(table, done, by)


def _finish(table: Import, done: Done, by: Any) -> None:
    _note(table, done.planned)
    table.rows, table.state, table.progress, table.claimed_until = [], ImportState.APPLIED, DONE, None
    table.applied_at = clock.now()
    records.save(table, by=by, reason="Carried out.")


@transaction.atomic
def _refuse_lines(key: int, until: datetime, planned: list[Planned]) -> None:
    """Say which lines cannot be carried out any more: something changed since the table was looked over."""
    table = records.lock(Import.objects.all(), pk=key)
    if table.claimed_until != until:
        return
    _note(table, planned)
    table.state, table.claimed_until, table.progress = ImportState.REFUSED, None, 0
    table.refusal = "Something changed since the table was looked over, and some lines cannot be carried out any more."
    records.save(table, by=table.confirmed_by, reason="Could not be carried out.")


def _refuse(key: int, until: datetime, why: str) -> None:
    held = Import.objects.filter(pk=key, state=ImportState.APPLYING, claimed_until=until)
    held.update(state=ImportState.REFUSED, refusal=why, claimed_until=None, progress=0)
