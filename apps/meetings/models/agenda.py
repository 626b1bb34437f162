"""What is on the agenda of a meeting, and the papers for it."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import PowerKind
from apps.bodies.models import Business
from apps.documents.models import Rule

from .meetings import Meeting


class AgendaItem(models.Model):
    """An item of a meeting's agenda; a standing one is put there by a rule, one with business waits for a vote."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    for_decision = models.BooleanField(default=False)
    motion = models.TextField("text on which the body votes", blank=True)
    matter = models.CharField("which majority decides", max_length=40, blank=True)
    power = models.CharField("power that the decision uses", max_length=20, choices=PowerKind, blank=True)
    standing_rule = models.ForeignKey(Rule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    added_on = models.DateField("added after the notice, on", null=True, blank=True)
    minute = models.TextField("what the minutes say", blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_one_item_per_number"),
            models.UniqueConstraint(
                fields=["meeting", "business"],
                condition=models.Q(business__isnull=False),
                name="meetings_business_once_per_agenda",
            ),
        ]

    def __str__(self) -> str:
        """Return number and title."""
        return f"{self.number}. {self.title}"


class Paper(models.Model):
    """A paper for an item: a checked file to download, and where given its text to read at once."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    text = models.TextField("whole text, to be read on the page", blank=True)
    file = models.FileField(upload_to="papers/%Y/%m/")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("size in octets")
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["item", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "slug"], name="meetings_one_paper_per_address")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
