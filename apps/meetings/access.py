"""Who may see a meeting and who keeps its records."""

from typing import Any

from apps.bodies.access import may_keep
from apps.core import clock
from apps.members.queries import bodies_of

from .models import Meeting


def may_keep_meeting(user: Any, meeting: Meeting) -> bool:
    """Tell whether ``user`` keeps the records of the meeting's body."""
    return may_keep(user, meeting.body)


def sits(user: Any, meeting: Meeting) -> bool:
    """Tell whether ``user`` sits on the meeting's body today."""
    return meeting.body_id in bodies_of(user, clock.today())
