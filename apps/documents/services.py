"""Every write of documents, editions, provisions and rules."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.db.models import Q

from apps.core.formats import short_day
from apps.core.records import save
from apps.core.rulings import refuse
from apps.councils.models import Council

from .enums import DocumentKind, ProvisionKind, RuleKind
from .models import Document, Edition, Provision, Rule, RuleSet
from .rules import catalogue

# Keys stand in addresses: "21.4", "annex-1-rule-2-a".
KEY = RegexValidator(r"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\Z")


def make_rule_set(*, council: Council, name: str) -> RuleSet:
    """Make an empty rule set for a body of ``council``."""
    return RuleSet.objects.create(council=council, name=name)


@transaction.atomic
def publish_document(
    *,
    council: Council | None,
    slug: str,
    title: str,
    kind: str,
    start: date,
    provisions: list[dict[str, Any]],
    by: Any,
    reason: str,
    citation: str = "",
    adopted_on: date | None = None,
    adopted_by: str = "",
    label: str = "",
    introduction: str = "",
    source: str = "",
) -> Edition:
    """Publish a document, or the next edition of one that is there, in force from ``start``.

    ``council`` is None for a law. Each of ``provisions`` is a row with ``key``, ``number``, ``kind`` and, where it has
    them, ``parent`` (the key of one before it), ``heading``, ``text``, ``table`` (rows, the header first), ``note``.
    An edition before this one ends on ``start``.
    """
    _check_provisions(provisions)
    if kind not in DocumentKind.values:
        raise refuse(f"There is no kind of document “{kind}”. There are: {', '.join(DocumentKind.values)}.")
    if (council is None) != (kind == DocumentKind.LAW):
        raise refuse("A law belongs to no council, and every other document belongs to one.")
    document = Document.objects.select_for_update().filter(council=council, slug=slug).first()
    document = document or Document(council=council, slug=slug)
    document.title, document.kind, document.citation = title, kind, citation
    document.introduction, document.source = introduction, source
    save(document, by=by, reason=reason)
    edition = Edition(
        document=document, start=start, adopted_on=adopted_on, adopted_by=adopted_by, label=label,
        number=_end_edition_before(document, start, by=by, reason=reason) + 1,
    )  # fmt: skip
    save(edition, by=by, reason=reason)
    _save_provisions(edition, provisions, by=by, reason=reason)
    return edition


def _end_edition_before(document: Document, start: date, *, by: Any, reason: str) -> int:
    """End the newest edition on ``start`` and return its number; 0 when there is none."""
    newest = document.editions.order_by("-number").first()
    if newest is None:
        return 0
    if start <= newest.start:
        raise refuse(
            f"Edition {newest.number} of {document} is in force from {short_day(newest.start)}: "
            f"the next one cannot be in force from {short_day(start)}.",
            lawful=f"The next edition begins after {short_day(newest.start)}.",
        )
    if newest.end is None or newest.end > start:
        newest.end = start
        save(newest, by=by, reason=reason)
    return newest.number


def _check_provisions(provisions: list[dict[str, Any]]) -> None:
    """Refuse an empty document, a key that is no address or comes twice, and a parent that does not come before."""
    if not provisions:
        raise refuse("A document has at least one provision.")
    seen: set[str] = set()
    for row in provisions:
        key, parent = str(row.get("key", "")), row.get("parent")
        try:
            KEY(key)
        except ValidationError:
            raise refuse(f"“{key}” cannot stand in an address: use letters, figures, dots and hyphens.") from None
        if key in seen:
            raise refuse(f"Two provisions have the key “{key}”.")
        if parent and parent not in seen:
            raise refuse(f"The provision “{key}” stands before “{parent}”, to which it belongs.")
        if row.get("kind") not in ProvisionKind.values:
            raise refuse(f"The provision “{key}” is of no known kind. There are: {', '.join(ProvisionKind.values)}.")
        seen.add(key)


def _save_provisions(edition: Edition, rows: list[dict[str, Any]], *, by: Any, reason: str) -> None:
    made: dict[str, Provision] = {}
    for position, row in enumerate(rows, start=1):
        parent = made.get(row.get("parent") or "")
        made[row["key"]] = save(
            Provision(
                edition=edition,
                parent=parent,
                key=row["key"],
                number=row["number"],
                kind=row["kind"],
                heading=row.get("heading") or "",
                text=row.get("text") or "",
                table=row.get("table") or [],
                note=row.get("note") or "",
                position=position,
                depth=parent.depth + 1 if parent else 0,
            ),
            by=by,
            reason=reason,
        )


@transaction.atomic
def make_rule(
    *,
    rule_set: RuleSet,
    kind: str,
    value: dict[str, Any],
    provision: Provision,
    start: date,
    by: Any,
    reason: str,
    matter: str = "",
    reading: str = "",
) -> Rule:
    """Take a rule from ``provision``, in force from ``start``; the one before it ends on that day.

    ``value`` has the fields of its kind (rules/catalogue.py). ``matter`` tells rules of a kind apart; where the value
    has one of its own (``matter``, ``step``, ``office``) that one counts. ``reading`` says how an open text is read.
    """
    if provision is None:
        raise refuse("A rule cites the provision it was taken from: none was named.")
    document = provision.edition.document
    if document.council_id not in (None, rule_set.council_id):
        raise refuse(f"{document} belongs to another council, so no rule of {rule_set} can be taken from it.")
    matter, value = _read_value(kind, matter, value)
    RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    _end_rule_before(rule_set, kind, matter, start, by=by, reason=reason)
    rule = Rule(
        rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision, start=start, reading=reading
    )
    return save(rule, by=by, reason=reason)


@transaction.atomic
def end_rule(*, rule: Rule, end: date, by: Any, reason: str) -> Rule:
    """Let ``rule`` hold no longer from ``end`` on."""
    if end <= rule.start:
        raise refuse(f"{rule} is in force from {short_day(rule.start)}: it cannot end on {short_day(end)}.")
    rule.end = end
    return save(rule, by=by, reason=reason)


def _read_value(kind: str, matter: str, value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the matter and the checked value with every field of its kind; refuse what does not fit."""
    if kind not in RuleKind.values:
        raise refuse(f"There is no kind of rule “{kind}”. There are: {', '.join(RuleKind.values)}.")
    fields = catalogue.CATALOGUE[kind].model_fields
    if matter and "matter" in fields:
        value = {"matter": matter, **value}
    try:
        read = catalogue.value_of(kind, value)
    except (ValueError, TypeError) as error:
        raise refuse(f"This is not a rule for {catalogue.title(kind).lower()}: {catalogue.problems(error)}") from error
    own = read.matter_of()
    if matter and own and matter != own:
        raise refuse(f"The rule is said to be about “{matter}”, but its value is about “{own}”.")
    if catalogue.CATALOGUE[kind].needs_matter and not own:
        raise refuse(f"A rule for {catalogue.title(kind).lower()} says what it is about: its matter is missing.")
    return own or matter, read.model_dump(mode="json")


def _end_rule_before(rule_set: RuleSet, kind: str, matter: str, start: date, *, by: Any, reason: str) -> None:
    same = rule_set.rules.filter(kind=kind, matter=matter)
    later = same.filter(start__gte=start).order_by("start").first()
    if later is not None:
        raise refuse(
            f"{rule_set} already has a rule for {catalogue.title(kind, matter).lower()} from {short_day(later.start)}.",
            lawful=f"A new one begins after {short_day(later.start)}.",
        )
    for earlier in same.filter(Q(end__isnull=True) | Q(end__gt=start)):
        earlier.end = start
        save(earlier, by=by, reason=reason)
