"""The task list of a meeting: what is to be done, what is done, and what blocks the rest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from apps.core import clock, formats
from apps.meetings.enums import DeclarationKind, MeetingState
from apps.meetings.models import AgendaItem, Meeting

from .room import day_of

DONE, DOING, TO_DO, BLOCKED, OPEN = "Done", "Begun", "To do", "Cannot start yet", "No hurry"


@dataclass(frozen=True)
class Task:
    """One line of the task list: where it leads ("" where it cannot start), how it stands, what to know of it."""

    name: str
    page: str
    status: str
    hint: str = ""
    item: AgendaItem | None = None


def items_with_counts(meeting: Meeting) -> QuerySet[Any]:
    """Return the agenda with the number of papers and of declarations of each item, and its vote."""
    standing = Q(declarations__withdrawn_at__isnull=True)
    items = meeting.items.select_related("vote", "business", "standing_rule").annotate(
        papers_count=Count("papers", distinct=True),
        declarations_count=Count("declarations", filter=standing, distinct=True),
        out_count=Count(
            "declarations__person",
            filter=standing & Q(declarations__kind=DeclarationKind.PECUNIARY),
            distinct=True,
        ),
    )
    return items.order_by("number")


def tasks_of(meeting: Meeting) -> list[Task]:
    """Return the tasks of a meeting in the order in which they are done."""
    items = list(items_with_counts(meeting))
    attended = meeting.attendance.count()
    begun = meeting.state in (MeetingState.CALLED, MeetingState.HELD) and day_of(meeting) <= clock.today()
    wait = _why_wait(meeting)
    return [
        *_before(meeting, items),
        _substitutes(meeting),
        _attendance(attended, begun, wait),
        _declarations(items),
        *(_vote(item, begun, wait) for item in items if item.for_decision),
        _minutes(meeting, items, attended, begun, wait),
    ]


def _before(meeting: Meeting, items: list[Any]) -> list[Task]:
    own = [item for item in items if item.standing_rule_id is None]
    agenda = Task(
        "Agenda", "agenda", DONE if own else TO_DO, formats.counted(len(items), "item") + _only_standing(items, own)
    )
    papers = sum(item.papers_count for item in items)
    without = [item for item in own if item.for_decision and not item.papers_count]
    bare = f"; no paper yet for {', '.join(f'item {item.number}' for item in without)}" if without else ""
    paper = Task("Papers", "agenda", DONE if papers and not without else OPEN, formats.counted(papers, "paper") + bare)
    return [agenda, paper, _notice(meeting)]


def _only_standing(items: list[Any], own: list[AgendaItem]) -> str:
    return ": only what stands on every agenda" if items and not own else ""


def _notice(meeting: Meeting) -> Task:
    notice = getattr(meeting, "notice", None)
    if notice is not None:
        told = formats.counted(notice.recipients, "member")
        return Task("Notice", "", DONE, f"Given on {formats.day(notice.given_on)}; {told} told by message")
    if meeting.state in (MeetingState.CANCELLED, MeetingState.DROPPED):
        return Task("Notice", "", BLOCKED, "The meeting was cancelled")
    return Task("Notice", "notice", TO_DO, "With it the meeting, its agenda and its papers are published")


def _substitutes(meeting: Meeting) -> Task:
    if meeting.state not in (MeetingState.CALLED, MeetingState.HELD):
        return Task("Substitutes", "", BLOCKED, _why_wait(meeting))
    named = meeting.substitutions.count()
    hint = f"{formats.counted(named, 'member')} represented" if named else "None is named. Members name them too"
    return Task("Substitutes", "substitutes", DONE if named else OPEN, hint)


def _attendance(attended: int, begun: bool, wait: str) -> Task:
    if not begun:
        return Task("Attendance", "", BLOCKED, wait)
    hint = f"{formats.counted(attended, 'person', 'people')} on record" if attended else "Nobody is on record yet"
    return Task("Attendance", "attendance", DONE if attended else TO_DO, hint)


def _declarations(items: list[Any]) -> Task:
    declared = sum(item.declarations_count for item in items)
    hint = formats.counted(declared, "declaration") if declared else "None so far"
    return Task(
        "Declarations of interests", "", DONE if declared else OPEN, f"{hint}. Members declare on their own pages"
    )


def _vote(item: Any, begun: bool, wait: str) -> Task:
    name = f"Vote on item {item.number}: {item.title}"
    vote = getattr(item, "vote", None)
    if vote is not None:
        numbers = f"{vote.votes_for} for, {vote.votes_against} against, {vote.abstaining} abstaining"
        return Task(name, "", DONE, f"{vote.get_outcome_display()}: {numbers}", item)
    if item.business is not None and item.business.state != "waiting":
        return Task(name, "", DONE, f"Settled elsewhere: {item.business.get_state_display().lower()}", item)
    out = f"{formats.counted(item.out_count, 'member')} out with a pecuniary interest" if item.out_count else ""
    if not begun:
        return Task(name, "", BLOCKED, ". ".join(part for part in (wait, out) if part), item)
    return Task(name, "vote", TO_DO, out, item)


def _minutes(meeting: Meeting, items: list[Any], attended: int, begun: bool, wait: str) -> Task:
    minutes = getattr(meeting, "minutes", None)
    if minutes is not None and minutes.published_at is not None:
        return Task("Minutes", "", DONE, f"Published on {formats.day(minutes.published_at)}")
    if not begun:
        return Task("Minutes", "", BLOCKED, wait)
    open_votes = sum(item.for_decision and not hasattr(item, "vote") for item in items)
    hints = [
        "" if attended else "They can be published once the attendance is recorded",
        f"{formats.counted(open_votes, 'vote')} not recorded: what was not decided goes on the next agenda"
        if open_votes
        else "",
    ]
    return Task("Minutes", "minutes", DOING if minutes else TO_DO, ". ".join(hint for hint in hints if hint))


def _why_wait(meeting: Meeting) -> str:
    day: date = day_of(meeting)
    if meeting.state in (MeetingState.CANCELLED, MeetingState.DROPPED):
        return "The meeting was cancelled"
    if meeting.state == MeetingState.PREPARING:
        return "Notice of the meeting comes first"
    return f"From {formats.day(day)}, the day of the meeting"
