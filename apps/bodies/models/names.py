"""The names that bodies had before, whose addresses go on leading to them."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.councils.models import Council

from .bodies import Body


class FormerName(models.Model):
    """What a body was called, and at which address, until the day on which it was renamed."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=200)
    slug = models.SlugField("address that it had", max_length=80)
    until = models.DateField("first day of the next name")
    history = HistoricalRecords()

    class Meta:
        ordering = ["body", "-until", "-pk"]
        constraints = [models.UniqueConstraint(fields=["body", "until"], name="bodies_renamed_once_a_day")]
        indexes = [models.Index(fields=["council", "slug"])]

    def __str__(self) -> str:
        """Return the former name."""
        return self.name
