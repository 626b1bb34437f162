"""Reads of documents, their editions and provisions."""

from datetime import date

from django.db.models import Case, Exists, IntegerField, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast
from django.http import Http404

from apps.councils.models import Council
from apps.documents.enums import EditionState
from apps.documents.importing.matching import Earlier
from apps.documents.models import Document, Edition, Provision
from apps.documents.parts import COLUMNS, Part

CITED = "provision__edition__document"
# Columns that the driver would make into something else, row by row, are taken as they are stored.
STORED = {"stored_table": Cast("table", TextField()), "headed": Cast("table_headed", IntegerField())}


def listed_documents(council: Council, *, on: date) -> QuerySet[Edition]:
    """Return the editions in force on a day of the council's documents and of the laws, with their documents."""
    editions = Edition.objects.on(on).filter(Q(document__council=council) | Q(document__council__isnull=True))
    return editions.select_related("document").order_by("document__council_id", "document__title")


def editions_or_404(council: Council, slug: str) -> list[Edition]:
    """Return every public edition of a document of ``council`` (or of a law), the oldest first; 404 where none is."""
    mine = Q(document__council=council) | Q(document__council__isnull=True)
    editions = Edition.objects.public().filter(mine, document__slug=slug).select_related("document")
    # A document of the council's own stands before a law with the same address.
    found = sorted(editions, key=lambda edition: (edition.document.council_id is None, edition.start))
    if not found:
        raise Http404
    return [edition for edition in found if edition.document_id == found[0].document_id]


def in_force(editions: list[Edition], on: date) -> Edition | None:
    """Return the edition of ``editions`` that is in force on a day, or None."""
    return next((edition for edition in editions if edition.holds_on(on)), None)


def provisions_of(edition: Edition) -> QuerySet[Provision]:
    """Return all provisions of an edition in the order of the document."""
    return edition.provisions.order_by("position")


def parts_of(edition: Edition) -> list[Part]:
    """Return all provisions of an edition as pages read them, in the order of the document."""
    rows = edition.provisions.order_by("position").annotate(**STORED)
    return [Part._make(row) for row in rows.values_list(*COLUMNS)]


def outline_around(edition: Edition, key: str) -> list[Part]:
    """Return all provisions of an edition; only the one called ``key`` and those below it carry their text.

    One query: a page of one provision shows its own text and what is below it, and the way up, back and forward. What
    is below it stands after it, before the next that is no deeper than itself.
    """
    mine = edition.provisions.order_by("position")
    this = mine.filter(key=key)
    after = mine.filter(position__gt=Subquery(this.values("position")), depth__lte=Subquery(this.values("depth")))
    begin, end = Subquery(this.values("position")), Subquery(after.values("position")[:1])
    inside = Q(position__gte=begin) & (Q(position__lt=end) | ~Exists(after))
    near = inside | Q(parent_id=Subquery(this.values("pk")))
    shown = {
        name: Case(When(near, then=Cast(field, TextField())), default=Value(""), output_field=TextField())
        for name, field in (("near_text", "text"), ("near_table", "table"), ("near_note", "note"))
    }
    columns = [f"near_{name}" if f"near_{name}" in shown else name for name in COLUMNS]
    columns[columns.index("stored_table")] = "near_table"
    return [Part._make(row) for row in mine.annotate(**shown, headed=STORED["headed"]).values_list(*columns)]


def editions_with(editions: list[Edition], key: str) -> list[Edition]:
    """Return those of ``editions`` in which a provision is called ``key``."""
    having = set(Provision.objects.filter(edition__in=editions, key=key).values_list("edition_id", flat=True))
    return [edition for edition in editions if edition.pk in having]


def earlier_provisions(document: Document) -> list[Earlier]:
    """Return the provisions of all adopted editions of ``document``, the newest first, for ``rows_of``."""
    rows = Provision.objects.filter(edition__document=document, edition__state=EditionState.ADOPTED)
    fields = ("edition_id", "key", "number", "heading", "text", "table", "parent__key")
    found = rows.order_by("-edition__start", "position").values_list(*fields)
    newest: int | None = None
    earlier = []
    for edition, key, number, heading, text, table, parent in found.iterator():
        newest = newest or edition
        earlier.append(Earlier(key, number, heading, text, table, parent or "", gone=edition != newest))
    return earlier
