"""The sweep: find what is due by its state, claim it by compare-and-set, write reminder and message together."""

import uuid
from datetime import datetime
from time import monotonic

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from apps.core import clock, formats
from apps.deadlines import queries, rules
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Heartbeat, Message, Reminder

from .outbox import compose
from .people import recipients

BATCH = 500


def sweep(*, seconds: float = 50) -> int:
    """Do what is due of all deadlines, batch by batch, for at most ``seconds``. Returns how many were taken up.

    What is due is found by its state: after days of standstill the next sweep does all of it. Several sweeps at once
    share the work: each row belongs to the one whose claim moved it.
    """
    started, done = monotonic(), 0
    while monotonic() - started < seconds:
        taken = _sweep_batch(clock.now())
        if not taken:
            break
        done += taken
    return done


@transaction.atomic
def _sweep_batch(now: datetime) -> int:
    deadlines = _claim(now)
    _remind(deadlines, now)
    _move_on(deadlines, now)
    return len(deadlines)


def _claim(now: datetime) -> list[Deadline]:
    """Take up to a batch of due deadlines. Rows that another sweep holds are passed over; it is doing them."""
    waiting = Deadline.objects.filter(next_at__lte=now).order_by("next_at")
    ids = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
    claim = uuid.uuid4()
    # The compare is in the WHERE: whoever comes second finds next_at moved on and gets nothing.
    Deadline.objects.filter(pk__in=ids, next_at__lte=now).update(claim=claim)
    claimed = Deadline.objects.filter(pk__in=ids, claim=claim).select_related("council", "rule__provision")
    return list(claimed.order_by("pk"))


def _remind(deadlines: list[Deadline], now: datetime) -> None:
    """Write a reminder and its message for each step that fell due, for each recipient who has not had it."""
    steps = {one.pk: rules.steps_due(one.due_on, one.reminder_days, one.next_at or now, now) for one in deadlines}
    reminded = [one for one in deadlines if steps[one.pk]]
    given = set(Reminder.objects.filter(deadline__in=reminded).values_list("deadline_id", "step", "recipient"))
    people = recipients(reminded)
    reminders = [
        Reminder(deadline=one, step=step, recipient=person.email, created_at=now, message=_message(one, person, now))
        for one in reminded
        for step in steps[one.pk]
        for person in people[one.pk]
        if (one.pk, step, person.email) not in given
    ]
    Message.objects.bulk_create([reminder.message for reminder in reminders], batch_size=BATCH)
    for reminder in reminders:
        reminder.message_id = reminder.message.pk
    Reminder.objects.bulk_create(reminders, batch_size=BATCH)


def _message(deadline: Deadline, person: object, now: datetime) -> Message:
    late = deadline.due_on < clock.local_date(now)
    return compose(
        to=person,
        subject=f"{'Was due on' if late else 'Due on'} {formats.day(deadline.due_on)}: {deadline.what}",
        template="email/deadlines/reminder.txt",
        context={"deadline": deadline, "late": late},
        council=deadline.council,
        at=now,
    )


def _move_on(deadlines: list[Deadline], now: datetime) -> None:
    """Set the next moment of each; those whose day is over become missed, which their history records."""
    missed = []
    for deadline in deadlines:
        deadline.next_at = rules.next_moment(deadline.due_on, deadline.reminder_days, now)
        if deadline.state == State.OPEN and rules.missed_moment(deadline.due_on) <= now:
            deadline.state = State.MISSED
            missed.append(deadline)
    Deadline.objects.bulk_update(deadlines, ["next_at"], batch_size=BATCH)
    bulk_update_with_history(
        missed, Deadline, ["state"], batch_size=BATCH, default_change_reason="Its day went by, and it is still owed."
    )


def heartbeat() -> None:
    """Note that a tick came through the queue."""
    Heartbeat.objects.update_or_create(name=queries.QUEUE, defaults={"at": clock.now()})
