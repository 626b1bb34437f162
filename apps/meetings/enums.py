"""States of meetings, kinds of attendance, declarations and results."""

from django.db import models


class MeetingKind(models.TextChoices):
    """What sort of meeting it is."""

    ORDINARY = "ordinary", "Ordinary meeting"
    EXTRAORDINARY = "extraordinary", "Extraordinary meeting"


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PREPARING = "preparing", "In preparation"
    CALLED = "called", "Called"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"
    DROPPED = "dropped", "Dropped before notice was given"


class AttendanceKind(models.TextChoices):
    """How a member attended."""

    PRESENT = "present", "Present"
    SUBSTITUTE = "substitute", "Represented by a substitute"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"


class DeclarationKind(models.TextChoices):
    """What is declared; a pecuniary interest takes the member out of the item (Localism Act 2011 s.31)."""

    PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
    OTHER = "other", "Other registrable interest"
    PERSONAL = "personal", "Personal interest"


class CastingVote(models.TextChoices):
    """How the chair of the meeting used a casting vote."""

    NONE = "", "Not used"
    FOR = "for", "For the motion"
    AGAINST = "against", "Against the motion"
