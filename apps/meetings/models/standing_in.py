"""Who comes to a meeting without being a member: substitutes who stand in for one, and observers (OLP-16, OLP-17)."""

from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from apps.members.models import Membership, Person

from .meetings import Meeting


class StandingSubstitutions(models.Manager):
    """Substitutions that were not withdrawn: the only ones that pages, the roll call and minutes may count."""

    def get_queryset(self) -> models.QuerySet:
        """Return those that stand."""
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Substitution(models.Model):
    """Somebody is to stand in for a member at a meeting: named when, briefed, on whose advice (OLP-16).

    A member who holds several seats has one substitute, by the seat that has the vote (OLP-10).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="substitutions")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="substitutions")
    name = models.CharField("name of the substitute", max_length=150)
    email = models.EmailField("the substitute's e-mail address, not published", blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in")
    told_at = models.DateTimeField("the secretariat was told at", null=True, blank=True)
    briefed = models.BooleanField("the substitute was briefed", default=False)
    host_advised = models.BooleanField("the host organisation gave its advice", default=False)
    host_advice = models.TextField("what the host organisation advised", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    objects = StandingSubstitutions()
    all_objects = models.Manager()  # noqa: DJ012 - the first manager is the one that counts

    class Meta:
        ordering = ["meeting", "pk"]
        base_manager_name = "all_objects"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="meetings_one_substitute_per_member",
            ),
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=models.Q(withdrawn_at__isnull=True) & ~models.Q(email=""),
                name="meetings_a_substitute_stands_in_once",
            ),
            models.CheckConstraint(name="meetings_a_substitution_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        """Return who stands in for whom."""
        return f"{self.name} for {self.membership.person}"
