"""Reviews: kept owed by the rule, held with findings and actions, and the actions done."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from apps.core import clock
from apps.core.formats import short_day
from apps.core.records import lock, remove, save
from apps.core.rulings import refuse
from apps.deadlines.services import meet, withdraw
from apps.documents.models import Document, Rule
from apps.plans import rules
from apps.plans.enums import ACTION, REVIEW, Conclusion
from apps.plans.models import ChangeBelow, Review, ReviewAction
from apps.plans.queries import reviews as queries

from .owing import ACTION_REMINDERS, owe_by_rule, owe_on


@transaction.atomic
def keep_review_owed(*, document: Document, by: Any = None) -> Review | None:
    """See that the next review of ``document`` is owed by the rule in force today; return it, None where none is.

    Counted from the last review, or from the day the document came into force. A rule that changed counts anew; where
    no rule asks for a review any longer, or the document has ended, none is owed. Doing it twice changes nothing.
    """
    document = _locked(document)
    today = clock.today()
    review, rule = queries.owed(document), _rule(document, today)
    since = queries.last_held(document) or _in_force_since(document, today)
    if rule is None or since is None:
        _owe_no_longer(document, review, by=by)
        return None
    if review is not None and review.deadline is not None and review.deadline.rule_id == rule.pk:
        return review
    if review is not None:
        withdraw(subject=document, kind=REVIEW, by=by, reason="Counted anew: the rule for its review has changed.")
    review = review or Review(document=document)
    review.edition = queries.edition_in_force(document, today)
    why = f"Owed by {rule.provision.cited} of {rule.provision.edition.document}, counted from {short_day(since)}."
    review.deadline = owe_by_rule(
        document=document, kind=REVIEW, what=f"Review: {document}", rule=rule, counted_from=since, by=by, reason=why
    )
    return save(review, by=by, reason=why)


def _rule(document: Document, on: date) -> Rule | None:
    """Return the rule by which a document that is listed or in force is reviewed; None where none is."""
    there = Document.objects.filter(queries.reviewable(on), pk=document.pk).exists()
    return queries.review_rule(document, on) if there else None


def _in_force_since(document: Document, on: date) -> date | None:
    """Return the first day of the document itself; a document without a text here is counted from its first review."""
    first = document.editions.public().filter(start__lte=on).order_by("start").first()
    return first.start if first else None


def _owe_no_longer(document: Document, review: Review | None, *, by: Any) -> None:
    if review is not None:
        reason = "No rule asks for a review of it any longer, or it has ended."
        withdraw(subject=document, kind=REVIEW, by=by, reason=reason)
        remove(review, by=by, reason=reason)


@transaction.atomic
def record_review(
    *,
    document: Document,
    held_on: date,
    held_by: str,
    findings: str,
    conclusion: str,
    actions: Iterable[Mapping[str, Any]] = (),
    by: Any,
    reason: str,
) -> Review:
    """Record that ``document`` was reviewed: what was found, what follows, and who does it until when.

    Meets the deadline where one was open, counts the next one from ``held_on``, and ends what the register says about
    changes below. Each of ``actions`` has ``what``, ``who`` and, where a day was set, ``due``.
    """
    document = _locked(document)
    rules.may_be_recorded(held_on, clock.today(), queries.last_held(document)).check()
    if conclusion not in Conclusion.values:
        raise refuse("Say what the review ends with.", on_field="conclusion")
    if not findings.strip():
        raise refuse("A review says what it found.", on_field="findings")
    review = queries.owed(document) or Review(document=document)
    review.edition = queries.edition_in_force(document, held_on)
    review.held_on, review.held_by = held_on, held_by
    review.findings, review.conclusion = findings, conclusion
    save(review, by=by, reason=reason)
    meet(kind=REVIEW, subject=document, on=held_on, by=by, reason=f"Reviewed on {short_day(held_on)}.")
    for action in actions:
        _ask_for(review, action, by=by, reason=reason)
    for change in ChangeBelow.objects.filter(dependant=document, review__isnull=True):
        change.review = review
        save(change, by=by, reason=f"Looked at by the review of {short_day(held_on)}.")
    keep_review_owed(document=document, by=by)
    return review


def _ask_for(review: Review, action: Mapping[str, Any], *, by: Any, reason: str) -> None:
    due = action.get("due")
    assert review.held_on is not None
    if due is not None and due < review.held_on:
        raise refuse(
            f"“{action['what']}” cannot be due on {short_day(due)}, before the review on {short_day(review.held_on)}.",
            lawful=f"Set {short_day(review.held_on)} or a later day.",
        )
    asked = ReviewAction(review=review, what=action["what"], who=action["who"], due=due)
    save(asked, by=by, reason=reason)
    if due is not None:
        owe_on(
            document=review.document, kind=ACTION, subject=asked, what=f"{review.document}: {asked.what}",
            since=review.held_on, day=due, reminder_days=ACTION_REMINDERS, by=by, reason=reason,
        )  # fmt: skip


@transaction.atomic
def complete_action(*, action: ReviewAction, done_on: date, evidence: str, by: Any, reason: str) -> ReviewAction:
    """Record that an action of a review was done, and what shows it."""
    action = lock(ReviewAction.objects.select_related("review__document"), pk=action.pk)
    held_on = action.review.held_on
    assert held_on is not None
    rules.may_be_done(done_on, clock.today(), held_on, action.done_on).check()
    if not evidence.strip():
        raise refuse("Say what shows that the action was done.", on_field="evidence")
    action.done_on, action.evidence = done_on, evidence
    save(action, by=by, reason=reason)
    meet(kind=ACTION, subject=action, on=done_on, by=by, reason=f"Done on {short_day(done_on)}.")
    return action


def _locked(document: Document) -> Document:
    return lock(Document.objects.all(), pk=document.pk)
