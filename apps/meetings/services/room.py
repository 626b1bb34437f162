"""Who was in the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from apps.core import records
from apps.core.rulings import refuse
from apps.documents.enums import RuleKind
from apps.meetings.enums import AttendanceKind
from apps.meetings.models import Attendance, Meeting, Substitution
from apps.meetings.queries.room import by_person, in_the_room, seated, voters_of
from apps.meetings.queries.rulebook import Rulebook, rulebook_of, value
from apps.meetings.queries.standing_in import may_attend, substitutes_of
from apps.members.models import Membership, Person

from .keeping import check, check_begun, held, locked


@dataclass(frozen=True)
class Attended:
    """How one person attended; ``kind`` is an AttendanceKind, or "" to take the row back.

    Who stood in is known from the substitute who was named (services/standing_in.py).
    """

    person: Person
    kind: str


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
    known = {row.person_id: row for row in meeting.attendance.select_related("substitution")}
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
    named = _substitute(meeting, book, row) if row.kind == AttendanceKind.SUBSTITUTE else None
    record = record or Attendance(meeting=meeting, person=row.person)
    if record.pk and (row.kind, named) == (record.kind, record.substitution):
        return
    record.membership, record.kind, record.substitution = membership, row.kind, named
    records.save(record, by=by, reason=reason)


def field_of(person: Person) -> str:
    """Return the name of the form's field that a refusal about ``person`` concerns."""
    return f"person-{person.pk}"


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


def _substitute(meeting: Meeting, book: Rulebook, row: Attended) -> Substitution:
    """Return who stood in, when named, told of and briefed as the rule demands."""
    named = substitutes_of(meeting).get(row.person.pk)
    if named is None:
        raise refuse(
            f"No substitute has been named for {row.person}.",
            lawful="Name the substitute first, or record apologies.",
            on_field=field_of(row.person),
        )
    check(may_attend(named, meeting, book), field_of(row.person))
    return named


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
