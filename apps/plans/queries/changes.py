"""What changed below a document: editions adopted, periods that ended, documents no longer in force."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max, Min

from apps.core import clock
from apps.documents.models import Document, Edition, Underpinning
from apps.plans.enums import Happening
from apps.plans.models import ChangeBelow, Review


@dataclass(frozen=True)
class Event:
    """Something that happened to a document that others rest on, and the day from which it is so."""

    edition: Edition
    what: Happening
    day: date


@dataclass
class Watch:
    """All that the sweep has to know, read in a fixed number of queries."""

    underpinnings: list[Underpinning]
    recorded: dict[int, date] = field(default_factory=dict)
    reviewed: dict[int, date] = field(default_factory=dict)
    rewritten: dict[int, date] = field(default_factory=dict)
    events: dict[int, list[Event]] = field(default_factory=dict)
    told: set[tuple[int, int, str]] = field(default_factory=set)

    def news(self) -> Iterator[tuple[Document, Document, Event]]:
        """Give each dependant, what it rests on, and what happened to that since, where nobody was told yet.

        Since: the day the underpinning was recorded, the last review of the dependant, or its own newest text in
        force, whichever is latest. Whoever reviewed or rewrote the dependant had what came before in front of them.
        """
        for one in self.underpinnings:
            days = (self.recorded.get(one.pk), self.reviewed.get(one.upper_id), self.rewritten.get(one.upper_id))
            since = max((day for day in days if day is not None), default=date.max)
            for event in self.events.get(one.lower_id, ()):
                if event.day > since and (one.upper_id, event.edition.pk, event.what) not in self.told:
                    yield one.upper, one.lower, event


def watch(on: date) -> Watch:
    """Return what rests on what in all councils, and what happened to it by ``on``."""
    underpinnings = list(Underpinning.objects.select_related("upper__council", "lower").order_by("pk"))
    lowers, uppers = ({getattr(one, name) for one in underpinnings} for name in ("lower_id", "upper_id"))
    made = Underpinning.history.filter(history_type="+").values_list("id").annotate(at=Min("history_date"))
    reviewed = Review.objects.filter(document__in=uppers, held_on__isnull=False).values_list("document")
    rewritten = Edition.objects.public().filter(document__in=uppers, start__lte=on).values_list("document")
    return Watch(
        underpinnings,
        recorded={key: clock.local_date(at) for key, at in made},
        reviewed=dict(reviewed.annotate(last=Max("held_on")).order_by()),
        rewritten=dict(rewritten.annotate(last=Max("start")).order_by()),
        events=_events(Edition.objects.public().filter(document__in=lowers).order_by("start"), on),
        told=set(ChangeBelow.objects.filter(dependant__in=uppers).values_list("dependant", "edition", "what")),
    )


def _events(editions: Iterable[Edition], on: date) -> dict[int, list[Event]]:
    """Return what happened to each document, by its primary key; an adoption is known before its first day."""
    texts: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        texts[edition.document_id].append(edition)
    found: dict[int, list[Event]] = defaultdict(list)
    for document, rows in texts.items():
        for edition in rows:
            what = Happening.ADOPTED if edition is rows[0] else Happening.AMENDED
            assert edition.start is not None
            found[document].append(Event(edition, what, edition.start))
        last = next((edition for edition in reversed(rows) if edition.start and edition.start <= on), None)
        if last is not None:
            found[document] += _ends(last, on)
    return found


def _ends(last: Edition, on: date) -> Iterator[Event]:
    """Give the end of the newest text that was in force: it ended without another, or its period is over."""
    if last.end is not None:
        if last.end <= on:
            yield Event(last, Happening.ENDED, last.end)
    elif last.runs_until is not None and last.runs_until < on:
        yield Event(last, Happening.EXPIRED, last.runs_until + timedelta(days=1))
