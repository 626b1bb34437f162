"""Offices and posts: setting them up, who holds them, and what follows them (OLP-11, OLP-12)."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies import services as bodies
from apps.bodies.models import Office, Seat
from apps.core import clock
from apps.core.formats import day
from apps.core.rulings import refuse
from apps.members.enums import HeldBy
from apps.members.models import Membership, OfficeHolding, Person
from apps.members.queries import find_by_email
from apps.members.rules.nomination import known_by_name
from apps.members.rules.offices import by_hand, ends_within, in_time
from apps.members.services import cascade, elections, people
from apps.members.services.development.demanding import check_before
from apps.members.services.memberships import lock_seat
from apps.members.services.posts import citations_of, eligible, lock_office


@transaction.atomic
def set_up(*, follows: Seat | Office | None = None, by: Any, reason: str, **office: Any) -> Office:
    """Set up an office as ``bodies.make_office`` does; whoever holds what it follows holds it from the first day."""
    if isinstance(follows, Seat):
        lock_seat(follows)
    made = bodies.make_office(follows=follows, by=by, reason=reason, **office)
    sources: Any = ()
    if isinstance(follows, Seat):
        sources = Membership.objects.filter(seat=follows).beside(made.start, made.end).select_related("person", "seat")
    elif follows is not None:
        held = OfficeHolding.objects.filter(office=follows).beside(made.start, made.end)
        sources = held.select_related("person", "office")
    for source in sources:
        cascade.hold_ex_officio(made, source, by=by)
    return made


@transaction.atomic
def let_follow(*, seat: Seat, office: Office, since: date, by: Any, reason: str) -> Seat:
    """Let ``seat`` follow ``office`` from ``since``: whoever holds the office holds the seat, and nobody by hand.

    Whoever holds the seat already must be the holder of the office; else that membership has to end first.
    """
    lock_seat(seat)
    seat = bodies.let_seat_follow(seat=seat, office=office, by=by, reason=reason)
    seat = cascade.seats_following(office).get(pk=seat.pk)
    holdings = OfficeHolding.objects.filter(office=office).beside(since, None)
    for holding in holdings.select_related("person", "office__body", "office__organisation"):
        cascade.take_ex_officio(seat, holding, by=by, since=since)
    by_itself = Membership.objects.filter(seat=seat, by_holding=None).beside(since, None).select_related("person")
    for membership in by_itself:
        raise refuse(
            f"{membership.person} holds the seat {seat.title} without holding the post {office}.",
            lawful=f"End that membership first, or let {membership.person} be appointed to the post.",
            on_field="seat",
        )
    return seat


@transaction.atomic
def appoint_to(
    *,
    office: Office,
    person: Person,
    start: date,
    by: Any,
    reason: str,
    end: date | None = None,
    owes: bool = True,
) -> OfficeHolding:
    """Let ``person`` hold ``office`` from ``start`` until, not including, ``end``, with all that follows it.

    Refused where somebody else holds it, where it follows another post, for a person of another council or of the
    class that is excluded, and to an elected office for whoever is no member of the body.
    """
    office = lock_office(office)
    check_appointment(office=office, person=person, start=start, end=end)
    how = HeldBy.ELECTED if office.elected else HeldBy.APPOINTED
    return cascade.hold(office=office, person=person, start=start, end=end, how=how, by=by, reason=reason, owes=owes)


@transaction.atomic
def appoint_by_name(
    *, office: Office, name: str, email: str, start: date, end: date | None, by: Any, reason: str
) -> OfficeHolding:
    """Appoint the person with this address, who is made and invited to sign in where nobody is known by it."""
    lock_office(office)
    person = check_named(office=office, name=name, email=email, start=start, end=end)
    if person is None:
        person = people.make_person(council=office.council, name=name, email=email, by=by, reason=reason)
    holding = appoint_to(office=office, person=person, start=start, end=end, by=by, reason=reason)
    if person.user_id is None:
        people.invite(person=person, by=by, reason=f"You hold the office {office.title} from {day(start)}.")
    return holding


def check_named(*, office: Office, name: str, email: str, start: date, end: date | None) -> Person | None:
    """Return who is known by the address (None: nobody), else refuse what ``appoint_by_name`` refuses."""
    people.check_email(email)
    person = find_by_email(office.council, email)
    known_by_name(nominee=name, known=person.name if person else None).check(on_field="email")
    check_appointment(office=office, person=person, start=start, end=end)
    return person


@transaction.atomic
def end_holding(*, holding: OfficeHolding, on: date, by: Any, reason: str) -> OfficeHolding:
    """Let the office fall vacant on ``on``, the first day without it, and with it whatever follows it."""
    office = lock_office(holding.office)
    holding = OfficeHolding.objects.select_related("person").get(pk=holding.pk)
    holding.office = office
    check_end(holding, on)
    cascade.finish(holding, on=on, by=by, reason=reason)
    if office.elected and on <= clock.today():
        elections.open_election(office=office, on=clock.today(), by=by)
    return holding


def check_appointment(*, office: Office, person: Person | None, start: date, end: date | None) -> None:
    """Refuse what ``appoint_to`` refuses of office, term and person (None: somebody new, who holds nothing yet)."""
    if office.body is not None:
        bodies.check_stands(office.body, "fill an office")
    if person is not None and person.council_id != office.council_id:
        raise refuse(f"{person} is not of {office.council}, to which {office} belongs.", on_field="email")
    citations = citations_of(office)
    follows = str(office.follows_seat or office.follows_office or "")
    by_hand(what=f"The office {office.title}", follows=follows, citations=citations).check()
    in_time(start=start, end=end).check(on_field="end")
    eligible(office, person, start, citations).check(on_field="email")
    cascade.check_free(office, start, end)
    if person is not None:
        check_before(person=person, office=office, start=start)


def check_end(holding: OfficeHolding, on: date) -> None:
    """Refuse what ``end_holding`` refuses: a day before the first, and the end of what follows another post."""
    office = holding.office
    follows = str(office.follows_seat or office.follows_office or "")
    by_hand(what=f"The office {office.title}", follows=follows, citations=citations_of(office)).check(on_field="on")
    ends_within(ends=on, start=holding.start, end=holding.end).check(on_field="on")
