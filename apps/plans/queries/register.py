"""The register of strategies and policies of a council: each document with how it stands, and what rests on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Exists, F, JSONField, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from apps.councils.models import Council
from apps.deadlines.enums import OUTSTANDING
from apps.deadlines.models import Deadline
from apps.documents.enums import DocumentKind
from apps.documents.models import Document, Edition, Underpinning
from apps.plans import rules
from apps.plans.enums import REVIEW, Happening, Status
from apps.plans.models import ChangeBelow, Review

# How a document stands that somebody has to do something about.
NEEDING = (Status.OVERDUE, Status.EXPIRED, Status.UNDER_REVIEW)


@dataclass(frozen=True)
class Entry:
    """A document as the register shows it on a day."""

    document: Any
    status: Status

    @property
    def has_text(self) -> bool:
        """Whether a text of it can be read here: in force, to come, or of the past."""
        return bool(self.document.since or self.document.comes)


@dataclass(frozen=True)
class Link:
    """What rests on what: ``changed`` says what happened below since the last review, and ``day`` from when."""

    underpinning: Underpinning
    changed: str
    day: date | None


def registered(on: date) -> QuerySet[Document]:
    """Return what stands in the registers: listed documents and those with an adopted text, with how they stand."""
    texts = Edition.objects.public().filter(document=OuterRef("pk"))
    newest, coming = texts.filter(start__lte=on).order_by("-start"), texts.filter(start__gt=on).order_by("start")
    owed = Deadline.objects.filter(
        kind=REVIEW, subject_kind=Document._meta.label_lower, subject_id=OuterRef("pk"), state__in=OUTSTANDING
    )
    held = Review.objects.filter(document=OuterRef("pk"), held_on__isnull=False).order_by("-held_on")
    rows = Document.objects.filter(Q(listed=True) | Exists(texts), council__isnull=False)
    return rows.annotate(
        since=_first(newest, "start"),
        until=_first(newest, "end"),
        runs_until=_first(newest, "runs_until"),
        comes=_first(coming, "start"),
        review_due=_first(owed, "due_on"),
        reminder_days=Subquery(owed.values("reminder_days")[:1], output_field=JSONField()),
        last_review=_first(held, "held_on"),
    ).order_by("title")


def _first(rows: QuerySet, name: str) -> Subquery:
    return Subquery(rows.values(name)[:1], output_field=DateField())


def entry_of(document: Any, on: date) -> Entry:
    """Return ``document``, as ``registered`` reads it, with its status."""
    facts = rules.Facts(
        start=document.since,
        end=document.until,
        comes=document.comes,
        runs_until=document.runs_until,
        review_due=document.review_due,
        reminder_days=document.reminder_days or (),
    )
    return Entry(document, rules.status_of(facts, on))


def register_of(council: Council, on: date) -> list[Entry]:
    """Return the register of ``council`` on a day, by title."""
    return [entry_of(document, on) for document in registered(on).filter(council=council)]


def filtered(entries: Sequence[Entry], kind: str, status: str) -> list[Entry]:
    """Return the entries of a kind and of a status; a filter that is empty or unknown lets everything through."""
    kinds = {kind} if kind in DocumentKind.values else set(DocumentKind.values)
    states = {status} if status in Status.values else set(Status.values)
    return [entry for entry in entries if entry.document.kind in kinds and entry.status in states]


def entry_or_404(council: str, document: str, on: date) -> Entry:
    """Return the entry at this address with its council, or answer as nothing does."""
    rows = registered(on).select_related("council__organisation")
    found = rows.filter(council__slug=council, slug=document).first()
    if found is None:
        raise Http404
    return entry_of(found, on)


def links_of(council: Council, shown: Sequence[Any]) -> list[Link]:
    """Return what rests on what among the documents ``shown`` (documents or their keys), with what changed below."""
    rows = _links().filter(upper__council=council)
    known = {getattr(one, "pk", one) for one in shown}
    return [_link(row) for row in rows if row.lower_id in known and row.upper_id in known]


def links_around(document: Document, on: date) -> tuple[list[Link], list[Link]]:
    """Return what ``document`` rests on, and what rests on it; only what the public register shows."""
    rows = _links().filter(Q(upper=document) | Q(lower=document))
    public = registered(on).values("pk")
    links = [_link(row) for row in rows.filter(lower__in=public, upper__in=public)]
    below = [link for link in links if link.underpinning.upper_id == document.pk]
    return below, [link for link in links if link.underpinning.lower_id == document.pk]


def _links() -> QuerySet[Underpinning]:
    news = ChangeBelow.objects.filter(dependant=OuterRef("upper"), changed=OuterRef("lower"), review__isnull=True)
    news = news.order_by("-day", "-pk")
    rows = Underpinning.objects.select_related("lower", "upper", "provision__edition__document")
    rows = rows.annotate(changed=Subquery(news.values("what")[:1]), changed_day=_first(news, "day"))
    return rows.order_by(F("upper__title"), F("lower__title"))


def _link(row: Any) -> Link:
    return Link(row, str(Happening(row.changed).label) if row.changed else "", row.changed_day)
