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


REGULATIONS = "disclosable-pecuniary-interests-regulations-2012"
CODE = "model-councillor-code"
# Where each class is set out: document and key of the provision, whose text the member reads beside the question.
SET_OUT_IN: dict[Category, tuple[str, str]] = {
    Category.EMPLOYMENT: (REGULATIONS, "schedule-1"),
    Category.SPONSORSHIP: (REGULATIONS, "schedule-2"),
    Category.CONTRACTS: (REGULATIONS, "schedule-3"),
    Category.LAND: (REGULATIONS, "schedule-4"),
    Category.LICENCES: (REGULATIONS, "schedule-5"),
    Category.CORPORATE_TENANCIES: (REGULATIONS, "schedule-6"),
    Category.SECURITIES: (REGULATIONS, "schedule-7"),
    Category.OTHER: (CODE, "appendix-b-other-registrable"),
    Category.GIFTS: (CODE, "10.2"),
}

# What a member is asked to write, without the numbers of the law: those stand in the provisions above.
HINTS: dict[Category, str] = {
    Category.EMPLOYMENT: "Say what you do and for whom, for example “Part-time teacher, Northgate School”. "
    "Paid offices and your own business count too.",
    Category.SPONSORSHIP: "Say who paid and what for, for example “Election leaflets, paid by the Bakers’ Union”. "
    "The council’s own allowances do not belong here.",
    Category.CONTRACTS: "Say what the contract with the council is about and when it ends. "
    "Contracts of a firm in which you have a share count too.",
    Category.LAND: "Say what it is, your share in it, and the ward. Give the ward only, never the address of a home.",
    Category.LICENCES: "Say which land may be used, for what, and the ward. Allotments and parking places count too.",
    Category.CORPORATE_TENANCIES: "Say which body is the tenant of the council, and of what.",
    Category.SECURITIES: "Name the company or other body that has a place of business or land in the area. "
    "The number of shares is not needed.",
    Category.OTHER: "Name the body and what you are in it: bodies to which the council appointed you, public bodies, "
    "charities, and bodies that try to influence public opinion, such as parties and trade unions.",
    Category.GIFTS: "Say what you were given and on what occasion.",
}


def in_address(category: Category) -> str:
    """Return how the class is written in an address: "corporate-tenancies"."""
    return category.value.replace("_", "-")


def from_address(text: str) -> Category | None:
    """Return the class that an address names, or None."""
    return next((category for category in Category if in_address(category) == text), None)
