"""Counting open deadlines again when days became closed or open: they move, their history says why, people are told."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db import models, transaction
from simple_history.utils import bulk_update_with_history

from apps.core import clock, formats
from apps.core.counting import Calendar, Count, count
from apps.deadlines import queries, rules
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message

from .outbox import compose
from .people import recipients

BATCH = 500
CHANGED = ("due_on", "explanation", "provisional", "next_at")


def recount(*, by: Any = None, reason: str) -> list[Deadline]:
    """Count all open deadlines again with the days known now. Returns those that moved.

    A net below ``proclaim`` and ``add_closed_day``: it catches what was opened at the same moment, and what a newer
    table of bank holidays settled that was provisional.
    """
    moved: list[Deadline] = []
    last = 0
    while batch := list(_open().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        moved += recount_touched(_open().filter(pk__in=batch), lambda calendar: True, why=reason, by=by)
        last = batch[-1]
    return moved


def _open() -> models.QuerySet[Deadline]:
    return Deadline.objects.filter(state=State.OPEN)


@transaction.atomic
def recount_touched(
    touched: models.QuerySet[Deadline], concerns: Callable[[Calendar], Any], *, why: str, by: Any
) -> list[Deadline]:
    """Count the open deadlines again whose calendar is concerned. Returns those that moved, whose people were told."""
    was: dict[int, date] = {}
    changed: list[Deadline] = []
    for deadline, counted in _counted_anew(touched, concerns):
        if (counted.day, counted.provisional) != (deadline.due_on, deadline.provisional):
            was[deadline.pk] = deadline.due_on
            _move(deadline, counted)
            changed.append(deadline)
    bulk_update_with_history(changed, Deadline, CHANGED, batch_size=BATCH, default_user=by, default_change_reason=why)
    moved = [deadline for deadline in changed if deadline.due_on != was[deadline.pk]]
    _tell(moved, was, why)
    return moved


def _counted_anew(
    touched: models.QuerySet[Deadline], concerns: Callable[[Calendar], Any]
) -> Iterator[tuple[Deadline, Count]]:
    calendars = queries.Calendars.read(touched.values_list("council_id", flat=True).distinct())
    locked = touched.select_for_update(of=("self",)).select_related("council").order_by("pk")
    for deadline in locked.iterator(BATCH):
        calendar = calendars.get(deadline.calendar, deadline.council_id)
        if concerns(calendar):
            yield deadline, count(deadline.counting, deadline.start, deadline.length, calendar)


def _move(deadline: Deadline, counted: Count) -> None:
    deadline.next_at = rules.next_after_move(deadline.due_on, counted.day, deadline.reminder_days, deadline.next_at)
    deadline.due_on, deadline.explanation = counted.day, list(counted.words)
    deadline.provisional = counted.provisional


def _tell(moved: list[Deadline], was: dict[int, date], why: str) -> None:
    now, people = clock.now(), recipients(moved)
    Message.objects.bulk_create(
        [
            compose(
                to=person,
                subject=f"Moved to {formats.day(deadline.due_on)}: {deadline.what}",
                template="email/deadlines/moved.txt",
                context={"deadline": deadline, "was": was[deadline.pk], "why": why},
                council=deadline.council,
                at=now,
            )
            for deadline in moved
            for person in people[deadline.pk]
        ],
        batch_size=BATCH,
    )
