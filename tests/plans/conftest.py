"""A strategy that is reviewed every year, what it rests on, and what rests on it: made up, in the cast's council."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from apps.deadlines import services as deadlines
from apps.deadlines.models import Message
from apps.documents.models import Document, Edition, Provision, Rule
from apps.documents.services import make_rule
from apps.plans.tasks import follow
from tests import factories as make
from tests.cast import CouncilCast

YEARLY = {"length": 12, "counting": "months_after", "calendar": "CAL", "reminder_days": [90, 7]}


@dataclass
class Shelf:
    """The strategy with its rule, a policy that carries it, and a plan that rests on it."""

    one: CouncilCast
    strategy: Document
    edition: Edition
    clause: Provision
    policy: Document
    plan: Document
    rule: Rule = field(init=False)

    def yearly(self, **instead: Any) -> Rule:
        """Let the strategy be reviewed by the rules of the assembly."""
        self.rule = make_rule(
            rule_set=self.one.assembly.rule_set,
            kind="review",
            value=YEARLY | {"document": self.strategy.slug} | instead,
            provision=self.clause,
            start=date(2026, 1, 1),
            by=None,
            reason="Every year.",
        )
        return self.rule


@pytest.fixture
def shelf(cast: Any) -> Shelf:
    """Return the shelf of Ashcombe: the strategy is in force from 1 February 2026, and all is dry of rules."""
    one = cast.ashcombe
    strategy = make.DocumentFactory(council=one.council, slug="strategy", title="The Strategy", kind="strategy")
    edition = make.EditionFactory(document=strategy, start=date(2026, 2, 1))
    clause = make.ProvisionFactory(edition=edition, key="6", number="6", kind="section", heading="Timescales")
    policy = make.DocumentFactory(council=one.council, slug="policy", title="The Policy", kind="policy", listed=True)
    plan = make.DocumentFactory(council=one.council, slug="plan", title="The Plan", kind="plan", listed=True)
    return Shelf(one, strategy, edition, clause, policy, plan)


def night() -> None:
    """Let the scheduler tick as it does: the sweep of this room, then that of the deadlines."""
    follow()
    deadlines.sweep()


def told() -> list[tuple[str, str]]:
    """Return the subject and the address of every message in the outbox, the first first."""
    return list(Message.objects.order_by("pk").values_list("subject", "to_address"))
