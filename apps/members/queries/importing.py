"""What must be known to reckon a table of members, read at once; and the tables that were sent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from apps.bodies.models import Body, Seat
from apps.core.formats import day
from apps.councils.models import Council
from apps.documents.queries import cite
from apps.members.enums import ChangeState
from apps.members.models import Import, Membership
from apps.members.rules.filling import BodyFact, HeldFact, PersonFact, SeatFact


class Known(NamedTuple):
    """Bodies with their seats, who holds them from a day on, and whom the council knows."""

    bodies: list[BodyFact]
    held: list[HeldFact]
    people: list[PersonFact]


def known(council: Council, bodies: Iterable[Body], since: date | None) -> Known:
    """Return what is known of ``bodies`` and of the people of ``council``; memberships that hold on ``since`` or later.

    Four queries, however many seats and people there are.
    """
    listed = list(bodies)
    return Known(_bodies(council, listed), _held(listed, since), _people(council))


def _bodies(council: Council, bodies: list[Body]) -> list[BodyFact]:
    seats: dict[int, list[SeatFact]] = defaultdict(list)
    citations: dict[int, Any] = {}
    found = Seat.objects.filter(body__in=bodies).order_by("number")
    for seat in found.select_related("provision__edition__document", "ward", "follows"):
        if seat.provision_id not in citations:
            citations[seat.provision_id] = cite(seat.provision, council)
        seats[seat.body_id].append(
            SeatFact(
                key=seat.pk, number=seat.number, title=seat.title, start=seat.start, end=seat.end,
                citation=citations[seat.provision_id], ward=seat.ward.name if seat.ward else "",
                follows=seat.follows.title if seat.follows else "",
            )
        )  # fmt: skip
    return [BodyFact(body.pk, body.slug, body.name, seats[body.pk], _closed(body)) for body in bodies]


def _closed(body: Body) -> str:
    if body.dissolved_on is None:
        return ""
    return f"{body.name} was dissolved with {day(body.dissolved_on)}: nobody can take a seat there."


def _held(bodies: list[Body], since: date | None) -> list[HeldFact]:
    rows = Membership.objects.filter(seat__body__in=bodies)
    if since is not None:
        rows = rows.beside(since, None)
    over = set(ChangeState.over())
    named = rows.values_list("pk", "seat", "person", "person__name", "start", "end", "change__state")
    return [HeldFact(*fields, changing=state is not None and state not in over) for *fields, state in named]


def _people(council: Council) -> list[PersonFact]:
    rows = council.people.order_by("pk").values_list("pk", "name", "email", "user__email")
    return [
        PersonFact(key, name, frozenset(email.lower() for email in (own, account) if email))
        for key, name, own, account in rows
    ]


def imports_of(council: Council, seen: Q) -> QuerySet[Import]:
    """Return the tables of ``council`` that fit ``seen``, the latest first."""
    return Import.objects.filter(seen, council=council).in_short().order_by("-sent_at", "-pk")


def import_if_any(council: Council, key: int) -> Import | None:
    """Return the table of ``council`` with this key, with what its page names, or None."""
    return Import.objects.filter(council=council, pk=key).select_related("council", "body", "sent_by").first()


def to_fill(body: Body, on: date) -> QuerySet[Seat]:
    """Return the seats of ``body`` that nobody holds on that day or later, and that no office brings, by number."""
    held = Membership.objects.filter(seat__body=body).beside(on, None)
    free = Seat.objects.on(on).filter(body=body, follows=None).exclude(pk__in=held.values("seat"))
    return free.select_related("organisation", "ward").order_by("number")


def bodies_of_council(council: Council) -> QuerySet[Body]:
    """Return the bodies of ``council``, dissolved ones included: a table may name them, and is told why not."""
    return council.bodies.order_by("position", "name")


def to_import(council: Council, on: date) -> QuerySet[Seat]:
    """Return the seats of ``council`` that somebody can take that day, for a table to begin with."""
    standing = Seat.objects.on(on).filter(body__council=council, body__dissolved_on=None, follows=None)
    return standing.select_related("body", "ward").order_by("body__position", "body__name", "number")
