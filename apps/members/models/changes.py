"""Changes of membership as cases with their steps."""

from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.access import kept_by
from apps.bodies.models import Business
from apps.councils.models import Council
from apps.documents.models import Provision
from apps.members.enums import ChangeKind, ChangeState, Step

from .seats import Membership


class MembershipChangeQuerySet(models.QuerySet):
    """Cases of the office: nobody sees one but those who keep its body."""

    def visible_to(self, user: Any) -> "MembershipChangeQuerySet":
        """Return the changes in bodies that ``user`` keeps."""
        return self.filter(kept_by(user, "membership__seat__body"))

    def of_council(self, council: Council) -> "MembershipChangeQuerySet":
        """Return the changes in bodies of ``council``."""
        return self.filter(membership__seat__body__council=council)

    def in_progress(self) -> "MembershipChangeQuerySet":
        """Return the changes that wait for something, the oldest first."""
        return self.exclude(state__in=ChangeState.over()).order_by("received_on", "pk")

    def with_names(self) -> "MembershipChangeQuerySet":
        """Join what a line about a change names."""
        return self.select_related(
            "membership__person", "membership__seat__organisation", "membership__seat__body__council"
        )


class MembershipChange(models.Model):
    """A change of membership as one case, from the notice to the new holder of the seat (OLP-21.4)."""

    kind = models.CharField(max_length=20, choices=ChangeKind, default=ChangeKind.RESIGNATION)
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="change")
    received_on = models.DateField("notice received on")
    leaves_on = models.DateField("last day of membership is the day before")
    state = models.CharField(max_length=20, choices=ChangeState, default=ChangeState.NOMINATION)
    nominee_name = models.CharField("recommended replacement", max_length=150, blank=True)
    nominee_email = models.EmailField("the replacement's e-mail address", blank=True)
    nominated_on = models.DateField("recommendation received on", null=True, blank=True)
    nomination_note = models.CharField("how the recommendation came", max_length=300, blank=True)
    ruling = models.JSONField("how the notice was reckoned", default=dict, blank=True)
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    successor = models.OneToOneField(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="came_by"
    )
    history = HistoricalRecords()

    objects = MembershipChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on"]
        indexes = [models.Index(fields=["state", "received_on"])]
        constraints = [
            models.CheckConstraint(
                name="members_completed_change_has_successor",
                condition=~models.Q(state=ChangeState.COMPLETED) | models.Q(successor__isnull=False),
            ),
            models.CheckConstraint(
                name="members_change_leaves_after_receipt",
                condition=models.Q(leaves_on__gte=models.F("received_on")),
            ),
        ]

    def __str__(self) -> str:
        """Return who leaves which seat."""
        return f"{self.get_kind_display()}: {self.membership}"


class ChangeStep(models.Model):
    """One step of a change: when, by whom, why, and the provision it rests on. Never changed, only added."""

    change = models.ForeignKey(MembershipChange, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    provision = models.ForeignKey(Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["change"],
                condition=models.Q(step=Step.ENDED),
                name="members_membership_ends_once_in_a_change",
            )
        ]

    def __str__(self) -> str:
        """Return the step."""
        return self.get_step_display()
