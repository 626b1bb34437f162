"""The text of a document that an officer speaks of, and a clause in it as it was typed."""

from datetime import date

from django.db.models import Q

from apps.core.rulings import refuse
from apps.documents.models import Document, Edition, Provision


def newest_edition(document: Document, on: date) -> Edition | None:
    """Return the newest adopted text of ``document``, one to come included; None where it has none."""
    rows = document.editions.public().select_related("runs_by", "document")
    return rows.filter(start__lte=on).order_by("-start").first() or rows.order_by("start").first()


def clause_of(edition: Edition | None, typed: str, field: str) -> Provision | None:
    """Return the provision that was typed, by its number or its address; None for nothing; refused where none is."""
    typed = typed.strip()
    if edition is None or not typed:
        return None
    rows = edition.provisions.filter(Q(key__iexact=typed) | Q(number__iexact=typed))
    found = rows.select_related("edition__document").order_by("position").first()
    if found is None:
        raise refuse(
            f"“{typed}” is not a clause of {edition.document}.",
            lawful="Write it as it is numbered there, for example 6 or Table 1.",
            on_field=field,
        )
    return found
