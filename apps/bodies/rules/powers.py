"""Whether a decision is within the powers of the body that would take it (OLP-3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.core.rulings import Citation, Ruling


@dataclass(frozen=True)
class Provided:
    """What a provision says of a power: its kind, whether the body may, where it is written, and of which body."""

    kind: str
    allowed: bool
    citation: Citation
    of: str


def within(name: str, kind: str, words: str, provided: Iterable[Provided], instead: str) -> Ruling:
    """Rule whether the body called ``name`` may do what a power of ``kind`` is about.

    ``words`` say it as a verb ("acquire assets"); ``instead`` is the kind that would be lawful in its place where the
    body has it: a recommendation. What no provision speaks of is neither given nor taken, and is left to the body.
    """
    known = {one.kind: one for one in provided}
    said = known.get(kind)
    if said is None:
        return Ruling(True, f"No provision says whether {name} may {words}.")
    if said.allowed:
        return Ruling(True, f"{name} may {words}.", citations=(said.citation,))
    other = known.get(instead)
    lawful = "Put it to a body that may."
    where: tuple[Citation, ...] = ()
    if other is not None and other.allowed and kind != instead:
        lawful = f"{name} may make a recommendation about it instead ({other.citation.label})."
        where = (other.citation,) if other.citation != said.citation else ()
    return Ruling(False, f"{name} may not {words}.", citations=(said.citation, *where), lawful=lawful)
