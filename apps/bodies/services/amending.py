"""Changing a governing document by vote: put to the body that decides, carried or lost, or withdrawn (OLP-33)."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies import queries, wording
from apps.bodies.enums import BusinessState, MotionState, Outcome
from apps.bodies.models import Amendment, Body, Business
from apps.core import clock
from apps.core.formats import day, short_day
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.documents import services as documents
from apps.documents.models import Document, Edition

from .matters import open_business, withdraw_business
from .standing import check_stands

KIND = "bodies.amendment"
LONGEST_DECISION = Edition._meta.get_field("adopted_by").max_length


@transaction.atomic
def propose_amendment(
    *, edition: Edition, body: Body, start: date | None = None, by: Any, reason: str = "Put to the vote."
) -> Amendment:
    """Put a draft edition to the vote of ``body``; its text stands still from now on, and waits for the next agenda.

    Carried, it comes into force on the day of the decision, or on ``start`` where that is later. Refused as
    ``check_proposal`` refuses, and while a rule under an amended clause is to be confirmed.
    """
    lock(Body.objects.all(), pk=body.pk)
    body = Body.objects.select_related("council", "rule_set", "dissolved_by").get(pk=body.pk)
    # Two officers who put two drafts of one document to the vote do so one after the other.
    lock(Document.objects.all(), pk=edition.document_id)
    edition = Edition.objects.select_related("document", "based_on").get(pk=edition.pk)
    motion = check_proposal(edition=edition, body=body, start=start)
    documents.propose(edition=edition, by=by, reason=reason)
    amendment = save(Amendment(edition=edition, body=body, start=start), by=by, reason=reason)
    matter = queries.matter_of(edition.document)
    amendment.business = open_business(
        body=body,
        kind=KIND,
        subject_id=amendment.pk,
        title=f"Change of {edition.document}",
        motion=motion,
        matter=matter,
        provision=queries.deciding_rules(body, matter, on=clock.today()).majority.provision,
        by=by,
        reason=reason,
    )
    return save(amendment, by=by, reason="The change waits for the body.")


def check_proposal(*, edition: Edition, body: Body, start: date | None = None) -> str:
    """Return the motion by which ``edition`` would be put to ``body``, and write nothing.

    Refused for a document of another council, a body that was dissolved or has no rule for the matter, a day that has
    gone by, while another change of the document waits for its vote, when the draft amends an edition that is no longer
    the newest, while a rule under an amended clause is to be confirmed, and when the draft changes nothing.
    """
    document = edition.document
    if not edition.is_open:
        raise refuse(
            f"{edition} is {edition.get_state_display().lower()}, so it cannot be put to the vote.",
            lawful="Make a draft that is based on it.",
        )
    if document.council_id != body.council_id:
        raise refuse(f"{document} is not a document of {body.council}, so {body} cannot change it.", on_field="body")
    check_stands(body, "change a document")
    queries.deciding_rules(body, queries.matter_of(document), on=clock.today())
    if start is not None and start <= clock.today():
        raise refuse(
            f"{short_day(start)} is not a later day than today.",
            lawful="Enter a day to come, or let it come into force on the day of the decision.",
            on_field="start",
        )
    other = queries.amendment_of(document)
    if other is not None:
        raise refuse(
            f"Another change of {document} waits for the vote of {other.body}: one is decided before the next is put, "
            "so that neither undoes the other.",
            lawful="Wait for that vote, or withdraw that change and put both into one draft.",
        )
    newest = queries.newest_edition(document)
    _check_up_to_date(edition, newest)
    documents.check_ready(edition)
    return motion_of(edition, newest, start)


def motion_of(edition: Edition, newest: Edition | None, start: date | None) -> str:
    """Return the text of the change, a paragraph for each thing that changes; refused where nothing does."""
    after = list(edition.provisions.order_by("position"))
    when = f"from {day(start)}" if start else "from the day of this decision"
    if newest is None:
        return "\n\n".join([f"That {edition.document} is adopted with this text, {when}:", *wording.whole(after)])
    changes = wording.sentences(list(newest.provisions.order_by("position")), after)
    if not changes:
        raise refuse(
            f"{edition} says the same as {newest.called}, so there is nothing to decide.",
            lawful="Change the draft first.",
        )
    return "\n\n".join([f"That {edition.document} is changed as follows, {when}:", *changes])


@transaction.atomic
def withdraw_amendment(*, amendment: Amendment, by: Any, reason: str) -> Amendment:
    """Take back a change that waits for the vote; its edition is a draft again."""
    lock(Body.objects.all(), pk=amendment.body_id)
    if not reason.strip():
        raise refuse("A change that is withdrawn says why.", lawful="Enter the reason.", on_field="reason")
    locked = _locked(amendment.pk)
    _check_waits(locked)
    business = locked.business
    if business is not None and business.state == BusinessState.WAITING:
        withdraw_business(business=business, by=by, reason=reason)
    documents.reopen(edition=locked.edition, by=by, reason=reason)
    locked.state = MotionState.WITHDRAWN
    return save(locked, by=by, reason=reason)


def moved(*, business: Business, to: Body, by: Any) -> None:
    """Let ``to`` decide in place of a body that was merged into it; called in its transaction."""
    amendment = lock(Amendment.objects.all(), pk=business.subject_id)
    amendment.body = to
    save(amendment, by=by, reason=f"{to} decides.")


@transaction.atomic
def decided(*, business: Business, on: date, by: Any) -> None:
    """Adopt the edition that was carried on the day ``on``, with the rules drafted for it; a lost one is a draft again.

    Called with the outcome of the vote, in its transaction (business.py).
    """
    amendment = _locked(business.subject_id)
    _check_waits(amendment)
    said = business.decision or str(business.body)
    if business.outcome == Outcome.CARRIED:
        edition = amendment.edition
        _check_up_to_date(edition, queries.newest_edition(edition.document))
        amendment.state = MotionState.CARRIED
        documents.adopt(
            edition=edition,
            start=max(on, amendment.start or on),
            # Of a body that decides in private neither day nor numbers are published (OLP-22).
            adopted_on=on if business.decision else None,
            adopted_by=said[:LONGEST_DECISION],
            decision_url=business.decision_url,
            by=by,
            reason=f"Carried by {said}.",
        )
    else:
        amendment.state = MotionState.LOST
        documents.reopen(edition=amendment.edition, by=by, reason=f"Lost: {said}.")
    save(amendment, by=by, reason=f"{amendment.get_state_display()}: {said}.")


def _locked(pk: int) -> Amendment:
    found = Amendment.objects.select_for_update(of=("self",))
    return found.select_related("edition__document", "edition__based_on", "business", "body").get(pk=pk)


def _check_waits(amendment: Amendment) -> None:
    if amendment.state != MotionState.PROPOSED:
        raise refuse(f"“{amendment}” waits for no vote any more: it is {amendment.get_state_display().lower()}.")


def _check_up_to_date(edition: Edition, newest: Edition | None) -> None:
    """Refuse a draft that amends an older text than the newest: adopting it would undo what came between."""
    if newest is None or edition.based_on_id in (None, newest.pk):
        return
    raise refuse(
        f"The draft amends {edition.based_on.called if edition.based_on else 'an older text'}, but {newest.called} of "
        f"{edition.document} has been adopted since.",
        lawful=f"Draft the change again on the text of {newest.called}.",
    )
