"""Who may see a meeting and who keeps its records."""

from typing import Any

from apps.bodies.access import may_keep
from apps.core import clock
from apps.members.queries import bodies_of

from .enums import MeetingState
from .models import Meeting


def may_keep_meeting(user: Any, meeting: Meeting) -> bool:
    """Tell whether ``user`` keeps the records of the meeting's body."""
    return may_keep(user, meeting.body)


def sits(user: Any, meeting: Meeting) -> bool:
    """Tell whether ``user`` sits on the meeting's body today."""
    return meeting.body_id in bodies_of(user, clock.today())


def may_declare(user: Any, meeting: Meeting) -> bool:
    """Tell whether to offer ``user`` to declare an interest: a member, from the notice to the day of the meeting."""
    on_time = clock.today() <= clock.local_date(meeting.starts_at)
    return on_time and meeting.state in (MeetingState.CALLED, MeetingState.HELD) and sits(user, meeting)
