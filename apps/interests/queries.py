"""Reads of registers: as the public sees them on a day, and as their owners do.

The text of a sensitive entry never leaves the database for anybody but its owner (Localism Act 2011 s.32).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.http import Http404

from apps.councils.models import Council
from apps.members.models import Membership, Person

from .enums import PECUNIARY, Category, Whose
from .models import Entry, NothingToDeclare, Register

PAGE = 50
WITHHELD = "An interest is withheld under section 32 of the Localism Act 2011."
NEUTRAL = "Nothing is shown here."
NOTHING = "Nothing to declare"
NO_ENTRY = "Nothing registered"


@dataclass(frozen=True)
class Words:
    """One public entry."""

    text: str
    donor: str = ""
    received_on: date | None = None
    value: Decimal | None = None
    start: date | None = None


@dataclass
class Shown:
    """One class as the public sees it: the entries by whose they are, or words instead."""

    category: Category
    instead: str
    own: list[Words] = field(default_factory=list)
    partner: list[Words] = field(default_factory=list)

    @property
    def for_partner(self) -> bool:
        """Whether the class asks about the partner too."""
        return self.category in PECUNIARY


@dataclass(frozen=True)
class Published:
    """A register as the public sees it on a day."""

    on: date
    withheld: bool
    classes: tuple[Shown, ...]
    no_entry: str


def published(register: Register, on: date) -> Published | None:
    """Return ``register`` as the public saw or sees it on the day ``on``; None before it was first confirmed.

    Takes two queries. While any entry of that day is sensitive, every class without public entries says the same
    neutral words, so that neither a class nor its emptiness gives the withheld one away.
    """
    if register.confirmed_on is None or register.confirmed_on > on:
        return None
    rows = list(_public_rows(register, on))
    withheld = any(row["sensitive"] for row in rows)
    answered = set(register.nothing.on(on).values_list("category", flat=True))
    classes = {
        category: Shown(category, NEUTRAL if withheld else NOTHING if category in answered else NO_ENTRY)
        for category in Category
    }
    for row in rows:
        if not row["sensitive"]:
            _place(classes[Category(row["shown_category"])], row)
    return Published(on, withheld, tuple(classes.values()), NEUTRAL if withheld else NO_ENTRY)


def _public_rows(register: Register, on: date) -> Any:
    """Return the entries of the day; of sensitive ones nothing but that they are there."""
    said = {
        f"shown_{name}": Case(When(sensitive=False, then=F(name)), output_field=Entry._meta.get_field(name))
        for name in ("category", "whose", "description", "donor", "received_on", "value", "start")
    }
    return register.entries.on(on).annotate(**said).order_by("start", "pk").values("sensitive", *said)


def _place(shown: Shown, row: dict[str, Any]) -> None:
    words = Words(
        text=row["shown_description"],
        donor=row["shown_donor"],
        received_on=row["shown_received_on"],
        value=row["shown_value"],
        start=row["shown_start"],
    )
    (shown.own if row["shown_whose"] == Whose.SELF else shown.partner).append(words)


# Who has a register -------------------------------------------------------------------------------------------------


def members_on(council: Council, on: date) -> models.QuerySet[Person]:
    """Return the people of ``council`` who hold a seat on the day ``on``, with their registers, by name."""
    holding = Membership.objects.on(on).filter(person=models.OuterRef("pk"))
    return council.people.filter(models.Exists(holding)).select_related("register").order_by("name", "pk")


def member_or_404(council: Council, slug: str, on: date) -> Person:
    """Return the person with this address, with register and ``sits`` (held a seat on ``on``), or as nothing does."""
    holding = Membership.objects.filter(person=models.OuterRef("pk"))
    people = council.people.annotate(sits=models.Exists(holding.on(on)), sat=models.Exists(holding))
    person = people.filter(slug=slug, sat=True).select_related("register").first()
    if person is None:
        raise Http404
    return person


def register_of(person: Person) -> Register | None:
    """Return the register of ``person``, or None where none was begun."""
    return getattr(person, "register", None)


# What its owner sees ------------------------------------------------------------------------------------------------


@dataclass
class Answer:
    """One class as its owner sees it: what is on the register, what waits to be published, and the answer "nothing"."""

    category: Category
    live: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    nothing: NothingToDeclare | None = None

    @property
    def is_given(self) -> bool:
        """Whether the class has an answer."""
        return bool(self.live or self.drafts or self.nothing)

    @property
    def changes(self) -> int:
        """How much of it was not published yet."""
        return len(self.drafts) + bool(self.nothing and self.nothing.start is None)


def answers(register: Register | None) -> list[Answer]:
    """Return all classes with their answers, in the order of the register; two queries."""
    found = {category: Answer(category) for category in Category}
    if register is None:
        return list(found.values())
    for entry in register.entries.filter(Q(end__isnull=True)).order_by("start", "pk"):
        answer = found[Category(entry.category)]
        (answer.drafts if entry.is_draft else answer.live).append(entry)
    for nothing in register.nothing.filter(end__isnull=True):
        found[Category(nothing.category)].nothing = nothing
    return list(found.values())


def entries_to_link(person: Person, on: date) -> models.QuerySet[Entry]:
    """Return the entries of ``person`` that a declaration made on the day ``on`` can be linked to."""
    return Entry.objects.on(on).filter(register__person=person).order_by("category", "start", "pk")


@dataclass(frozen=True)
class Event:
    """One line of a register's history, for its owner."""

    at: Any
    by: str
    what: str
    about: str
    why: str


def history(register: Register, most: int = 200) -> list[Event]:
    """Return what happened to ``register``, the newest first, at most so many lines; for its owner only."""
    found: list[Event] = []
    for model in (Entry, NothingToDeclare):
        rows = model.history.filter(register_id=register.pk).select_related("history_user")
        found += [_event(row) for row in rows.order_by("-history_date", "-history_id")[:most]]
    return sorted(found, key=lambda event: event.at, reverse=True)[:most]


def _event(row: Any) -> Event:
    return Event(
        at=row.history_date,
        by=str(row.history_user) if row.history_user else "Moothall",
        what=row.get_category_display(),
        about=getattr(row, "description", NOTHING),
        why=row.history_change_reason or "",
    )
