"""Deadlines, what was sent because of them, the outbox of messages, and the days that rows close or open."""

from datetime import date, timedelta
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.counting import KINDS
from apps.councils import grants
from apps.councils.models import Council
from apps.documents.models import Rule

from .enums import OUTSTANDING, Nation, State


class DeadlineQuerySet(models.QuerySet):
    """Reads of deadlines. A list begins with ``council.deadlines`` or with ``visible_to``."""

    def visible_to(self, user: Any) -> "DeadlineQuerySet":
        """Return the deadlines of the councils whose records ``user`` keeps."""
        return self.filter(council_id__in=grants.ids(user, "keep_records", Council))

    def outstanding(self) -> "DeadlineQuerySet":
        """Return what is still owed, the earliest first."""
        return self.filter(state__in=OUTSTANDING).order_by("due_on", "pk")

    def late(self, on: date) -> "DeadlineQuerySet":
        """Return what is still owed on ``on`` although its day has gone by."""
        return self.outstanding().filter(due_on__lt=on)

    def due_within(self, on: date, days: int) -> "DeadlineQuerySet":
        """Return what is owed from ``on`` to ``days`` days later, both included."""
        return self.outstanding().filter(due_on__range=(on, on + timedelta(days=days)))

    def for_subject(self, *subjects: models.Model) -> "DeadlineQuerySet":
        """Return the deadlines of any of these records, closed ones included."""
        wanted = models.Q(pk__in=())
        for subject in subjects:
            wanted |= models.Q(subject_kind=subject._meta.label_lower, subject_id=subject.pk)
        return self.filter(wanted)


class Deadline(models.Model):
    """Something owed by a day: of what kind, about which record, how its day was counted, how it stands."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="deadlines")
    kind = models.CharField(max_length=60)
    subject_kind = models.CharField("kind of record it is about", max_length=80)
    subject_id = models.BigIntegerField()
    what = models.CharField("what is owed", max_length=300)
    link = models.CharField("where it can be done", max_length=300, blank=True)
    rule = models.ForeignKey(Rule, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines")
    counted_from = models.DateField()
    counted_from_moment = models.DateTimeField("counted from this moment, where a moment starts it", null=True)
    length = models.PositiveIntegerField()
    counting = models.CharField("way of counting", max_length=40, choices=[(kind, kind) for kind in KINDS])
    calendar = models.CharField(max_length=60)
    due_on = models.DateField()
    explanation = models.JSONField("how the day was counted, line by line", default=list)
    provisional = models.BooleanField("may still move: bank holidays of then are not settled", default=False)
    reminder_days = models.JSONField("days before the day at which to remind; negative ones after", default=list)
    next_at = models.DateTimeField("next moment at which something is to be done", null=True, blank=True)
    claim = models.UUIDField("sweep that last took it up", null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    # What a sweep writes for itself is no fact about the deadline, so history leaves it out.
    history = HistoricalRecords(excluded_fields=["next_at", "claim"])

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject_id"],
                condition=models.Q(state=State.OPEN),
                name="deadlines_one_open_per_kind_and_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OUTSTANDING, closed_on__isnull=True)
                | (~models.Q(state__in=OUTSTANDING) & models.Q(closed_on__isnull=False)),
                name="deadlines_closed_ones_say_when",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OUTSTANDING) | models.Q(next_at__isnull=True),
                name="deadlines_closed_ones_wait_for_nothing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(next_at__isnull=False), name="deadlines_by_next_moment"
            ),
            models.Index(fields=["council", "state", "due_on"], name="deadlines_by_council_and_day"),
            models.Index(fields=["subject_kind", "subject_id"], name="deadlines_by_subject"),
        ]

    def __str__(self) -> str:
        """Return what is owed."""
        return self.what

    @property
    def start(self) -> Any:
        """What it was counted from: a moment where its way of counting starts from one, else a day."""
        return self.counted_from_moment or self.counted_from

    @property
    def is_outstanding(self) -> bool:
        """Whether it is still owed."""
        return self.state in OUTSTANDING

    def is_late(self, on: date) -> bool:
        """Whether it is still owed on ``on`` although its day has gone by."""
        return self.is_outstanding and self.due_on < on


class Message(models.Model):
    """The outbox: a mail that is to be sent, was sent, or was refused for good. Sent by a sweep, never directly."""

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="messages")
    to_address = models.EmailField(max_length=254)
    to_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    # The same at every try, so that a mail server and a reader see a repetition as one.
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField("refused for good", null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField("what the mail server said", max_length=500, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True) | models.Q(next_try_at__isnull=True),
                name="deadlines_done_messages_are_not_tried",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(next_try_at__isnull=False), name="deadlines_messages_to_send"
            ),
            models.Index(
                fields=["created_at"], condition=models.Q(next_try_at__isnull=False), name="deadlines_messages_unsent"
            ),
        ]

    def __str__(self) -> str:
        """Return the subject; never the address, since this lands in logs."""
        return self.subject


class Reminder(models.Model):
    """That a step of a deadline was told to somebody: the row that makes a repetition impossible."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="reminders")
    step = models.SmallIntegerField("days before the day; negative after it")
    recipient = models.EmailField(max_length=254)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="reminder")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "step", "recipient"], name="deadlines_one_reminder_per_step_and_recipient"
            )
        ]

    def __str__(self) -> str:
        """Return the deadline and the step."""
        return f"{self.deadline}, {self.step} days before"


class ClosedDay(models.Model):
    """A day on which a council is closed: no working day in the calendars of its rules."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="closed_days")
    day = models.DateField()
    reason = models.CharField(max_length=200)
    history = HistoricalRecords()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["council", "day"], name="deadlines_one_closed_day")]

    def __str__(self) -> str:
        """Return the day and why."""
        return f"{self.day}: {self.reason}"


class ExcludedRange(models.Model):
    """A period of which no day counts in calendars that name its code, as S243+M2021. Both ends are inside."""

    code = models.CharField(
        max_length=12, unique=True, validators=[RegexValidator(r"^[A-Z][A-Z0-9]+$", "Capitals and digits, as M2021.")]
    )
    first_day = models.DateField()
    last_day = models.DateField()
    name = models.CharField(max_length=200)
    history = HistoricalRecords()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="deadlines_range_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        """Return the code and what it stands for."""
        return f"{self.code}: {self.name}"


class Proclamation(models.Model):
    """A bank holiday added or taken away by proclamation, later than the table of the software knew."""

    nation = models.CharField(max_length=3, choices=Nation)
    day = models.DateField()
    added = models.BooleanField("a holiday is added (else taken away)")
    name = models.CharField(max_length=200)
    proclaimed_on = models.DateField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "day"], name="deadlines_one_proclamation_per_nation_and_day")
        ]

    def __str__(self) -> str:
        """Return the day and what was proclaimed."""
        return f"{self.day}: {self.name}"


class Heartbeat(models.Model):
    """When a tick last went through the queue, from the scheduler to a worker."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the name and the moment."""
        return f"{self.name}: {self.at}"
