"""What the page of a meeting shows, in four queries for a visitor, however long the agenda is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404

from apps.core.rulings import Citation, Ruling
from apps.documents.queries import cite
from apps.meetings.enums import AttendanceKind
from apps.meetings.models import AgendaItem, Attendance, Declaration, Meeting, Paper, Vote

from .meetings import meeting_or_404
from .room import attendance_of, day_of

PAPER_FIELDS = ("slug", "title", "summary", "media_type", "size")


@dataclass
class Line:
    """One item of the agenda with all that belongs to it."""

    item: AgendaItem
    papers: list[Paper] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    vote: "VoteShown | None" = None


@dataclass(frozen=True)
class VoteShown:
    """A vote with its stored rulings, read back."""

    vote: Vote
    quorum: Ruling
    result: Ruling


@dataclass(frozen=True)
class Page:
    """A meeting as its page shows it."""

    meeting: Meeting
    lines: list[Line]
    attendance: list[Attendance]
    openness: Citation
    notice: Ruling | None
    minuted: bool

    @property
    def there(self) -> int:
        """Return how many were there, in person or by substitute."""
        return sum(row.kind in (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE) for row in self.attendance)

    @property
    def declared(self) -> list[tuple[AgendaItem, Declaration]]:
        """Return every declaration with its item, in the order of the agenda."""
        return [(line.item, one) for line in self.lines for one in line.declarations]


def page_of(meeting: Meeting) -> Page:
    """Return what the page of ``meeting`` shows; load the meeting by ``meeting_or_404``."""
    minutes = getattr(meeting, "minutes", None)
    notice = getattr(meeting, "notice", None)
    return Page(
        meeting=meeting,
        lines=agenda_of(meeting),
        attendance=attendance_of(meeting),
        openness=cite(meeting.openness_rule, meeting.body.council, on=day_of(meeting)),
        notice=Ruling.from_data(notice.ruling) if notice is not None and notice.ruling else None,
        minuted=minutes is not None and minutes.published_at is not None,
    )


def agenda_of(meeting: Meeting) -> list[Line]:
    """Return the agenda with papers, declarations and votes: two queries."""
    lines: dict[int, Line] = {}
    for item in _items_beside_papers(meeting):
        line = lines.setdefault(item.pk, Line(item, vote=_vote_of(item)))
        if item.paper_id is not None:
            line.papers.append(_paper_of(item))
    # Whoever may not read a sensitive interest gets ``Declaration.words``, never its text.
    for one in Declaration.objects.filter(item__meeting=meeting).select_related("person", "entry").order_by("pk"):
        lines[one.item_id].declarations.append(one)
    return list(lines.values())


def _items_beside_papers(meeting: Meeting) -> Iterable[Any]:
    """Return each item once for each of its papers (once where it has none), the paper's fields beside it."""
    beside = {f"paper_{name}": F(f"papers__{name}") for name in PAPER_FIELDS}
    items = meeting.items.select_related("vote", "business").annotate(paper_id=F("papers__id"), **beside)
    return items.order_by("number", "paper_id")


def _paper_of(item: Any) -> Paper:
    fields = {name: getattr(item, f"paper_{name}") for name in PAPER_FIELDS}
    return Paper(pk=item.paper_id, item_id=item.pk, **fields)


def _vote_of(item: AgendaItem) -> VoteShown | None:
    vote = getattr(item, "vote", None)
    if vote is None:
        return None
    return VoteShown(vote, Ruling.from_data(vote.quorum_ruling), Ruling.from_data(vote.result_ruling))


def paper_or_404(user: Any, council: str, body: str, slug: str, item: int, paper: str) -> Paper:
    """Return the paper at this address when ``user`` may see its meeting, else answer as nothing does."""
    meeting = meeting_or_404(user, council, body, slug)
    found = papers_of(meeting).filter(item__number=item, slug=paper).first()
    if found is None:
        raise Http404
    found.item.meeting = meeting
    return found


def papers_of(meeting: Meeting) -> QuerySet[Paper]:
    """Return the papers of a meeting with their items."""
    return Paper.objects.filter(item__meeting=meeting).select_related("item").order_by("item__number", "pk")
