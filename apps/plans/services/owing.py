"""What a deadline of this room is counted by, so that one that is missed is escalated once."""

from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse

from apps.core import clock
from apps.core.counting import count
from apps.deadlines import queries
from apps.deadlines.models import Deadline
from apps.deadlines.services import open_deadline
from apps.documents.models import Document, Rule

# The step at which administrators are told as well: in the morning after the day.
ESCALATION = -1
# How long before the end of a period keepers are reminded: the next strategy takes months to write.
EXPIRY_REMINDERS = (180, 90, 28, 7)
ACTION_REMINDERS = (14, 1)


def owe_by_rule(
    *, document: Document, kind: str, what: str, rule: Rule, counted_from: date, by: Any, reason: str
) -> Deadline:
    """Open the deadline of ``kind`` about ``document`` that ``rule`` counts from a day."""
    value = {"calendar": "CAL", **rule.value}
    assert document.council is not None
    calendar = queries.calendar(value["calendar"], document.council)
    due = count(value["counting"], counted_from, value["length"], calendar).day
    return open_deadline(
        council=document.council,
        kind=kind,
        subject=document,
        what=what,
        counted_from=counted_from,
        rule=rule,
        value=value | {"reminder_days": [*(value.get("reminder_days") or ()), _escalation(due)]},
        link=_desk(document),
        by=by,
        reason=reason,
    )


def owe_on(
    *,
    document: Document,
    kind: str,
    subject: models.Model,
    what: str,
    since: date,
    day: date,
    reminder_days: tuple[int, ...],
    by: Any,
    reason: str,
) -> Deadline:
    """Open a deadline of ``kind`` about ``subject`` on a ``day`` that was laid down as such on the day ``since``."""
    value = {
        "length": (day - since).days,
        "counting": "days_after_event",
        "calendar": "CAL",
        "reminder_days": [*reminder_days, _escalation(day)],
    }
    assert document.council is not None
    return open_deadline(
        council=document.council, kind=kind, subject=subject, what=what, counted_from=since, value=value,
        link=_desk(document), by=by, reason=reason,
    )  # fmt: skip


def _escalation(due: date) -> int:
    """Return the step of the escalation: the day after, or tomorrow for what is recorded when it is late already."""
    late = (clock.today() - due).days
    return ESCALATION - max(late, 0)


def _desk(document: Document) -> str:
    assert document.council is not None
    return reverse("plans-office-document", kwargs={"council": document.council.slug, "document": document.slug})
