"""Political groups and who belongs to them, from a day until another (Local Government and Housing Act 1989, s.15)."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council
from apps.members.enums import GroupRole

from .people import Person


class PoliticalGroup(Dated):
    """A political group of members of a council."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="political_groups")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=150)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["council", "name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="members_one_group_per_address"),
            ends_after_start("members_group_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class GroupMembership(Dated):
    """Somebody belongs to a political group, from a day until, not including, another; to one at a time."""

    group = models.ForeignKey(PoliticalGroup, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_memberships")
    role = models.CharField(max_length=20, choices=GroupRole, default=GroupRole.MEMBER)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["group", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(end__isnull=True), name="members_in_one_group_at_a_time"
            ),
            ends_after_start("members_group_membership_ends_after_start"),
        ]
        indexes = [models.Index(fields=["group", "start", "end"]), models.Index(fields=["person", "start", "end"])]

    def __str__(self) -> str:
        """Return who belongs to what."""
        return f"{self.person}: {self.group}"
