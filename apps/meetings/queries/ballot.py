"""What a vote on an item depends on, before anybody raises a hand: the rules, the seats, and who may vote."""

from dataclasses import dataclass

from apps.core.rulings import Citation, Ruling
from apps.councils.models import Organisation
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.meetings.models import AgendaItem, Attendance, Meeting
from apps.meetings.rules import majority
from apps.meetings.rules.quorum import Seats, how_needed, needed, quorum
from apps.meetings.rules.who_votes import Voters
from apps.members.models import Membership

from .room import attendance_of, day_of, in_the_room, out_of, room, seated, seats_of, voters_of
from .rulebook import ORDINARY, Rulebook, rulebook_of, value


@dataclass(frozen=True)
class Ballot:
    """All that a vote on an item depends on, before anybody raises a hand."""

    item: AgendaItem
    book: Rulebook
    quorum_rule: Rule
    majority_rule: Rule
    casting_rule: Rule | None
    seats: Seats
    in_office: Voters
    there: Voters | None
    out: list[str]
    out_ids: frozenset[int]
    organisation: str

    @property
    def quorum_line(self) -> str:
        """Return how the quorum is reckoned."""
        return how_needed(value(self.quorum_rule), self.seats)

    @property
    def quorum_needed(self) -> int:
        """Return how many members must be in the room."""
        return needed(value(self.quorum_rule), self.seats)

    @property
    def majority_words(self) -> str:
        """Return what carries the motion."""
        return majority.in_words(value(self.majority_rule))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return where quorum, majority and casting vote are written."""
        rules = [self.quorum_rule, self.majority_rule, *([self.casting_rule] if self.casting_rule else [])]
        return self.book.cite(*rules)


def ballot(item: AgendaItem) -> Ballot:
    """Return the rules and people of a vote on ``item``; a rule that the body lacks is refused by name."""
    meeting = item.meeting
    day = day_of(meeting)
    book = rulebook_of(meeting)
    rule = book.get(RuleKind.QUORUM)
    in_office = voters_of(seated(meeting))
    room_now = in_the_room(attendance_of(meeting))
    there = None if room_now is None else in_office.among(room_now)
    # Somebody who is out of the item but not in the room, or has no vote, takes nobody's hand away.
    concerned = in_office if there is None else there
    out = {one.person_id: one.person.name for one in out_of(item) if one.person_id in concerned}
    return Ballot(
        item=item,
        book=book,
        quorum_rule=rule,
        majority_rule=book.get(RuleKind.MAJORITY, item.matter or ORDINARY),
        casting_rule=book.find(RuleKind.CASTING_VOTE),
        seats=seats_of(meeting.body, day),
        in_office=in_office,
        there=there,
        out=list(out.values()),
        out_ids=frozenset(out),
        organisation=_organisation(rule),
    )


def quorate(meeting: Meeting, memberships: list[Membership], attendance: list[Attendance]) -> Ruling:
    """Return whether those on the attendance record are a quorum, apart from any item."""
    day = day_of(meeting)
    book = rulebook_of(meeting)
    rule = book.get(RuleKind.QUORUM)
    there = voters_of(memberships).among(in_the_room(attendance) or set())
    now = room(rule, there, present=len(there), out=set(), organisation=_organisation(rule))
    return quorum(value(rule), seats_of(meeting.body, day), now, book.cite(rule))


def _organisation(rule: Rule) -> str:
    slug = value(rule).required_organisation
    if not slug:
        return ""
    found = Organisation.objects.filter(slug=slug).values_list("name", flat=True).first()
    return found or slug
