"""Meetings: notice, agenda, papers, attendance, declarations, votes and minutes."""

import uuid

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import Outcome, PowerKind
from apps.bodies.models import Body, Business
from apps.documents.models import Provision, Rule
from apps.interests.models import Entry
from apps.members.models import Membership, Person

from .enums import AttendanceKind, CastingVote, DeclarationKind, MeetingKind, MeetingState


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


class Attendance(models.Model):
    """How a person who holds seats of the body attended; one row and one vote a person (OLP-10)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendance")
    kind = models.CharField(max_length=20, choices=AttendanceKind)
    substitute = models.CharField("name of the substitute", max_length=150, blank=True)
    briefed = models.BooleanField("the substitute was briefed", default=False)
    host_advised = models.BooleanField("the host organisation gave its advice", default=False)
    told_on = models.DateField("the secretariat was told of the substitute on", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "attendance"
        ordering = ["meeting", "person__name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_one_attendance_per_person"),
            models.CheckConstraint(
                name="meetings_substitute_is_named",
                condition=~models.Q(kind=AttendanceKind.SUBSTITUTE) | ~models.Q(substitute=""),
            ),
        ]

    def __str__(self) -> str:
        """Return who and how."""
        return f"{self.person}: {self.get_kind_display()}"


class StandingDeclarations(models.Manager):
    """Declarations that were not withdrawn: the only ones that pages, votes and minutes may count."""

    def get_queryset(self) -> models.QuerySet:
        """Return those that stand."""
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Declaration(models.Model):
    """An interest declared against an agenda item, linked to the register where it is registered (OLP-31).

    ``words`` is what a page shows; ``text`` and ``entry`` may be sensitive and are for the member alone.
    """

    WITHHELD = "An interest withheld under section 32 of the Localism Act 2011"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="declarations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="declarations")
    kind = models.CharField(max_length=20, choices=DeclarationKind)
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="declarations")
    text = models.TextField("what is declared", blank=True)
    sensitive = models.BooleanField("withheld under section 32", default=False)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    objects = StandingDeclarations()
    all_objects = models.Manager()  # noqa: DJ012 - the first manager is the one that counts

    class Meta:
        ordering = ["item", "declared_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person", "entry"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="meetings_one_declaration_per_item_person_and_entry",
            ),
            models.UniqueConstraint(
                fields=["item", "person"],
                condition=models.Q(entry__isnull=True, withdrawn_at__isnull=True),
                name="meetings_one_declaration_without_entry",
            ),
        ]

    def __str__(self) -> str:
        """Return who declared against what; never the interest itself, which may be sensitive."""
        return f"{self.person}: {self.item}"

    @property
    def is_withheld(self) -> bool:
        """Whether the details are withheld: here, or in the register that it is linked to. Load it with ``entry``."""
        return self.sensitive or (self.entry is not None and self.entry.sensitive)

    @property
    def words(self) -> str:
        """What everybody may read of the interest; a page never shows ``text`` or ``entry`` instead."""
        if self.is_withheld:
            return self.WITHHELD
        return self.entry.description if self.entry is not None else self.text


class Vote(models.Model):
    """A vote by show of hands on the motion of an item, with the rules and the arithmetic that decided it."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="vote")
    motion = models.TextField()
    matter = models.CharField(max_length=40)
    present = models.PositiveSmallIntegerField("members present")
    conflicted = models.PositiveSmallIntegerField("of them out of the room with a pecuniary interest", default=0)
    votes_for = models.PositiveSmallIntegerField("for")
    votes_against = models.PositiveSmallIntegerField("against")
    abstaining = models.PositiveSmallIntegerField("abstaining")
    casting_vote = models.CharField(max_length=10, choices=CastingVote, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    quorum_rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    majority_rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    quorum_ruling = models.JSONField("how the quorum was reckoned")
    result_ruling = models.JSONField("how the result was reckoned")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="votes")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["item"]
        constraints = [
            models.CheckConstraint(
                name="meetings_vote_numbers_add_up",
                condition=models.Q(
                    present__gte=models.F("conflicted")
                    + models.F("votes_for")
                    + models.F("votes_against")
                    + models.F("abstaining")
                ),
            ),
            models.CheckConstraint(
                name="meetings_casting_vote_on_equality_only",
                condition=models.Q(casting_vote="") | models.Q(votes_for=models.F("votes_against")),
            ),
        ]

    def __str__(self) -> str:
        """Return item and outcome."""
        return f"{self.item}: {self.get_outcome_display()}"


class Minutes(models.Model):
    """The minutes of a meeting; what each item's minute says is on the item."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    text = models.TextField("opening and closing words", blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        """Return the meeting."""
        return f"Minutes of {self.meeting}"
