"""Who was in the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from apps.core import records
from apps.core.rulings import refuse
from apps.documents.enums import RuleKind
from apps.meetings.enums import AttendanceKind
from apps.meetings.models import Attendance, Meeting
from apps.meetings.queries.room import by_person, day_of, in_the_room, seated, voters_of
from apps.meetings.queries.rulebook import Rulebook, rulebook_of, value
from apps.meetings.rules.substitutes import Stand, substitute
from apps.members.models import Membership, Person

from .keeping import check, check_begun, held, locked


@dataclass(frozen=True)
class Attended:
    """How one person attended; ``kind`` is an AttendanceKind, or "" to take the row back.

    For a substitute: the name, whether briefed, whether the host organisation advised, when the secretariat was told.
    """

    person: Person
    kind: str
    substitute: str = ""
    briefed: bool = False
    host_advised: bool = False
    told_on: date | None = None


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, rows: Sequence[Attended], by: Any, reason: str = "Roll call."
) -> list[Attendance]:
    """Record how each person of ``rows`` attended, one row a person; people not named stay as they are recorded.

    Refused for somebody who does not sit on the body that day, and for a substitute who is not named, told of and
    briefed as the body's rule demands.
    """
    meeting = locked(meeting)
    check_begun(meeting, "record attendance")
    memberships = seated(meeting)
    holders = by_person(memberships)
    book = rulebook_of(meeting)
    known = {row.person_id: row for row in meeting.attendance.all()}
    _check_once(rows)
    for row in rows:
        membership = holders.get(row.person.pk)
        if membership is None:
            _refuse_stranger(meeting, book, row.person)
        else:
            _record(meeting, book, row, membership, known, by=by, reason=reason)
    found = list(meeting.attendance.select_related("person", "membership__seat"))
    _check_votes(meeting, found, memberships)
    held(meeting, by=by, reason=reason)
    return found


def _record(
    meeting: Meeting,
    book: Rulebook,
    row: Attended,
    membership: Membership,
    known: dict[int, Attendance],
    *,
    by: Any,
    reason: str,
) -> None:
    record = known.get(row.person.pk)
    if not row.kind:
        if record is not None:
            records.remove(record, by=by, reason=reason)
        return
    if row.kind not in AttendanceKind.values:
        raise refuse(f"“{row.kind}” is no way of attending.", on_field=field_of(row.person))
    standing_in = row.kind == AttendanceKind.SUBSTITUTE
    if standing_in:
        _check_substitute(meeting, book, row, membership)
    record = record or Attendance(meeting=meeting, person=row.person)
    said = (
        row.kind,
        row.substitute.strip() if standing_in else "",
        standing_in and row.briefed,
        standing_in and row.host_advised,
        row.told_on if standing_in else None,
    )
    if record.pk and said == _said(record):
        return
    record.membership = membership
    record.kind, record.substitute, record.briefed, record.host_advised, record.told_on = said
    records.save(record, by=by, reason=reason)


def field_of(person: Person) -> str:
    """Return the name of the form's field that a refusal about ``person`` concerns."""
    return f"person-{person.pk}"


def _said(record: Attendance) -> tuple:
    return (record.kind, record.substitute, record.briefed, record.host_advised, record.told_on)


def _check_once(rows: Sequence[Attended]) -> None:
    people = [row.person.pk for row in rows]
    twice = next((row.person for row in rows if people.count(row.person.pk) > 1), None)
    if twice is not None:
        raise refuse(f"{twice} is named twice: a person attends once, however many seats he or she holds.")


def _refuse_stranger(meeting: Meeting, book: Rulebook, person: Person) -> None:
    rule = book.find(RuleKind.CO_OPTION)
    barred = rule is not None and not value(rule).allowed
    raise refuse(
        f"{person} does not sit on {meeting.body} on the day of the meeting"
        + (", and there are no co-options." if barred else "."),
        citations=book.cite(rule) if rule is not None and barred else (),
        on_field=field_of(person),
    )


def _check_substitute(meeting: Meeting, book: Rulebook, row: Attended, membership: Membership) -> None:
    rule = book.get(RuleKind.SUBSTITUTES)
    stand = Stand(
        member=row.person.name,
        sector=membership.seat.sector,
        name=row.substitute,
        briefed=row.briefed,
        host_advised=row.host_advised,
        told_on=row.told_on,
        meets_on=day_of(meeting),
    )
    check(substitute(value(rule), stand, book.cite(rule)), field_of(row.person))


def _check_votes(meeting: Meeting, found: list[Attendance], memberships: list[Membership]) -> None:
    """Refuse a record that contradicts a vote which counted more members."""
    there = in_the_room(found)
    votes = [item.vote for item in meeting.items.filter(vote__isnull=False).select_related("vote")]
    most = max((vote.present for vote in votes), default=0)
    if there is not None and most > len(voters_of(memberships).among(there)):
        raise refuse(
            f"A vote of this meeting records {most} members present; this record would show fewer.",
            lawful=f"At least {most} members with a vote must be present or represented.",
        )
