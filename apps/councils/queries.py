"""Reads of councils: the tenant door that every page goes through."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.http import Http404

from .models import Council, Organisation, Postcode, PostcodeTable, Ward


def all_councils() -> models.QuerySet[Council]:
    """Return every council of the installation, by name."""
    return Council.objects.order_by("name")


def council_or_404(slug: str) -> Council:
    """Return the council with this address, or answer as nothing does."""
    council = Council.objects.filter(slug=slug).select_related("organisation").first()
    if council is None:
        raise Http404
    return council


def names_of(slugs: Iterable[str]) -> dict[str, str]:
    """Return the names of the organisations at these addresses."""
    return dict(Organisation.objects.filter(slug__in=list(slugs)).values_list("slug", "name"))


def wards_of(council: Council, on: date) -> models.QuerySet[Ward]:
    """Return the wards of ``council`` that stand on a day, by name."""
    return Ward.objects.filter(council=council).on(on).order_by("name")


def all_wards_of(council: Council) -> models.QuerySet[Ward]:
    """Return every ward of ``council`` that stands, stood or will stand, by name."""
    return Ward.objects.filter(council=council).order_by("name", "start")


def wards_from(council: Council, on: date) -> models.QuerySet[Ward]:
    """Return the wards of ``council`` that stand on a day or later."""
    still = models.Q(end__isnull=True) | models.Q(end__gt=on)
    return Ward.objects.filter(still, council=council).order_by("name", "start")


def ward_or_404(council: str, slug: str, *, code: str = "") -> Ward:
    """Return the ward at this address with its council, or answer as nothing does.

    Where a postcode is given, ``.has_code`` says whether it lies in the ward.
    """
    here = Postcode.objects.filter(ward=models.OuterRef("pk"), code=code)
    found = Ward.objects.filter(council__slug=council, slug=slug).annotate(has_code=models.Exists(here))
    ward = found.select_related("council__organisation").first()
    if ward is None:
        raise Http404
    return ward


def postcode_table_of(council: Council) -> PostcodeTable | None:
    """Return what ``council`` says of its table of postcodes, or None where it has loaded none."""
    return PostcodeTable.objects.filter(council=council).first()


def ward_at(council: Council, code: str) -> Ward | None:
    """Return the ward of ``council`` in which the postcode lies, or None where its table does not have it."""
    found = Postcode.objects.filter(table__council=council, code=code).select_related("ward").first()
    return found.ward if found else None


def history_of_wards(council: Council, most: int) -> models.QuerySet:
    """Return the latest changes of wards of ``council``: who, when, what, why (ALL-2)."""
    rows = Ward.history.filter(council=council).select_related("history_user")
    return rows.order_by("-history_date", "-history_id")[:most]


def history_of_postcodes(council: Council, most: int) -> models.QuerySet:
    """Return which tables of postcodes were loaded, by whom, when and why, the latest first (ALL-2)."""
    rows = PostcodeTable.history.filter(council=council).select_related("history_user")
    return rows.order_by("-history_date", "-history_id")[:most]
