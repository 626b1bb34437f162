"""Which rules a body needs for what it does. Pure.

Only what this site refuses to do without is here: a body may well have no rule on substitutes, but it cannot meet
without one on its quorum. Nothing falls back on a default.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.documents.enums import RuleKind

from .catalogue import title


@dataclass(frozen=True)
class Does:
    """What a body does: whether it meets, and whether members sit on it who can leave."""

    meets: bool
    has_members: bool


@dataclass(frozen=True)
class Need:
    """A rule that a body needs, and what cannot be done while it has none."""

    kind: str
    matter: str
    without: str

    @property
    def title(self) -> str:
        """Return what the rule is about: "Notice of meetings: ordinary business"."""
        return title(self.kind, self.matter)


TO_MEET = (
    Need(RuleKind.OPENNESS, "", "No meeting can be called: nothing says whether it is open."),
    Need(RuleKind.NOTICE, "ordinary", "No meeting can be called: nothing says how long before it notice is given."),
    Need(RuleKind.QUORUM, "", "No meeting can be called and no vote recorded: nothing says how many must be there."),
    Need(RuleKind.MAJORITY, "ordinary", "No motion can be voted on: nothing says how many votes carry it."),
)
WITH_MEMBERS = (
    Need(RuleKind.RESIGNATION, "", "No resignation can be recorded: nothing says to whom and how long before."),
)


def needs(does: Does) -> tuple[Need, ...]:
    """Return the rules that a body needs for what it does."""
    return (*(TO_MEET if does.meets else ()), *(WITH_MEMBERS if does.has_members else ()))


def lacking(does: Does, have: Iterable[tuple[str, str]]) -> list[Need]:
    """Return those of the rules it needs that a body does not have; ``have`` are kinds with their matters."""
    there = {(str(kind), matter) for kind, matter in have}
    return [need for need in needs(does) if (str(need.kind), need.matter) not in there]
