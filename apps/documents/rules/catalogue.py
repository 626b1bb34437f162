"""What each kind of rule holds, and what it means in plain words.

A rule's value is stored as JSON and read back through the class of its kind: no field is guessed, none is silently
left out, and whatever does not fit is refused when the rule is made. No number here is a rule of anybody: numbers
come from governing documents.
"""

import json

from pydantic import ValidationError

from apps.documents.enums import RuleKind

from .admitting import Admission
from .meeting import CastingVote, Majority, Notice, Openness, Quorum, StandingItem, Substitutes
from .membership import (
    CodeOfConduct,
    Complaint,
    CoOption,
    GiftThreshold,
    Nomination,
    PoliticalBalance,
    RegisterOfInterests,
    Resignation,
    Term,
)
from .reviewing import Review
from .values import Names, Value
from .words import matter_in_words

CATALOGUE: dict[str, type[Value]] = {
    RuleKind.QUORUM: Quorum,
    RuleKind.NOTICE: Notice,
    RuleKind.MAJORITY: Majority,
    RuleKind.CASTING_VOTE: CastingVote,
    RuleKind.OPENNESS: Openness,
    RuleKind.SUBSTITUTES: Substitutes,
    RuleKind.CO_OPTION: CoOption,
    RuleKind.TERM: Term,
    RuleKind.RESIGNATION: Resignation,
    RuleKind.NOMINATION: Nomination,
    RuleKind.ADMISSION: Admission,
    RuleKind.COMPLAINT: Complaint,
    RuleKind.REGISTER_OF_INTERESTS: RegisterOfInterests,
    RuleKind.CODE_OF_CONDUCT: CodeOfConduct,
    RuleKind.STANDING_ITEM: StandingItem,
    RuleKind.GIFT_THRESHOLD: GiftThreshold,
    RuleKind.POLITICAL_BALANCE: PoliticalBalance,
    RuleKind.REVIEW: Review,
}


def value_of(kind: str, value: dict) -> Value:
    """Return ``value`` as the class of its kind. Raises ``ValueError`` (pydantic's) for what does not fit."""
    if kind not in CATALOGUE:
        raise ValueError(f"There is no kind of rule “{kind}”. There are: {', '.join(CATALOGUE)}.")
    return CATALOGUE[kind].model_validate_json(json.dumps(value), strict=True)


def title(kind: str, matter: str = "") -> str:
    """Return what the rule is about: "Majority: changing the constitution"."""
    label = str(RuleKind(kind).label)
    return f"{label}: {matter_in_words(matter)}" if matter else label


def short(kind: str, value: dict) -> str:
    """Return the value in a few words: "One third of all seats"."""
    return value_of(kind, value).short()


def meaning(kind: str, matter: str, value: dict, names: Names | None = None) -> str:
    """Return what the rule means in plain words; ``names`` maps slugs of organisations to their names."""
    return value_of(kind, value).meaning(names or {})


def problems(error: Exception) -> str:
    """Return what ``value_of`` found wrong, field by field, in one sentence."""
    if not isinstance(error, ValidationError):
        return str(error)
    found = [f"{'.'.join(str(part) for part in row['loc']) or 'value'}: {row['msg']}" for row in error.errors()]
    return "; ".join(found) + "."
