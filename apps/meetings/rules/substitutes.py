"""Substitutes: named beforehand, one a member, briefed, and for some seats on the host's advice (OLP-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from apps.core.formats import moment
from apps.core.rulings import Citation, Ruling


class SubstitutesValue(Protocol):
    """What a rule on substitutes says (catalogue: substitutes)."""

    allowed: bool
    before_meeting: bool
    briefing: bool
    host_advice_sectors: Sequence[str]
    members_too: bool


@dataclass(frozen=True)
class Naming:
    """Somebody called ``name`` is to stand in for ``member`` at a meeting that begins at a moment.

    ``known`` is the name of the substitute whom the member has already, ``stands_for`` the member for whom the one who
    is named stands in already. ``sits``: the one who is named is a member of the body. ``own_substitute``: and has
    named a substitute. ``member_stands_for``: for whom the member who names is to stand in.
    """

    member: str
    name: str
    told_at: datetime
    begins: datetime
    known: str = ""
    stands_for: str = ""
    sits: bool = False
    is_member: bool = False
    own_substitute: str = ""
    member_stands_for: str = ""


@dataclass(frozen=True)
class Stand:
    """A substitute stands in for ``member``, who sits for ``sector``."""

    member: str
    sector: str
    name: str
    briefed: bool
    host_advised: bool
    told_at: datetime | None
    begins: datetime


def name_one(value: SubstitutesValue, naming: Naming, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the substitute may be named: briefing and advice may still come until the meeting."""
    if not value.allowed:
        return _none_allowed(naming.member, citations)
    for wrong, text, lawful in (*_who(value, naming), _told(value, naming.member, naming.told_at, naming.begins)):
        if wrong:
            return Ruling(False, text, (), citations, lawful)
    return Ruling(True, f"{naming.name} may be named to stand in for {naming.member}.", (), citations)


def substitute(value: SubstitutesValue, stand: Stand, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Rule whether the substitute may attend in the member's place."""
    if not value.allowed:
        return _none_allowed(stand.member, citations)
    for wrong, text, lawful in _conditions(value, stand):
        if wrong:
            return Ruling(False, text, (), citations, lawful)
    return Ruling(True, f"{stand.name} may attend for {stand.member}.", (), citations)


def _none_allowed(member: str, citations: tuple[Citation, ...]) -> Ruling:
    return Ruling(False, f"{member} cannot send a substitute: the body allows none.", (), citations)


def _who(value: SubstitutesValue, naming: Naming) -> list[tuple[object, str, str]]:
    return [
        (
            not naming.name.strip(),
            f"The substitute for {naming.member} has no name.",
            "Enter the name: only a named substitute may attend.",
        ),
        (
            naming.known,
            f"{naming.member} has named {naming.known} as substitute already, and a member has one.",
            f"Withdraw {naming.known} first.",
        ),
        (
            naming.is_member,
            f"{naming.member} cannot stand in for himself or herself.",
            "Name somebody else, or come.",
        ),
        (
            naming.own_substitute,
            f"{naming.name} is represented by {naming.own_substitute}: that would be a substitute for a substitute.",
            "Name somebody who comes.",
        ),
        (
            naming.member_stands_for,
            f"{naming.member} is to stand in for {naming.member_stands_for}: a substitute sends no substitute.",
            f"{naming.member_stands_for} names somebody else first.",
        ),
        (
            naming.sits and not value.members_too,
            f"{naming.name} is a member of the body and has a vote already: not that of {naming.member} too.",
            "Name somebody who is not a member of the body, or send apologies.",
        ),
        (
            naming.stands_for,
            f"{naming.name} stands in for {naming.stands_for} already, and nobody stands in for two members.",
            "Name somebody else.",
        ),
    ]


def _told(value: SubstitutesValue, member: str, told_at: datetime | None, begins: datetime) -> tuple[object, str, str]:
    return (
        value.before_meeting and (told_at is None or told_at >= begins),
        f"The secretariat was not told of the substitute for {member} before the meeting.",
        f"It must have been told before {moment(begins)}; without that, apologies are recorded.",
    )


def _conditions(value: SubstitutesValue, stand: Stand) -> list[tuple[object, str, str]]:
    return [
        (
            not stand.name.strip(),
            f"The substitute for {stand.member} has no name.",
            "Enter the name: only a named substitute may attend.",
        ),
        _told(value, stand.member, stand.told_at, stand.begins),
        (
            value.briefing and not stand.briefed,
            f"The substitute for {stand.member} has not been briefed.",
            "Confirm that the substitute was briefed, or record apologies.",
        ),
        (
            stand.sector in value.host_advice_sectors and not stand.host_advised,
            f"{stand.member} sits for a community of interest and has not asked the host organisation's advice.",
            "Confirm the host organisation's advice, or record apologies.",
        ),
    ]
