"""Meetings: notice, agenda, papers, attendance, declarations, votes and minutes; one file a subject."""

from .agenda import AgendaItem, Paper
from .meetings import KeptRule, Meeting, Notice
from .room import Attendance, Declaration, Minutes, StandingDeclarations, Vote
from .standing_in import Substitution

__all__ = [
    "AgendaItem",
    "Attendance",
    "Declaration",
    "KeptRule",
    "Meeting",
    "Minutes",
    "Notice",
    "Paper",
    "StandingDeclarations",
    "Substitution",
    "Vote",
]
