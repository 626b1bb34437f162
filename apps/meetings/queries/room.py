"""Who sits, who is in the room, who is out of an item, and how many seats there are."""

from datetime import date

from apps.bodies.models import Body
from apps.core import clock
from apps.documents.models import Rule
from apps.meetings.enums import AttendanceKind, DeclarationKind
from apps.meetings.models import AgendaItem, Attendance, Declaration, Meeting
from apps.meetings.rules.quorum import Room, Seats
from apps.meetings.rules.who_votes import Holding, Voters, voters
from apps.members.models import Membership
from apps.members.queries import sitting

from .rulebook import value

# In person or by substitute: both are in the room (OLP-18).
IN_THE_ROOM = (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)


def day_of(meeting: Meeting) -> date:
    """Return the day of the meeting in London."""
    return clock.local_date(meeting.starts_at)


def seated(meeting: Meeting) -> list[Membership]:
    """Return who holds which seat on the day of the meeting, by number of seat, with person and seat."""
    return list(sitting(meeting.body, day_of(meeting)).select_related("person", "seat__organisation"))


def by_person(memberships: list[Membership]) -> dict[int, Membership]:
    """Return one membership a person: of several seats the first that has a vote."""
    found: dict[int, Membership] = {}
    for membership in memberships:
        held = found.get(membership.person_id)
        if held is None or (membership.seat.voting and not held.seat.voting):
            found[membership.person_id] = membership
    return found


def voters_of(memberships: list[Membership]) -> Voters:
    """Return the people with a vote, each once."""
    return voters(Holding(one.person_id, one.seat.voting, one.seat.organisation.slug) for one in memberships)


def attendance_of(meeting: Meeting) -> list[Attendance]:
    """Return the attendance record, by name."""
    rows = meeting.attendance.select_related("person", "membership__seat__organisation", "substitution")
    return list(rows.order_by("person__name", "pk"))


def in_the_room(attendance: list[Attendance]) -> set[int] | None:
    """Return the people there in person or by substitute; None where no attendance has been recorded."""
    return {row.person_id for row in attendance if row.kind in IN_THE_ROOM} if attendance else None


def out_of(item: AgendaItem) -> list[Declaration]:
    """Return the pecuniary declarations against ``item``, which take the member out of it (Localism Act 2011 s.31)."""
    rows = item.declarations.filter(kind=DeclarationKind.PECUNIARY).select_related("person")
    return list(rows.order_by("person__name", "pk"))


def seats_of(body: Body, day: date) -> Seats:
    """Return how many seats the body's document sets out on ``day``, and where."""
    rows = list(body.seats.on(day).select_related("provision__parent").order_by("number"))
    tops = dict.fromkeys((row.provision.parent or row.provision).cited for row in rows)
    written = " and ".join(top[:1].lower() + top[1:] for top in tops)
    return Seats(all=len(rows), voting=sum(row.voting for row in rows), written_in=written)


def room(rule: Rule, there: Voters | None, *, present: int, out: set[int], organisation: str) -> Room:
    """Return the room as the rule on quorum looks at it.

    ``there`` are the voters on the attendance record (None without one), ``out`` those with a pecuniary interest,
    ``organisation`` the name of the one that must be represented.
    """
    slug = value(rule).required_organisation
    count = None if there is None or not slug else there.without(out).from_organisation(slug)
    return Room(present=present, conflicted=len(out), from_organisation=count, organisation=organisation)
