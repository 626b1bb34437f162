"""What the page of a provision gathers from the rooms above the documents."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from apps.councils.models import Council
from apps.documents.models import Document, Rule
from apps.documents.queries import rules_resting_on


def rules_with_bodies(council: Council, document: Document, key: str, *, on: date) -> QuerySet[Rule, Any]:
    """Return the rules that rest on a provision on a day, with ``body_name`` and ``body_slug``: whose they are."""
    rules = rules_resting_on(council, document, key, on=on)
    return rules.annotate(body_name=F("rule_set__body__name"), body_slug=F("rule_set__body__slug"))
