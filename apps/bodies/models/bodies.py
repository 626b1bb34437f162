"""Bodies in their tree, and the seats that their documents set out."""

from django.db import models
from guardian.models import UserObjectPermissionBase
from simple_history.models import HistoricalRecords

from apps.bodies.enums import BodyKind, Sector
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council, Organisation, Ward
from apps.documents.models import Provision, RuleSet


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
    merged_into = models.ForeignKey(
        "self",
        verbose_name="body that goes on with its business",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    merged_by = models.CharField("decision or law by which it was merged", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["council", "position", "name"]
        permissions = [("keep_body", "Can convene, minute and manage changes of membership in this body")]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="bodies_one_body_per_address"),
            models.CheckConstraint(
                name="bodies_dissolved_by_a_decision_or_merged",
                condition=models.Q(dissolved_on__isnull=True, dissolved_by__isnull=True, merged_into__isnull=True)
                | models.Q(dissolved_on__isnull=False, dissolved_by__isnull=False, merged_into__isnull=True)
                | models.Q(dissolved_on__isnull=False, dissolved_by__isnull=True, merged_into__isnull=False),
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
    ward = models.ForeignKey(
        Ward,
        verbose_name="ward that elects to it",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    follows = models.ForeignKey(
        "Office",
        verbose_name="office or post whose holder has this seat ex officio",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats_following",
    )
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
