"""What a body may do and what falls to it: its powers and its terms of reference, as dated rows (OLP-3, OLP-5)."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import PowerKind
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.documents.models import Provision

from .bodies import Body


class Power(Dated):
    """What a provision lets a body do, or forbids it; bodies below have it too unless they have one of their own."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="powers")
    kind = models.CharField("what it is about", max_length=20, choices=PowerKind)
    allowed = models.BooleanField("may it")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="powers")
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "kind", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind"], condition=models.Q(end__isnull=True), name="bodies_one_power_of_a_kind"
            ),
            ends_after_start("bodies_power_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return it as said of the body: "may make recommendations"."""
        return f"{'may' if self.allowed else 'may not'} {self.get_kind_display().lower()}"


class TermOfReference(Dated):
    """An item of what falls to a body: the text of a provision, kept for the body itself or to be delegated by it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms_of_reference")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="terms_of_reference")
    delegable = models.BooleanField("may be delegated")
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of reference"
        ordering = ["body", "provision__position", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "provision"], condition=models.Q(end__isnull=True), name="bodies_one_term_per_provision"
            ),
            ends_after_start("bodies_term_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return where it is written and whose it is."""
        return f"{self.provision.cited}, {'delegable' if self.delegable else 'reserved'}"
