"""Reviews of governing documents with their actions, and what dependants were told (OWS-1, OWS-10, OWC-4.2)."""

from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from apps.deadlines.models import Deadline
from apps.documents.models import Document, Edition

from .enums import Conclusion, Happening


class Review(models.Model):
    """A review of a document: owed by a deadline until it is held, then with findings and a conclusion.

    ``deadline`` says by which rule and from which day it was counted, and how it stands; a review that no rule asked
    for has none.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    edition = models.ForeignKey(
        Edition, verbose_name="edition looked at", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    deadline = models.OneToOneField(Deadline, null=True, blank=True, on_delete=models.PROTECT, related_name="review")
    held_on = models.DateField(null=True, blank=True)
    held_by = models.CharField("who held it: a post or a body", max_length=200, blank=True)
    findings = models.TextField(blank=True)
    conclusion = models.CharField(max_length=20, choices=Conclusion, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["document", "held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(held_on__isnull=True),
                name="plans_one_review_owed_per_document",
            ),
            models.CheckConstraint(
                name="plans_held_reviews_say_what_they_found",
                condition=models.Q(held_on__isnull=True, deadline__isnull=False)
                | (models.Q(held_on__isnull=False) & ~models.Q(findings="") & ~models.Q(conclusion="")),
            ),
        ]

    def __str__(self) -> str:
        """Return which document is reviewed."""
        return f"Review of {self.document}"


class ReviewAction(models.Model):
    """What a review asked for: who does it until when, and by what one sees that it was done."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField("who does it: a post or a body", max_length=200)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField("what shows that it was done", blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["review", "due", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plans_done_actions_have_evidence",
                condition=models.Q(done_on__isnull=True) | ~models.Q(evidence=""),
            )
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.what

    def is_late(self, on: date) -> bool:
        """Whether it is still to be done on ``on`` although its day has gone by."""
        return self.done_on is None and self.due is not None and self.due < on


class ChangeBelow(models.Model):
    """Something that ``dependant`` rests on has changed: told once, and shown until the dependant is reviewed."""

    dependant = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="changes_below")
    changed = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20, choices=Happening)
    day = models.DateField("day from which it is so")
    review = models.ForeignKey(
        Review,
        verbose_name="review that looked at it",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="changes_looked_at",
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["dependant", "day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dependant", "edition", "what"], name="plans_one_change_told_once"),
        ]

    def __str__(self) -> str:
        """Return what happened."""
        return f"{self.changed} {self.get_what_display()}"
