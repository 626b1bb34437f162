"""The register of interests: what each member registered, class by class, from when until when."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.members.models import Person

from .enums import PECUNIARY, Category, Whose


class Register(models.Model):
    """A member's register; public from the day it is first confirmed."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="register")
    confirmed_on = models.DateField("first confirmed on", null=True, blank=True)
    changed_on = models.DateField("last changed on", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["person"]

    def __str__(self) -> str:
        """Return whose register it is."""
        return f"Register of interests of {self.person}"


class EntryQuerySet(DatedQuerySet):
    """Entries by where they stand: not published yet, or on the register."""

    def drafts(self) -> "EntryQuerySet":
        """Return what was typed and not published yet."""
        return self.filter(start__isnull=True)

    def live(self) -> "EntryQuerySet":
        """Return what is on the register and was not ended."""
        return self.filter(start__isnull=False, end__isnull=True)


class Entry(models.Model):
    """One interest. Without ``start`` it is a draft; a sensitive one is published as withheld only (s.32)."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    category = models.CharField(max_length=30, choices=Category)
    whose = models.CharField(max_length=10, choices=Whose, default=Whose.SELF)
    description = models.TextField()
    donor = models.CharField("who gave it", max_length=200, blank=True)
    received_on = models.DateField("received on", null=True, blank=True)
    value = models.DecimalField("value in pounds", max_digits=10, decimal_places=2, null=True, blank=True)
    sensitive = models.BooleanField("withheld under section 32", default=False)
    start = models.DateField("on the register from", null=True, blank=True)
    end = models.DateField("on the register until, not including", null=True, blank=True)
    ceased_on = models.DateField("the interest itself ended on", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", verbose_name="entry that it corrects", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["register", "category", "start", "id"]
        constraints = [ends_after_start("interests_entry_ends_after_start")]
        indexes = [models.Index(fields=["register", "start", "end"])]

    def __str__(self) -> str:
        """Return whose register and no more: class and text may be sensitive, and strings end up in logs and pages."""
        return f"Entry in the register of {self.register.person}"

    @property
    def is_pecuniary(self) -> bool:
        """Whether it is of a class that asks about the partner too."""
        return self.category in PECUNIARY

    @property
    def is_draft(self) -> bool:
        """Whether it was typed and not published yet."""
        return self.start is None


class NothingToDeclare(Dated):
    """The positive answer that a member has nothing to declare in a class. Without ``start`` it is a draft."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="nothing")
    category = models.CharField(max_length=30, choices=Category)
    start = models.DateField("answered on", null=True, blank=True)  # type: ignore[assignment]
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "answers that there is nothing to declare"
        ordering = ["register", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "category"],
                condition=models.Q(end__isnull=True),
                name="interests_one_open_answer_per_class",
            ),
            ends_after_start("interests_answer_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the class."""
        return self.get_category_display()
