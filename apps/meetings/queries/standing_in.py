"""Reads of substitutes: who stands in at a meeting, what is still lacking, and how often each seat was substituted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from apps.bodies.access import kept_by
from apps.bodies.models import Seat
from apps.core import clock
from apps.core.rulings import Ruling
from apps.councils.models import Council
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.meetings.enums import AttendanceKind, MeetingState
from apps.meetings.models import Meeting, Substitution
from apps.meetings.rules.substitutes import Naming, Stand, substitute
from apps.members.models import Membership, Person
from apps.members.queries import find_by_email, sitting

from .meetings import meeting_or_404
from .room import by_person, day_of, seated
from .rulebook import Rulebook, rulebook_of, value


@dataclass(frozen=True)
class Place:
    """A member with the substitute, if one is named, and the ruling whether that one may attend."""

    held: Membership
    substitution: Substitution | None
    ruling: Ruling | None


def substitutes_of(meeting: Meeting) -> dict[int, Substitution]:
    """Return the substitutes who are named, by the id of the member in whose place they come."""
    rows = Substitution.objects.filter(meeting=meeting).select_related("membership__person", "membership__seat")
    return {row.membership.person_id: row for row in rows}


def places_of(meeting: Meeting) -> list[Place]:
    """Return everybody who sits that day once, by name, with his or her substitute; nobody without a rule on them."""
    named, book = substitutes_of(meeting), rulebook_of(meeting)
    if book.find(RuleKind.SUBSTITUTES) is None:
        return []
    held = sorted(by_person(seated(meeting)).values(), key=lambda one: one.person.name)
    return [
        Place(one, found, may_attend(found, meeting, book) if found else None)
        for one in held
        for found in (named.get(one.person_id),)
    ]


def may_attend(named: Substitution, meeting: Meeting, book: Rulebook) -> Ruling:
    """Return the ruling whether ``named`` may attend as the body's rule stands; refused where it has none."""
    rule = book.get(RuleKind.SUBSTITUTES)
    stand = Stand(
        member=named.membership.person.name,
        sector=named.membership.seat.sector,
        name=named.name,
        briefed=named.briefed,
        host_advised=named.host_advised,
        told_at=named.told_at,
        begins=meeting.starts_at,
    )
    return substitute(value(rule), stand, book.cite(rule))


def rule_on_substitutes(meeting: Meeting) -> Rule | None:
    """Return the rule on substitutes by which ``meeting`` goes; None where the body's document has none."""
    return rulebook_of(meeting).find(RuleKind.SUBSTITUTES)


def asks_advice(rule: Rule | None, held: Membership) -> bool:
    """Tell whether who sits for this seat is to ask the host organisation for advice first."""
    return rule is not None and held.seat.sector in value(rule).host_advice_sectors


def own_seat_or_404(user: Any, council: str, body: str, slug: str) -> tuple[Meeting, Membership]:
    """Return a meeting that ``user`` may see and the seat by which he or she sits there that day, else nothing."""
    meeting = meeting_or_404(user, council, body, slug)
    held = next((one for one in by_person(seated(meeting)).values() if one.person.user_id == user.pk), None)
    if held is None:
        raise Http404
    return meeting, held


def naming(named: Substitution, meeting: Meeting, at: datetime) -> Naming:
    """Return what decides whether the substitute of this unsaved row may be named; notes who it is, where known."""
    standing = substitutes_of(meeting)
    member = named.membership.person
    sits = _seated_as(named, meeting)
    named.person = sits or (find_by_email(meeting.body.council, named.email) if named.email else None)
    others = [row for key, row in standing.items() if key != member.pk]
    busy = next((row for row in others if _same(named, row.name, row.email)), None)
    own = standing.get(sits.pk) if sits is not None and sits.pk != member.pk else None
    for_whom = next((row for row in others if row.person_id == member.pk), None)
    return Naming(
        member=member.name,
        name=named.name,
        told_at=at,
        begins=meeting.starts_at,
        known=standing[member.pk].name if member.pk in standing else "",
        stands_for=busy.membership.person.name if busy else "",
        sits=sits is not None,
        is_member=sits is not None and sits.pk == member.pk,
        own_substitute=own.name if own else "",
        member_stands_for=for_whom.membership.person.name if for_whom else "",
    )


def _seated_as(named: Substitution, meeting: Meeting) -> Person | None:
    """Return the member of the body who is named as a substitute, or None."""
    for held in sitting(meeting.body, day_of(meeting)).select_related("person__user"):
        person = held.person
        addresses = (person.email, person.user.email if person.user else "")
        if any(_same(named, person.name, address) for address in addresses if address or not any(addresses)):
            return person
    return None


def _same(named: Substitution, name: str, email: str) -> bool:
    """Tell whether two are one person: by their addresses where both are known, else by their names."""
    if named.email and email:
        return named.email.casefold() == email.casefold()
    return " ".join(named.name.split()).casefold() == " ".join(name.split()).casefold()


def how_often(user: Any, council: Council) -> QuerySet[Any]:
    """Return the seats in the bodies that ``user`` keeps with ``held`` and ``substituted``: the most often first.

    ``held`` are the meetings that took place with somebody in the seat on record; cancelled ones are left out.
    """
    took_place = Q(memberships__attendance__meeting__state=MeetingState.HELD)
    by_substitute = took_place & Q(memberships__attendance__kind=AttendanceKind.SUBSTITUTE)
    seats = Seat.objects.filter(kept_by(user, "body"), body__council=council).on(clock.today())
    counted = seats.annotate(
        held=Count("memberships__attendance", filter=took_place),
        substituted=Count("memberships__attendance", filter=by_substitute),
    ).filter(held__gt=0)
    share = F("substituted") * 1000 / F("held")
    return counted.select_related("body", "organisation").order_by(share.desc(), "-substituted", "body__name", "number")


def seat_of(meeting: Meeting, person: str) -> Membership | None:
    """Return the seat by which the member at this address sits at ``meeting``, or None."""
    return next((one for one in by_person(seated(meeting)).values() if one.person.slug == person), None)


def as_recorded(named: Substitution) -> dict[str, Any]:
    """Return what has been confirmed, as a form shows it."""
    return {"briefed": named.briefed, "host_advised": named.host_advised, "host_advice": named.host_advice}
