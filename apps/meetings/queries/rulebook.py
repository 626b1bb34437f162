"""The rules by which a body meets, on a day or at a meeting, read once."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Q

from apps.bodies.models import Body
from apps.core import clock
from apps.core.rulings import Citation, refuse
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.documents.queries import cite, rule_in_force, rules_in_force
from apps.documents.queries.rules import CITED
from apps.documents.rules.catalogue import title, value_of
from apps.meetings.enums import MeetingState
from apps.meetings.models import KeptRule, Meeting

ORDINARY = "ordinary"


class Rulebook:
    """The rules of ``body`` in force on ``day``; one that is missing is refused by name, there are no defaults.

    For a meeting of which notice was given they are those that were in force then for its day: a meeting keeps the
    rules by which it was called.
    """

    def __init__(self, body: Body, day: date, meeting: Meeting | None = None) -> None:
        """Read all rules, with the provisions they cite: one query."""
        self.body, self.day, self.meeting = body, day, meeting
        found: Any = rules_in_force(body.rule_set, on=day)
        if meeting is not None and meeting.state != MeetingState.PREPARING and body.rule_set_id:
            found = _kept(meeting, found)
        self._rules = {(rule.kind, rule.matter): rule for rule in found}

    def __iter__(self) -> Iterator[Rule]:
        """Give every rule."""
        return iter(self._rules.values())

    def find(self, kind: str, matter: str = "") -> Rule | None:
        """Return the rule, or None."""
        return self._rules.get((str(kind), matter))

    def get(self, kind: str, matter: str = "") -> Rule:
        """Return the rule; ``Refused``, naming it, where the body's document has none."""
        found = self.find(kind, matter) or rule_in_force(self.body.rule_set, kind, on=self.day, matter=matter)
        if (found.kind, found.matter) not in self._rules:
            raise refuse(
                f"{self.body} had no rule for {title(kind, matter).lower()} when notice of this meeting was given.",
                lawful="Bring the matter to a meeting that is called under the rule.",
                citations=self.cite(found),
            )
        return found

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
        found = [cite(rule, self.body.council, on=_standing(rule, self.day)) for rule in rules]
        return tuple(dict.fromkeys(found))


def value(rule: Rule) -> Any:
    """Return what ``rule`` says, as the class of its kind."""
    return value_of(rule.kind, rule.value)


def rulebook(body: Body, day: date) -> Rulebook:
    """Return the rules of ``body`` in force on ``day``."""
    return Rulebook(body, day)


def rulebook_of(meeting: Meeting) -> Rulebook:
    """Return the rules by which ``meeting`` goes: those it was called by, and before its notice those of its day."""
    return Rulebook(meeting.body, clock.local_date(meeting.starts_at), meeting)


def _kept(meeting: Meeting, of_the_day: Any) -> Any:
    """Return the rules that ``meeting`` keeps; those of the day where its notice is not on record. One query."""
    kept = KeptRule.objects.filter(meeting=meeting)
    rules = Rule.objects.filter(
        Q(pk__in=kept.values("rule")) | (Q(pk__in=of_the_day.order_by().values("pk")) & ~Exists(kept))
    )
    return rules.select_related(CITED).order_by("kind", "matter")


def _standing(rule: Rule, day: date) -> date:
    """Return the last day, ``day`` at most, on which ``rule`` was in force: its provision is read as it stood then."""
    return day if rule.end is None or rule.end > day else max(rule.start, rule.end - timedelta(days=1))
