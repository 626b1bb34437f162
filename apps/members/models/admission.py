"""Requests to admit an organisation to a body, and how they were scored (OLP-21)."""

from typing import Any

from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from apps.bodies.access import kept_by
from apps.bodies.enums import Sector
from apps.bodies.models import Body, Business, Seat
from apps.documents.models import Rule
from apps.members.enums import AdmissionState


class AdmissionQuerySet(models.QuerySet):
    """Requests: those that wait are the office's own, those that were decided are public."""

    def visible_to(self, user: Any) -> "AdmissionQuerySet":
        """Return the requests in bodies that ``user`` keeps."""
        return self.filter(kept_by(user, "body"))

    def in_progress(self) -> "AdmissionQuerySet":
        """Return the requests that are not over."""
        return self.filter(state__in=AdmissionState.open())

    def decided(self) -> "AdmissionQuerySet":
        """Return the requests on which the body has voted, the latest first."""
        return self.filter(state__in=AdmissionState.decided()).order_by("-decided_on", "-pk")


class Admission(models.Model):
    """A request that a body take in a further organisation, from its receipt to the new seat."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="admissions")
    name = models.CharField("organisation", max_length=200)
    sector = models.CharField(max_length=30, choices=Sector)
    email = models.EmailField("address for nominations", blank=True)
    representative = models.CharField("post of the representative", max_length=150)
    case = models.TextField("why it asks")
    received_on = models.DateField("request received on")
    state = models.CharField(max_length=20, choices=AdmissionState, default=AdmissionState.RECEIVED)
    ruling = models.JSONField("how the scores were reckoned", default=dict, blank=True)
    business = models.OneToOneField(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    seat = models.OneToOneField(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="admission")
    history = HistoricalRecords()

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["body", "state"])]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "body",
                condition=models.Q(state__in=["received", "vote"]),
                name="members_one_open_admission_per_organisation",
            ),
            models.CheckConstraint(
                name="members_admitted_has_seat",
                condition=~models.Q(state=AdmissionState.ADMITTED) | models.Q(seat__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return who asks."""
        return f"Admission of {self.name}"


class AdmissionScore(models.Model):
    """What a request was scored for one criterion, by which rule, and why."""

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="scores")
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40)
    score = models.PositiveSmallIntegerField()
    reason = models.TextField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["admission", "rule__provision__position", "criterion"]
        constraints = [
            models.UniqueConstraint(fields=["admission", "criterion"], name="members_one_score_per_criterion"),
        ]

    def __str__(self) -> str:
        """Return criterion and score."""
        return f"{self.criterion}: {self.score}"
