"""Substitutes: named, told of beforehand, briefed, and for some seats on the host's advice (OLP-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from apps.core.rulings import Citation, Ruling


class SubstitutesValue(Protocol):
    """What a rule on substitutes says (catalogue: substitutes)."""

    allowed: bool
    before_meeting: bool
    briefing: bool
    host_advice_sectors: Sequence[str]


@dataclass(frozen=True)
class Stand:
    """A substitute stands in for ``member``, who sits for ``sector``."""

    member: str
    sector: str
    name: str
    briefed: bool
    host_advised: bool
    told_on: date | None
    meets_on: date


def substitute(value: SubstitutesValue, stand: Stand, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the substitute may attend in the member's place."""
    if not value.allowed:
        return Ruling(False, f"{stand.member} cannot send a substitute: the body allows none.", (), citations)
    for wrong, text, lawful in _conditions(value, stand):
        if wrong:
            return Ruling(False, text, (), citations, lawful)
    return Ruling(True, f"{stand.name} may attend for {stand.member}.", (), citations)


def _conditions(value: SubstitutesValue, stand: Stand) -> list[tuple[bool, str, str]]:
    told_late = stand.told_on is None or stand.told_on > stand.meets_on
    advice = stand.sector in value.host_advice_sectors and not stand.host_advised
    return [
        (
            not stand.name.strip(),
            f"The substitute for {stand.member} has no name.",
            "Enter the name: only a named substitute may attend.",
        ),
        (
            value.before_meeting and told_late,
            f"The secretariat was not told of the substitute for {stand.member} before the meeting.",
            "Enter the day on which the secretariat was told, which must not be after the meeting.",
        ),
        (
            value.briefing and not stand.briefed,
            f"The substitute for {stand.member} has not been briefed.",
            "Confirm that the substitute was briefed, or record apologies.",
        ),
        (
            advice,
            f"{stand.member} sits for a community of interest and has not asked the host organisation's advice.",
            "Confirm the host organisation's advice, or record apologies.",
        ),
    ]
