"""The provision that an officer cites: one of the documents in force, and a clause in it as it was typed."""

from datetime import date

from django.db.models import Q

from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.documents.models import Edition, Provision
from apps.documents.queries import listed_documents


def editions_to_cite(council: Council, on: date) -> list[Edition]:
    """Return the editions in force of the documents of ``council`` and of the laws."""
    return list(listed_documents(council, on=on))


def clause_typed(edition: Edition, typed: str) -> Provision:
    """Return the provision that was typed, by its number or its address in ``edition``; refused where none is."""
    typed = typed.strip()
    rows = edition.provisions.filter(Q(key__iexact=typed) | Q(number__iexact=typed))
    found = rows.select_related("edition__document").order_by("position").first()
    if found is None:
        raise refuse(
            f"“{typed}” is not a clause of {edition.document}.",
            lawful="Write it as it is numbered there, for example 3 or Annex 1.",
            on_field="clause",
        )
    return found
