"""Reads: calendars with their rows, what is late or due, and how the machinery is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor

from apps.core import clock, formats
from apps.core.counting import Calendar, Excluded
from apps.core.rulings import Ruling
from apps.councils.models import Council
from apps.documents.queries import cite

from .models import ClosedDay, Deadline, DeadlineQuerySet, ExcludedRange, Heartbeat, Message, Proclamation

QUEUE = "queue"


# Calendars ----------------------------------------------------------------------------------------------------------


@dataclass
class Calendars:
    """All that rows say about days, read once, so that many deadlines can be counted without another query."""

    ranges: dict[str, Excluded] = field(default_factory=dict)
    proclaimed: dict[tuple[str, date], str] = field(default_factory=dict)
    own_days: dict[int, dict[date, str]] = field(default_factory=dict)
    _made: dict[tuple[str, int | None], Calendar] = field(default_factory=dict)

    @classmethod
    def read(cls, councils: Iterable[int] = ()) -> "Calendars":
        """Read excluded ranges, proclamations and the closed days of these councils (primary keys)."""
        ranges = {row.code: Excluded(row.code, row.first_day, row.last_day, row.name) for row in _ranges()}
        proclaimed = {(row.nation, row.day): row.name if row.added else "" for row in Proclamation.objects.all()}
        own_days: dict[int, dict[date, str]] = {}
        for row in ClosedDay.objects.filter(council_id__in=list(councils)):
            own_days.setdefault(row.council_id, {})[row.day] = row.reason
        return cls(ranges, proclaimed, own_days)

    def get(self, code: str, council_id: int | None = None) -> Calendar:
        """The calendar of a code for a council. Raises ``Nonsense`` for a code that nobody knows."""
        key = (code, council_id)
        if key not in self._made:
            own_days = self.own_days.get(council_id, {}) if council_id is not None else {}
            self._made[key] = Calendar.named(code, ranges=self.ranges, proclaimed=self.proclaimed, own_days=own_days)
        return self._made[key]


def _ranges() -> models.QuerySet[ExcludedRange]:
    return ExcludedRange.objects.all()


def calendar(code: str, council: Council | None = None) -> Calendar:
    """The calendar of a code with everything that rows add to it, for ``count`` and for rules."""
    return Calendars.read([council.pk] if council else []).get(code, council.pk if council else None)


# Deadlines ----------------------------------------------------------------------------------------------------------


def for_council(council: Council) -> DeadlineQuerySet:
    """What is owed in a council, the earliest first, with the rules that it rests on."""
    return council.deadlines.outstanding().select_related("rule__provision__edition__document")


def late(council: Council) -> DeadlineQuerySet:
    """What is owed in a council although its day has gone by."""
    return for_council(council).late(clock.today())


def due_within(council: Council, days: int) -> DeadlineQuerySet:
    """What is owed in a council from today to ``days`` days from now."""
    return for_council(council).due_within(clock.today(), days)


def for_subject(*subjects: models.Model) -> DeadlineQuerySet:
    """The deadlines of these records (a membership, a business), closed ones included, the earliest first."""
    found: DeadlineQuerySet = Deadline.objects.for_subject(*subjects)
    return found.select_related("rule__provision__edition__document").order_by("due_on", "pk")


def visible_to(user: Any) -> DeadlineQuerySet:
    """What is owed in all councils whose records ``user`` keeps, the earliest first."""
    found: DeadlineQuerySet = Deadline.objects.visible_to(user)
    return found.outstanding().select_related("council", "rule__provision__edition__document")


def how_counted(deadline: Deadline) -> Ruling:
    """How the day of a deadline was counted, with the provision it rests on, for a page to unfold.

    Load the deadline with its council and its rule down to the document, as ``for_subject`` does for the rule.
    """
    cited = (cite(deadline.rule, deadline.council),) if deadline.rule else ()
    note = ("The day may still move: the bank holidays of that time are not settled.",) if deadline.provisional else ()
    return Ruling(
        allowed=True,
        text=f"{deadline.what}: due on {formats.day(deadline.due_on)}.",
        arithmetic=(*deadline.explanation, *note),
        citations=cited,
    )


# Health -------------------------------------------------------------------------------------------------------------


def readiness() -> dict[str, str]:
    """What keeps this installation from being ready, by the name of the part, each in a sentence; empty when it is.

    Looks at the database, its migrations, the heartbeat that goes through the queue, and the oldest unsent message.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        pending = unapplied_migrations()
        if pending:
            return {"migrations": f"{pending} migrations are not applied."}
        return {name: text for name, text in (("queue", _queue()), ("messages", _messages())) if text}
    except DatabaseError:
        # The error's own words may name hosts and users, and this page is public.
        return {"database": "The database does not answer."}


def unapplied_migrations() -> int:
    """How many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _queue() -> str:
    at = Heartbeat.objects.filter(name=QUEUE).values_list("at", flat=True).first()
    if at is None:
        return "No heartbeat has come through the queue yet: are scheduler and worker running?"
    return _too_old(at, settings.QUEUE_MAX_SILENCE, "The last heartbeat came through the queue")


def _messages() -> str:
    oldest = Message.objects.filter(next_try_at__isnull=False).aggregate(at=models.Min("created_at"))["at"]
    return _too_old(oldest, settings.MESSAGE_MAX_WAIT, "The oldest unsent message was written") if oldest else ""


def _too_old(at: datetime, seconds: int, what: str) -> str:
    age = clock.now() - at
    if age <= timedelta(seconds=seconds):
        return ""
    return f"{what} {int(age.total_seconds()):,} seconds ago; {seconds:,} are allowed."
