"""Reads of people and of the seats they hold."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.http import Http404

from apps.bodies.models import Body, Seat
from apps.core import clock
from apps.councils.models import Council, Organisation
from apps.deadlines.due import Recipient
from apps.deadlines.models import Deadline
from apps.deadlines.queries import for_subject
from apps.documents.models import Edition, Provision, Rule
from apps.documents.queries import rule_in_force, rules_in_force
from apps.members.enums import ChangeState
from apps.members.models import (
    ChangeStep,
    CodeAcceptance,
    Membership,
    MembershipChange,
    MembershipQuerySet,
    OfficeHolding,
    Person,
)


class Place(NamedTuple):
    """A seat with the membership that holds it; None where it is vacant."""

    seat: Seat
    membership: Membership | None


def sitting(body: Body, on: date) -> MembershipQuerySet:
    """Return the memberships of ``body`` on the day ``on``, by number of seat, with person and seat."""
    found = Membership.objects.filter(seat__body=body, seat__in=body.seats.on(on)).on(on)
    return found.select_related("person", "seat__organisation").order_by("seat__number")


def people_sitting(body: Body, on: date) -> QuerySet[Person]:
    """Return each person who sits on ``body`` that day once, however many seats he or she holds, by name."""
    return Person.objects.filter(Exists(sitting(body, on).filter(person=OuterRef("pk")))).order_by("name", "pk")


def voting_people(body: Body, on: date) -> QuerySet[Person]:
    """Return who has a vote in ``body`` that day: each person once, since one person has one vote (OLP-10, OLP-18)."""
    voting = sitting(body, on).filter(seat__voting=True, person=OuterRef("pk"))
    return Person.objects.filter(Exists(voting)).order_by("name", "pk")


def places(body: Body, on: date) -> list[Place]:
    """Return every seat of ``body`` that is set out on that day, by number, with who holds it or None."""
    held = Membership.objects.on(on).select_related("person")
    seats = body.seats.on(on).select_related("organisation", "provision").order_by("number")
    seats = seats.prefetch_related(Prefetch("memberships", held, to_attr="held"))
    return [Place(seat, seat.held[0] if seat.held else None) for seat in seats]


def holders(seats: Iterable[Seat], on: date) -> dict[int, Membership]:
    """Return the membership that holds each of ``seats`` that day, by the seat's id; vacant seats are absent."""
    held = Membership.objects.filter(seat__in=seats).on(on).select_related("person")
    return {membership.seat_id: membership for membership in held}


def vacancies(on: date) -> QuerySet[Seat]:
    """Return the seats that nobody holds on that day, though they are set out. Narrow it to bodies or a council."""
    held = Membership.objects.filter(seat=OuterRef("pk")).on(on)
    return Seat.objects.on(on).exclude(Exists(held)).select_related("organisation", "body").order_by("body", "number")


def bodies_of(user: Any, on: date) -> frozenset[int]:
    """Return the ids of the bodies on which ``user`` sits that day; read once per request."""
    if not user.is_authenticated:
        return frozenset()
    known = user.__dict__.setdefault("_sits_on", {})
    if on not in known:
        held = Membership.objects.filter(person__user_id=user.pk).on(on)
        known[on] = frozenset(held.values_list("seat__body_id", flat=True))
    return known[on]


def people_of(user: Any) -> QuerySet[Person]:
    """Return who ``user`` is in each council where he or she holds or held a seat."""
    if not user.is_authenticated:
        return Person.objects.none()
    return Person.objects.filter(user_id=user.pk).select_related("council").order_by("council__name")


def person_of(user: Any, council: Council) -> Person | None:
    """Return who ``user`` is in ``council``, or None."""
    return people_of(user).filter(council=council).first()


def person_or_404(council: Council, slug: str) -> Person:
    """Return the person of ``council`` with this address, or as nothing: also who never had a seat or an office."""
    seat, office = (Exists(rows.filter(person=OuterRef("pk"))) for rows in (Membership.objects, OfficeHolding.objects))
    person = council.people.filter(seat | office, slug=slug).first()
    if person is None:
        raise Http404
    return person


def memberships_of(person: Person) -> MembershipQuerySet:
    """Return the seats of ``person`` now and before, the latest first, with body and provision."""
    # What never began, because the post it follows was left before, is left out.
    found = Membership.objects.filter(person=person).exclude(start=F("end")).with_names()
    found = found.select_related("seat__provision__edition__document", "seat__ward")
    return found.order_by("-start", "seat__body__name")


def members_of(council: Council, on: date, body: Body | None = None) -> QuerySet[Person]:
    """Return the people who hold a seat in ``council`` that day (on ``body``), by name.

    All their seats of the day, on whatever body, are in ``.seats_now``.
    """
    held = Membership.objects.of_council(council).on(on).with_names().order_by("seat__body__name", "seat__number")
    sits = Membership.objects.filter(person=OuterRef("pk")).on(on)
    if body is not None:
        sits = sits.filter(seat__body=body)
    people = council.people.filter(Exists(sits)).order_by("name", "pk")
    return people.prefetch_related(Prefetch("memberships", held, to_attr="seats_now"))


def find_by_email(council: Council, email: str) -> Person | None:
    """Return the person of ``council`` who is written to or signs in at ``email``, or None."""
    written = council.people.filter(email__iexact=email).order_by("pk").first()
    return written or council.people.filter(user__email__iexact=email).first()


def acceptance_of(person: Person, body: Body, edition: Edition) -> CodeAcceptance | None:
    """Return how ``person`` accepted the code of ``body`` as it stands in ``edition``, or None."""
    return CodeAcceptance.objects.filter(person=person, body=body, edition=edition).first()


def standards_of(rule: Rule) -> QuerySet[Provision]:
    """Return the standards that a rule on the code of conduct rests on: what stands below its provision."""
    return rule.provision.children.order_by("position")


def rule_of(body: Body, kind: str, on: date) -> Rule:
    """Return the rule of ``body`` of this ``kind`` in force that day; refused where its document has none."""
    return rule_in_force(body.rule_set, kind, on=on)


def rule_if_any(body: Body, kind: str, on: date) -> Rule | None:
    """Return the rule of ``body`` of this ``kind`` in force that day, or None: then nothing is owed by it."""
    return rules_in_force(body.rule_set, on=on).filter(kind=kind, matter="").first()


def rule_if_any_about(body: Body, kind: str, matter: str, on: date) -> Rule | None:
    """Return the rule of ``body`` of this ``kind`` about ``matter`` in force that day, or None."""
    return rules_in_force(body.rule_set, on=on).filter(kind=kind, matter=matter).first()


def owed_by(membership: Membership) -> QuerySet[Deadline]:
    """Return what is still owed because of ``membership``, or by its person, the earliest first."""
    return for_subject(membership, membership.person).outstanding()


def organisations_asked(changes: Iterable[int]) -> dict[int, Organisation]:
    """Return the organisation that is to recommend somebody, by the id of the change of membership."""
    found = MembershipChange.objects.filter(pk__in=list(changes)).with_names()
    return {change.pk: change.membership.seat.organisation for change in found}


def people_by_membership(memberships: Iterable[int]) -> dict[int, Recipient]:
    """Return who holds each of these memberships, to be written to, by the membership's id."""
    found = Membership.objects.filter(pk__in=list(memberships)).select_related("person__user")
    return {membership.pk: recipient(membership.person) for membership in found}


def recipient(person: Person) -> Recipient:
    """Return ``person`` as somebody to write to: at the address known here, else at the one of the account."""
    return Recipient(person.email or (person.user.email if person.user else ""), person.name)


def steps_of(change: MembershipChange) -> QuerySet[ChangeStep]:
    """Return the timeline of ``change``, the first step first, with who made each and where it is written."""
    return change.steps.select_related("by", "provision__edition__document").order_by("at", "pk")


def change_of(membership: Membership) -> MembershipChange | None:
    """Return the change of membership by which ``membership`` ends, or None."""
    return MembershipChange.objects.filter(membership=membership).first()


def known_nominee(change: MembershipChange, email: str) -> tuple[Person | None, list[Membership]]:
    """Return the person whom the council knows by this address, and the seats held on the body of the change."""
    body = change.membership.seat.body
    person = find_by_email(body.council, email)
    if person is None:
        return None, []
    return person, list(
        Membership.objects.filter(person=person, seat__body=body).beside(clock.today(), None).with_names()
    )


def office_seats(bodies: Iterable[Body], on: date, *, vacant: bool = False) -> QuerySet[Seat]:
    """Return the seats of ``bodies`` as the office sees them that day, by body and number; with ``vacant`` only those.

    Each has ``held`` with person and change where somebody holds it (a vacant one lacks the attribute), ``accepted``:
    whether the holder accepted the code in the edition in force, and ``has_code``: whether the body has a code at all.
    """
    code = Rule.objects.filter(rule_set=OuterRef("body__rule_set"), kind="code_of_conduct", matter="").on(on)
    holds = Q(memberships__start__lte=on) & (Q(memberships__end__isnull=True) | Q(memberships__end__gt=on))
    accepted = CodeAcceptance.objects.filter(
        person=OuterRef("held__person"), body=OuterRef("body"), edition=Subquery(code.values("provision__edition")[:1])
    )
    seats = (
        Seat.objects.on(on)
        .filter(body__in=list(bodies))
        .annotate(
            held=FilteredRelation("memberships", condition=holds), has_code=Exists(code), accepted=Exists(accepted)
        )
    )
    if vacant:
        seats = seats.filter(held__isnull=True)
    seats = seats.select_related("organisation", "body", "held__person", "held__change")
    return seats.order_by("body__position", "body__name", "number")


def changes_in(bodies: Iterable[Body]) -> QuerySet[MembershipChange]:
    """Return the changes of membership in ``bodies``: those that wait first, by the day of leaving."""
    done = Case(When(state__in=ChangeState.over(), then=Value(True)), default=Value(False))
    found = MembershipChange.objects.filter(membership__seat__body__in=list(bodies)).with_names()
    return found.select_related("successor__person").annotate(done=done).order_by("done", "leaves_on", "pk")
