"""Reads of documents, their editions and provisions, and of the rules taken from them."""

from datetime import date

from django.db.models import Case, Count, Q, QuerySet, TextField, Value, When
from django.http import Http404
from django.urls import reverse

from apps.core.formats import short_day
from apps.core.rulings import Citation, refuse
from apps.councils.models import Council

from .enums import RuleKind
from .models import Document, Edition, Provision, Rule, RuleSet
from .rules import catalogue

CITED = "provision__edition__document"


def listed_documents(council: Council, *, on: date) -> QuerySet[Edition]:
    """Return the editions in force on a day of the council's documents and of the laws, with their documents."""
    editions = Edition.objects.on(on).filter(Q(document__council=council) | Q(document__council__isnull=True))
    return editions.select_related("document").order_by("document__council_id", "document__title")


def editions_or_404(council: Council, slug: str) -> list[Edition]:
    """Return every edition of a document of ``council`` (or of a law), the oldest first, or answer as nothing does."""
    mine = Q(document__council=council) | Q(document__council__isnull=True)
    editions = Edition.objects.filter(mine, document__slug=slug).select_related("document")
    # A document of the council's own stands before a law with the same address.
    found = sorted(editions, key=lambda edition: (edition.document.council_id is None, edition.number))
    if not found:
        raise Http404
    return [edition for edition in found if edition.document_id == found[0].document_id]


def in_force(editions: list[Edition], on: date) -> Edition | None:
    """Return the edition of ``editions`` that is in force on a day, or None."""
    return next((edition for edition in editions if edition.holds_on(on)), None)


def provisions_of(edition: Edition) -> QuerySet[Provision]:
    """Return all provisions of an edition in the order of the document."""
    return edition.provisions.order_by("position")


def outline_around(edition: Edition, key: str) -> list[Provision]:
    """Return all provisions of an edition; only the one called ``key`` and what is right below it carry their text.

    One query: a page of one provision shows its own text, its children's, and the way up, back and forward.
    """
    near = Q(key=key) | Q(parent__key=key) | Q(parent__parent__key=key)
    text = Case(When(near, then="text"), default=Value(""), output_field=TextField())
    provisions = list(edition.provisions.defer("text").annotate(near_text=text).order_by("position"))
    for provision in provisions:
        provision.text = provision.near_text
    return provisions


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
    return [str(kind.label) for kind in RuleKind if kind not in have]


def editions_with(editions: list[Edition], key: str) -> list[Edition]:
    """Return those of ``editions`` in which a provision is called ``key``."""
    having = set(Provision.objects.filter(edition__in=editions, key=key).values_list("edition_id", flat=True))
    return [edition for edition in editions if edition.pk in having]
