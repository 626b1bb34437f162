"""Reads for exports: an edition with its document, and the tree of its provisions."""

from datetime import date

from django.db.models import Min
from django.http import Http404

from apps.councils.models import Council
from apps.documents.models import Document, Edition
from apps.documents.tree import Tree, tree_of


def edition_of_council_or_404(council: Council, pk: int) -> Edition:
    """Return an edition, whatever its state, of a document of ``council``."""
    found = Edition.objects.filter(document__council=council, pk=pk).select_related("document").first()
    if found is None:
        raise Http404
    return found


def tree_of_edition(edition: Edition) -> Tree:
    """Return the tree of an edition of a document that is loaded with it."""
    return tree_of(edition.document.title, edition.provisions.order_by("position"))


def first_day(document: Document) -> date | None:
    """Return the first day of the first edition of a document that was adopted; None where none was."""
    return document.editions.aggregate(first=Min("start"))["first"]
