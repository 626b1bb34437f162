"""Which rules of a pack are there already, and where the laws that it cites can be read."""

from datetime import date

from django.db.models import Q

from apps.documents.models import Document, Rule, RuleSet


def rules_there(rule_set: RuleSet | None, *, on: date) -> dict[tuple[str, str], Rule]:
    """Return the rules of a rule set that are in force on a day or later, by kind and matter."""
    if rule_set is None or rule_set.pk is None:
        return {}
    found = rule_set.rules.filter(Q(end__isnull=True) | Q(end__gt=on)).order_by("-start")
    return {(rule.kind, rule.matter): rule for rule in found}


def laws_here(slugs: tuple[str, ...]) -> dict[str, str]:
    """Return the citations of those laws at ``slugs`` that are here already, by address."""
    return dict(Document.objects.filter(council=None, slug__in=slugs).values_list("slug", "citation"))
