"""Reads of councils: the tenant door that every page goes through."""

from collections.abc import Iterable

from django.db import models
from django.http import Http404

from .models import Council, Organisation


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
