"""Which provisions an edition amends, and which rules have to be looked at because of that."""

import hashlib
import json

from django.db.models import Q

from apps.core.clock import today
from apps.documents.models import Edition, Provision, Rule


def digest(provision: Provision) -> str:
    """Return the digest of what a provision says: number, heading, text and table."""
    said = [provision.number, provision.heading, provision.text, provision.table]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def rules_resting_on_text(edition: Edition) -> list[Rule]:
    """Return the rules, in force now or later, that were taken from the document of ``edition``."""
    rules = Rule.objects.filter(Q(end__isnull=True) | Q(end__gt=today()), provision__edition__document=edition.document)
    rules = rules.exclude(provision__edition=edition).select_related("rule_set", "provision__edition__document")
    return list(rules.order_by("rule_set__name", "kind", "matter"))


def under_amendment(edition: Edition) -> list[Rule]:
    """Return the rules that rest on a provision which ``edition`` words otherwise or leaves out."""
    rules = rules_resting_on_text(edition)
    keys = {rule.provision.key for rule in rules}
    says = {provision.key: digest(provision) for provision in edition.provisions.filter(key__in=keys)}
    return [rule for rule in rules if says.get(rule.provision.key) != digest(rule.provision)]


def to_confirm(edition: Edition) -> list[Rule]:
    """Return those of ``under_amendment`` that nobody has confirmed, changed or ended for the text as it is now."""
    drafts = edition.draft_rules.filter(replaces__isnull=False).select_related("provision")
    looked_at = {
        draft.replaces_id
        for draft in drafts
        if draft.ends or (draft.provision is not None and draft.seen == digest(draft.provision))
    }
    return [rule for rule in under_amendment(edition) if rule.pk not in looked_at]
