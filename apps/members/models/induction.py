"""The induction of new members: programmes of steps, and how far each new member has come (OWS-3)."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Body
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.documents.models import Provision
from apps.members.enums import Confirms

from .people import Person
from .seats import Membership


class Programme(Dated):
    """What new members of a body go through, from a day on; another version is another row from its own day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programmes")
    provision = models.ForeignKey(
        Provision, verbose_name="provision that it comes from", on_delete=models.PROTECT, related_name="programmes"
    )
    introduction = models.TextField("what it is for, for new members", blank=True)
    step_by_step = models.BooleanField("each step has its own deadline; else the whole has one", default=True)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "-start"]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(end__isnull=True), name="members_one_open_programme_per_body"
            ),
            ends_after_start("members_programme_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return whose programme it is."""
        return f"Induction of {self.body}"


class ProgrammeStep(models.Model):
    """One step: what is to be done within so many days of joining, and who confirms that it was."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    text = models.TextField(blank=True)
    link = models.CharField("where it is done or read", max_length=300, blank=True)
    days = models.PositiveSmallIntegerField("days after joining")
    confirmed_by = models.CharField(max_length=10, choices=Confirms)
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "position"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "position"], name="members_one_step_per_place"),
            models.CheckConstraint(name="members_step_takes_a_day", condition=models.Q(days__gt=0)),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Induction(models.Model):
    """A new member goes through the programme that was in force on joining; it ends when done, or with the seat."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="induction")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="inductions")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="inductions")
    started_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField("ended unfinished, with the membership", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-started_on"]
        constraints = [
            models.CheckConstraint(
                name="members_induction_is_done_or_ended",
                condition=models.Q(completed_on__isnull=True) | models.Q(ended_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return f"Induction: {self.person}"

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.completed_on is None and self.ended_on is None


class InductionTask(models.Model):
    """One step of one new member: done on a day, confirmed by somebody, or still to be done."""

    induction = models.ForeignKey(Induction, on_delete=models.PROTECT, related_name="tasks")
    step = models.ForeignKey(ProgrammeStep, on_delete=models.PROTECT, related_name="tasks")
    done_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["induction", "step__position"]
        constraints = [
            models.UniqueConstraint(fields=["induction", "step"], name="members_one_task_per_induction_and_step")
        ]

    def __str__(self) -> str:
        """Return what is to be done by whom."""
        return f"{self.step}: {self.induction.person}"
