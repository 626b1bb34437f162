"""Reads of the office: documents with their drafts, files that were sent, and a draft to be looked over."""

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import Http404

from apps.councils.models import Council
from apps.documents.enums import EditionState, Identity, ReadingState
from apps.documents.models import Document, Edition, Provision, Reading

# How many provisions a page has.
PAGE = 100
# Those that are read, or were refused, and have no edition to be found under.
UNDONE = (ReadingState.WAITING, ReadingState.READING, ReadingState.REFUSED)


def office_documents(council: Council) -> QuerySet[Document]:
    """Return the documents of a council, each with its editions, the newest first, dropped ones left out."""
    editions = Edition.objects.exclude(state=EditionState.DROPPED)
    newest = editions.order_by(F("start").desc(nulls_first=True), "-pk")
    return council.documents.prefetch_related(Prefetch("editions", queryset=newest)).order_by("title")


def undone_readings(council: Council) -> QuerySet[Reading]:
    """Return the files of a council that wait, are being read or were refused, the newest first."""
    return council.readings.filter(state__in=UNDONE).order_by("-sent_at")


def reading_or_404(council: Council, pk: int) -> Reading:
    """Return a file that was sent in a council, or answer as nothing does."""
    reading = council.readings.select_related("edition__document", "document").filter(pk=pk).first()
    if reading is None:
        raise Http404
    return reading


def document_or_404(council: Council, slug: str) -> Document:
    """Return a document of a council's own, or answer as nothing does."""
    document = council.documents.filter(slug=slug).first()
    if document is None:
        raise Http404
    return document


def edition_or_404(council: Council, pk: int) -> Edition:
    """Return an edition of a document of a council, in whatever state, or answer as nothing does."""
    editions = Edition.objects.filter(document__council=council, pk=pk)
    edition = editions.select_related("document", "came_from", "based_on").first()
    if edition is None:
        raise Http404
    edition.document.council = council
    return edition


def provision_or_404(edition: Edition, key: str) -> Provision:
    """Return the provision of an edition that has this key, or answer as nothing does."""
    provision = edition.provisions.select_related("parent").filter(key=key).first()
    if provision is None:
        raise Http404
    provision.edition = edition
    return provision


def counts_of(edition: Edition) -> dict[str, int]:
    """Return how many provisions an edition has, and how many of them wait to be confirmed."""
    waiting = Count("pk", filter=Q(identity=Identity.PROPOSED))
    return edition.provisions.aggregate(all=Count("pk"), waiting=waiting)


def provisions_to_look_over(edition: Edition, *, waiting: bool) -> QuerySet[Provision]:
    """Return the provisions of an edition in order; only those that wait to be confirmed where asked for."""
    provisions = edition.provisions.order_by("position")
    return provisions.filter(identity=Identity.PROPOSED) if waiting else provisions


def wordings_before(edition: Edition, keys: list[str]) -> dict[str, Provision]:
    """Return how the newest adopted edition that has them words these provisions, by key."""
    adopted = Provision.objects.filter(
        edition__document=edition.document_id, edition__state=EditionState.ADOPTED, key__in=keys
    )
    return {provision.key: provision for provision in adopted.order_by("edition__start")}


def page_with(edition: Edition, provision: Provision) -> int:
    """Return the number of the page on which ``provision`` stands among all of its edition."""
    place = edition.provisions.filter(position__lt=provision.position).count()
    return place // PAGE + 1
