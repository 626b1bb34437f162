"""Reads of documents, their editions and provisions, and of the rules taken from them."""

from .amended import digest, to_confirm, under_amendment
from .exports import edition_of_council_or_404, first_day, tree_of_edition
from .rules import (
    cite,
    missing_kinds,
    rule_in_force,
    rule_of_change,
    rules_from,
    rules_in_force,
    rules_resting_on,
    rules_resting_on_document,
)
from .texts import (
    earlier_provisions,
    editions_or_404,
    editions_with,
    in_force,
    listed_documents,
    outline_around,
    parts_of,
    provisions_of,
)

__all__ = [
    "cite",
    "digest",
    "earlier_provisions",
    "edition_of_council_or_404",
    "editions_or_404",
    "editions_with",
    "first_day",
    "in_force",
    "listed_documents",
    "missing_kinds",
    "outline_around",
    "parts_of",
    "provisions_of",
    "rule_in_force",
    "rule_of_change",
    "rules_from",
    "rules_in_force",
    "rules_resting_on",
    "rules_resting_on_document",
    "to_confirm",
    "tree_of_edition",
    "under_amendment",
]
