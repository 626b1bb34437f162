"""Base models: what a governed record has, and what a dated fact has."""

from datetime import date
from typing import Any

from django.db import models


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day until, not including, another."""

    def on(self, day: date) -> Any:
        """Return the rows that hold on ``day``."""
        return self.filter(start__lte=day).filter(models.Q(end__isnull=True) | models.Q(end__gt=day))


class Dated(models.Model):
    """A fact with a first day and the day on which it holds no longer: half-open, ``[start, end)``."""

    start = models.DateField("from")
    end = models.DateField("until (not including)", null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Tell whether the fact holds on ``day``."""
        return self.start <= day and (self.end is None or day < self.end)


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the constraint, called ``name``, that a dated row does not end before it begins."""
    return models.CheckConstraint(
        name=name, condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start"))
    )
