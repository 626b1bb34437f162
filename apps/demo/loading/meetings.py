"""Meetings with notice, agenda and papers, and of those that are over what happened in the room."""

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import typst
from django.core.files.base import ContentFile

from apps.core.clock import LONDON
from apps.meetings.models import AgendaItem, Meeting
from apps.meetings.services import agenda, calling, declaring, minutes, papers, room, standing_in, voting

from .data import FOLDER, Made, Row, plain

REASON = "Taken over for the demonstration."
# Papers come out with the notice, in the morning.
MORNING = time(10)
OPENING = time(9)


def load_meeting(made: Made, row: Row) -> None:
    """Call one meeting and let happen what has happened to it by now."""
    by = made.officers[row["council"]]
    meeting = _call(made, row, by)
    items = _agenda(meeting, row, by)
    notice = row["notice"]
    # Who had to be told was told on that day: nobody is written to again.
    calling.give_notice(
        meeting=meeting,
        text=plain(notice["text"]),
        on=made.day(notice, "published"),
        tell=False,
        by=by,
        reason=REASON,
    )
    for paper in row.get("paper", []):
        _attach(made, items[paper["item"]], paper, by)
    _name_substitutes(made, row, meeting, by)
    if row["status"] == "cancelled":
        calling.cancel(meeting=meeting, reason=row["cancelled_reason"], tell=False, by=by)
    if row["status"] == "held":
        _hold(made, row, meeting, items, by)


def _call(made: Made, row: Row, by: Any) -> Meeting:
    day = made.day(row, "date")
    paragraphs = (row["address"], row["who_may_attend"], row["accessibility"])
    return calling.call_meeting(
        body=made.bodies[row["council"], row["body"]],
        starts_at=_at(day, row["time"]),
        ends_at=_at(day, row["ends"]),
        place=row["place"],
        access="\n\n".join(plain(paragraph) for paragraph in paragraphs),
        kind=row["kind"],
        by=by,
        reason=REASON,
    )


def _agenda(meeting: Meeting, row: Row, by: Any) -> dict[int, AgendaItem]:
    """Put the items on the agenda; standing ones are there already. Returns them by number."""
    votes = {vote["item"]: vote for vote in row.get("vote", [])}
    for item in row["item"]:
        if not item["standing"]:
            vote = votes.get(item["number"], {})
            agenda.add_item(
                meeting=meeting,
                title=item["title"],
                text=plain(item["text"]),
                motion=plain(vote.get("motion", item.get("motion", ""))),
                matter=vote.get("matter", ""),
                for_decision=item["purpose"] == "decision",
                by=by,
                reason=REASON,
            )
    return {item.number: item for item in meeting.items.select_related("meeting__body__council")}


def _attach(made: Made, item: AgendaItem, row: Row, by: Any) -> None:
    source = FOLDER / row["file"]
    paper = papers.attach(
        item=item,
        title=row["title"],
        upload=ContentFile(compiled(source), name=f"{source.stem}.pdf"),
        summary=plain(row["summary"]),
        text=plain(row["text"]),
        at=_at(made.day(row, "published"), MORNING),
        by=by,
        reason=REASON,
    )
    made.files.append(paper.file)


def compiled(source: Path) -> bytes:
    """Return the paper at ``source`` as an accessible PDF (PDF/UA-1)."""
    return typst.compile(str(source), root=str(source.parent), pdf_standards=["ua-1"], ignore_system_fonts=True)


def _hold(made: Made, row: Row, meeting: Meeting, items: dict[int, AgendaItem], by: Any) -> None:
    """Record who was there, what was declared, how they voted, and the minutes."""
    room.record_attendance(meeting=meeting, rows=list(_attended(made, row)), by=by)
    for declaration in row.get("declaration", []):
        _declare(made, row, items[declaration["item"]], declaration, by)
    for vote in row.get("vote", []):
        voting.record_vote(
            item=items[vote["item"]],
            present=vote["present"],
            votes_for=vote["for"],
            votes_against=vote["against"],
            abstaining=vote["abstaining"],
            casting_vote=vote["casting_vote"],
            at=meeting.ends_at,
            by=by,
        )
    minutes.publish(
        meeting=meeting,
        text=plain(row["minutes"]["introduction"]),
        items={items[item["number"]].pk: plain(item["minute"]) for item in row["item"] if "minute" in item},
        at=_at(made.day(row["minutes"], "published"), MORNING),
        by=by,
    )


def _attended(made: Made, row: Row) -> Iterable[room.Attended]:
    for one in row["attendance"]:
        yield room.Attended(person=made.people[row["council"], one["person"]], kind=one["status"])


def _name_substitutes(made: Made, row: Row, meeting: Meeting, by: Any) -> None:
    for one in row.get("substitution", []):
        standing_in.name_substitute(
            meeting=meeting,
            person=made.people[row["council"], one["person"]],
            name=one["name"],
            briefed=one["briefed"],
            host_advised=bool(one.get("host_advice")),
            host_advice=one.get("host_advice", ""),
            at=_at(made.day(one, "notified"), OPENING),
            tell=False,
            by=by,
            reason=REASON,
        )


def _declare(made: Made, row: Row, item: AgendaItem, declaration: Row, by: Any) -> None:
    declaring.declare(
        item=item,
        person=made.people[row["council"], declaration["person"]],
        kind=declaration["kind"],
        entry=made.entries.get(declaration.get("entry", "")),
        text=declaration["text"],
        at=item.meeting.starts_at,
        by=by,
    )


def _at(day: date | None, clock: time) -> datetime:
    """Return the moment at which it is ``clock`` on ``day`` in London."""
    assert day is not None
    return datetime.combine(day, clock, LONDON)
