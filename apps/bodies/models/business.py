"""The matters that wait for a body's decision, and what becomes of texts and bodies by it."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import BusinessState, MotionState, Outcome, PowerKind
from apps.documents.models import Edition, Provision

from .bodies import Body


class Business(models.Model):
    """A matter that waits for a body's decision; ``kind`` names who is called with the outcome (business.py)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="business")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField("id of the subject, which the owner of the kind knows")
    title = models.CharField(max_length=300)
    motion = models.TextField("text on which the body votes")
    matter = models.CharField("which majority decides", max_length=40)
    power = models.CharField("power that the decision uses", max_length=20, choices=PowerKind, blank=True)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="business")
    state = models.CharField(max_length=20, choices=BusinessState, default=BusinessState.WAITING)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    opened_at = models.DateTimeField()
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField("which decision, with its numbers, as published", max_length=300, blank=True)
    decision_url = models.CharField("address of the decision", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "business"
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=models.Q(state="waiting"),
                name="bodies_one_waiting_business_per_subject",
            )
        ]
        indexes = [models.Index(fields=["body", "state", "opened_at"])]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Amendment(models.Model):
    """An edition of a governing document that was put to the vote of a body (OLP-33)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="amendments")
    body = models.ForeignKey(
        Body, verbose_name="body that decides", on_delete=models.PROTECT, related_name="amendments"
    )
    start = models.DateField("comes into force on, where not on the day of the decision", null=True, blank=True)
    state = models.CharField(max_length=20, choices=MotionState, default=MotionState.PROPOSED)
    business = models.OneToOneField(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="amendment")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(state=MotionState.PROPOSED),
                name="bodies_one_open_amendment_per_edition",
            )
        ]

    def __str__(self) -> str:
        """Return what is to be changed."""
        return f"Change of {self.edition.document}"


class Dissolution(models.Model):
    """The end of a body, and of those below it, that was put to the vote of a body (OLP-34)."""

    dissolves = models.ForeignKey(
        Body, verbose_name="body to be dissolved", on_delete=models.PROTECT, related_name="dissolutions"
    )
    body = models.ForeignKey(
        Body, verbose_name="body that decides", on_delete=models.PROTECT, related_name="dissolutions_decided"
    )
    reason = models.TextField("why it is proposed")
    state = models.CharField(max_length=20, choices=MotionState, default=MotionState.PROPOSED)
    business = models.OneToOneField(
        Business, null=True, blank=True, on_delete=models.PROTECT, related_name="dissolution"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dissolves"],
                condition=models.Q(state=MotionState.PROPOSED),
                name="bodies_one_open_dissolution_per_body",
            )
        ]

    def __str__(self) -> str:
        """Return what is to end."""
        return f"Dissolution of {self.dissolves}"
