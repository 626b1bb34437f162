"""Which senior officer a councillor can turn to (OWS-5)."""

from datetime import date

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start

from .people import Person


class BuddyQuerySet(DatedQuerySet):
    """Who is or was whose buddy."""

    def beside(self, start: date, end: date | None) -> "BuddyQuerySet":
        """Return those that hold on any day from ``start`` until, not including, ``end``."""
        found = self.filter(models.Q(end__isnull=True) | models.Q(end__gt=start))
        return found if end is None else found.filter(start__lt=end)


class Buddy(Dated):
    """A senior officer to whom a councillor can turn directly, from a day until, not including, another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="buddies")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="the officer's account, where there is one",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="buddy_of",
    )
    name = models.CharField("officer", max_length=150)
    post = models.CharField("the officer's post", max_length=150, blank=True)
    contact = models.CharField("how to reach the officer", max_length=300)
    history = HistoricalRecords()

    objects = BuddyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "buddies"
        ordering = ["-start"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(end__isnull=True), name="members_one_open_buddy_per_person"
            ),
            ends_after_start("members_buddy_ends_after_start"),
        ]
        indexes = [models.Index(fields=["person", "start", "end"])]

    def __str__(self) -> str:
        """Return who turns to whom."""
        return f"{self.person}: {self.name}"
