"""People, the seats they hold from a day until another, and the changes of membership."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.access import kept_by
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


class MembershipQuerySet(DatedQuerySet):
    """Who holds or held which seat. Public: annexes name the seats, and the seats their holders."""

    def with_names(self) -> "MembershipQuerySet":
        """Join what a line about a membership names: person, seat, organisation and body."""
        return self.select_related("person", "seat__organisation", "seat__body")

    def kept_by(self, user: Any) -> "MembershipQuerySet":
        """Return the memberships in bodies that ``user`` keeps."""
        return self.filter(kept_by(user, "seat__body"))

    def of_council(self, council: Council) -> "MembershipQuerySet":
        """Return the memberships in bodies of ``council``."""
        return self.filter(seat__body__council=council)

    def beside(self, start: date, end: date | None) -> "MembershipQuerySet":
        """Return those that hold on any day from ``start`` until, not including, ``end``."""
        found = self.filter(models.Q(end__isnull=True) | models.Q(end__gt=start))
        return found if end is None else found.filter(start__lt=end)


class Membership(Dated):
    """A person holds a seat, from a day until, not including, another."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    history = HistoricalRecords()

    objects = MembershipQuerySet.as_manager()

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


class MembershipChangeQuerySet(models.QuerySet):
    """Cases of the office: nobody sees one but those who keep its body."""

    def visible_to(self, user: Any) -> "MembershipChangeQuerySet":
        """Return the changes in bodies that ``user`` keeps."""
        return self.filter(kept_by(user, "membership__seat__body"))

    def of_council(self, council: Council) -> "MembershipChangeQuerySet":
        """Return the changes in bodies of ``council``."""
        return self.filter(membership__seat__body__council=council)

    def in_progress(self) -> "MembershipChangeQuerySet":
        """Return the changes that wait for something, the oldest first."""
        return self.exclude(state__in=ChangeState.over()).order_by("received_on", "pk")

    def with_names(self) -> "MembershipChangeQuerySet":
        """Join what a line about a change names."""
        return self.select_related(
            "membership__person", "membership__seat__organisation", "membership__seat__body__council"
        )


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
    ruling = models.JSONField("how the notice was reckoned", default=dict, blank=True)
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    successor = models.OneToOneField(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="came_by"
    )
    history = HistoricalRecords()

    objects = MembershipChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on"]
        indexes = [models.Index(fields=["state", "received_on"])]
        constraints = [
            models.CheckConstraint(
                name="members_completed_change_has_successor",
                condition=~models.Q(state=ChangeState.COMPLETED) | models.Q(successor__isnull=False),
            ),
            models.CheckConstraint(
                name="members_change_leaves_after_receipt",
                condition=models.Q(leaves_on__gte=models.F("received_on")),
            ),
        ]

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
        constraints = [
            models.UniqueConstraint(
                fields=["change"],
                condition=models.Q(step=Step.ENDED),
                name="members_membership_ends_once_in_a_change",
            )
        ]

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
