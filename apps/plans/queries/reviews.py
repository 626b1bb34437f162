"""Reads of reviews: the rule that asks for one, those owed and held, their actions."""

from datetime import date

from django.db.models import Max, Q, QuerySet

from apps.documents.enums import RuleKind
from apps.documents.models import Document, Edition, Rule
from apps.plans.models import Review, ReviewAction

COUNTED = "deadline__rule__provision__edition__document"


def review_rules(on: date) -> QuerySet[Rule]:
    """Return the rules in force on a day by which documents are reviewed; a rule's matter is the document's address."""
    rules = Rule.objects.on(on).filter(kind=RuleKind.REVIEW)
    return rules.select_related("rule_set", "provision__edition__document").order_by("start", "pk")


def review_rule(document: Document, on: date) -> Rule | None:
    """Return the rule by which ``document`` is reviewed, in whichever rule set of its council; None where none is."""
    return review_rules(on).filter(rule_set__council=document.council_id, matter=document.slug).first()


def owed(document: Document) -> Review | None:
    """Return the review that is owed, or None."""
    return Review.objects.filter(document=document, held_on__isnull=True).select_related("deadline").first()


def last_held(document: Document) -> date | None:
    """Return the day of the last review, or None."""
    return Review.objects.filter(document=document).aggregate(last=Max("held_on"))["last"]


def reviews_of(document: Document) -> list[Review]:
    """Return the reviews, the one that is owed first, then the latest first, with how each was counted."""
    rows = Review.objects.filter(document=document).select_related("deadline__council", "edition", COUNTED)
    return sorted(rows, key=lambda review: (review.held_on is not None, _backwards(review)))


def _backwards(review: Review) -> int:
    return -review.held_on.toordinal() if review.held_on else 0


def actions_of(document: Document) -> QuerySet[ReviewAction]:
    """Return the actions of all reviews of a document, those to be done first by their day."""
    return ReviewAction.objects.filter(review__document=document).order_by("due", "pk")


def open_actions_of(document: Document) -> QuerySet[ReviewAction]:
    """Return what reviews of a document asked for and nobody has done, by its day."""
    return actions_of(document).filter(done_on__isnull=True)


def edition_in_force(document: Document, on: date) -> Edition | None:
    """Return the edition of ``document`` in force on a day, or None."""
    return document.editions.on(on).first()


def reviewable(on: date) -> Q:
    """Return the filter of documents that a review can be owed for: in force on a day, or listed without a text."""
    in_force = Q(pk__in=Edition.objects.on(on).values("document"))
    bare = Q(listed=True) & ~Q(pk__in=Edition.objects.public().values("document"))
    return Q(council__isnull=False) & (in_force | bare)
