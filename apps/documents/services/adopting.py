"""An edition on its way: proposed, adopted and in force from a day with its rules, or dropped."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from apps.core.formats import short_day
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.documents.enums import EditionState, Identity
from apps.documents.models import Edition
from apps.documents.queries.amended import to_confirm

from .rules import end_rule, make_rule


@transaction.atomic
def propose(*, edition: Edition, by: Any, reason: str) -> Edition:
    """Let a draft be put to those who decide: from now on its text stands still."""
    edition = _locked(edition)
    _check_state(edition, EditionState.DRAFT, "proposed")
    check_ready(edition)
    edition.state = EditionState.PROPOSED
    return save(edition, by=by, reason=reason)


@transaction.atomic
def reopen(*, edition: Edition, by: Any, reason: str) -> Edition:
    """Let a proposed edition be a draft again: the motion was lost, or taken back."""
    edition = _locked(edition)
    _check_state(edition, EditionState.PROPOSED, "a draft again")
    edition.state = EditionState.DRAFT
    return save(edition, by=by, reason=reason)


@transaction.atomic
def drop(*, edition: Edition, by: Any, reason: str) -> Edition:
    """Give up a draft or a proposal. Its record stays for those who keep the council's records."""
    edition = _locked(edition)
    if edition.state == EditionState.ADOPTED:
        raise refuse(f"{edition} was adopted: it cannot be dropped.", lawful="Adopt another edition after it.")
    edition.state = EditionState.DROPPED
    return save(edition, by=by, reason=reason)


@transaction.atomic
def adopt(
    *,
    edition: Edition,
    start: date,
    adopted_on: date | None = None,
    adopted_by: str = "",
    decision_url: str = "",
    by: Any,
    reason: str,
) -> Edition:
    """Let ``edition`` be in force from ``start``, with the rules drafted for it; the one before ends on that day.

    All are dated rows, so nothing has to happen on the day itself. ``adopted_by`` says which decision, and
    ``decision_url`` where it can be read. Refused while a rule that rests on an amended provision is to be confirmed.
    """
    edition = _locked(edition)
    if edition.state not in (EditionState.DRAFT, EditionState.PROPOSED):
        raise refuse(f"{edition} is {edition.get_state_display().lower()}: it cannot be adopted.")
    check_ready(edition)
    _end_edition_before(edition, start, by=by, reason=reason)
    numbers = edition.document.editions.aggregate(last=Max("number"))
    edition.number, edition.state, edition.start = (numbers["last"] or 0) + 1, EditionState.ADOPTED, start
    edition.adopted_on, edition.adopted_by, edition.decision_url = adopted_on, adopted_by, decision_url
    save(edition, by=by, reason=reason)
    _bring_rules_into_force(edition, start, by=by, reason=reason)
    return edition


def _locked(edition: Edition) -> Edition:
    return lock(Edition.objects.select_related("document"), pk=edition.pk)


def _check_state(edition: Edition, state: EditionState, done: str) -> None:
    if edition.state != state:
        raise refuse(f"{edition} is {edition.get_state_display().lower()}, so it cannot be {done}.")


def check_ready(edition: Edition) -> None:
    """Refuse while an officer still has to look at something: who is who, and which rules still say what they said."""
    unsure = edition.provisions.filter(identity=Identity.PROPOSED).order_by("position").first()
    if unsure is not None:
        raise refuse(
            f"It is not confirmed yet whether {unsure.cited} is the provision that is called so in other editions.",
            lawful="Confirm it, or say that it is a new one.",
        )
    waiting = to_confirm(edition)
    if waiting:
        names = "; ".join(f"{rule} of {rule.rule_set.owner}, {rule.provision.cited}" for rule in waiting)
        raise refuse(
            f"The text under these rules has been amended, so they are to be confirmed first: {names}.",
            lawful="Confirm each of them with its value in the new text, change it, or end it.",
        )


def _end_edition_before(edition: Edition, start: date, *, by: Any, reason: str) -> None:
    """End the newest adopted edition on ``start``; refused where it begins on that day or later."""
    newest = edition.document.editions.public().order_by("-start").first()
    if newest is None:
        return
    if start <= newest.start:
        raise refuse(
            f"{newest.called} of {edition.document} is in force from {short_day(newest.start)}: "
            f"the next one cannot be in force from {short_day(start)}.",
            lawful=f"The next edition begins after {short_day(newest.start)}.",
        )
    if newest.end is None or newest.end > start:
        newest.end = start
        save(newest, by=by, reason=reason)


def _bring_rules_into_force(edition: Edition, start: date, *, by: Any, reason: str) -> None:
    drafts = edition.draft_rules.select_related("replaces", "rule_set", "provision__edition__document")
    for draft in drafts.order_by("pk"):
        old = draft.replaces
        if old is not None and (draft.ends or (old.kind, old.matter) != (draft.kind, draft.matter)):
            end_rule(rule=old, end=start, by=by, reason=reason)
        if draft.provision is not None and draft.value is not None:
            make_rule(
                rule_set=draft.rule_set, kind=draft.kind, matter=draft.matter, value=draft.value,
                provision=draft.provision, start=start, reading=draft.reading, by=by, reason=reason,
            )  # fmt: skip
