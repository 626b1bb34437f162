"""What relies on a clause: rules, seats, bodies, decisions, items of agendas, and for officers deadlines and changes.

One statement on either database, so that the page of a clause asks as often whatever rests on it. Of each kind the
newest come first and no more than ``MOST`` of them; how many there are is told. What somebody may see is asked of the
rooms themselves. A clause is the same in every edition of its document, and so is what relies on it.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)  # fmt: skip
from django.db.models.functions import Cast, RowNumber, TruncDate
from django.urls import reverse

from apps.bodies.enums import Outcome
from apps.bodies.models import Body, Seat
from apps.core import clock
from apps.councils.models import Council
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.documents.models import Document, Underpinning
from apps.documents.queries import rules_resting_on
from apps.documents.rules import catalogue
from apps.documents.rules.values import Value as RuleValue
from apps.meetings.models import AgendaItem, Vote
from apps.meetings.queries import visible_to
from apps.members.enums import Step
from apps.members.models import ChangeStep, MembershipChange
from apps.plans.enums import REVIEW

MOST = 50
COLUMNS = ("kind", "title", "second", "value", "text", "inside", "at", "one", "two", "three")
# What heads each kind, in the order of the page.
HEADINGS = {
    "purpose": "Bodies whose purposes it sets out",
    "seat": "Seats that it sets out",
    "decision": "Decisions taken under it",
    "item": "Items of agendas",
    "document": "Documents that rest on another because of it",
    "deadline": "Deadlines counted by its rules",
    "change": "Changes of membership",
}


@dataclass(frozen=True)
class RuleShown:
    """A rule taken from the clause, with whose it is."""

    kind: str
    matter: str
    value: RuleValue
    reading: str
    start: date
    owner: str
    body_slug: str


@dataclass(frozen=True)
class Reliant:
    """Something that relies on the clause: its name, what is said of it, where it is found, and of which day it is."""

    title: str
    about: str
    address: str
    at: date | None


@dataclass(frozen=True)
class Group:
    """All of one kind that rely on the clause; ``more`` are there besides those that are named."""

    heading: str
    rows: list[Reliant]
    more: int


@dataclass(frozen=True)
class Relying:
    """What relies on a clause on a day: the rules taken from it, and everything else by kind."""

    rules: list[RuleShown]
    more_rules: int
    groups: list[Group]


@dataclass(frozen=True)
class Clause:
    """The clause that is asked about, by whom, and for which day."""

    council: Council
    document: Document
    key: str
    on: date
    user: Any

    def at(self, path: str = "provision") -> Q:
        """Return the filter "rests on this clause, in whatever edition"."""
        return Q(**{f"{path}__key": self.key, f"{path}__edition__document": self.document})

    def until(self, path: str) -> Q:
        """Return the filter "was known on the day": a day that is over knows nothing of later ones."""
        if self.on >= clock.today():
            return Q()
        return Q(**{f"{path}__lt": datetime.combine(self.on + timedelta(days=1), time(), clock.LONDON)})


def relying_on(council: Council, document: Document, key: str, *, on: date, user: Any) -> Relying:
    """Return what relies on a clause for ``council`` on a day, as far as ``user`` may see it. One query."""
    clause = Clause(council, document, key, on, user)
    sources = [source(clause) for source in SOURCES]
    if user.is_authenticated:
        sources.append(_changes(clause))
    found = sources[0].union(*sources[1:], all=True).order_by("found_place", "found_kind", "found_title")
    rows: dict[str, list[tuple]] = {}
    for row in found[: MOST * len(sources)]:
        if row[-2] <= MOST:
            rows.setdefault(row[0], []).append(row)
    rules = rows.pop("rule", [])
    groups = [
        Group(heading, [_reliant(council, row) for row in rows[kind]], rows[kind][0][-1] - len(rows[kind]))
        for kind, heading in HEADINGS.items()
        if kind in rows
    ]
    shown = sorted((_rule(row) for row in rules), key=lambda rule: (rule.owner, rule.kind, rule.matter))
    return Relying(shown, rules[0][-1] - len(rules) if rules else 0, groups)


def _source(rows: QuerySet, kind: str, **columns: Any) -> QuerySet:
    """Return ``rows`` as COLUMNS, each with its place among its kind, the newest first, and the number of its kind."""
    nothing = Value("")
    made = dict.fromkeys(COLUMNS, nothing) | {"kind": Value(kind), "at": Value(None)} | columns
    types = {"at": DateField()}
    given = {f"found_{name}": Cast(value, types.get(name, TextField())) for name, value in made.items()}
    newest = [F("at_order").desc(nulls_last=True), F("pk").desc()]
    ranked = rows.order_by().annotate(at_order=Cast(made["at"], DateField()))
    ranked = ranked.annotate(**given, found_place=Window(RowNumber(), order_by=newest), found_count=Window(Count("*")))
    return ranked.values_list(*given, "found_place", "found_count").order_by()


def _day(path: str) -> TruncDate:
    """Return the day in London of a moment."""
    return TruncDate(path, tzinfo=clock.LONDON)


def _rules(clause: Clause) -> QuerySet:
    rows = rules_resting_on(clause.council, clause.document, clause.key, on=clause.on).select_related(None)
    return _source(
        rows, "rule", title=F("kind"), second=F("matter"), value=F("value"), text=F("reading"),
        inside=F("rule_set__body__name"), one=F("rule_set__body__slug"), two=F("rule_set__name"), at=F("start"),
    )  # fmt: skip


def _purposes(clause: Clause) -> QuerySet:
    rows = Body.objects.filter(clause.at("purpose"), council=clause.council)
    return _source(rows, "purpose", title=F("name"), one=F("slug"))


def _seats(clause: Clause) -> QuerySet:
    rows = Seat.objects.on(clause.on).filter(clause.at(), body__council=clause.council)
    return _source(
        rows, "seat", title=F("title"), text=F("organisation__name"), inside=F("body__name"), one=F("body__slug"),
        at=F("start"),
    )  # fmt: skip


def _decisions(clause: Clause) -> QuerySet:
    seen = visible_to(clause.user).of_council(clause.council).select_related(None).order_by()
    rows = Vote.objects.filter(clause.at(), clause.until("item__meeting__starts_at"), item__meeting__in=seen)
    return _source(
        rows, "decision", title=F("item__title"), text=F("outcome"), inside=F("item__meeting__body__name"),
        at=_day("item__meeting__starts_at"), one=F("item__meeting__body__slug"), two=F("item__meeting__slug"),
        three=F("item__number"),
    )  # fmt: skip


def _items(clause: Clause) -> QuerySet:
    seen = visible_to(clause.user).of_council(clause.council).select_related(None).order_by()
    because = clause.at("standing_rule__provision") | clause.at("business__provision")
    rows = AgendaItem.objects.filter(because, clause.until("meeting__starts_at"), meeting__in=seen)
    return _source(
        rows, "item", title=F("title"), inside=F("meeting__body__name"), at=_day("meeting__starts_at"),
        one=F("meeting__body__slug"), two=F("meeting__slug"), three=F("number"),
    )  # fmt: skip


def _documents(clause: Clause) -> QuerySet:
    rows = Underpinning.objects.filter(clause.at(), upper__council=clause.council)
    return _source(rows, "document", title=F("upper__title"), text=F("lower__title"), one=F("upper__slug"))


def _deadlines(clause: Clause) -> QuerySet:
    """Reviews of documents are public. What people owe is theirs and the office's: who keeps the records sees it."""
    public = Q(kind=REVIEW)
    seen = public | Q(pk__in=Deadline.objects.visible_to(clause.user).order_by().values("pk"))
    rows = Deadline.objects.filter(seen, clause.at("rule__provision"), council=clause.council)
    reviewed = Document.objects.filter(pk=OuterRef("subject_id")).values("slug")
    return _source(
        rows, "deadline", title=F("what"), text=F("state"), at=F("due_on"),
        one=Case(When(public, then=Subquery(reviewed)), default=Value(""), output_field=TextField()),
    )  # fmt: skip


def _changes(clause: Clause) -> QuerySet:
    seen = MembershipChange.objects.visible_to(clause.user).of_council(clause.council).order_by()
    rows = ChangeStep.objects.filter(clause.at(), change__in=seen)
    name = F("change__membership__person__name")
    return _source(rows, "change", title=name, text=F("step"), at=_day("at"), one=F("change_id"))


SOURCES = (_rules, _purposes, _seats, _decisions, _items, _documents, _deadlines)


def _rule(row: tuple) -> RuleShown:
    _, kind, matter, value, reading, body, at, slug, owner, *_ = row
    return RuleShown(kind, matter, catalogue.value_of(kind, json.loads(value)), reading, at, body or owner, slug or "")


def _reliant(council: Council, row: tuple) -> Reliant:
    kind, title, _, _, text, inside, at, one, two, three, *_ = row
    here = {"council": council.slug}
    match kind:
        case "purpose":
            return Reliant(title, "", reverse("bodies-body", kwargs=here | {"body": one}) + "#purposes", None)
        case "seat":
            address = reverse("bodies-body", kwargs=here | {"body": one}) + "#seats"
            return Reliant(f"{inside}: {title}", f"nominated by {text}", address, None)
        case "decision" | "item":
            address = reverse("meetings-meeting", kwargs=here | {"body": one, "slug": two}) + f"#item-{three}"
            outcome = Outcome(text).label.lower() if text else ""
            return Reliant(f"{inside}: {title}", outcome, address, at)
        case "document":
            return Reliant(title, f"rests on {text}", reverse("plans-reviews", kwargs=here | {"document": one}), None)
        case "deadline":
            address = reverse("plans-reviews", kwargs=here | {"document": one}) if one else ""
            return Reliant(title, State(text).label.lower(), address, at)
    return Reliant(title, Step(text).label, reverse("members-office-change", kwargs=here | {"change": int(one)}), at)
