"""Who answers for a document, and whom to write to about what is owed for it."""

from collections.abc import Iterable, Sequence
from typing import Any

from apps.bodies.models import Body
from apps.core import clock
from apps.councils import grants
from apps.deadlines.models import Deadline
from apps.documents.models import Document, Edition
from apps.plans.models import ReviewAction


def keepers(document: Document) -> list[Any]:
    """Return the users responsible for ``document``.

    Those who keep the records of the body that owns it, where a body of the council has the owner's name and keepers
    of its own; else those who keep the council's records. Administrators are among them only where nobody else is.
    """
    council = document.council
    if council is None:
        return []
    body = Body.objects.filter(council=council, name=document.owner).first() if document.owner else None
    own = list(grants.holders("keep_body", body)) if body else []
    if own:
        return own
    everybody = grants.holders("keep_records", council)
    return list(everybody.exclude(pk__in=_administrators(document))) or list(everybody)


def to_remind(deadlines: Sequence[Deadline]) -> dict[int, Iterable[Any]]:
    """Return whom to write to about each deadline, by its primary key: once it is missed, administrators as well."""
    today = clock.today()
    documents = _documents(deadlines)
    found: dict[int, Iterable[Any]] = {}
    for deadline in deadlines:
        document = documents.get((deadline.subject_kind, deadline.subject_id))
        if document is not None:
            escalated = list(_administrators(document)) if deadline.due_on < today else []
            found[deadline.pk] = [*keepers(document), *escalated]
    return found


def _administrators(document: Document) -> Any:
    assert document.council is not None
    return grants.holders("administer_council", document.council)


def _documents(deadlines: Sequence[Deadline]) -> dict[tuple[str, int], Document]:
    """Return the document that each subject of a deadline is about."""
    ids = [deadline.subject_id for deadline in deadlines]
    documents = Document.objects.select_related("council").in_bulk(ids)
    editions = Edition.objects.select_related("document__council").in_bulk(ids)
    actions = ReviewAction.objects.select_related("review__document__council").in_bulk(ids)
    found = {(Document._meta.label_lower, key): document for key, document in documents.items()}
    found |= {(Edition._meta.label_lower, key): edition.document for key, edition in editions.items()}
    return found | {(ReviewAction._meta.label_lower, key): one.review.document for key, one in actions.items()}
