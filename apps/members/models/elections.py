"""Elections to an office of a body, and who stands in them (OLP-12)."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Business, Office

from .offices import OfficeHolding
from .people import Person


class Election(models.Model):
    """An office is to be filled by the vote of its body: open until somebody is elected."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="elections")
    opened_on = models.DateField()
    why = models.CharField("why there is an election", max_length=300)
    business = models.OneToOneField(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="election")
    elected = models.OneToOneField(
        OfficeHolding, null=True, blank=True, on_delete=models.PROTECT, related_name="election"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(elected__isnull=True), name="members_one_open_election_per_office"
            )
        ]

    def __str__(self) -> str:
        """Return what is elected."""
        return f"Election: {self.office}"


class Candidate(models.Model):
    """Somebody stands in an election; candidates are put to the vote one after another, as they were named."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()
    lost_on = models.DateField("was not elected on", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person"],
                condition=models.Q(lost_on__isnull=True),
                name="members_named_once_in_an_election",
            )
        ]

    def __str__(self) -> str:
        """Return who stands."""
        return f"{self.person}: {self.election}"
