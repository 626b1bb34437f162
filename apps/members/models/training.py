"""Courses, their sessions, who must have done which, and who has (OWS-4)."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import Sector
from apps.bodies.models import Body, Office
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council
from apps.documents.models import Provision

from .people import Person


class Course(models.Model):
    """A briefing or training that a council offers; what was done of it may have to be repeated."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="courses")
    title = models.CharField(max_length=150)
    text = models.TextField("what it is about", blank=True)
    repeat_months = models.PositiveSmallIntegerField("to be repeated after so many months", null=True, blank=True)
    published = models.BooleanField("shown on the public pages of those who completed it", default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["council", "title"], name="members_one_course_per_title"),
            models.CheckConstraint(
                name="members_course_repeats_after_a_month",
                condition=models.Q(repeat_months__isnull=True) | models.Q(repeat_months__gt=0),
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Session(models.Model):
    """When and where a course is given, and for how many."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    capacity = models.PositiveSmallIntegerField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.CheckConstraint(name="members_session_has_room", condition=models.Q(capacity__gt=0))]
        indexes = [models.Index(fields=["course", "starts_at"])]

    def __str__(self) -> str:
        """Return which course it is of."""
        return f"Session of {self.course}"


class SignUp(models.Model):
    """A member signed up for a session; whether he or she came is recorded afterwards."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sign_ups")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sign_ups")
    at = models.DateTimeField()
    attended = models.BooleanField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["session", "at"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="members_signed_up_once_per_session")]

    def __str__(self) -> str:
        """Return who signed up for what."""
        return f"{self.person}: {self.session}"


class TrainingRecord(models.Model):
    """A member completed a course on a day; where it must be repeated, until which day that counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="training")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="records")
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="records")
    done_on = models.DateField()
    expires_on = models.DateField("counts until (not including)", null=True, blank=True)
    note = models.CharField("what shows it", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-done_on"]
        constraints = [
            models.UniqueConstraint(fields=["person", "course", "done_on"], name="members_one_record_per_day")
        ]

    def __str__(self) -> str:
        """Return who completed what."""
        return f"{self.person}: {self.course}"


class Demand(Dated):
    """Who sits on a body (in seats of one sector, or any) or holds an office needs a course: before, or within days."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="demands")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="demands")
    sector = models.CharField("only in seats of this sector", max_length=30, choices=Sector, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="demands")
    days = models.PositiveSmallIntegerField(
        "within so many days after; none: before it is taken up", null=True, blank=True
    )
    provision = models.ForeignKey(
        Provision, verbose_name="provision that demands it", on_delete=models.PROTECT, related_name="demands"
    )
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["course", "start"]
        constraints = [
            models.CheckConstraint(
                name="members_demand_is_of_a_body_or_an_office",
                condition=models.Q(body__isnull=False, office__isnull=True)
                | models.Q(body__isnull=True, office__isnull=False, sector=""),
            ),
            models.CheckConstraint(
                name="members_demand_leaves_a_day",
                condition=models.Q(days__isnull=True) | models.Q(days__gt=0),
            ),
            models.UniqueConstraint(
                fields=["course", "body", "sector"],
                condition=models.Q(end__isnull=True, body__isnull=False),
                name="members_one_open_demand_per_body",
            ),
            models.UniqueConstraint(
                fields=["course", "office"],
                condition=models.Q(end__isnull=True, office__isnull=False),
                name="members_one_open_demand_per_office",
            ),
            ends_after_start("members_demand_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return who needs it."""
        return f"{self.course} for {self.of_whom}"

    @property
    def of_whom(self) -> str:
        """Say who needs it: "members of the Board", "Chair of the Board"."""
        if self.office is not None:
            return str(self.office)
        seats = f" ({self.get_sector_display().lower()})" if self.sector else ""
        return f"members of {self.body}{seats}"


class TrainingOwed(models.Model):
    """A member owes a course because of a seat or office, until it is done or no longer asked for."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="training_owed")
    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="owed")
    since = models.DateField("counted from")
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "demand"],
                condition=models.Q(closed_on__isnull=True),
                name="members_training_owed_once",
            )
        ]

    def __str__(self) -> str:
        """Return who owes what."""
        return f"{self.person}: {self.demand.course}"
