"""What follows by itself: reviews and periods are owed, and dependants are told what changed below them.

Found by state, so that nothing depends on somebody remembering, and a sweep that did not run is made good by the next.
"""

from datetime import date

from django.db import transaction
from django.db.models import F

from apps.core.formats import short_day
from apps.core.records import lock, save
from apps.deadlines.enums import OUTSTANDING, State
from apps.deadlines.models import Deadline
from apps.deadlines.services import meet, post, withdraw
from apps.documents.models import Document, Edition
from apps.plans.enums import EXPIRY
from apps.plans.models import ChangeBelow, Review
from apps.plans.queries import reviews as queries
from apps.plans.queries.changes import Event, watch
from apps.plans.queries.people import keepers

from .owing import EXPIRY_REMINDERS, owe_on
from .reviewing import keep_review_owed


def follow(*, on: date) -> int:
    """Do all that is missing by ``on``. Returns how much was done; again gives none."""
    return _reviews(on) + _periods(on) + _changes(on)


def _reviews(on: date) -> int:
    """Open the reviews that rules ask for, and end those that none asks for any longer."""
    owed = dict(Review.objects.filter(held_on__isnull=True).values_list("document_id", "deadline__rule_id"))
    asked: dict[tuple[int | None, str], int] = {}
    for rule in queries.review_rules(on):
        # The first counts where several rule sets have one, as queries.review_rule says.
        asked.setdefault((rule.rule_set.council_id, rule.matter), rule.pk)
    slugs = {slug for _, slug in asked}
    there = Document.objects.filter(queries.reviewable(on), slug__in=slugs)
    wanted = {
        document.pk: asked[document.council_id, document.slug]
        for document in there
        if (document.council_id, document.slug) in asked
    }
    stale = [key for key in owed.keys() | wanted.keys() if owed.get(key) != wanted.get(key)]
    done = 0
    for document in Document.objects.filter(pk__in=stale).order_by("pk"):
        before = owed.get(document.pk)
        review = keep_review_owed(document=document)
        done += (review.deadline.rule_id if review and review.deadline else None) != before
    return done


def _periods(on: date) -> int:
    """Owe what is to come after each period that a text names for itself; end it once another text is in force."""
    label = Edition._meta.label_lower
    owed = {row.subject_id: row for row in Deadline.objects.filter(kind=EXPIRY, subject_kind=label)
            if row.state in OUTSTANDING}  # fmt: skip
    running = Edition.objects.on(on).filter(runs_until__isnull=False, document__council__isnull=False)
    running = running.filter(runs_until__gte=F("start")).select_related("document__council")
    ends = {edition.pk: edition for edition in running}
    done = 0
    for key in sorted(owed.keys() - ends.keys()):
        done += _period_is_over(key, on)
    for key, edition in ends.items():
        if key not in owed or owed[key].due_on != edition.runs_until:
            done += _owe_period(edition, on)
    return done


@transaction.atomic
def _period_is_over(key: int, on: date) -> bool:
    edition = lock(Edition.objects.select_related("document"), pk=key)
    if edition.document.editions.on(on).exists() and edition.runs_until is not None:
        return bool(meet(kind=EXPIRY, subject=edition, on=on, by=None, reason="Another edition is in force."))
    return bool(withdraw(kind=EXPIRY, subject=edition, by=None, reason="It is no longer in force, or names no period."))


@transaction.atomic
def _owe_period(edition: Edition, on: date) -> bool:
    edition = lock(Edition.objects.select_related("document"), pk=edition.pk)
    known = Deadline.objects.for_subject(edition).filter(kind=EXPIRY, due_on=edition.runs_until)
    if edition.runs_until is None or edition.start is None or known.exclude(state=State.WITHDRAWN).exists():
        return False
    withdraw(kind=EXPIRY, subject=edition, by=None, reason="Its period has been changed.")
    owe_on(
        document=edition.document, kind=EXPIRY, subject=edition, since=edition.start, day=edition.runs_until,
        what=f"End of its period: {edition.document}", reminder_days=EXPIRY_REMINDERS, by=None,
        reason=f"It runs until {short_day(edition.runs_until)}.",
    )  # fmt: skip
    return True


def _changes(on: date) -> int:
    """Tell the keepers of every dependant what happened below it, once."""
    return sum(_tell(upper, lower, event) for upper, lower, event in watch(on).news())


@transaction.atomic
def _tell(dependant: Document, changed: Document, event: Event) -> bool:
    dependant = lock(Document.objects.all(), pk=dependant.pk)
    said = ChangeBelow(dependant=dependant, changed=changed, edition=event.edition, what=event.what, day=event.day)
    if ChangeBelow.objects.filter(dependant=dependant, edition=event.edition, what=event.what).exists():
        return False
    save(said, by=None, reason=f"{dependant} rests on it.")
    for keeper in keepers(dependant):
        post(
            to=keeper,
            subject=f"{changed} {event.what.label}: {dependant} rests on it",
            template="email/plans/changed.txt",
            context={"change": said, "dependant": dependant, "changed": changed},
            council=dependant.council,
        )
    return True
