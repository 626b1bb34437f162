"""Who has a vote: one each, however many seats; out of the item with a pecuniary interest (OLP-10, s.31)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from apps.core.rulings import Citation, Ruling

from .words import many


@dataclass(frozen=True)
class Holding:
    """A person holds a seat: with a vote or without, nominated by an organisation (its slug)."""

    person: int
    voting: bool
    organisation: str = ""


@dataclass(frozen=True)
class Voters:
    """People with a vote, each once, and the organisations that nominated them."""

    organisations: dict[int, frozenset[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many people have a vote."""
        return len(self.organisations)

    def __contains__(self, person: int) -> bool:
        """Tell whether ``person`` has a vote."""
        return person in self.organisations

    def among(self, people: Collection[int]) -> "Voters":
        """Return those of the voters who are among ``people``."""
        return Voters({person: slugs for person, slugs in self.organisations.items() if person in people})

    def without(self, people: Collection[int]) -> "Voters":
        """Return the voters who are not among ``people``."""
        return Voters({person: slugs for person, slugs in self.organisations.items() if person not in people})

    def from_organisation(self, slug: str) -> int:
        """Return how many of the voters an organisation nominated."""
        return sum(slug in slugs for slugs in self.organisations.values())


def voters(holdings: Iterable[Holding]) -> Voters:
    """Return each person who holds a seat with a vote, once."""
    found: dict[int, frozenset[str]] = {}
    for holding in holdings:
        if holding.voting:
            found[holding.person] = found.get(holding.person, frozenset()) | {holding.organisation}
    return Voters(found)


def may_be_present(present: int, *, in_office: int, recorded: int | None) -> Ruling:
    """Rule whether ``present`` members with a vote can be in the room.

    At most as many as are in office, and as the attendance record shows where there is one (else ``recorded`` None).
    """
    lines = [f"{many(in_office, 'person', 'people')} in office with a vote, each having one"]
    if recorded is not None:
        lines.append(f"{recorded} of them recorded as present or represented")
    if present > in_office:
        text = f"{present} cannot be present: the body has {many(in_office, 'member')} with a vote."
        return Ruling(False, text, tuple(lines), lawful=f"At most {in_office}.")
    if recorded is not None and present > recorded:
        text = f"{present} cannot be present: the attendance record shows {recorded}."
        return Ruling(False, text, tuple(lines), lawful=f"At most {recorded}, or correct the attendance first.")
    return Ruling(True, f"{present} can be present.", tuple(lines))


def may_vote(person: int, having: Voters, conflicted: Collection[int], citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether ``person`` votes on an item on which ``conflicted`` declared a pecuniary interest."""
    if person in conflicted:
        text = "A member with a disclosable pecuniary interest in the item takes no part in it and does not vote."
        return Ruling(False, text, (), citations)
    if person not in having:
        return Ruling(False, "Only holders of seats with a vote may vote.", (), citations)
    return Ruling(True, "This member has one vote.", (), citations)
