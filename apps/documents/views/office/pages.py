"""What the office's pages of documents share: who may open them, and the way through them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.documents.models import Edition
from apps.documents.queries import office


def kept_edition(request: HttpRequest, council: str, edition: int) -> Edition:
    """Return an edition of a council whose records the officer keeps, or answer as nothing does."""
    return office.edition_or_404(kept_council_or_404(request.user, council), edition)


def show(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a page of the office, which no cache keeps."""
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def go(name: str, *, anchor: str = "", **kwargs: Any) -> HttpResponse:
    """Send the browser on to the page called ``name``."""
    return HttpResponseRedirect(reverse(name, kwargs=kwargs) + anchor)


def at(edition: Edition) -> dict[str, Any]:
    """Return what the address of an edition in the office is made of."""
    return {"council": council_of(edition).slug, "edition": edition.pk}


def council_of(edition: Edition) -> Council:
    """Return the council of an edition; the office has no laws."""
    council = edition.document.council
    if council is None:
        raise ValueError("A law belongs to no council.")
    return council


def context_of(edition: Edition) -> dict[str, Any]:
    """Return what every page of an edition in the office shows."""
    council = council_of(edition)
    return {
        "council": council,
        "document": edition.document,
        "edition": edition,
        "at": at(edition),
        "crumbs": [*crumbs(council), (str(edition), reverse("documents-office-edition", kwargs=at(edition)))],
    }


def crumbs(council: Council) -> list[tuple[str, str]]:
    """Return the way to a page below the office's list of the documents of ``council``."""
    documents = reverse("documents-office-list", kwargs={"council": council.slug})
    return [("Office", reverse("portal-office")), ("Documents", documents)]
