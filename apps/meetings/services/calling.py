"""Calling a meeting, giving notice of it, changing its details, cancelling it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from apps.bodies.models import Body
from apps.bodies.services import check_stands
from apps.core import clock, formats, records
from apps.core.rulings import Citation, Ruling, refuse
from apps.deadlines.queries import calendar
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.meetings.enums import MeetingKind, MeetingState
from apps.meetings.models import AgendaItem, KeptRule, Meeting, Notice, Paper
from apps.meetings.queries.room import day_of
from apps.meetings.queries.rulebook import ORDINARY, Rulebook, rulebook, rulebook_of, value
from apps.meetings.rules import notice as rules

from . import agenda
from .keeping import changed, check, locked
from .telling import members_to_tell, tell_members

LONGEST_DAY = timedelta(days=1)
# Nobody calls a meeting years ahead: a later year is a slip of the keyboard.
FARTHEST = timedelta(days=5 * 366)


@transaction.atomic
def call_meeting(
    *,
    body: Body,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    access: str = "",
    kind: str = MeetingKind.ORDINARY,
    by: Any,
    reason: str,
) -> Meeting:
    """Call a meeting of ``body`` and return it, in preparation: nobody outside sees it until notice is given.

    Whether it is open follows from the body's rule on openness; standing items and waiting business come on the agenda
    by themselves. A body without a rule on openness, notice of ordinary meetings, or quorum cannot meet here: refused,
    naming the rule that is missing. ``starts_at`` and ``ends_at`` are aware moments.
    """
    check_stands(records.lock(Body.objects.all(), pk=body.pk), "call a meeting")
    book = rulebook(body, clock.local_date(starts_at))
    openness = book.get(RuleKind.OPENNESS)
    book.get(RuleKind.NOTICE, ORDINARY)
    book.get(RuleKind.QUORUM)
    _check_times(body, starts_at, ends_at)
    _check_place(place)
    meeting = Meeting(
        body=body,
        slug=_free_slug(body, clock.local_date(starts_at)),
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        access=access.strip(),
        in_public=value(openness).open,
        openness_rule=openness,
        changed_at=clock.now(),
    )
    records.save(meeting, by=by, reason=reason)
    agenda.put_standing_items(meeting=meeting, book=book, by=by)
    agenda.place_waiting(body=body, by=by)
    return meeting


@transaction.atomic
def give_notice(
    *, meeting: Meeting, text: str, on: date, tell: bool = True, by: Any, reason: str = "Notice of the meeting."
) -> Notice:
    """Give notice of the meeting on the day ``on``: it becomes public where it is open, and the members are told.

    Refused when too late under the rule of any matter on the agenda, with the earliest lawful date, and when a matter
    whose text must be in the notice (a change of the constitution) is not set out in it. ``tell=False`` where the
    members were told otherwise: then nobody is written to, and the notice says how many they are.
    """
    meeting = locked(meeting)
    _check_can_give(meeting, text, on)
    ruling, rule = _judged_notice(meeting, text, on)
    book = rulebook_of(meeting)
    notice = Notice(meeting=meeting, given_on=on, text=text.strip(), rule=rule, ruling=ruling.as_data())
    meeting.state = MeetingState.CALLED
    meeting.changed_at = clock.now()
    records.save(meeting, by=by, reason=reason)
    _keep_rules(meeting, book)
    _publish_papers(meeting, on, by=by, reason=reason)
    notice.recipients = _tell_of(notice, meeting) if tell else len(members_to_tell(meeting))
    return records.save(notice, by=by, reason=reason)


def check_notice(*, meeting: Meeting, text: str, on: date) -> Ruling:
    """Return how the days of such a notice are counted, and write nothing; refused as ``give_notice`` refuses."""
    _check_can_give(meeting, text, on)
    return _judged_notice(meeting, text, on)[0]


@transaction.atomic
def change_details(
    *, meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str, access: str, by: Any, reason: str
) -> Meeting:
    """Change time of day, place or access. Another day is another meeting: cancel this one and call that one."""
    meeting = locked(meeting)
    if meeting.state not in (MeetingState.PREPARING, MeetingState.CALLED):
        raise refuse("A meeting that was held or cancelled cannot be changed.")
    if clock.local_date(starts_at) != day_of(meeting):
        raise refuse(
            f"The meeting was called for {formats.day(meeting.starts_at)}: its address and notice carry that day.",
            lawful="Cancel this meeting with the reason, and call another one.",
            on_field="day",
        )
    if not reason.strip():
        raise refuse("A change of a meeting needs its reason.", on_field="reason")
    _check_times(meeting.body, starts_at, ends_at, apart_from=meeting)
    _check_place(place)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.place, meeting.access = place.strip(), access.strip()
    changed(meeting, by=by, reason=reason)
    if meeting.state == MeetingState.CALLED:
        tell_members(
            meeting,
            subject=f"Changed: {meeting.body} on {formats.day(meeting.starts_at)}",
            template="email/meetings/changed.txt",
            reason=reason,
        )
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, tell: bool = True, by: Any) -> Meeting:
    """Cancel the meeting, saying why; its business goes on the next agenda, and the members are told.

    One of which no notice was given is dropped: nobody outside ever knew of it. ``tell=False`` where the members were
    told otherwise.
    """
    meeting = locked(meeting)
    if not reason.strip():
        raise refuse("A cancelled meeting says why.", lawful="Enter the reason.", on_field="reason")
    if meeting.state not in (MeetingState.PREPARING, MeetingState.CALLED):
        raise refuse(f"This meeting cannot be cancelled: {meeting.get_state_display().lower()}.")
    announced = meeting.state == MeetingState.CALLED
    meeting.state = MeetingState.CANCELLED if announced else MeetingState.DROPPED
    meeting.cancelled_reason = " ".join(reason.split())
    changed(meeting, by=by, reason=reason)
    if announced and tell:
        tell_members(
            meeting,
            subject=f"Cancelled: {meeting.body} on {formats.day(meeting.starts_at)}",
            template="email/meetings/cancelled.txt",
        )
    agenda.place_waiting(body=meeting.body, by=by)
    return meeting


def _tell_of(notice: Notice, meeting: Meeting) -> int:
    return tell_members(
        meeting,
        subject=f"Notice: {meeting.body} on {formats.day(meeting.starts_at)}",
        template="email/meetings/notice.txt",
        notice=notice,
        items=list(meeting.items.all()),
    )


def _check_times(body: Body, starts_at: datetime, ends_at: datetime, apart_from: Meeting | None = None) -> None:
    if ends_at <= starts_at:
        raise refuse("The meeting ends before it begins.", lawful="Enter a later time.", on_field="ends")
    if starts_at > clock.now() + FARTHEST:
        text = f"{formats.day(starts_at)} is too far ahead to call a meeting."
        raise refuse(text, lawful="Enter a day within the next five years.", on_field="day")
    if ends_at - starts_at > LONGEST_DAY:
        raise refuse("A meeting longer than a day is adjourned and called anew.", on_field="ends")
    going = body.meetings.filter(state__in=(MeetingState.PREPARING, MeetingState.CALLED, MeetingState.HELD))
    clash = going.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if apart_from is not None:
        clash = clash.exclude(pk=apart_from.pk)
    found = clash.first()
    if found is not None:
        text = f"{body} already meets then: {formats.moment(found.starts_at)} until {formats.clock(found.ends_at)}."
        raise refuse(text, lawful="Choose another time.", on_field="starts")


def _check_place(place: str) -> None:
    if not place.strip():
        raise refuse("A meeting needs a place.", lawful="Enter where it is held.", on_field="place")


def _free_slug(body: Body, day: date) -> str:
    taken = set(body.meetings.filter(slug__startswith=day.isoformat()).values_list("slug", flat=True))
    slug, number = day.isoformat(), 1
    while slug in taken:
        number += 1
        slug = f"{day.isoformat()}-{number}"
    return slug


def _check_can_give(meeting: Meeting, text: str, on: date) -> None:
    if meeting.state != MeetingState.PREPARING and Notice.objects.filter(meeting=meeting).exists():
        raise refuse("Notice of this meeting has been given already.")
    if meeting.state not in (MeetingState.PREPARING, MeetingState.CALLED):
        raise refuse(f"No notice can be given of this meeting: {meeting.get_state_display().lower()}.")
    if not text.strip():
        raise refuse("A notice needs its text.", lawful="Enter what the notice says.", on_field="text")
    if on > clock.today():
        raise refuse("Notice cannot have been given in the future.", lawful="Enter today's date.", on_field="given_on")


def _keep_rules(meeting: Meeting, book: Rulebook) -> None:
    """Let the meeting go by the rules now in force for its day, whatever edition is adopted after its notice."""
    for rule in book:
        KeptRule.objects.get_or_create(meeting=meeting, rule=rule)


def _publish_papers(meeting: Meeting, on: date, *, by: Any, reason: str) -> None:
    """Papers that lay ready are published with the notice, not on the day on which they were attached."""
    given = clock.now() if on == clock.today() else datetime(on.year, on.month, on.day, tzinfo=clock.LONDON)
    for paper in Paper.objects.filter(item__meeting=meeting, published_at__lt=given):
        paper.published_at = given
        records.save(paper, by=by, reason=reason)


def _judged_notice(meeting: Meeting, text: str, on: date) -> tuple[Ruling, Rule]:
    """Return the ruling on the notice and the rule that asks for most; refused where any item's rule is not kept.

    A matter without a rule on notice of its own goes by the rule for ordinary matters.
    """
    day = day_of(meeting)
    book = rulebook_of(meeting)
    items = list(meeting.items.all())
    asked = {rule.pk: rule for rule in (book.notice(matter) for matter in _matters(items))}
    judged = [(_in_time(book, rule, on, day), rule) for rule in asked.values()]
    judged.sort(key=lambda pair: (pair[0].allowed, rules.latest_day(value(pair[1]), day)))
    check(judged[0][0], "given_on")
    for item in items:
        check(_carried(book, item, text), "text")
    return judged[0]


def _matters(items: list[AgendaItem]) -> list[str]:
    return list(dict.fromkeys([ORDINARY, *(item.matter or ORDINARY for item in items)]))


def _in_time(book: Rulebook, rule: Rule, on: date, day: date) -> Ruling:
    says = value(rule)
    days = calendar(says.calendar, book.body.council)
    return rules.notice(says, given_on=on, meets_on=day, citations=book.cite(rule), calendar=days)


def _carried(book: Rulebook, item: AgendaItem, text: str) -> Ruling:
    rule = book.notice(item.matter or ORDINARY)
    citations: tuple[Citation, ...] = book.cite(rule)
    if not value(rule).must_carry_text:
        return Ruling(True, "This matter's text need not be in the notice.", (), citations)
    return rules.carries(text, item.motion, item.title, citations)
