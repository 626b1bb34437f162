"""Organisations, councils, and the demo's sign-ins with their roles."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from apps.accounts.models import User
from apps.accounts.services import account_for, set_password
from apps.councils import grants
from apps.councils.enums import Role
from apps.councils.services import make_council, make_organisation
from apps.councils.services.postcodes import load_postcodes
from apps.councils.services.wards import make_ward

from .data import COUNCILS, Made, Row, plain, read

REASON = "Set up for the demonstration."
# Known to everybody who reads this: for a demonstration on one's own machine only.
PASSWORD = "moothall demo hall"  # noqa: S105
# Older than every seat of the demonstration.
WARDS_FROM = date(2015, 5, 7)
CALLED = {"member": "councillor", "secretariat": "secretariat", "administrator": "administrator"}


def load_council(made: Made, data: Row) -> None:
    """Make the organisations that nominate, the council itself, and those who sign in."""
    for row in data["organisations"]:
        made.organisations[row["slug"]] = make_organisation(**row, by=None, reason=REASON)
    row = data["council"]
    made.councils[row["slug"]] = make_council(
        organisation=made.organisations[row["organisation"]],
        slug=row["slug"],
        name=row["name"],
        introduction=plain(row["introduction"]),
        contact=f"{row['address']}. {row['email']}, {row['telephone']}",
        colour=row["colour"],
        by=None,
        reason=REASON,
    )
    _load_accounts(made, data)
    _load_wards(made, data)


def sign_ins() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give each council of the demonstration with role and address of those who can sign in, where they are there."""
    for slug in COUNCILS:
        data = read(slug)
        rows = [(CALLED[row["role"]], row["email"]) for row in data["accounts"]]
        there = set(User.objects.filter(email__in=[email for _, email in rows]).values_list("email", flat=True))
        if there:
            yield data["council"]["name"], [(role, email) for role, email in rows if email in there]


def _load_accounts(made: Made, data: Row) -> None:
    """Make the accounts; the administrator comes with the council and gives the officer the role."""
    slug = data["council"]["slug"]
    rows = {row["role"]: row for row in data["accounts"]}
    for row in rows.values():
        made.accounts[row["email"]] = account_for(email=row["email"], name=row["name"])
        set_password(user=made.accounts[row["email"]], password=PASSWORD)
    administrator = made.accounts[rows["administrator"]["email"]]
    officer = made.officers[slug] = made.accounts[rows["secretariat"]["email"]]
    _give(made, slug, administrator, Role.ADMINISTRATOR, by=None)
    _give(made, slug, officer, Role.SECRETARIAT, by=administrator)


def _load_wards(made: Made, data: Row) -> None:
    """Make the wards, and load which made-up postcodes lie in them where the files say so."""
    slug = data["council"]["slug"]
    council, by = made.councils[slug], made.officers[slug]
    for row in data["wards"]:
        made.wards[slug, row["slug"]] = make_ward(council=council, by=by, reason=REASON, start=WARDS_FROM, **row)
    lines = [f"{code},{ward}" for ward, codes in data.get("postcodes", {}).items() for code in codes]
    if lines:
        load_postcodes(
            council=council, text="\n".join(["postcode,ward", *lines]), source="made up, ZZ99 is nowhere",
            by=by, reason=REASON,
        )  # fmt: skip


def _give(made: Made, slug: str, user: Any, role: Role, *, by: Any) -> None:
    grants.give(user=user, role=role, on=made.councils[slug], by=by, reason=REASON)
