"""Kinds of bodies and sectors, and the states of a matter that waits for a decision."""

from django.db import models


class BodyKind(models.TextChoices):
    """What a body is."""

    COUNCIL = "council", "Full council"
    COMMITTEE = "committee", "Committee"
    PARTNERSHIP = "partnership", "Partnership"
    ASSEMBLY = "assembly", "Assembly"
    BOARD = "board", "Board"
    THEME_GROUP = "theme_group", "Theme group"
    SUB_GROUP = "sub_group", "Sub-group"
    WORKING_GROUP = "working_group", "Working group"


class Sector(models.TextChoices):
    """The sector that a seat belongs to."""

    PUBLIC = "public", "Public sector"
    BUSINESS = "business", "Business sector"
    VOLUNTARY = "voluntary", "Voluntary sector"
    COMMUNITIES = "communities_of_interest", "Communities of interest"
    THEME_GROUPS = "theme_groups", "Strategic theme groups"
    WARDS = "wards", "Wards"


class OfficeKind(models.TextChoices):
    """What an office or post is."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    LEADER = "leader", "Leader"
    CHIEF_EXECUTIVE = "chief_executive", "Chief executive"
    OTHER = "other", "Other office or post"


class PowerKind(models.TextChoices):
    """What a body may, or may not, do by deciding it."""

    RECOMMEND = "recommend", "Make recommendations"
    DECIDE = "decide", "Decide in its own name"
    ACQUIRE_ASSETS = "acquire_assets", "Acquire assets"
    INCUR_LIABILITIES = "incur_liabilities", "Incur liabilities"
    SPEND = "spend", "Spend money"
    EMPLOY = "employ", "Employ staff"


class BusinessState(models.TextChoices):
    """Where a matter stands that a body has to decide."""

    WAITING = "waiting", "Waiting"
    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Outcome(models.TextChoices):
    """How a body decided."""

    CARRIED = "carried", "Carried"
    LOST = "lost", "Lost"


class MotionState(models.TextChoices):
    """Where a proposed amendment or dissolution stands."""

    PROPOSED = "proposed", "Waiting for the vote"
    CARRIED = "carried", "Carried"
    LOST = "lost", "Lost"
    WITHDRAWN = "withdrawn", "Withdrawn"
