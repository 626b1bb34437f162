"""Opening and withdrawing what many owe at once, as after an election, with the same counting and the same history."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from apps.core import clock
from apps.councils.models import Council
from apps.deadlines.enums import OUTSTANDING, State
from apps.deadlines.models import Deadline
from apps.documents.models import Rule

from .owing import LONGEST_WHAT, _close, _counted, _value

AT_ONCE = 500


@transaction.atomic
def open_many(
    *,
    council: Council,
    kind: str,
    owed: Iterable[tuple[models.Model, str]],
    counted_from: date,
    rule: Rule,
    link: str = "",
    by: Any,
    reason: str,
) -> list[Deadline]:
    """Open a deadline of ``kind`` about each record of ``owed``, which comes with the words for what is owed.

    The day is counted once, since rule and first day are the same for all. Give only records that owe nothing of this
    kind yet: the database refuses a second open one, and then none is opened.
    """
    counted = _counted(council, counted_from, _value(rule, None))
    made = [
        Deadline(
            council=council, kind=kind, subject_kind=subject._meta.label_lower, subject_id=subject.pk,
            what=what[:LONGEST_WHAT], link=link, rule=rule, **counted,
        )
        for subject, what in owed
    ]  # fmt: skip
    return bulk_create_with_history(
        made, Deadline, batch_size=AT_ONCE, default_user=by, default_change_reason=reason[:500],
        default_date=clock.now(),
    )  # fmt: skip


@transaction.atomic
def withdraw_many(*, kind: str, subjects: Sequence[models.Model], by: Any, reason: str) -> list[Deadline]:
    """Close what is owed of ``kind`` about any of ``subjects`` (of one model) as no longer owed."""
    closed: list[Deadline] = []
    for part in _parts(subjects):
        keys = [subject.pk for subject in part]
        owed = Deadline.objects.filter(
            kind=kind, subject_kind=part[0]._meta.label_lower, subject_id__in=keys, state__in=OUTSTANDING
        )
        closed += _close(owed, State.WITHDRAWN, on=None, by=by, reason=reason)
    return closed


def asked_already(*, kind: str, model: type[models.Model], keys: Sequence[int]) -> set[int]:
    """Return which of the records ``keys`` of ``model`` were asked for ``kind`` and need not be asked again."""
    found: set[int] = set()
    for part in _parts(keys):
        asked = Deadline.objects.filter(kind=kind, subject_kind=model._meta.label_lower, subject_id__in=part)
        found |= set(asked.exclude(state=State.WITHDRAWN).values_list("subject_id", flat=True))
    return found


def _parts(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Cut into pieces that a database takes in one question."""
    return (things[begin : begin + AT_ONCE] for begin in range(0, len(things), AT_ONCE))
