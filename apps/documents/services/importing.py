"""A draft out of a tree that was read from a file."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from apps.core import clock
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.documents.importing.matching import rows_of
from apps.documents.models import Document, Edition
from apps.documents.queries.texts import earlier_provisions
from apps.documents.tree import Tree

from .publishing import make_document, make_draft

LONGEST_SLUG = 100


@transaction.atomic
def import_document(
    *, council: Council, title: str, kind: str, tree: Tree, owner: str = "", by: Any, reason: str
) -> Edition:
    """Make a draft of what was read: the next edition of the document with this address, else a new document.

    The address is made from ``title``. Nobody outside sees the draft, and a document without an adopted edition.
    """
    slug = address_of(title)
    document = Document.objects.select_for_update().filter(council=council, slug=slug).first()
    if document is not None and document.kind != kind:
        raise refuse(
            f"{document} is a {document.get_kind_display().lower()}, and this was said to be a {kind}.",
            lawful="Give it another title, or the kind that the document has.",
        )
    document = document or make_document(
        council=council, slug=slug, title=title, kind=kind, owner=owner, by=by, reason=reason
    )
    return draft_of_tree(document=document, tree=tree, by=by, reason=reason)


@transaction.atomic
def draft_of_tree(*, document: Document, tree: Tree, by: Any, reason: str) -> Edition:
    """Make a draft of ``document`` from what was read, each provision with the address that it had before."""
    based_on = document.editions.on(clock.today()).first()
    rows = rows_of(tree, earlier_provisions(document))
    return make_draft(document=document, provisions=rows, based_on=based_on, by=by, reason=reason)


def address_of(title: str) -> str:
    """Return the address that a document with this title has; refused where nothing in it can stand in one."""
    slug = slugify(title)[:LONGEST_SLUG].strip("-_")
    if not slug:
        raise refuse("The title has no letter or figure that an address could be made of.", on_field="title")
    return slug
