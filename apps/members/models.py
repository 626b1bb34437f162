"""People, the seats they hold from a day until another, and the changes of membership."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Body, Business, Seat
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council
from apps.documents.models import Edition, Provision

from .enums import ChangeKind, ChangeState, Step


class Person(models.Model):
    """Somebody who holds or held a seat on a body of a council; ``user`` is how he or she signs in."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=150)
    email = models.EmailField("e-mail address, not published", blank=True)
    contact = models.TextField("how the public reaches this member", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="members_one_person_per_address"),
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=models.Q(user__isnull=False),
                name="members_one_person_per_user_and_council",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Membership(Dated):
    """A person holds a seat, from a day until, not including, another."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(end__isnull=True), name="members_one_open_holder_per_seat"
            ),
            ends_after_start("members_membership_ends_after_start"),
        ]
        indexes = [models.Index(fields=["seat", "start", "end"]), models.Index(fields=["person", "start", "end"])]

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.person}: {self.seat}"


class MembershipChange(models.Model):
    """A change of membership as one case, from the notice to the new holder of the seat (OLP-21.4)."""

    kind = models.CharField(max_length=20, choices=ChangeKind, default=ChangeKind.RESIGNATION)
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="change")
    received_on = models.DateField("notice received on")
    leaves_on = models.DateField("last day of membership is the day before")
    state = models.CharField(max_length=20, choices=ChangeState, default=ChangeState.NOMINATION)
    nominee_name = models.CharField("recommended replacement", max_length=150, blank=True)
    nominee_email = models.EmailField("the replacement's e-mail address", blank=True)
    nominated_on = models.DateField("recommendation received on", null=True, blank=True)
    nomination_note = models.CharField("how the recommendation came", max_length=300, blank=True)
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    successor = models.OneToOneField(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="came_by"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-received_on"]
        indexes = [models.Index(fields=["state", "received_on"])]

    def __str__(self) -> str:
        """Return who leaves which seat."""
        return f"{self.get_kind_display()}: {self.membership}"


class ChangeStep(models.Model):
    """One step of a change: when, by whom, why, and the provision it rests on. Never changed, only added."""

    change = models.ForeignKey(MembershipChange, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    provision = models.ForeignKey(Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        """Return the step."""
        return self.get_step_display()


class CodeAcceptance(models.Model):
    """A member of a body accepted its code of conduct, in the edition then in force (OLP-27)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="code_acceptances")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="code_acceptances")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="code_acceptances")
    at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "body", "edition"], name="members_code_accepted_once_per_edition")
        ]

    def __str__(self) -> str:
        """Return who accepted what."""
        return f"{self.person}: {self.edition}"
