"""Reads of bodies and seats."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from apps.bodies.enums import BodyKind, MotionState
from apps.bodies.models import Amendment, Body, Dissolution, FormerName, Seat
from apps.bodies.rules.noticing import earliest_day
from apps.core.rulings import Citation
from apps.councils.models import Council
from apps.deadlines.queries import calendar
from apps.documents.enums import DocumentKind, RuleKind
from apps.documents.models import Document, DraftRule, Edition, Provision, Rule
from apps.documents.queries import cite, rule_in_force
from apps.documents.rules.catalogue import meaning, title, value_of

CONSTITUTION, ORDINARY, DISSOLUTION = "constitution", "ordinary", "dissolution"


@dataclass
class Branch:
    """A body with those below it, as a tree is drawn."""

    body: Body
    children: list["Branch"] = field(default_factory=list)


def body_or_404(council: Council, slug: str) -> Body:
    """Return the body of ``council`` with this address, or answer as nothing does."""
    body = council.bodies.filter(slug=slug).select_related("council", "parent", "rule_set").first()
    if body is None:
        raise Http404
    return body


def body_called_before(council: str, slug: str) -> Body | None:
    """Return the body that had this address in ``council`` before it was renamed, or None."""
    found = FormerName.objects.filter(council__slug=council, slug=slug).exclude(body__slug=slug)
    former = found.select_related("body").first()
    return former.body if former else None


def body_with_children_or_404(council: str, slug: str, *, on: date) -> tuple[Body, list[Body]]:
    """Return a body, found by the addresses of council and body, and those right below it, in one query.

    Each comes with ``open``: whether its rule of the day opens its meetings, None where it has no such rule; with
    ``called_then``: what it was called that day, where that was not as today; and ``called_before`` with
    ``renamed_on``.
    """
    related = ("council__organisation", "parent", "purpose__edition", "dissolved_by", "merged_into")
    day = Q(rule_set__rules__start__lte=on) & (Q(rule_set__rules__end__isnull=True) | Q(rule_set__rules__end__gt=on))
    rule = FilteredRelation("rule_set__rules", condition=Q(rule_set__rules__kind=RuleKind.OPENNESS) & day)
    rows = Body.objects.filter(Q(slug=slug) | Q(parent__slug=slug), council__slug=council).select_related(*related)
    former = FormerName.objects.filter(body=OuterRef("pk"))
    last = former.order_by("-until")
    rows = rows.annotate(
        called_then=Subquery(former.filter(until__gt=on).order_by("until").values("name")[:1]),
        called_before=Subquery(last.values("name")[:1]),
        renamed_on=Subquery(last.values("until")[:1]),
    )
    rows = rows.annotate(openness=rule).annotate(open=F("openness__value")).order_by("position", "name")
    found = list(rows)
    body = next((row for row in found if row.slug == slug), None)
    if body is None:
        raise Http404
    for row in found:
        row.open = row.open and row.open["open"]
    return body, [row for row in found if row.parent_id == body.pk]


def body_with_seats_or_404(council: str, slug: str, *, on: date) -> Body:
    """Return a body with council and rule set, and how many seats it has on a day, all and voting, in one query."""
    day = Q(seats__start__lte=on) & (Q(seats__end__isnull=True) | Q(seats__end__gt=on))
    bodies = Body.objects.filter(council__slug=council, slug=slug).select_related("council", "parent", "rule_set")
    body = bodies.annotate(
        seats_now=Count("seats", filter=day), voting_seats_now=Count("seats", filter=day & Q(seats__voting=True))
    ).first()
    if body is None:
        raise Http404
    return body


def bodies_of(council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council`` in their order."""
    return council.bodies.order_by("position", "name")


def tree(bodies: Iterable[Body]) -> list[Branch]:
    """Return ``bodies`` as the trees they form, roots first."""
    branches = {body.pk: Branch(body) for body in bodies}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.body.parent_id or 0)
        (above.children if above else roots).append(branch)
    return roots


def partnerships() -> QuerySet[Body]:
    """Return the partnerships of all councils, by name."""
    return Body.objects.filter(kind=BodyKind.PARTNERSHIP).select_related("council").order_by("name")


def seats_of(body: Body, *, on: date) -> QuerySet[Seat]:
    """Return the seats that a body has on a day, in order of number, with organisation."""
    return body.seats.on(on).select_related("organisation").order_by("number")


def purposes_of(body: Body, *, on: date) -> QuerySet[Provision]:
    """Return the provision that sets out a body's purposes and those below it, as in force on a day."""
    if body.purpose is None:
        return Provision.objects.none()
    same = Provision.objects.filter(edition__document=body.purpose.edition.document_id)
    return (
        same.filter(Q(key=body.purpose.key) | Q(parent__key=body.purpose.key))
        .filter(Q(edition__end__isnull=True) | Q(edition__end__gt=on), edition__start__lte=on)
        .select_related("edition__document")
        .order_by("position")
    )


def rule_of(body: Body, kind: str, *, on: date, matter: str = "") -> Rule:
    """Return the rule of ``kind`` of a body in force on a day; ``Refused`` when its document has none."""
    return rule_in_force(body.rule_set, kind, on=on, matter=matter)


class DecidingRules(NamedTuple):
    """The rules by which a body decides on a matter: which majority, and what notice."""

    majority: Rule
    notice: Rule


def matter_of(document: Document) -> str:
    """Return by which majority a document is changed: a constitution by one of its own, others as any business."""
    return CONSTITUTION if document.kind == DocumentKind.CONSTITUTION else ORDINARY


def deciding_rules(body: Body, matter: str, *, on: date) -> DecidingRules:
    """Return the rules by which ``body`` decides on ``matter``; ``Refused``, naming it, where one is missing."""
    return DecidingRules(
        rule_of(body, RuleKind.MAJORITY, on=on, matter=matter), rule_of(body, RuleKind.NOTICE, on=on, matter=matter)
    )


def bodies_deciding(council: Council, matter: str, *, on: date) -> QuerySet[Body]:
    """Return the bodies of ``council`` that stand and have a majority and a notice for ``matter`` on a day."""
    found = council.bodies.filter(dissolved_on__isnull=True)
    for kind in (RuleKind.MAJORITY, RuleKind.NOTICE):
        rules = Rule.objects.on(on).filter(kind=kind, matter=matter)
        found = found.filter(rule_set__in=rules.values("rule_set"))
    return found.select_related("council", "rule_set").order_by("position", "name")


def earliest_meeting(body: Body, matter: str, *, on: date) -> date:
    """Return the first day for which a meeting can decide on ``matter`` when its notice is given on a day."""
    value: Any = value_of(RuleKind.NOTICE, rule_of(body, RuleKind.NOTICE, on=on, matter=matter).value)
    return earliest_day(value, on, calendar(value.calendar, body.council))


def amendment_of(document: Document) -> Amendment | None:
    """Return the change of ``document`` that waits for the vote, with the body that decides; None where none does."""
    waiting = Amendment.objects.filter(edition__document=document, state=MotionState.PROPOSED)
    return waiting.select_related("body").first()


def newest_edition(document: Document) -> Edition | None:
    """Return the adopted edition of ``document`` that came, or comes, into force last."""
    return document.editions.public().order_by("-start").first()


def root_of(body: Body) -> Body:
    """Return the body at the top of the tree in which ``body`` stands."""
    while body.parent is not None:
        body = body.parent
    return body


def with_those_below(body: Body) -> list[Body]:
    """Return ``body`` and all bodies below it that stand, from the top down."""
    found, level = [body], [body]
    while level:
        rows = Body.objects.filter(parent__in=level, dissolved_on__isnull=True).select_related("rule_set")
        level = list(rows.order_by("position", "name"))
        found += level
    return found


def amendment_or_404(council: Council, pk: int) -> Amendment:
    """Return a change that was put to a body of ``council``, with edition and business, or answer as nothing does."""
    known = Amendment.objects.filter(body__council=council).select_related("edition__document", "body", "business")
    found = known.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def dissolution_or_404(council: Council, pk: int) -> Dissolution:
    """Return a dissolution that was put to a body of ``council``, or answer as nothing does."""
    found = Dissolution.objects.filter(body__council=council, pk=pk).select_related("dissolves", "body").first()
    if found is None:
        raise Http404
    return found


def bodies_standing(council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council`` that have not ended, in their order, with council."""
    return bodies_of(council).filter(dissolved_on__isnull=True).select_related("council")


def drafted_rules(edition: Edition) -> QuerySet[DraftRule]:
    """Return the rules that come into force, or end, with ``edition``."""
    return edition.draft_rules.select_related("rule_set", "provision", "replaces").order_by("rule_set__name", "kind")


def decision_in_words(body: Body, matter: str, *, on: date) -> list[tuple[str, str, Citation]]:
    """Return what carries a matter in ``body`` and what notice it needs: title, meaning and where it is written."""
    rules = deciding_rules(body, matter, on=on)
    return [(title(rule.kind), meaning(rule.kind, rule.matter, rule.value), cite(rule, body.council)) for rule in rules]
