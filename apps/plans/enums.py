"""What a review ends with, what can happen to a document that others rest on, and how a document stands."""

from django.db import models

# Kinds of deadlines.
REVIEW, EXPIRY, ACTION = "plans.review", "plans.expiry", "plans.action"


class Conclusion(models.TextChoices):
    """What a review ends with."""

    KEEP = "keep", "Keep it as it is"
    AMEND = "amend", "Amend it"
    REPLACE = "replace", "Replace it"
    END = "end", "End it"


class Happening(models.TextChoices):
    """What happened to a document that others rest on."""

    ADOPTED = "adopted", "was adopted"
    AMENDED = "amended", "was amended"
    EXPIRED = "expired", "reached the end of its period"
    ENDED = "ended", "is no longer in force"


class Status(models.TextChoices):
    """How a document stands in the register; rules.status_of says which."""

    IN_FORCE = "in-force", "In force"
    UNDER_REVIEW = "under-review", "Under review"
    OVERDUE = "overdue", "Review overdue"
    EXPIRED = "expired", "Expired"
    TO_COME = "to-come", "Not yet in force"
    ENDED = "ended", "No longer in force"
    LISTED = "listed", "Listed only"
