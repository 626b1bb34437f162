"""Reads of what a body may do and of what falls to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from apps.bodies.enums import PowerKind
from apps.bodies.models import Body, Power, TermOfReference
from apps.bodies.rules.powers import Provided
from apps.core.rulings import Citation
from apps.councils.models import Council
from apps.documents.models import Document, Provision
from apps.documents.queries import cite

Row = TypeVar("Row", Power, TermOfReference)
NAMED = re.compile(r"^(article|clause|section|paragraph|rule|standing order)s?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Held:
    """A power as a body has it on a day, with where it is written; ``inherited_from`` a body above it, or None."""

    power: Power
    citation: Citation
    inherited_from: Body | None


@dataclass(frozen=True)
class Item:
    """A term of reference with its words as in force on the day."""

    term: TermOfReference
    wording: Provision
    citation: Citation


def powers_of(body: Body, *, on: date) -> list[Held]:
    """Return the powers of ``body`` on a day: its own, and of every other kind that of the nearest body above it."""
    above = chain(body)
    place = {one.pk: number for number, one in enumerate(above)}
    rows = Power.objects.on(on).filter(body__in=list(place)).select_related("body", "provision__edition__document")
    nearest: dict[str, Power] = {}
    for row in sorted(rows, key=lambda row: place[row.body_id], reverse=True):
        nearest[row.kind] = row
    order = [kind for kind in PowerKind.values if kind in nearest]
    return [
        Held(
            nearest[kind],
            cite(nearest[kind].provision, body.council),
            nearest[kind].body if nearest[kind].body_id != body.pk else None,
        )
        for kind in order
    ]


def provided_to(body: Body, *, on: date) -> list[Provided]:
    """Return the powers of ``body`` on a day as plain values for the rule."""
    return [
        Provided(held.power.kind, held.power.allowed, held.citation, held.power.body.name)
        for held in powers_of(body, on=on)
    ]


def chain(body: Body) -> list[Body]:
    """Return ``body`` and the bodies above it, the nearest first."""
    found = [body]
    while (above := found[-1].parent) is not None:
        found.append(above)
    return found


def terms_of(body: Body, *, on: date) -> list[Item]:
    """Return what falls to ``body`` on a day, item by item, in the words of that day."""
    rows = TermOfReference.objects.on(on).filter(body=body).select_related("provision__edition__document")
    terms = list(rows.order_by("provision__edition__document", "provision__position", "pk"))
    now = _wordings(terms, on)
    items = []
    for term in terms:
        wording = now.get((term.provision.edition.document_id, term.provision.key), term.provision)
        items.append(Item(term, wording, cite(wording, body.council)))
    return items


def _wordings(terms: Iterable[TermOfReference], on: date) -> dict[tuple[int, str], Provision]:
    """Return the provisions as in force on a day, for terms whose own edition is not; nothing is asked otherwise."""
    old = [term.provision for term in terms if not _in_force(term.provision, on)]
    if not old:
        return {}
    wanted = Q(pk__in=())
    for provision in old:
        wanted |= Q(edition__document=provision.edition.document_id, key=provision.key)
    rows = Provision.objects.filter(wanted, edition__start__lte=on)
    rows = rows.filter(Q(edition__end__isnull=True) | Q(edition__end__gt=on)).select_related("edition__document")
    return {(row.edition.document_id, row.key): row for row in rows}


def _in_force(provision: Provision, on: date) -> bool:
    edition = provision.edition
    return edition.start is not None and edition.start <= on and (edition.end is None or on < edition.end)


def documents_to_cite(council: Council, *, on: date) -> QuerySet[Document]:
    """Return the documents of ``council`` that have an edition in force on a day."""
    day = Q(editions__start__lte=on) & (Q(editions__end__isnull=True) | Q(editions__end__gt=on))
    return council.documents.filter(day).distinct().order_by("title")


def provision_cited(council: Council, document: str, number: str, *, on: date) -> Provision | None:
    """Return the provision of a document in force that somebody cites: "3.1", "article 3" or "annex 2"."""
    said = NAMED.sub("", number.strip().rstrip("."))
    found = Provision.objects.filter(edition__document__council=council, edition__document__slug=document)
    found = found.filter(Q(edition__end__isnull=True) | Q(edition__end__gt=on), edition__start__lte=on)
    key = re.sub(r"\s+", "-", said.lower())
    named = found.filter(Q(key=key) | Q(number=said)).select_related("edition__document")
    return named.order_by("position").first()


def children_of(provision: Provision) -> QuerySet[Provision]:
    """Return the provisions right below one, in their order."""
    return (
        provision.edition.provisions.filter(parent=provision).select_related("edition__document").order_by("position")
    )


def power_or_404(council: Council, pk: int) -> Power:
    """Return a power of a body of ``council`` that has not ended, or answer as nothing does."""
    found = Power.objects.filter(body__council=council, pk=pk, end__isnull=True)
    return _or_404(found.select_related("body", "provision__edition__document"))


def term_or_404(council: Council, pk: int) -> TermOfReference:
    """Return a term of reference of a body of ``council`` that has not ended, or answer as nothing does."""
    found = TermOfReference.objects.filter(body__council=council, pk=pk, end__isnull=True)
    return _or_404(found.select_related("body", "provision__edition__document"))


def _or_404(found: "QuerySet[Row]") -> Row:
    row = found.first()
    if row is None:
        raise Http404
    return row
