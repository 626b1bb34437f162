"""The office's way from a draft to an edition in force that was decided elsewhere, and from an edition to a draft."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.core import clock
from apps.core.records import lock, save
from apps.core.rulings import Ruling, refuse
from apps.documents.enums import EditionState, Identity
from apps.documents.models import Document, Edition, Provision
from apps.documents.queries import cite, rule_of_change

from .adopting import adopt
from .publishing import make_draft


@transaction.atomic
def amend(*, document: Document, by: Any, reason: str) -> Edition:
    """Begin a draft with the words of the edition in force, to be amended clause by clause."""
    edition = document.editions.on(clock.today()).first()
    if edition is None:
        raise refuse(f"No text of {document} is in force, so there is nothing to amend.", lawful="Send a file instead.")
    provisions = edition.provisions.select_related("parent").order_by("position")
    rows = [_row(provision) for provision in provisions]
    return make_draft(document=document, provisions=rows, based_on=edition, by=by, reason=reason)


def _row(provision: Provision) -> dict[str, Any]:
    return {
        "key": provision.key,
        "parent": provision.parent.key if provision.parent else None,
        "number": provision.number,
        "kind": provision.kind,
        "heading": provision.heading,
        "text": provision.text,
        "table": provision.table,
        "table_headed": provision.table_headed,
        "note": provision.note,
        "identity": Identity.SURE,
    }


def may_record(document: Document) -> Ruling:
    """Say whether an edition of ``document`` may be recorded as adopted without a vote on this site (OLP-33)."""
    rule = rule_of_change(document, on=clock.today())
    if rule is None or document.council is None:
        return Ruling(True, f"No rule in force says that {document} is changed by a vote.")
    return Ruling(
        allowed=False,
        text=f"{document} is changed by a vote: its own text says so.",
        citations=(cite(rule, document.council),),
        lawful="Put the draft on an agenda; it comes into force when it is carried.",
    )


@transaction.atomic
def record(
    *,
    edition: Edition,
    start: date,
    adopted_on: date,
    adopted_by: str,
    decision_url: str = "",
    owner: str = "",
    by: Any,
    reason: str,
) -> Edition:
    """Record that a draft was adopted, on which day by which decision, and is in force from ``start``.

    Refused where the document's own rules say that it is changed by a vote here, and while anything is unsettled.
    """
    edition = lock(Edition.objects.select_related("document"), pk=edition.pk)
    check_recordable(edition=edition, start=start, adopted_on=adopted_on, adopted_by=adopted_by)
    document = edition.document
    if owner and owner != document.owner:
        document.owner = owner
        save(document, by=by, reason=reason)
    return adopt(
        edition=edition, start=start, adopted_on=adopted_on, adopted_by=adopted_by, decision_url=decision_url,
        by=by, reason=reason,
    )  # fmt: skip


def check_recordable(*, edition: Edition, start: date, adopted_on: date, adopted_by: str) -> None:
    """Refuse what cannot be recorded as it is told: whatever ``adopt`` itself refuses is not asked here."""
    if edition.state != EditionState.DRAFT:
        raise refuse(
            f"{edition} is {edition.get_state_display().lower()}, so it cannot be recorded as adopted.",
            lawful="Only a draft can.",
        )
    may_record(edition.document).check()
    if not adopted_by.strip():
        raise refuse("An edition says by which decision it was adopted.", on_field="adopted_by")
    if adopted_on > clock.today():
        raise refuse("It cannot have been adopted on a day to come.", on_field="adopted_on")
    if start < adopted_on:
        raise refuse("It cannot have been in force before it was adopted.", on_field="start")
