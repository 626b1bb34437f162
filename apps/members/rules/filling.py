"""What a table of members would come to: line by line who takes which seat, who leaves it, and what cannot be (OLP-10).

Everything that is known is given at once, so a table of ten thousand lines is reckoned without asking anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from apps.core.formats import day
from apps.core.rulings import Citation
from apps.members.enums import Outcome

from .columns import Fault, Line
from .seats import Held, one_holder, overlap, period, seat_set_out


@dataclass(frozen=True)
class SeatFact:
    """A seat as it is set out; ``follows`` names the office that brings it, where it is held ex officio."""

    key: int
    number: int
    title: str
    start: date
    end: date | None
    citation: Citation
    ward: str = ""
    follows: str = ""


@dataclass(frozen=True)
class BodyFact:
    """A body with its seats; ``closed`` says why nobody can take one, where it was dissolved."""

    key: int
    slug: str
    name: str
    seats: Sequence[SeatFact]
    closed: str = ""


@dataclass(frozen=True)
class HeldFact:
    """A membership that there is; ``changing`` when a case on it is not at its end."""

    key: int
    seat: int
    person: int
    holder: str
    start: date
    end: date | None
    changing: bool = False


@dataclass(frozen=True)
class PersonFact:
    """Somebody whom the council knows, with the addresses at which he or she is written to or signs in."""

    key: int
    name: str
    emails: frozenset[str] = frozenset()


@dataclass
class Planned:
    """What a line comes to. ``person`` is who is known, ``new`` the mark under which somebody is to be made."""

    line: Line
    outcome: str = Outcome.FAULT
    body: BodyFact | None = None
    seat: SeatFact | None = None
    person: int | None = None
    new: str = ""
    ends: list[HeldFact] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, column: str, text: str, lawful: str = "") -> None:
        """Note what cannot be, once."""
        found = Fault(column, text, lawful)
        if found not in self.faults:
            self.faults.append(found)


def plan(
    lines: Iterable[Line],
    *,
    bodies: Iterable[BodyFact],
    held: Iterable[HeldFact],
    people: Iterable[PersonFact],
    ends_holders: bool,
) -> list[Planned]:
    """Return what each line comes to; with ``ends_holders`` whoever sits in a seat leaves it by it."""
    planned = [Planned(line, faults=list(line.faults)) for line in lines]
    _find_seats(planned, list(bodies))
    _find_people(planned, list(people))
    by_seat: dict[int, list[Planned]] = defaultdict(list)
    for one in planned:
        if one.seat is not None and one.line.start is not None and not one.faults:
            by_seat[one.seat.key].append(one)
    sitting: dict[int, list[HeldFact]] = defaultdict(list)
    for fact in held:
        sitting[fact.seat].append(fact)
    for key, rivals in by_seat.items():
        _one_at_a_time(rivals)
        for one in rivals:
            _take(one, sitting[key], ends_holders)
    for one in planned:
        if one.faults:
            one.outcome, one.ends = Outcome.FAULT, []
    return planned


# Seats --------------------------------------------------------------------------------------------------------------


def _find_seats(planned: list[Planned], bodies: list[BodyFact]) -> None:
    by_word = {word: body for body in bodies for word in (body.slug, _plain(body.name))}
    seats = {body.key: _words_of(body) for body in bodies}
    for one in planned:
        if not one.line.body:
            continue
        one.body = by_word.get(_plain(one.line.body))
        if one.body is None:
            lawful = f"Bodies whose records you keep: {', '.join(body.name for body in bodies)}."
            one.fault("body", f"There is no body called “{one.line.body}” here.", lawful)
        elif one.body.closed:
            one.fault("body", one.body.closed)
        elif one.line.seat:
            _find_seat(one, one.body, seats[one.body.key].get(_plain(one.line.seat), []))


def _words_of(body: BodyFact) -> dict[str, list[SeatFact]]:
    words: dict[str, list[SeatFact]] = defaultdict(list)
    for seat in body.seats:
        words[str(seat.number)] = [seat]
    for seat in body.seats:
        if not seat.title.isdigit():
            words[_plain(seat.title)].append(seat)
    return words


def _find_seat(one: Planned, body: BodyFact, found: list[SeatFact]) -> None:
    if not found:
        lawful = f"Seats are set out by the governing document of {body.name}, and told by number or title."
        one.fault("seat", f"{body.name} has no seat “{one.line.seat}”.", lawful)
        return
    if len(found) > 1:
        numbers = ", ".join(str(seat.number) for seat in found)
        one.fault("seat", f"{body.name} has several seats called “{one.line.seat}”.", f"Give the number: {numbers}.")
        return
    one.seat = seat = found[0]
    if seat.follows:
        lawful = "It is filled when that office or post is, and not by itself."
        one.fault("seat", f"The seat {seat.title} is held ex officio: it follows {seat.follows}.", lawful)
    if one.line.ward and _plain(one.line.ward) != _plain(seat.ward):
        said = f"is elected by the ward {seat.ward}" if seat.ward else "is elected by no ward"
        one.fault("ward", f"The seat {seat.title} {said}, not by “{one.line.ward}”.", "Correct the ward or the seat.")
    start, end = one.line.start, one.line.end
    if start is not None:
        ruling = seat_set_out(
            seat=seat.title, start=start, end=end, seat_start=seat.start, seat_end=seat.end, citation=seat.citation
        )
        if not ruling.allowed:
            one.fault("start", ruling.text, f"({seat.citation.label})")


# People -------------------------------------------------------------------------------------------------------------


def _find_people(planned: list[Planned], people: list[PersonFact]) -> None:
    by_email: dict[str, list[PersonFact]] = defaultdict(list)
    by_name: dict[str, list[PersonFact]] = defaultdict(list)
    for person in people:
        by_name[_plain(person.name)].append(person)
        for email in person.emails:
            by_email[email.lower()].append(person)
    lines_of: dict[str, list[Planned]] = defaultdict(list)
    for one in planned:
        lines_of[one.line.email or _plain(one.line.name)].append(one)
    with_address = {_plain(one.line.name): one.line.number for one in planned if one.line.email}
    for one in planned:
        if not one.line.name:
            continue
        namesakes = by_name.get(_plain(one.line.name), [])
        if one.line.email:
            first = lines_of[one.line.email][0]
            _by_email(one, first, by_email.get(one.line.email, []), namesakes)
        else:
            others = [other.line.number for other in lines_of[_plain(one.line.name)] if other is not one]
            others += [with_address[_plain(one.line.name)]] if _plain(one.line.name) in with_address else []
            _by_name(one, others, namesakes)


def _by_email(one: Planned, first: Planned, known: list[PersonFact], namesakes: list[PersonFact]) -> None:
    line = one.line
    if _plain(first.line.name) != _plain(line.name):
        one.fault(
            "email",
            f"Line {first.line.number} gives the address {line.email} to {first.line.name}.",
            "Two people have two addresses; one person has one name.",
        )
    elif len(known) > 1:
        one.fault("email", f"The address {line.email} belongs to several people: {_names(known)}.")
    elif known and _plain(known[0].name) != _plain(line.name):
        one.fault(
            "email",
            f"The address {line.email} belongs to {known[0].name}.",
            "Write the name as it is known here, or give the address of this person.",
        )
    elif known:
        one.person = known[0].key
    elif len(namesakes) == 1 and not namesakes[0].emails:
        one.person = namesakes[0].key
        one.notes.append("Known by name, until now without an e-mail address.")
    else:
        one.new = line.email
        if namesakes:
            one.notes.append(f"Somebody else called {namesakes[0].name} is known with another address.")


def _by_name(one: Planned, others: list[int], namesakes: list[PersonFact]) -> None:
    if len(namesakes) > 1:
        one.fault("email", f"{len(namesakes)} people called {one.line.name} are known.", "Give the e-mail address.")
    elif namesakes:
        one.person = namesakes[0].key
        one.notes.append("Known by name.")
    elif others:
        one.fault(
            "email",
            f"Line {min(others)} names {one.line.name} too, and it cannot be told whether that is one person.",
            "Give the e-mail address in each of these lines.",
        )
    else:
        one.new = _plain(one.line.name)


def _names(people: list[PersonFact]) -> str:
    return ", ".join(person.name for person in people)


# Who sits when ------------------------------------------------------------------------------------------------------


def _one_at_a_time(rivals: list[Planned]) -> None:
    """Find lines of the table that want the same seat on the same day."""
    ordered = sorted(rivals, key=lambda one: (one.line.start or date.min, one.line.number))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if not _meet(one.line, other.line):
                break
            for this, that in ((one, other), (other, one)):
                _rival(this, that)


def _rival(this: Planned, that: Planned) -> None:
    if _who(this) == _who(that) and (this.line.start, this.line.end) == (that.line.start, that.line.end):
        this.fault("seat", f"Line {that.line.number} says the same.", "Leave one of the two out.")
        return
    assert that.line.start is not None
    this.fault(
        "seat",
        f"Line {that.line.number} gives the same seat to {that.line.name} {period(that.line.start, that.line.end)}.",
        "A seat has one holder at a time: let one term end before the other begins, or choose another seat.",
    )


def _meet(line: Line, other: Line) -> bool:
    assert line.start is not None and other.start is not None
    return overlap(line.start, line.end, other.start, other.end)


def _who(one: Planned) -> str:
    return one.new or str(one.person)


def _take(one: Planned, sitting: list[HeldFact], ends_holders: bool) -> None:
    seat, start, end = one.seat, one.line.start, one.line.end
    assert seat is not None and start is not None
    others = [held for held in sitting if overlap(start, end, held.start, held.end)]
    same = [held for held in others if held.person == one.person and held.start == start]
    if same:
        _sits_already(one, same[0])
        return
    one.outcome = Outcome.NEW if one.new else Outcome.KNOWN
    for held in others:
        if ends_holders and held.start < start:
            _ends(one, held, start)
            continue
        ruling = one_holder(
            seat=seat.title, start=start, end=end, others=[Held(held.holder, held.start, held.end)],
            citation=seat.citation,
        )  # fmt: skip
        asking = " Or let the import end the membership of whoever sits there." if held.start < start else ""
        one.fault("seat", ruling.text, ruling.lawful + asking)


def _sits_already(one: Planned, held: HeldFact) -> None:
    if one.line.end is None or one.line.end == held.end:
        one.outcome = Outcome.SAME
        return
    until = f"until {day(held.end)}" if held.end else "without an end"
    lawful = "An import changes no membership that has begun. Leave the end out, or record how it ends."
    one.fault("end", f"{held.holder} holds this seat from that day {until}.", lawful)


def _ends(one: Planned, held: HeldFact, on: date) -> None:
    if held.changing:
        lawful = "Bring that case to its end first, or begin after it."
        one.fault("seat", f"The membership of {held.holder} is being ended by a case of its own.", lawful)
        return
    one.ends.append(held)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
