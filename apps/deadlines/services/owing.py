"""Opening and closing deadlines."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from apps.core import clock, records
from apps.core.counting import Nonsense, count
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.deadlines import queries, rules
from apps.deadlines.enums import OUTSTANDING, State
from apps.deadlines.models import Deadline
from apps.documents.models import Rule

LONGEST_WHAT = Deadline._meta.get_field("what").max_length


@transaction.atomic
def open_deadline(
    *,
    council: Council,
    kind: str,
    subject: models.Model,
    what: str,
    counted_from: date | datetime,
    rule: Rule | None = None,
    value: Mapping[str, Any] | None = None,
    link: str = "",
    by: Any,
    reason: str,
) -> Deadline:
    """Open a deadline of ``kind`` about ``subject`` and count its day; ``what`` says what is owed.

    Length, way of counting, calendar and days of reminders come from ``value``, which is the ``rule``'s where none is
    given. ``counted_from`` is a moment for the ways of counting that start from one. Refused when the value does not
    say enough, and when a deadline of this kind about this subject is open already.
    """
    deadline = Deadline(
        council=council,
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        what=what[:LONGEST_WHAT],
        link=link,
        rule=rule,
        **_counted(council, counted_from, _value(rule, value)),
    )
    try:
        with transaction.atomic():
            return records.save(deadline, by=by, reason=reason)
    except IntegrityError:
        if not _about(kind, subject).filter(state=State.OPEN).exists():
            raise
    raise refuse(f"A deadline of this kind is open already: {what}.", lawful="Meet or withdraw that one first.")


def _value(rule: Rule | None, value: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the rule says; a way of counting that looks at no calendar needs none named."""
    said = dict(value if value is not None else rule.value if rule else {})
    if said.get("counting") == "months_after" and not said.get("calendar"):
        said["calendar"] = "CAL"
    return said


def _counted(council: Council, start: date | datetime, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a deadline that follow from its rule's value and from what it is counted from."""
    rules.can_be_counted(said).check()
    try:
        counted = count(said["counting"], start, said["length"], queries.calendar(said["calendar"], council))
    except Nonsense as nonsense:
        raise refuse(f"The deadline cannot be counted. {nonsense}") from nonsense
    moment = start if isinstance(start, datetime) else None
    steps = sorted({int(step) for step in said.get("reminder_days") or ()}, reverse=True)
    now = clock.now()
    return {
        "counted_from": clock.local_date(moment) if moment else start,
        "counted_from_moment": moment,
        "length": said["length"],
        "counting": said["counting"],
        "calendar": said["calendar"],
        "due_on": counted.day,
        "explanation": list(counted.words),
        "provisional": counted.provisional,
        "reminder_days": steps,
        # Opened after its own day, it is missed at the next sweep.
        "next_at": rules.next_moment(counted.day, steps, now) or now,
    }


def meet(*, kind: str, subject: models.Model, on: date | None = None, by: Any, reason: str) -> list[Deadline]:
    """Close what is owed of ``kind`` about ``subject`` as met on the day ``on`` (today); a missed one is met late.

    Returns the deadlines closed: none where nothing was owed, since doing a thing twice is no error.
    """
    return _close(_about(kind, subject), State.MET, on=on, by=by, reason=reason)


def withdraw(
    *, subject: models.Model, kind: str | None = None, on: date | None = None, by: Any, reason: str
) -> list[Deadline]:
    """Close what is owed about ``subject`` (of one kind, or of all) as no longer owed. Returns the deadlines closed."""
    return _close(_about(kind, subject), State.WITHDRAWN, on=on, by=by, reason=reason)


def _about(kind: str | None, subject: models.Model) -> models.QuerySet[Deadline]:
    found = Deadline.objects.for_subject(subject)
    return found.filter(kind=kind) if kind is not None else found


@transaction.atomic
def _close(found: models.QuerySet[Deadline], state: State, *, on: date | None, by: Any, reason: str) -> list[Deadline]:
    closed = list(found.filter(state__in=OUTSTANDING).select_for_update().order_by("pk"))
    for deadline in closed:
        deadline.state, deadline.closed_on, deadline.next_at = state, on or clock.today(), None
        records.save(deadline, by=by, reason=reason)
    return closed
