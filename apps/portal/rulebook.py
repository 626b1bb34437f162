"""The rules of a body in chapters, each with its arithmetic where there is any to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.bodies.models import Body
from apps.councils.queries import names_of
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.documents.rules import catalogue
from apps.meetings.rules import quorum

CHAPTERS = {
    "Meetings": (RuleKind.OPENNESS, RuleKind.NOTICE, RuleKind.STANDING_ITEM, RuleKind.QUORUM, RuleKind.SUBSTITUTES),
    "Votes": (RuleKind.MAJORITY, RuleKind.CASTING_VOTE),
    "Members": (
        RuleKind.TERM,
        RuleKind.CO_OPTION,
        RuleKind.RESIGNATION,
        RuleKind.NOMINATION,
        RuleKind.ADMISSION,
        RuleKind.POLITICAL_BALANCE,
    ),
    "Conduct and interests": (RuleKind.CODE_OF_CONDUCT, RuleKind.REGISTER_OF_INTERESTS, RuleKind.GIFT_THRESHOLD),
    "Complaints": (RuleKind.COMPLAINT,),
    "Documents": (RuleKind.REVIEW,),
}


@dataclass(frozen=True)
class Told:
    """A rule as it is told to readers."""

    rule: Rule
    title: str
    short: str
    meaning: str
    denominator: str
    arithmetic: str


def chapters(body: Body, rules: Iterable[Rule]) -> list[tuple[str, list[Told]]]:
    """Return ``rules`` as told, by chapter; ``body`` comes with the numbers of its seats."""
    # What is ordinary comes before what is rare.
    rows = sorted(rules, key=lambda rule: (rule.matter not in ("", "ordinary"), rule.matter))
    asked = {str(rule.value.get("required_organisation") or "") for rule in rows}
    names = names_of(asked - {""})
    told = {name: [_tell(body, rule, names) for kind in kinds for rule in rows if rule.kind == kind]
            for name, kinds in CHAPTERS.items()}  # fmt: skip
    return [(name, found) for name, found in told.items() if found]


def _tell(body: Body, rule: Rule, names: dict[str, str]) -> Told:
    value = catalogue.value_of(rule.kind, rule.value)
    arithmetic = ""
    if rule.kind == RuleKind.QUORUM:
        seats = quorum.Seats(all=body.seats_now, voting=body.voting_seats_now)  # type: ignore[attr-defined]
        arithmetic = quorum.how_needed(value, seats)  # type: ignore[arg-type]
    title = catalogue.title(rule.kind, rule.matter)
    return Told(rule, title, value.short(), value.meaning(names), value.denominator_in_words(), arithmetic)
