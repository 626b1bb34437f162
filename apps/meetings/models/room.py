"""What happened in the room: attendance, declarations, votes, and the minutes of it."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import Outcome
from apps.documents.models import Provision, Rule
from apps.interests.models import Entry
from apps.meetings.enums import AttendanceKind, CastingVote, DeclarationKind
from apps.members.models import Membership, Person

from .agenda import AgendaItem
from .meetings import Meeting
from .standing_in import Substitution


class Attendance(models.Model):
    """How a person who holds seats of the body attended; one row and one vote a person (OLP-10)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendance")
    kind = models.CharField(max_length=20, choices=AttendanceKind)
    substitution = models.ForeignKey(
        Substitution, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "attendance"
        ordering = ["meeting", "person__name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_one_attendance_per_person"),
            models.CheckConstraint(
                name="meetings_substitute_is_named",
                condition=models.Q(kind=AttendanceKind.SUBSTITUTE, substitution__isnull=False)
                | (~models.Q(kind=AttendanceKind.SUBSTITUTE) & models.Q(substitution__isnull=True)),
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
