"""What tests of meetings do again and again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from apps.bodies.models import Body, Business
from apps.meetings.models import Meeting
from apps.meetings.services import calling
from apps.meetings.services.room import Attended, record_attendance

TODAY = date(2026, 11, 22)
START = datetime(2027, 1, 18, 17, 30, tzinfo=UTC)
AFTER = datetime(2027, 1, 18, 20, 0, tzinfo=UTC)


def call(body: Body, *, start: datetime = START, hours: float = 2, place: str = "Chamber", by: Any = None) -> Meeting:
    """Call a meeting two hours long."""
    return calling.call_meeting(
        body=body,
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        place=place,
        by=by,
        reason="Ordinary business.",
    )


def noticed(body: Body, *, start: datetime = START, text: str = "We meet.") -> Meeting:
    """Call a meeting and give notice of it today (22 November 2026)."""
    meeting = call(body, start=start)
    calling.give_notice(meeting=meeting, text=text, on=TODAY, by=None)
    meeting.refresh_from_db()
    return meeting


def attend(meeting: Meeting, people: Any, kind: str = "present") -> list:
    """Record that ``people`` attended."""
    return record_attendance(meeting=meeting, rows=[Attended(person, kind) for person in people], by=None)


def business(body: Body, provision: Any, *, subject: int = 1, matter: str = "ordinary", kind: str = "test") -> Business:
    """Open business of the kind that the tests own."""
    from apps.bodies.services import open_business

    return open_business(
        body=body,
        kind=kind,
        subject_id=subject,
        title=f"Approve replacement {subject}",
        motion=f"That replacement {subject} is approved.",
        matter=matter,
        provision=provision,
        by=None,
    )
