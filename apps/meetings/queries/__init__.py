"""Reads of meetings. Every list of meetings begins with ``visible_to(user)`` or with what the user keeps."""

from .meetings import (
    ANNOUNCED,
    MeetingQuerySet,
    kept_meeting_or_404,
    kept_meetings,
    meeting_or_404,
    meetings,
    next_meetings,
    visible_to,
)
from .rulebook import Rulebook, rulebook

__all__ = [
    "ANNOUNCED",
    "MeetingQuerySet",
    "Rulebook",
    "kept_meeting_or_404",
    "kept_meetings",
    "meeting_or_404",
    "meetings",
    "next_meetings",
    "rulebook",
    "visible_to",
]
