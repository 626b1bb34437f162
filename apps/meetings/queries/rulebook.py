"""The rules of a body in force on the day of a meeting, read once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from apps.bodies.models import Body
from apps.core.rulings import Citation
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.documents.queries import cite, rule_in_force, rules_in_force
from apps.documents.rules.catalogue import value_of

ORDINARY = "ordinary"


class Rulebook:
    """The rules of ``body`` in force on ``day``; one that is missing is refused by name, there are no defaults."""

    def __init__(self, body: Body, day: date) -> None:
        """Read all rules in force, with the provisions they cite: one query."""
        self.body, self.day = body, day
        self._rules = {(rule.kind, rule.matter): rule for rule in rules_in_force(body.rule_set, on=day)}

    def __iter__(self) -> Iterator[Rule]:
        """Give every rule."""
        return iter(self._rules.values())

    def find(self, kind: str, matter: str = "") -> Rule | None:
        """Return the rule, or None."""
        return self._rules.get((str(kind), matter))

    def get(self, kind: str, matter: str = "") -> Rule:
        """Return the rule; ``Refused``, naming it, where the body's document has none."""
        return self.find(kind, matter) or rule_in_force(self.body.rule_set, kind, on=self.day, matter=matter)

    def value(self, kind: str, matter: str = "") -> Any:
        """Return what the rule says, as the class of its kind."""
        return value(self.get(kind, matter))

    def notice(self, matter: str) -> Rule:
        """Return the rule on notice for ``matter``: its own, or else the one for ordinary matters."""
        return self.find(RuleKind.NOTICE, matter) or self.get(RuleKind.NOTICE, ORDINARY)

    def matters(self) -> list[str]:
        """Return the matters on which the body has a majority, so can vote."""
        return [matter for kind, matter in self._rules if kind == RuleKind.MAJORITY]

    def cite(self, *rules: Rule) -> tuple[Citation, ...]:
        """Return the citations of ``rules`` as they stood on the day, each once."""
        found = [cite(rule, self.body.council, on=self.day) for rule in rules]
        return tuple(dict.fromkeys(found))


def value(rule: Rule) -> Any:
    """Return what ``rule`` says, as the class of its kind."""
    return value_of(rule.kind, rule.value)


def rulebook(body: Body, day: date) -> Rulebook:
    """Return the rules of ``body`` in force on ``day``."""
    return Rulebook(body, day)
