"""People, and how each signs in."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.councils.models import Council


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
    surgeries = models.TextField("when and where the public can meet this member", blank=True)
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
