"""The minutes: prose beside the facts that were recorded."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.core import clock, records
from apps.core.rulings import refuse
from apps.meetings.models import Meeting, Minutes

from . import agenda
from .keeping import changed, check_begun, held, locked


@transaction.atomic
def write(
    *, meeting: Meeting, text: str, items: Mapping[int, str], by: Any, reason: str = "Draft of the minutes."
) -> Minutes:
    """Keep a draft: opening and closing words, and what the minutes say of each item (by the item's id)."""
    meeting = locked(meeting)
    check_begun(meeting, "write minutes")
    minutes = Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)
    if minutes.published_at is not None:
        raise refuse(
            "The minutes have been published, and minutes are permanent.",
            lawful="A correction is agreed at the next meeting, and stands in its minutes.",
        )
    rows = {item.pk: item for item in meeting.items.all()}
    if set(items) - set(rows):
        raise refuse("An item named here is not on the agenda of this meeting.")
    for key, words in items.items():
        if rows[key].minute != words.strip():
            rows[key].minute = words.strip()
            records.save(rows[key], by=by, reason=reason)
    minutes.text = text.strip()
    return records.save(minutes, by=by, reason=reason)


@transaction.atomic
def publish(
    *,
    meeting: Meeting,
    text: str | None = None,
    items: Mapping[int, str] | None = None,
    at: datetime | None = None,
    by: Any,
    reason: str = "Minutes published.",
) -> Minutes:
    """Publish the minutes, with ``text`` and ``items`` or as drafted. Business left undecided is placed again.

    ``at`` is when they were published where that was elsewhere and before; else it is now.
    """
    if text is not None or items is not None:
        write(meeting=meeting, text=text or "", items=items or {}, by=by, reason=reason)
    meeting = locked(meeting)
    check_publishable(meeting=meeting)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        raise refuse("There are no minutes yet.", lawful="Write them first.")
    minutes.published_at = at or clock.now()
    records.save(minutes, by=by, reason=reason)
    held(meeting, by=by, reason=reason)
    changed(meeting, by=by, reason=reason)
    agenda.place_waiting(body=meeting.body, by=by)
    return minutes


def check_publishable(*, meeting: Meeting) -> None:
    """Refuse to publish minutes before the meeting, twice, or without the attendance that they must tell."""
    check_begun(meeting, "publish minutes")
    if Minutes.objects.filter(meeting=meeting, published_at__isnull=False).exists():
        raise refuse("The minutes have been published already.")
    if not meeting.attendance.exists():
        raise refuse("Minutes say who was there.", lawful="Record the attendance first.")
