"""Bodies, the seats that their documents set out, and the matters that wait for their decision."""

from django.db import models
from guardian.models import UserObjectPermissionBase
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council, Organisation
from apps.documents.models import Edition, Provision, RuleSet

from .enums import BodyKind, BusinessState, MotionState, Outcome, Sector


class Body(models.Model):
    """A council, committee, partnership, assembly, board or group, in a tree under its council."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="bodies")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BodyKind)
    rule_set = models.OneToOneField(RuleSet, null=True, blank=True, on_delete=models.PROTECT, related_name="body")
    purpose = models.ForeignKey(
        Provision,
        verbose_name="provision that sets out its purposes",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    introduction = models.TextField(blank=True)
    chair_seat = models.ForeignKey(
        "Seat",
        verbose_name="seat whose holder is the chair",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField("place among its siblings", default=0)
    dissolved_on = models.DateField("last day, where it was dissolved", null=True, blank=True)
    dissolved_by = models.ForeignKey(
        "Business",
        verbose_name="matter by whose decision it was dissolved",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dissolved",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["council", "position", "name"]
        permissions = [("keep_body", "Can convene, minute and manage changes of membership in this body")]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="bodies_one_body_per_address"),
            models.CheckConstraint(
                name="bodies_dissolved_by_a_decision",
                condition=models.Q(dissolved_on__isnull=True, dissolved_by__isnull=True)
                | models.Q(dissolved_on__isnull=False, dissolved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class BodyUserObjectPermission(UserObjectPermissionBase):
    """django-guardian's row for a body, by a direct foreign key; written by councils/grants.py only."""

    content_object = models.ForeignKey(Body, on_delete=models.CASCADE)


class Seat(Dated):
    """A place on a body that a provision sets out; who holds it when is in members.Membership."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    sector = models.CharField(max_length=30, choices=Sector)
    organisation = models.ForeignKey(
        Organisation, verbose_name="nominating organisation", on_delete=models.PROTECT, related_name="seats"
    )
    voting = models.BooleanField("has a vote", default=True)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="seats")
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="bodies_one_seat_per_number"),
            ends_after_start("bodies_seat_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the title with the organisation that nominates."""
        return f"{self.title}, {self.organisation}"


class Business(models.Model):
    """A matter that waits for a body's decision; ``kind`` names who is called with the outcome (business.py)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="business")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField("id of the subject, which the owner of the kind knows")
    title = models.CharField(max_length=300)
    motion = models.TextField("text on which the body votes")
    matter = models.CharField("which majority decides", max_length=40)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="business")
    state = models.CharField(max_length=20, choices=BusinessState, default=BusinessState.WAITING)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    opened_at = models.DateTimeField()
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField("which decision, with its numbers, as published", max_length=300, blank=True)
    decision_url = models.CharField("address of the decision", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "business"
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=models.Q(state="waiting"),
                name="bodies_one_waiting_business_per_subject",
            )
        ]
        indexes = [models.Index(fields=["body", "state", "opened_at"])]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Amendment(models.Model):
    """An edition of a governing document that was put to the vote of a body (OLP-33)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="amendments")
    body = models.ForeignKey(
        Body, verbose_name="body that decides", on_delete=models.PROTECT, related_name="amendments"
    )
    start = models.DateField("comes into force on, where not on the day of the decision", null=True, blank=True)
    state = models.CharField(max_length=20, choices=MotionState, default=MotionState.PROPOSED)
    business = models.OneToOneField(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="amendment")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(state=MotionState.PROPOSED),
                name="bodies_one_open_amendment_per_edition",
            )
        ]

    def __str__(self) -> str:
        """Return what is to be changed."""
        return f"Change of {self.edition.document}"


class Dissolution(models.Model):
    """The end of a body, and of those below it, that was put to the vote of a body (OLP-34)."""

    dissolves = models.ForeignKey(
        Body, verbose_name="body to be dissolved", on_delete=models.PROTECT, related_name="dissolutions"
    )
    body = models.ForeignKey(
        Body, verbose_name="body that decides", on_delete=models.PROTECT, related_name="dissolutions_decided"
    )
    reason = models.TextField("why it is proposed")
    state = models.CharField(max_length=20, choices=MotionState, default=MotionState.PROPOSED)
    business = models.OneToOneField(
        Business, null=True, blank=True, on_delete=models.PROTECT, related_name="dissolution"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dissolves"],
                condition=models.Q(state=MotionState.PROPOSED),
                name="bodies_one_open_dissolution_per_body",
            )
        ]

    def __str__(self) -> str:
        """Return what is to end."""
        return f"Dissolution of {self.dissolves}"
