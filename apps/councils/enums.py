"""Kinds of organisations and roles."""

from django.db import models


class OrganisationKind(models.TextChoices):
    """The sector an organisation belongs to."""

    COUNCIL = "council", "Council"
    PUBLIC = "public", "Public sector"
    BUSINESS = "business", "Business sector"
    VOLUNTARY = "voluntary", "Voluntary sector"
    COMMUNITY = "community", "Community of interest"
    PARTNERSHIP = "partnership", "Partnership"


class Role(models.TextChoices):
    """What an officer is in a council or for a body; what each may do is in roles.py."""

    ADMINISTRATOR = "administrator", "Administrator"
    SECRETARIAT = "secretariat", "Secretariat"
