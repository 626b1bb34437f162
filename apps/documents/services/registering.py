"""The register of strategies and policies: who answers for a document, how long it runs, and what rests on what."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from apps.core.formats import short_day
from apps.core.records import lock, remove, save
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.documents.models import Document, Edition, Provision, Underpinning

from .publishing import make_document

LONGEST_SLUG = 40


@transaction.atomic
def list_document(
    *,
    council: Council,
    title: str,
    kind: str,
    owner: str = "",
    introduction: str = "",
    source: str = "",
    by: Any,
    reason: str,
) -> Document:
    """Put a document into the register whose text is not here; its address is made from its title, for good."""
    slug = slugify(title)[:LONGEST_SLUG].strip("-")
    if not slug:
        raise refuse("The title has no letter or figure that an address could be made of.", on_field="title")
    if Document.objects.filter(council=council, slug=slug).exists():
        raise refuse(
            f"There is a document at this address already: {slug}.",
            lawful="Change that one, or give this one a title that tells the two apart.",
            on_field="title",
        )
    return make_document(
        council=council, slug=slug, title=title, kind=kind, owner=owner, introduction=introduction, source=source,
        listed=True, by=by, reason=reason,
    )  # fmt: skip


@transaction.atomic
def describe(*, document: Document, owner: str, listed: bool, by: Any, reason: str) -> Document:
    """Say who answers for ``document`` (a post or a body), and whether it is listed also without a text."""
    document = lock(Document.objects.all(), pk=document.pk)
    document.owner, document.listed = owner, listed
    return save(document, by=by, reason=reason)


@transaction.atomic
def set_period(
    *, edition: Edition, runs_until: date | None, runs_by: Provision | None = None, by: Any, reason: str
) -> Edition:
    """Say which is the last day of the period that the text names for itself, and by which provision (OWS-10)."""
    edition = lock(Edition.objects.select_related("document"), pk=edition.pk)
    if runs_until is not None and edition.start is not None and runs_until < edition.start:
        raise refuse(
            f"{edition} is in force from {short_day(edition.start)}: it cannot run until {short_day(runs_until)}.",
            lawful=f"Its last day is {short_day(edition.start)} or later.",
            on_field="runs_until",
        )
    if runs_by is not None and runs_by.edition_id != edition.pk:
        raise refuse(f"{runs_by.cited} is not a provision of {edition}.", on_field="runs_by")
    edition.runs_until, edition.runs_by = runs_until, runs_by
    return save(edition, by=by, reason=reason)


@transaction.atomic
def change_entry(
    *,
    document: Document,
    owner: str,
    listed: bool,
    edition: Edition | None = None,
    runs_until: date | None = None,
    runs_by: Provision | None = None,
    by: Any,
    reason: str,
) -> Document:
    """Change all that the register says of a document at once: ``describe``, and ``set_period`` where it has a text."""
    if edition is not None:
        set_period(edition=edition, runs_until=runs_until, runs_by=runs_by, by=by, reason=reason)
    return describe(document=document, owner=owner, listed=listed, by=by, reason=reason)


@transaction.atomic
def underpin(
    *, lower: Document, upper: Document, provision: Provision | None = None, by: Any, reason: str
) -> Underpinning:
    """Record that ``upper`` rests on ``lower``, and which ``provision`` says so (OWS-1). Refused in a circle."""
    if lower.council_id is None or lower.council_id != upper.council_id:
        raise refuse("What rests on what is recorded between documents of one council.")
    # One council at a time, so that two officers cannot close a circle together.
    Council.objects.select_for_update().get(pk=lower.council_id)
    if lower.pk == upper.pk:
        raise refuse(f"{lower} cannot rest on itself.", lawful="Choose another document.")
    if provision is not None and provision.edition.document.council_id not in (None, lower.council_id):
        raise refuse(f"{provision.cited} is not in a document of this council.", on_field="provision")
    rests = _rests_on(lower.council_id)
    if lower.pk in rests.get(upper.pk, ()):
        raise refuse(f"It is recorded already that {upper} rests on {lower}.")
    if upper.pk in _all_below(lower.pk, rests):
        raise refuse(
            f"{lower} rests on {upper} already, itself or through others: the two cannot carry each other.",
            lawful="Take the other underpinning away first.",
        )
    return save(Underpinning(lower=lower, upper=upper, provision=provision), by=by, reason=reason)


@transaction.atomic
def end_underpinning(*, underpinning: Underpinning, by: Any, reason: str) -> None:
    """Take the underpinning away; its history keeps it."""
    remove(lock(Underpinning.objects.all(), pk=underpinning.pk), by=by, reason=reason)


def _rests_on(council: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for upper, lower in Underpinning.objects.filter(upper__council=council).values_list("upper_id", "lower_id"):
        found.setdefault(upper, set()).add(lower)
    return found


def _all_below(document: int, rests: dict[int, set[int]]) -> set[int]:
    """Return all that ``document`` rests on, itself or through others."""
    seen: set[int] = set()
    ahead = [document]
    while ahead:
        new = rests.get(ahead.pop(), set()) - seen
        seen |= new
        ahead += new
    return seen
