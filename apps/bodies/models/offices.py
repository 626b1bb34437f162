"""Posts and offices: what somebody is, from which seats and other offices may follow (OLP-11, OLP-12)."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.enums import OfficeKind
from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council, Organisation
from apps.documents.models import Provision

from .bodies import Body, Seat


class Office(Dated):
    """An office of a body (its chair) or a post in an organisation (its chief executive).

    It is filled by election or appointment, or follows a seat or another office; who holds it when is in
    members.OfficeHolding. A seat that follows it (``Seat.follows``) is held ex officio.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="offices")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="offices")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="organisation in which it is a post",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="posts",
    )
    kind = models.CharField(max_length=20, choices=OfficeKind)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    elected = models.BooleanField("its holder is elected by the body", default=False)
    follows_seat = models.ForeignKey(
        Seat,
        verbose_name="seat whose holder has the office",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offices_following",
    )
    follows_office = models.ForeignKey(
        "self",
        verbose_name="office or post whose holder has this office",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offices_following",
    )
    not_from = models.ForeignKey(
        Organisation,
        verbose_name="organisation whose representatives cannot hold it",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    provision = models.ForeignKey(Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="offices")
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["council", "body", "title"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="bodies_one_office_per_address"),
            models.CheckConstraint(
                name="bodies_office_is_of_a_body_or_an_organisation",
                condition=models.Q(body__isnull=False, organisation__isnull=True)
                | models.Q(body__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="bodies_office_follows_one_thing_or_is_elected",
                condition=models.Q(follows_seat__isnull=True, follows_office__isnull=True)
                | models.Q(follows_seat__isnull=False, follows_office__isnull=True, elected=False)
                | models.Q(follows_seat__isnull=True, follows_office__isnull=False, elected=False),
            ),
            ends_after_start("bodies_office_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the title with the body or organisation it is of."""
        return f"{self.title}, {self.body or self.organisation}"
