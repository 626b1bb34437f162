"""Quorum: how many members must be in the room before a body may do business (OLP-19)."""

from dataclasses import dataclass
from typing import Protocol

from apps.core.rulings import Citation, Ruling

from .words import fraction, many


class QuorumValue(Protocol):
    """What a rule on quorum says (catalogue: quorum)."""

    numerator: int
    denominator: int
    base: str
    at_least: int
    required_organisation: str | None
    required_count: int
    conflicted: str


@dataclass(frozen=True)
class Seats:
    """The seats that a body's document sets out: all, those with a vote, and where it sets them out ("annex 2")."""

    all: int
    voting: int
    written_in: str = ""


@dataclass(frozen=True)
class Room:
    """Who is in the room: members, those of them out of the item, and members of the organisation that must be there.

    ``from_organisation`` is None where nobody has recorded who is there, only how many.
    """

    present: int
    conflicted: int = 0
    from_organisation: int | None = None
    organisation: str = ""


def needed(value: QuorumValue, seats: Seats) -> int:
    """Return how many members make a quorum: a fraction of the seats, vacant ones too, rounded up.

    Where the rule also sets a fewest number, it is never fewer than that, however few seats there are.
    """
    return max(_part(value, seats), value.at_least)


def how_needed(value: QuorumValue, seats: Seats) -> str:
    """Return the arithmetic of ``needed``: "51 seats (annex 2), one third, rounded up = 17".

    Where a fewest number decides: "7 seats, one third, rounded up = 3, never fewer than 4 = 4".
    """
    kind = "voting seat" if value.base == "voting_seats" else "seat"
    where = f" ({seats.written_in})" if seats.written_in else ""
    part = fraction(value.numerator, value.denominator)
    floor = f", never fewer than {value.at_least} = {needed(value, seats)}" if value.at_least else ""
    return f"{many(_base(value, seats), kind)}{where}, {part}, rounded up = {_part(value, seats)}{floor}"


def quorum(value: QuorumValue, seats: Seats, room: Room, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether those in the ``room`` are a quorum."""
    asked = needed(value, seats)
    counted = _counted(value, room)
    lines = [how_needed(value, seats), *_lines(value, room, counted)]
    missing = max(0, asked - counted)
    absent = _missing_organisation(value, room)
    if not missing and not absent:
        text = f"Quorate: {counted} of {_base(value, seats)} count, {asked} needed."
        return Ruling(True, text, tuple(lines), citations)
    problems, remedies = [], []
    if missing:
        problems.append(f"Not quorate: {counted} count, {asked} of {_base(value, seats)} needed.")
        remedies.append(f"{many(missing, 'more member')} must be in the room.")
    if absent:
        problems.append(absent)
        remedies.append(f"{many(value.required_count, 'member')} from {room.organisation} must be recorded as there.")
    return Ruling(False, " ".join(problems), tuple(lines), citations, lawful=" ".join(remedies))


def _part(value: QuorumValue, seats: Seats) -> int:
    return -(-_base(value, seats) * value.numerator // value.denominator)


def _base(value: QuorumValue, seats: Seats) -> int:
    return seats.voting if value.base == "voting_seats" else seats.all


def _counted(value: QuorumValue, room: Room) -> int:
    return room.present - room.conflicted if value.conflicted == "left_out" else room.present


def _lines(value: QuorumValue, room: Room, counted: int) -> list[str]:
    lines = [f"{many(room.present, 'member')} present"]
    if room.conflicted:
        treatment = "not counted" if value.conflicted == "left_out" else "counted all the same"
        lines.append(f"{room.conflicted} of them out of the item with a pecuniary interest: {treatment}")
        lines.append(f"{counted} count")
    if value.required_organisation and room.from_organisation is not None:
        lines.append(f"{room.from_organisation} of them from {room.organisation}, {value.required_count} needed")
    return lines


def _missing_organisation(value: QuorumValue, room: Room) -> str:
    if not value.required_organisation or not value.required_count:
        return ""
    if room.from_organisation is None:
        return f"Not quorate as far as is recorded: nobody has recorded that {room.organisation} is represented."
    if room.from_organisation < value.required_count:
        return f"Not quorate: {room.from_organisation} from {room.organisation} present, {value.required_count} needed."
    return ""
