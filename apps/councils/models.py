"""The tenants: organisations, and the councils among them that keep their governance here."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from guardian.models import UserObjectPermissionBase
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start

from .enums import OrganisationKind, Role


class Organisation(models.Model):
    """Any organisation that takes part: a council, a health trust, a community group; nominates to seats."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    email = models.EmailField("address for nominations", blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Council(models.Model):
    """A council or other accountable body: the tenant, with its people, bodies, rules, pages and look."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="council")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    introduction = models.TextField(blank=True)
    contact = models.TextField("how to reach the council", blank=True)
    colour = models.CharField(
        "colour of the pages",
        max_length=7,
        default="#1d4f5f",
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", "Enter a colour like #1d4f5f.")],
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("administer_council", "Can give and take roles, and set up bodies"),
            ("keep_records", "Can convene, minute and manage changes of membership in every body"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Ward(Dated):
    """A part of a council's area that elects councillors (OWC-3.3)."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="wards")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["council", "name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="councils_one_ward_per_address"),
            ends_after_start("councils_ward_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PostcodeTable(models.Model):
    """That a council has loaded which postcode lies in which of its wards: when, from what file, how many.

    The rows of a table are replaced as a whole. Who loaded which file, when and why is in the history of this row.
    """

    council = models.OneToOneField(Council, on_delete=models.PROTECT, related_name="postcode_table")
    source = models.CharField("where the table comes from", max_length=300)
    rows = models.PositiveIntegerField("number of postcodes")
    loaded_at = models.DateTimeField()
    history = HistoricalRecords()

    def __str__(self) -> str:
        """Return whose table it is."""
        return f"Postcodes of {self.council}"


class Postcode(models.Model):
    """A postcode, written in capitals without a space, lies in a ward of its table's council."""

    table = models.ForeignKey(PostcodeTable, on_delete=models.PROTECT, related_name="postcodes")
    code = models.CharField(max_length=7)
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="postcodes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "code"], name="councils_one_ward_per_postcode")]

    def __str__(self) -> str:
        """Return the postcode."""
        return self.code


class CouncilUserObjectPermission(UserObjectPermissionBase):
    """django-guardian's row for a council, by a direct foreign key; written by grants.py only."""

    content_object = models.ForeignKey(Council, on_delete=models.CASCADE)


class RoleChange(models.Model):
    """Who was given or lost a role, by whom and why. ``on_kind`` and ``on_id`` name the council or body."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_changes")
    role = models.CharField(max_length=30, choices=Role)
    given = models.BooleanField()
    on_kind = models.CharField(max_length=40)
    on_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["on_kind", "on_id", "-at"])]

    def __str__(self) -> str:
        """Return the change in words."""
        return f"{self.get_role_display()} {'given to' if self.given else 'taken from'} {self.user}"
