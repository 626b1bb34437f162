"""Reads of offices and posts, and of who holds or held them (OLP-11, OLP-12)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Replace
from django.http import Http404

from apps.bodies.models import Body, Office, Seat
from apps.core import clock
from apps.core.counting import Count
from apps.councils.models import Council, Organisation
from apps.documents.enums import RuleKind
from apps.documents.models import Edition, Provision, Rule
from apps.members.enums import HeldBy
from apps.members.models import Candidate, Election, Membership, OfficeHolding, Person
from apps.members.rules.offices import term_ends

from . import find_by_email

RELATED = (
    "council",
    "body",
    "organisation",
    "not_from",
    "provision__edition__document",
    "follows_seat__body",
    "follows_seat__organisation",
    "follows_office__body",
    "follows_office__organisation",
)


@dataclass(frozen=True)
class Holder:
    """Somebody who holds or held an office: with the end of the term, where a rule of the body sets one."""

    pk: int
    name: str
    slug: str
    start: date
    end: date | None
    how: str
    term: Count | None


@dataclass
class Line:
    """An office with who holds it on a day, who is to come, and who held it before, the latest first."""

    office: Office
    now: Holder | None = None
    coming: list[Holder] = field(default_factory=list)
    before: list[Holder] = field(default_factory=list)


def offices_of(council: Council, *, body: Body | None = None) -> QuerySet[Office]:
    """Return the offices and posts of a council (of one of its bodies), with what a line about them names."""
    found = council.offices.select_related(*RELATED)
    if body is not None:
        found = found.filter(body=body)
    return found.order_by("body__position", "organisation__name", "title", "pk")


def lines(offices: QuerySet[Office], *, on: date) -> list[Line]:
    """Return ``offices`` with all their holders, in one query; an office that has ended, with those before."""
    rule = Rule.objects.filter(
        rule_set=OuterRef("body__rule_set"), kind=RuleKind.TERM, matter=OuterRef("matter"), start__lte=on
    ).filter(Q(end__isnull=True) | Q(end__gt=on))
    rows = offices.annotate(
        matter=Replace(F("kind"), Value("_"), Value("-")),
        holder=F("holdings__person__name"),
        holder_slug=F("holdings__person__slug"),
        since=F("holdings__start"),
        until=F("holdings__end"),
        how=F("holdings__how"),
        holding=F("holdings__pk"),
        term=Subquery(rule.values("value")[:1]),
    ).order_by(*offices.query.order_by, "-holdings__start")
    found: dict[int, Line] = {}
    for row in rows:
        line = found.setdefault(row.pk, Line(row))
        if row.holder is not None and row.until != row.since:
            _place(line, row, on)
    return list(found.values())


def _place(line: Line, row: Any, on: date) -> None:
    term = term_ends(row.since, row.term) if row.term and row.how == HeldBy.ELECTED else None
    holder = Holder(row.holding, row.holder, row.holder_slug, row.since, row.until, row.how, term)
    if row.since > on:
        line.coming.append(holder)
    elif row.until is not None and row.until <= on:
        line.before.append(holder)
    else:
        line.now = holder


def holdings_of(person: Person) -> QuerySet[OfficeHolding]:
    """Return the offices of ``person`` now and before, the latest first; what never began is left out."""
    held = OfficeHolding.objects.filter(person=person).exclude(start=F("end"))
    related = ("office__body", "office__organisation", "office__provision__edition__document")
    above = ("by_membership__seat__body", "by_holding__office__body", "by_holding__office__organisation")
    return held.select_related(*related, *above).order_by("-start", "office__title")


def office_or_404(council: Council, slug: str) -> Office:
    """Return the office of ``council`` with this address, or answer as nothing does."""
    found = offices_of(council).filter(slug=slug).select_related(*RELATED, "body__rule_set").first()
    if found is None:
        raise Http404
    return found


def holding_or_404(council: Council, pk: int) -> OfficeHolding:
    """Return a holding of an office of ``council``, or answer as nothing does."""
    found = OfficeHolding.objects.filter(office__council=council, pk=pk).select_related(
        "person", *(f"office__{one}" for one in RELATED)
    )
    holding = found.first()
    if holding is None:
        raise Http404
    return holding


def following(office: Office) -> tuple[list[Seat], list[Office]]:
    """Return the seats and the offices that follow ``office``."""
    seats = Seat.objects.filter(follows=office).select_related("body").order_by("body__position", "number")
    offices = Office.objects.filter(follows_office=office).select_related("body", "organisation")
    return list(seats), list(offices.order_by("title"))


def seats_in(bodies: Iterable[Body], on: date) -> QuerySet[Seat]:
    """Return the seats of ``bodies`` on a day, by body and number, as a choice names them."""
    return (
        Seat.objects.on(on)
        .filter(body__in=list(bodies))
        .select_related("body", "follows")
        .order_by("body__position", "number")
    )


def known_here(council: Council, email: str) -> tuple[Person | None, list[str]]:
    """Return the person of ``council`` with this address, and what he or she holds today or soon, in words."""
    person = find_by_email(council, email)
    if person is None:
        return None, []
    today = clock.today()
    seats = Membership.objects.filter(person=person).beside(today, None).with_names()
    posts = OfficeHolding.objects.filter(person=person).beside(today, None).select_related("office__body")
    return person, [f"{row.seat.title}, {row.seat.body}" for row in seats] + [row.office.title for row in posts]


def organisations_of(council: Council) -> QuerySet[Organisation]:
    """Return the organisations that nominate to a seat in ``council``, and the council's own."""
    nominates = Q(seats__body__council=council) | Q(pk=council.organisation_id)
    return Organisation.objects.filter(nominates).distinct().order_by("name")


def clauses_of(council: Council, on: date) -> QuerySet[Provision]:
    """Return the articles and clauses of the documents of ``council`` in force on a day, in their order."""
    found = Provision.objects.filter(edition__document__council=council, edition__in=Edition.objects.public().on(on))
    return found.select_related("edition__document").order_by("edition__document__title", "position")


def open_election(office: Office) -> Election | None:
    """Return the election to ``office`` that is open, with its candidates in the order of the vote, or None."""
    open_now = Election.objects.filter(office=office, elected=None).select_related("business", "office__council")
    standing = Prefetch("candidates", Candidate.objects.select_related("person"))
    return open_now.prefetch_related(standing).first()
