"""`manage.py count_days`: count days as law does, for one question in words or for a file of them."""

import csv
import io
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from apps.core.counting import KINDS, Count, Nonsense, count
from apps.councils.models import Council
from apps.deadlines.queries import Calendars

COLUMNS = ("kind", "start", "length", "calendar")
RESULT = "result"


class Wrong(CommandError):
    """Nonsense was asked: the command ends with exit code 2."""

    def __init__(self, text: str) -> None:
        super().__init__(text, returncode=2)


class Command(BaseCommand):
    """Prints how days are counted and, alone on the last line, the result; or fills a file of questions."""

    help = (
        "Counts days. KIND is one of: " + ", ".join(KINDS) + ". START is a day (2026-03-02), two days with a slash "
        "(clear_days_count), or a moment (2026-06-30T23:30:00Z). CALENDAR is EW, SCT, NI, UKALL, EW+EVE, S243 or CAL, "
        "each with any +CODE of an excluded period, or Europe/London for kinds that count by the clock."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the four parts of a question, or a file of them."""
        for name in COLUMNS:
            parser.add_argument(name, nargs="?", metavar=name.upper())
        parser.add_argument("--council", metavar="SLUG", help="count with the closed days of this council")
        parser.add_argument(
            "--csv",
            metavar="FILE",
            help="read questions from columns kind,start,length,calendar; write them with result",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer, or say on standard error what was wrong and end with 2."""
        asked = [options[name] for name in COLUMNS]
        if options["csv"] is not None and any(part is not None for part in asked):
            raise Wrong("Give either a question or a file with --csv, not both.")
        if options["csv"] is None and None in asked:
            missing = ", ".join(name.upper() for name in COLUMNS if options[name] is None)
            raise Wrong(f"Missing: {missing}. Ask KIND START LENGTH CALENDAR, or give a file with --csv.")
        answer = self._answerer(options["council"])
        if options["csv"] is not None:
            self.stdout.write(fill(Path(options["csv"]), answer), ending="")
            return
        try:
            answered = answer(*asked)
        except Nonsense as nonsense:
            raise Wrong(str(nonsense)) from nonsense
        self.stdout.write("\n".join([*answered.words, str(answered)]))

    def _answerer(self, slug: str | None) -> Any:
        """Return the function that answers one question, with what rows say about days where there is a database."""
        council = None
        try:
            if slug is not None:
                council = Council.objects.filter(slug=slug).values_list("pk", flat=True).first()
                if council is None:
                    raise Wrong(f"There is no council “{slug}”.")
            calendars = Calendars.read([council] if council else [])
        except DatabaseError:
            if slug is not None:
                raise Wrong(f"The council “{slug}” cannot be looked up: the database is not there yet.") from None
            self.stderr.write("Counted without the rows of the database, which is not there yet (manage.py migrate).")
            calendars = Calendars()
        return lambda kind, start, length, code: count(kind, start, length, calendars.get(code, council))


def fill(path: Path, answer: Any) -> str:
    """Return the rows of the file with their results, as CSV. Any bad row spoils the whole: nothing is half-written."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Wrong(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Wrong(f"{path} is not text in UTF-8.") from error
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _columns(path, rows.fieldnames or [])
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, [*(name for name in columns if name != RESULT), RESULT], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, RESULT: _result(row, answer)})
    except Nonsense as nonsense:
        raise Wrong(f"{path}, line {rows.line_num}: {nonsense}") from nonsense
    except csv.Error as error:
        raise Wrong(f"{path}, after line {rows.line_num}: {error}.") from error
    return out.getvalue()


def _columns(path: Path, columns: Sequence[str]) -> Sequence[str]:
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise Wrong(f"{path} lacks the columns {', '.join(missing)}: it needs {','.join(COLUMNS)}.")
    if len(set(columns)) < len(columns):
        raise Wrong(f"{path} names a column twice.")
    return columns


def _result(row: dict[Any, Any], answer: Any) -> Count:
    if None in row or None in row.values():
        raise Nonsense("the row has more or fewer fields than the first line names.")
    counted: Count = answer(*(row[name].strip() for name in COLUMNS))
    return counted
