"""Starting from a ready pack: the laws it cites are published where they are missing, and its rules are made."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from apps.core.clock import today
from apps.core.rulings import refuse
from apps.documents import packs
from apps.documents.models import Edition, Provision, Rule, RuleSet
from apps.documents.packs import Pack
from apps.documents.queries.packs import rules_there

from .publishing import publish_document
from .rules import take_rule

REASON = "Restated from the law, in short; the original decides."


@transaction.atomic
def load_laws(*, slugs: Iterable[str], by: Any, reason: str = REASON) -> list[Edition]:
    """Publish those of the laws at ``slugs`` that are missing here, and return the editions that were published.

    A law that is there with fewer provisions than now is published anew, in force from today; nothing is done twice.
    """
    made = [_load(packs.law(slug), by=by, reason=reason) for slug in slugs]
    return [edition for edition in made if edition is not None]


@transaction.atomic
def take_pack(*, rule_set: RuleSet, pack: Pack, start: date, by: Any) -> list[Rule]:
    """Make the rules of ``pack`` for a rule set, in force from ``start``. One that is there is never overwritten."""
    load_laws(slugs=pack.laws, by=by)
    RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    there = rules_there(rule_set, on=start)
    wanted = [rule for rule in pack.rules if (rule.kind, rule.matter) not in there]
    if not wanted:
        raise refuse(
            f"The pack “{pack.title}” sets nothing that is not ruled already.",
            lawful="Take the rules that it leaves open from the body's own document.",
        )
    cited = _provisions(pack)
    return [
        take_rule(
            rule_set=rule_set, kind=rule.kind, matter=rule.matter, value=rule.value,
            provision=cited[rule.document, rule.provision], start=start, reading=rule.reading, by=by,
            reason=f"From the ready pack “{pack.title}”.",
        )
        for rule in wanted
    ]  # fmt: skip


def _load(law: dict[str, Any], *, by: Any, reason: str) -> Edition | None:
    newest = (
        Edition.objects.public().filter(document__council=None, document__slug=law["slug"]).order_by("-start").first()
    )
    if newest is not None:
        known = set(newest.provisions.values_list("key", flat=True))
        if known >= {row["key"] for row in law["provision"]} or newest.start == today():
            return None
    return publish_document(
        council=None,
        slug=law["slug"],
        title=law["title"],
        kind=law["kind"],
        citation=law["short_title"],
        adopted_on=law["adopted"],
        start=law["in_force_from"] if newest is None else today(),
        label=law["edition"],
        introduction=law["introduction"],
        source=law["source"],
        provisions=law["provision"],
        by=by,
        reason=reason,
    )


def _provisions(pack: Pack) -> dict[tuple[str, str], Provision]:
    """Return the provisions in force that a pack cites, by document and key."""
    found = Provision.objects.filter(edition__in=Edition.objects.on(today()), edition__document__council=None)
    found = found.filter(edition__document__slug__in=pack.laws).select_related("edition__document")
    return {(row.edition.document.slug, row.key): row for row in found}
