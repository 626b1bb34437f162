"""Tables of members that an officer sent, from being looked over to being carried out."""

from django.conf import settings
from django.db import models

from apps.bodies.models import Body
from apps.councils.models import Council
from apps.members.enums import ImportState


class ImportQuerySet(models.QuerySet):
    """Tables that were sent; their lines are long and seldom wanted."""

    def in_short(self) -> "ImportQuerySet":
        """Leave out what stands in the lines: for lists."""
        return self.defer("rows", "reading").select_related("body", "sent_by")


class Import(models.Model):
    """A table of who takes which seat: its lines as they were read, and what each would come to (OLP-10).

    ``body`` is set where the seats of one body were filled on a page. The lines hold addresses and are cleared when the
    table has been carried out; what became of them stays.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="imports")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.JSONField("lines as they were read", default=list, blank=True)
    reading = models.JSONField("what each line would come to", default=list, blank=True)
    sums = models.JSONField("how many lines come to what", default=dict, blank=True)
    ends_holders = models.BooleanField("whoever sits in a seat leaves it", default=False)
    welcome = models.BooleanField("new members are invited by e-mail", default=False)
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.CHECKED)
    progress = models.PositiveSmallIntegerField("how much is done, in hundredths", default=0)
    refusal = models.TextField("why it was not carried out", blank=True)
    claimed_until = models.DateTimeField("until when a worker holds it", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("how often it was taken up", default=0)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(
                fields=["state"], condition=models.Q(state__in=["waiting", "applying"]), name="members_imports_waiting"
            ),
            models.Index(fields=["council", "-sent_at"]),
        ]

    def __str__(self) -> str:
        """Return what was sent."""
        return self.file_name or f"Seats of {self.body} filled on one page"

    @property
    def faults(self) -> int:
        """Return how many lines cannot be carried out."""
        return int(self.sums.get("fault", 0))

    @property
    def changes(self) -> int:
        """Return how many lines change something."""
        return int(self.sums.get("new", 0)) + int(self.sums.get("known", 0))
