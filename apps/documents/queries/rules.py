"""Reads of the rules taken from documents, and how they are cited."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from apps.core.formats import short_day
from apps.core.rulings import Citation, refuse
from apps.councils.models import Council
from apps.documents.enums import RuleKind
from apps.documents.models import Document, Provision, Rule, RuleSet
from apps.documents.rules import catalogue

CITED = "provision__edition__document"
# The matter of rules for changing the document that a body is governed by.
CHANGE = "constitution"


def rules_resting_on(council: Council, document: Document, key: str, *, on: date) -> QuerySet[Rule]:
    """Return the rules of bodies of ``council``, in force on a day, that were taken from a provision of a document."""
    rules = Rule.objects.on(on).filter(rule_set__council=council, provision__edition__document=document)
    return rules.filter(provision__key=key).select_related("rule_set").order_by("rule_set__name", "kind", "matter")


def rules_resting_on_document(council: Council, document: Document, *, on: date) -> dict[str, int]:
    """Return how many rules of the council's bodies rest on each provision of a document on a day, by its key."""
    rules = Rule.objects.on(on).filter(rule_set__council=council, provision__edition__document=document)
    return dict(rules.order_by().values_list("provision__key").annotate(Count("id")))


def rules_in_force(rule_set: RuleSet | None, *, on: date) -> QuerySet[Rule]:
    """Return the rules of a rule set that are in force on a day, with the provisions they cite."""
    if rule_set is None:
        return Rule.objects.none()
    return rule_set.rules.on(on).select_related(CITED).order_by("kind", "matter")


def rules_from(rule_set: RuleSet | None, *, on: date) -> QuerySet[Rule]:
    """Return the rules of a rule set that are in force on a day or later, with the provisions they cite."""
    if rule_set is None:
        return Rule.objects.none()
    there = rule_set.rules.filter(Q(end__isnull=True) | Q(end__gt=on))
    return there.select_related(CITED).order_by("kind", "matter", "start")


def rule_in_force(rule_set: RuleSet | None, kind: str, *, on: date, matter: str = "") -> Rule:
    """Return the rule of ``kind`` about ``matter`` in force on a day; ``Refused`` when there is none.

    There is no default anywhere: what no document rules is not done by this software.
    """
    subject = catalogue.title(kind, matter).lower()
    if rule_set is None:
        raise refuse(f"There is no rule for {subject}: this body has no rules yet.", lawful=HOW_TO_GET_A_RULE)
    found = rule_set.rules.on(on).filter(kind=kind, matter=matter).select_related(CITED).first()
    if found is None:
        text = f"{rule_set.owner} has no rule for {subject} in force on {short_day(on)}."
        raise refuse(text, lawful=HOW_TO_GET_A_RULE)
    return found


HOW_TO_GET_A_RULE = "A rule is taken from a provision of the body's governing document, and cites it."


def cite(cited: Rule | Provision, council: Council, *, on: date | None = None) -> Citation:
    """Return the citation of a provision, or of the one a rule rests on: "One Leicester constitution, article 19".

    Its address is under ``council``, as it stood ``on`` a day where one is given. Load ``cited`` with its edition
    and document.
    """
    provision = cited.provision if isinstance(cited, Rule) else cited
    document = provision.edition.document
    address = reverse(
        "documents-provision", kwargs={"council": council.slug, "document": document.slug, "key": provision.key}
    )
    query = f"?on={on.isoformat()}" if on else ""
    return Citation(f"{document.citation or document.title}, {provision.cited}", address + query)


def missing_kinds(rules: list[Rule]) -> list[str]:
    """Return the names of the kinds of rules that a body's rule set does not have."""
    have = {rule.kind for rule in rules}
    # A review is of a document, not of how a body works.
    return [str(kind.label) for kind in RuleKind if kind not in have and kind != RuleKind.REVIEW]


def rule_of_change(document: Document, *, on: date) -> Rule | None:
    """Return the rule in force on a day, taken from ``document``, that says which majority changes it."""
    rules = Rule.objects.on(on).filter(kind=RuleKind.MAJORITY, matter=CHANGE, provision__edition__document=document)
    return rules.select_related(CITED).order_by("pk").first()
