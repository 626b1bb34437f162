"""Reads of registers: as the public sees them on a day, and as their owners do.

The text of a sensitive entry never leaves the database for anybody but its owner (Localism Act 2011 s.32).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, When
from django.http import Http404

from apps.core import clock
from apps.core.rulings import Citation, Ruling
from apps.councils.models import Council
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.deadlines.queries import for_subject
from apps.documents.enums import RuleKind
from apps.documents.models import Edition, Provision, Rule
from apps.documents.queries import cite
from apps.members.models import Membership, Person

from . import rules
from .enums import PECUNIARY, SET_OUT_IN, Category, Whose
from .models import Entry, NothingToDeclare, Register

DEADLINE = "interests.register"
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
    said: dict[str, Any] = {
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


def sits(person: Any) -> bool:
    """Tell whether somebody that ``member_or_404`` returned held a seat on the day asked for."""
    return bool(person.sits)


def public_register_of(person: Person) -> Register | None:
    """Return the register of ``person`` once it was confirmed, else None."""
    register = register_of(person)
    return register if is_public(register) else None


def register_of(person: Person) -> Register | None:
    """Return the register of ``person``, or None where none was begun."""
    return getattr(person, "register", None)


@dataclass(frozen=True)
class Row:
    """A member in the list of registers; ``due_on`` where nothing is registered yet and a deadline says when."""

    person: Person
    register: Register | None
    due_on: date | None
    late: bool


def with_due_days(people: list[Person]) -> list[Row]:
    """Return the rows of the list: who registered, and what is owed by those who did not."""
    waiting = [person for person in people if not is_public(register_of(person))]
    due, today = due_days(waiting), clock.today()
    return [
        Row(person, register if is_public(register) else None, due.get(person.pk), due.get(person.pk, today) < today)
        for person in people
        for register in (register_of(person),)
    ]


def due_days(people: list[Person]) -> dict[int, date]:
    """Return by when each of ``people`` owes the register, by primary key; one query, none for nobody."""
    if not people:
        return {}
    owed = Deadline.objects.filter(kind=DEADLINE, subject_kind=Person._meta.label_lower)
    rows = owed.outstanding().filter(subject_id__in=[person.pk for person in people])
    return dict(rows.values_list("subject_id", "due_on"))


def is_public(register: Register | None) -> bool:
    """Tell whether ``register`` was confirmed, and so is public."""
    return register is not None and register.confirmed_on is not None


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


def ended(register: Register | None, category: Category) -> list[Entry]:
    """Return what was on the register in a class and no longer is, the latest first; for its owner only."""
    if register is None:
        return []
    found = register.entries.filter(category=category, start__isnull=False, end__isnull=False)
    return list(found.order_by("-end", "-pk"))


def is_last_of_class(entry: Entry) -> bool:
    """Tell whether no other entry of the same class is on the register."""
    others = Entry.objects.live().filter(register_id=entry.register_id, category=entry.category)
    return not others.exclude(pk=entry.pk).exists()


def may_confirm(answers: list[Answer]) -> Ruling:
    """Say whether a register with these answers may be published."""
    unanswered = [answer.category.label for answer in answers if not answer.is_given]
    return rules.can_confirm(unanswered, sum(answer.changes for answer in answers))


def deadline_of(person: Person, *, outstanding: bool = True) -> Deadline | None:
    """Return by when ``person`` owes the register, or (not ``outstanding``) owed it last; None where nothing is."""
    found = for_subject(person).filter(kind=DEADLINE).select_related("council", "rule__provision__edition__document")
    return (found.outstanding() if outstanding else found.filter(state=State.MET).order_by("-closed_on")).first()


def set_out(category: Category, council: Council, on: date) -> tuple[Provision, Citation] | None:
    """Return the provision that sets out a class, in force on a day, with its citation; None where it is not loaded."""
    document, key = SET_OUT_IN[category]
    found = Provision.objects.filter(
        key=key, edition__in=Edition.objects.on(on), edition__document__slug=document, edition__document__council=None
    )
    provision = found.select_related("edition__document").first()
    return (provision, cite(provision, council)) if provision else None


def gift_thresholds(person: Person, on: date) -> list[Ruling]:
    """Return from which value gifts are registered, by the rules of the bodies on which ``person`` sits that day."""
    held = Membership.objects.on(on).filter(person=person, seat__body__rule_set=models.OuterRef("rule_set"))
    found = Rule.objects.on(on).filter(models.Exists(held), kind=RuleKind.GIFT_THRESHOLD)
    rulings = [
        rules.gift_threshold(Decimal(rule.value["pounds"]), rule.value["comparison"], cite(rule, person.council))
        for rule in found.select_related("provision__edition__document")
    ]
    return list(dict.fromkeys(rulings))


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
    state: str
    why: str


def history(register: Register, most: int = 200) -> list[Event]:
    """Return what happened to ``register``, the newest first, at most so many lines; for its owner only."""
    found: list[Event] = []
    for model in (Entry, NothingToDeclare):
        rows = model.history.filter(register_id=register.pk).select_related("history_user")
        found += [_event(row) for row in rows.order_by("-history_date", "-history_id")[:most]]
    return sorted(found, key=lambda event: event.at, reverse=True)[:most]


def _state(row: Any) -> str:
    """Say where a row of a history stood then."""
    if row.start is None:
        return "Kept as a draft"
    if row.end is not None:
        return "Taken off the register"
    return "Withheld on the register" if getattr(row, "sensitive", False) else "On the register"


def _event(row: Any) -> Event:
    return Event(
        at=row.history_date,
        by=str(row.history_user) if row.history_user else "Moothall",
        what=row.get_category_display(),
        about=getattr(row, "description", NOTHING),
        state=_state(row),
        why=row.history_change_reason or "",
    )
