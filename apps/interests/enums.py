"""Classes of interests (SI 2012/1464 for the first seven; the council's code for the others)."""

from django.db import models


class Category(models.TextChoices):
    """A class of the register."""

    EMPLOYMENT = "employment", "Employment, office, trade, profession or vocation"
    SPONSORSHIP = "sponsorship", "Sponsorship"
    CONTRACTS = "contracts", "Contracts with the council"
    LAND = "land", "Land in the area"
    LICENCES = "licences", "Licences to occupy land"
    CORPORATE_TENANCIES = "corporate_tenancies", "Corporate tenancies"
    SECURITIES = "securities", "Securities"
    OTHER = "other_registrable", "Other registrable interests"
    GIFTS = "gifts", "Gifts and hospitality"


PECUNIARY = (
    Category.EMPLOYMENT,
    Category.SPONSORSHIP,
    Category.CONTRACTS,
    Category.LAND,
    Category.LICENCES,
    Category.CORPORATE_TENANCIES,
    Category.SECURITIES,
)


class Whose(models.TextChoices):
    """Whose interest it is. A partner is never named (Localism Act 2011 s.30(3))."""

    SELF = "self", "Member"
    PARTNER = "partner", "Spouse, civil partner or person lived with as such"
