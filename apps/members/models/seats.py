"""The seats that people hold, from a day until another."""

from datetime import date
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.access import kept_by
from apps.bodies.models import Seat
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council

from .people import Person


class MembershipQuerySet(DatedQuerySet):
    """Who holds or held which seat. Public: annexes name the seats, and the seats their holders."""

    def with_names(self) -> "MembershipQuerySet":
        """Join what a line about a membership names: person, seat, organisation and body."""
        return self.select_related("person", "seat__organisation", "seat__body")

    def kept_by(self, user: Any) -> "MembershipQuerySet":
        """Return the memberships in bodies that ``user`` keeps."""
        return self.filter(kept_by(user, "seat__body"))

    def of_council(self, council: Council) -> "MembershipQuerySet":
        """Return the memberships in bodies of ``council``."""
        return self.filter(seat__body__council=council)

    def beside(self, start: date, end: date | None) -> "MembershipQuerySet":
        """Return those that hold on any day from ``start`` until, not including, ``end``."""
        found = self.filter(models.Q(end__isnull=True) | models.Q(end__gt=start))
        return found if end is None else found.filter(start__lt=end)


class Membership(Dated):
    """A person holds a seat, from a day until, not including, another."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    by_holding = models.ForeignKey(
        "members.OfficeHolding",
        verbose_name="holding of an office that brings the seat, ex officio",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    history = HistoricalRecords()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(end__isnull=True), name="members_one_open_holder_per_seat"
            ),
            ends_after_start("members_membership_ends_after_start"),
        ]
        indexes = [models.Index(fields=["seat", "start", "end"]), models.Index(fields=["person", "start", "end"])]

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.person}: {self.seat}"
