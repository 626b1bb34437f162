"""Recording documents whose text is known already, and writing the provisions of an edition."""

from datetime import date
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from apps.core.records import save
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.documents.enums import DocumentKind, Identity, ProvisionKind
from apps.documents.models import Document, Edition, Provision

from .adopting import adopt

# Keys stand in addresses: "21.4", "annex-1-rule-2-a".
KEY = RegexValidator(r"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\Z")

# Rows in one statement.
BATCH = 500


@transaction.atomic
def publish_document(
    *,
    council: Council | None,
    slug: str,
    title: str,
    kind: str,
    start: date,
    provisions: list[dict[str, Any]],
    by: Any,
    reason: str,
    citation: str = "",
    adopted_on: date | None = None,
    adopted_by: str = "",
    label: str = "",
    introduction: str = "",
    source: str = "",
    owner: str = "",
) -> Edition:
    """Publish a document, or the next edition of one that is there, in force from ``start``.

    ``council`` is None for a law. Each of ``provisions`` is a row with ``key``, ``number``, ``kind`` and, where it has
    them, ``parent`` (the key of one before it), ``heading``, ``text``, ``table`` (rows, the header first), ``note``.
    The edition in force before it ends on ``start``.
    """
    _check_provisions(provisions)
    if kind not in DocumentKind.values:
        raise refuse(f"There is no kind of document “{kind}”. There are: {', '.join(DocumentKind.values)}.")
    if (council is None) != (kind == DocumentKind.LAW):
        raise refuse("A law belongs to no council, and every other document belongs to one.")
    document = make_document(
        council=council, slug=slug, title=title, kind=kind, citation=citation, introduction=introduction,
        source=source, owner=owner, by=by, reason=reason,
    )  # fmt: skip
    edition = make_draft(document=document, provisions=provisions, label=label, by=by, reason=reason)
    return adopt(edition=edition, start=start, adopted_on=adopted_on, adopted_by=adopted_by, by=by, reason=reason)


@transaction.atomic
def make_document(
    *,
    council: Council | None,
    slug: str,
    title: str,
    kind: str,
    citation: str = "",
    introduction: str = "",
    source: str = "",
    owner: str = "",
    listed: bool = False,
    by: Any,
    reason: str,
) -> Document:
    """Make a document of ``council``, or change what is said of the one at the address; it has no text by that alone.

    ``council`` is None for a law. A ``listed`` document stands in the public register also while its text is not here.
    """
    if kind not in DocumentKind.values:
        raise refuse(f"There is no kind of document “{kind}”. There are: {', '.join(DocumentKind.values)}.")
    if (council is None) != (kind == DocumentKind.LAW):
        raise refuse("A law belongs to no council, and every other document belongs to one.")
    document = Document.objects.select_for_update().filter(council=council, slug=slug).first()
    document = document or Document(council=council, slug=slug)
    document.title, document.kind, document.citation = title, kind, citation
    document.introduction, document.source = introduction, source
    document.owner, document.listed = owner or document.owner, listed or document.listed
    return save(document, by=by, reason=reason)


@transaction.atomic
def make_draft(
    *,
    document: Document,
    provisions: list[dict[str, Any]],
    based_on: Edition | None = None,
    label: str = "",
    by: Any,
    reason: str,
) -> Edition:
    """Make a draft edition of ``document`` from rows as ``publish_document`` takes them; nobody outside sees it.

    A row may say ``identity`` (enums.Identity): how sure it is that it is the provision with its key in other editions.
    """
    _check_provisions(provisions)
    edition = save(Edition(document=document, based_on=based_on, label=label), by=by, reason=reason)
    _save_provisions(edition, provisions, by=by, reason=reason)
    return edition


def _check_provisions(provisions: list[dict[str, Any]]) -> None:
    """Refuse an empty document, a key that is no address or comes twice, and a parent that does not come before."""
    if not provisions:
        raise refuse("A document has at least one provision.")
    seen: set[str] = set()
    for row in provisions:
        key, parent = str(row.get("key", "")), row.get("parent")
        try:
            KEY(key)
        except ValidationError:
            raise refuse(f"“{key}” cannot stand in an address: use letters, figures, dots and hyphens.") from None
        if key in seen:
            raise refuse(f"Two provisions have the key “{key}”.")
        if parent and parent not in seen:
            raise refuse(f"The provision “{key}” stands before “{parent}”, to which it belongs.")
        if row.get("kind") not in ProvisionKind.values:
            raise refuse(f"The provision “{key}” is of no known kind. There are: {', '.join(ProvisionKind.values)}.")
        seen.add(key)


def _save_provisions(edition: Edition, rows: list[dict[str, Any]], *, by: Any, reason: str) -> None:
    """Write the rows with their history, level by level: a few statements, however many there are."""
    depth: dict[str, int] = {}
    levels: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    for position, row in enumerate(rows, start=1):
        depth[row["key"]] = depth[row["parent"]] + 1 if row.get("parent") else 0
        levels.setdefault(depth[row["key"]], []).append((position, row))
    made: dict[str, Provision] = {}
    for level in count():
        if level not in levels:
            return
        new = [_provision(edition, position, row, made, level) for position, row in levels[level]]
        saved = bulk_create_with_history(
            new, Provision, batch_size=BATCH, default_user=by, default_change_reason=reason[:500]
        )
        made |= {provision.key: provision for provision in saved}


def _provision(
    edition: Edition, position: int, row: dict[str, Any], made: dict[str, Provision], depth: int
) -> Provision:
    return Provision(
        edition=edition,
        parent=made.get(row.get("parent") or ""),
        key=row["key"],
        number=row["number"],
        kind=row["kind"],
        heading=row.get("heading") or "",
        text=row.get("text") or "",
        table=row.get("table") or [],
        table_headed=row.get("table_headed", True),
        note=row.get("note") or "",
        identity=row.get("identity") or Identity.SURE,
        position=position,
        depth=depth,
    )
