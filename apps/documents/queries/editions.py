"""Reads of several editions at once: to be compared, and how one provision was worded in each."""

from collections.abc import Iterable

from apps.documents.models import Edition, Provision


def provisions_by_edition(editions: Iterable[Edition]) -> dict[int, list[Provision]]:
    """Return the provisions of editions in the order of the document, by the edition's id. One query."""
    found: dict[int, list[Provision]] = {edition.pk: [] for edition in editions}
    for provision in Provision.objects.filter(edition__in=list(found)).order_by("position"):
        found[provision.edition_id].append(provision)
    return found


def wordings_of(editions: Iterable[Edition], key: str) -> dict[int, Provision]:
    """Return the provision called ``key`` in each of ``editions`` that has it, by the edition's id."""
    having = Provision.objects.filter(edition__in=[edition.pk for edition in editions], key=key)
    return {provision.edition_id: provision for provision in having}


def adopted_editions(edition: Edition) -> list[Edition]:
    """Return the adopted editions of the same document, the oldest first: of an adopted one, those before it."""
    adopted = Edition.objects.public().filter(document=edition.document_id).order_by("start")
    return list(adopted.filter(start__lt=edition.start) if edition.start else adopted)
