"""What every service of meetings does: lock the meeting, check a ruling, note a change."""

from datetime import date
from typing import Any

from apps.bodies.models import Body
from apps.core import clock, formats, records
from apps.core.rulings import Ruling, refuse
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.meetings.queries.meetings import ANNOUNCED
from apps.meetings.queries.room import day_of


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now, locked until the transaction ends, with its body and council.

    The body is locked first, as everywhere: so two services that touch one agenda wait for each other and never both.
    """
    records.lock(Body.objects.all(), pk=meeting.body_id)
    now = records.lock(Meeting.objects.all(), pk=meeting.pk)
    now.body = meeting.body
    return now


def check(ruling: Ruling, field: str | None = None) -> Ruling:
    """Return ``ruling`` when it allows, else refuse with it, marked at ``field`` of the form that asked."""
    ruling.check(on_field=field)
    return ruling


def changed(meeting: Meeting, *, by: Any, reason: str) -> Meeting:
    """Save ``meeting`` after a change that calendars and feeds must notice."""
    if meeting.state in ANNOUNCED:
        meeting.sequence += 1
    meeting.changed_at = clock.now()
    return records.save(meeting, by=by, reason=reason)


def check_open(meeting: Meeting, doing: str) -> None:
    """Refuse ``doing`` (a clause such as "put an item on the agenda") where the meeting was cancelled or dropped."""
    if meeting.state in (MeetingState.CANCELLED, MeetingState.DROPPED):
        raise refuse(
            f"This meeting was cancelled, so nobody can {doing}.", lawful="Call another meeting, and do it there."
        )


def check_begun(meeting: Meeting, doing: str) -> date:
    """Refuse ``doing`` before the day of the meeting, or before its notice; return the day of the meeting."""
    check_open(meeting, doing)
    day = day_of(meeting)
    if meeting.state == MeetingState.PREPARING:
        raise refuse(
            f"No notice of this meeting has been given, so nobody can {doing}.",
            lawful="Give notice of the meeting first.",
        )
    if clock.today() < day:
        raise refuse(
            f"The meeting is on {formats.day(day)}: until then nobody can {doing}.",
            lawful=f"Earliest day: {formats.day(day)}.",
        )
    return day


def held(meeting: Meeting, *, by: Any, reason: str) -> None:
    """Note that the meeting took place."""
    if meeting.state == MeetingState.CALLED:
        meeting.state = MeetingState.HELD
        changed(meeting, by=by, reason=reason)
