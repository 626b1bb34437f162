"""A meeting of a body, the rules that it keeps, and its notice."""

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Body
from apps.documents.models import Rule
from apps.meetings.enums import MeetingKind, MeetingState


class Meeting(models.Model):
    """A meeting of a body. Whether it is open was fixed by the body's rule when it was called."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    slug = models.SlugField("date, with a number where a day has several meetings", max_length=20)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=MeetingKind, default=MeetingKind.ORDINARY)
    state = models.CharField(max_length=20, choices=MeetingState, default=MeetingState.PREPARING)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField("expected end")
    place = models.CharField(max_length=300)
    access = models.TextField("getting there and getting in", blank=True)
    in_public = models.BooleanField("open to press and public")
    openness_rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField("number of changes, for calendars", default=0)
    changed_at = models.DateTimeField("last changed")
    cancelled_reason = models.CharField(max_length=500, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["body", "slug"], name="meetings_one_meeting_per_address"),
            models.CheckConstraint(
                name="meetings_meeting_ends_after_start", condition=models.Q(ends_at__gt=models.F("starts_at"))
            ),
        ]
        indexes = [models.Index(fields=["body", "starts_at"]), models.Index(fields=["in_public", "state", "starts_at"])]

    def __str__(self) -> str:
        """Return the body and the date."""
        return f"{self.body}, {self.slug}"


class KeptRule(models.Model):
    """A rule by which a meeting goes because it was in force for its day when notice of it was given."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="kept_rules")
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "rule"], name="meetings_a_rule_is_kept_once_by_a_meeting")
        ]

    def __str__(self) -> str:
        """Return the meeting and the rule."""
        return f"{self.meeting}: {self.rule}"


class Notice(models.Model):
    """The notice of a meeting: when it was given, what it said, and the ruling that it was in time."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="notice")
    given_on = models.DateField()
    text = models.TextField()
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    ruling = models.JSONField("how the days were counted")
    recipients = models.PositiveIntegerField("number of people told", default=0)
    history = HistoricalRecords()

    def __str__(self) -> str:
        """Return the meeting and the day."""
        return f"Notice of {self.meeting}"
