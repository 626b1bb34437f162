"""The offices and posts that people hold, from a day until another (OLP-11, OLP-12)."""

from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Office
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.members.enums import HeldBy

from .people import Person


class OfficeHoldingQuerySet(DatedQuerySet):
    """Who holds or held which office."""

    def beside(self, start: date, end: date | None) -> "OfficeHoldingQuerySet":
        """Return those that hold on any day from ``start`` until, not including, ``end``."""
        found = self.filter(models.Q(end__isnull=True) | models.Q(end__gt=start))
        return found if end is None else found.filter(start__lt=end)


class OfficeHolding(Dated):
    """A person holds an office, from a day until, not including, another.

    One that follows a seat or another office says which membership or holding it comes from, and ends with it.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    how = models.CharField("how it is held", max_length=20, choices=HeldBy)
    by_membership = models.ForeignKey(
        "members.Membership",
        verbose_name="membership that it follows",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="holdings",
    )
    by_holding = models.ForeignKey(
        "self",
        verbose_name="holding that it follows",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="holdings",
    )
    history = HistoricalRecords()

    objects = OfficeHoldingQuerySet.as_manager()

    class Meta:
        ordering = ["office", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(end__isnull=True), name="members_one_open_holder_per_office"
            ),
            models.CheckConstraint(
                name="members_ex_officio_holding_follows_something",
                condition=(
                    models.Q(how=HeldBy.EX_OFFICIO)
                    & (
                        models.Q(by_membership__isnull=False, by_holding__isnull=True)
                        | models.Q(by_membership__isnull=True, by_holding__isnull=False)
                    )
                )
                | (~models.Q(how=HeldBy.EX_OFFICIO) & models.Q(by_membership__isnull=True, by_holding__isnull=True)),
            ),
            ends_after_start("members_holding_ends_after_start"),
        ]
        indexes = [models.Index(fields=["office", "start", "end"]), models.Index(fields=["person", "start", "end"])]

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.person}: {self.office}"
