"""Who accepted which code of conduct."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.bodies.models import Body
from apps.documents.models import Edition

from .people import Person


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
