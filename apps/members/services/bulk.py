"""Many people take their seats at once, as after an election: all of them or none (OLP-10, ALL-2).

The same checks as for one (rules/filling.py), the same history, the same things owed; but asked and written for all
together, so ten thousand take no longer than a minute.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from apps.bodies.models import Body, Office, Seat
from apps.core import clock
from apps.councils.models import Council
from apps.councils.services import lock_council
from apps.deadlines.models import Deadline
from apps.deadlines.services import asked_already, open_many, withdraw_many
from apps.documents.models import Rule
from apps.members.enums import Outcome
from apps.members.models import CodeAcceptance, Membership, OfficeHolding, Person
from apps.members.queries import rule_if_any
from apps.members.queries.importing import known
from apps.members.rules.columns import Line
from apps.members.rules.filling import Planned, plan
from apps.members.services import cascade, owing
from apps.members.services.people import NAMELESS, invite

from .steps import fitting

AT_ONCE = 500


class Faulty(Exception):
    """Some lines cannot be carried out, and so none was; ``planned`` says which and why."""

    def __init__(self, planned: list[Planned]) -> None:
        super().__init__("Some lines cannot be carried out.")
        self.planned = planned


class Done(NamedTuple):
    """What was written."""

    planned: list[Planned]
    people: list[Person]
    memberships: list[Membership]
    ended: list[Membership]


def reckon(*, council: Council, bodies: Iterable[Body], lines: Sequence[Line], ends_holders: bool) -> list[Planned]:
    """Return what each of ``lines`` would come to in ``bodies`` as things stand. Writes nothing."""
    since = min((line.start for line in lines if line.start), default=None)
    facts = known(council, bodies, since)
    return plan(lines, bodies=facts.bodies, held=facts.held, people=facts.people, ends_holders=ends_holders)


@transaction.atomic
def appoint_many(
    *,
    council: Council,
    bodies: Iterable[Body],
    lines: Sequence[Line],
    ends_holders: bool,
    welcome: bool,
    by: Any,
    reason: str,
) -> Done:
    """Let the people of ``lines`` take their seats in ``bodies``, and whoever sits there leave, where that is asked.

    Bodies and seats are locked and everything is reckoned anew. Raises ``Faulty``, and then nothing was written, where
    one line cannot be carried out. A line that holds already is passed over, so the same table again does nothing.
    """
    locked = list(Body.objects.select_for_update().filter(pk__in=[body.pk for body in bodies]).order_by("pk"))
    lock_council(council)
    list(Seat.objects.select_for_update().filter(body__in=locked).order_by("pk").values_list("pk", flat=True))
    planned = reckon(council=council, bodies=locked, lines=lines, ends_holders=ends_holders)
    if any(one.faults for one in planned):
        raise Faulty(planned)
    taking = [one for one in planned if one.outcome != Outcome.SAME]
    how: dict[str, Any] = {"by": by, "reason": reason}
    people = _people(council, taking, **how)
    ended = _end(taking, **how)
    memberships = _take(taking, people, **how)
    _let_go(ended, **how)
    _carry_through(ended, memberships, **how)
    _owe(council, {body.pk: body for body in locked}, memberships, **how)
    new = [people[one.new] for one in {one.new: one for one in taking if one.new}.values()]
    if welcome:
        for person in new:
            if person.email:
                invite(person=person, by=by, reason="You take a seat.")
    return Done(planned, new, memberships, ended)


# People -------------------------------------------------------------------------------------------------------------


def _people(council: Council, taking: list[Planned], *, by: Any, reason: str) -> dict[str | int, Person]:
    """Make who is new, complete who is known, and return all by the mark or key under which lines name them."""
    addresses = _Addresses(council)
    made: dict[str, Person] = {}
    for one in taking:
        if one.new:
            person = made.setdefault(one.new, Person(council=council, name=one.line.name))
            _complete(person, one.line)
    for person in made.values():
        person.slug = addresses.of(person.name)
    bulk_create_with_history(list(made.values()), Person, **_written(by, reason))
    keys = {one.person for one in taking if one.person is not None}
    found = {person.pk: person for person in council.people.all() if person.pk in keys} if keys else {}
    changed = {
        one.person: found[one.person]
        for one in taking
        if one.person in found and _complete(found[one.person], one.line)
    }
    if changed:
        fields = ["email", "contact", "surgeries"]
        bulk_update_with_history(list(changed.values()), Person, fields, **_written(by, reason))
    everybody: dict[str | int, Person] = {}
    everybody.update(made.items())
    everybody.update(found.items())
    return everybody


def _complete(person: Person, line: Line) -> bool:
    """Put what ``line`` says besides the name on ``person``; tell whether that is anything new."""
    before = (person.email, person.contact, person.surgeries)
    person.email = person.email or line.email
    person.contact = line.contact or person.contact
    person.surgeries = line.surgeries or person.surgeries
    return before != (person.email, person.contact, person.surgeries)


class _Addresses:
    """Free addresses for new people of a council, as ``make_person`` would find them."""

    def __init__(self, council: Council) -> None:
        self.taken = set(council.people.values_list("slug", flat=True))
        self.last: dict[str, int] = defaultdict(lambda: 1)
        self.longest = (Person._meta.get_field("slug").max_length or 0) - len("-00000")

    def of(self, name: str) -> str:
        """Return a free address for ``name`` and take it."""
        stem = slug = slugify(name)[: self.longest] or NAMELESS
        while slug in self.taken:
            self.last[stem] += 1
            slug = f"{stem}-{self.last[stem]}"
        self.taken.add(slug)
        return slug


# Seats --------------------------------------------------------------------------------------------------------------


def _end(taking: list[Planned], *, by: Any, reason: str) -> list[Membership]:
    """Let whoever sits in a seat leave it on the day on which somebody else takes it."""
    ends = {held.key: one.line.start for one in taking for held in one.ends}
    if not ends:
        return []
    found = Membership.objects.filter(seat__in={one.seat.key for one in taking if one.seat and one.ends})
    leaving = [
        membership for membership in found.select_related("person", "seat__body__council") if membership.pk in ends
    ]
    for membership in leaving:
        membership.end = ends[membership.pk]
    bulk_update_with_history(leaving, Membership, ["end"], **_written(by, reason))
    return leaving


def _let_go(ended: list[Membership], *, by: Any, reason: str) -> None:
    """Withdraw what is owed because of memberships that are over: the code, and without a seat the register."""
    today = clock.today()
    gone = [membership for membership in ended if membership.end and membership.end <= today]
    withdraw_many(kind=owing.CODE, subjects=gone, by=by, reason=reason)
    staying = set(
        Membership.objects.filter(person__in={one.person_id for one in gone})
        .beside(today, None)
        .values_list("person_id", flat=True)
    )
    people = {one.person_id: one.person for one in gone if one.person_id not in staying}
    withdraw_many(kind=owing.REGISTER, subjects=list(people.values()), by=by, reason=reason)


def _take(taking: list[Planned], people: dict[str | int, Person], *, by: Any, reason: str) -> list[Membership]:
    made = []
    for one in taking:
        assert one.seat is not None and one.body is not None and one.line.start is not None
        person = people[one.new or one.person or 0]
        membership = Membership(seat_id=one.seat.key, person=person, start=one.line.start, end=one.line.end)
        membership.body_key = one.body.key  # type: ignore[attr-defined]
        made.append(membership)
    return bulk_create_with_history(made, Membership, **_written(by, reason))


def _written(by: Any, reason: str) -> dict[str, Any]:
    return {
        "batch_size": AT_ONCE, "default_user": by, "default_change_reason": reason[:500], "default_date": clock.now(),
    }  # fmt: skip


def _carry_through(ended: list[Membership], taken: list[Membership], *, by: Any, reason: str) -> None:
    """End what followed the seats that were left, then let who took one come into what follows it (OLP-11, OLP-12)."""
    touched = {membership.person_id for membership in ended}
    offices = OfficeHolding.objects.filter(person__in=touched).beside(clock.today(), None)
    losing = set(offices.values_list("person_id", flat=True))
    for membership in ended:
        if membership.person_id in losing and membership.end is not None:
            cascade.cut(membership, on=membership.end, by=by, reason=reason)
    followed = set(Office.objects.filter(follows_seat__isnull=False).values_list("follows_seat_id", flat=True))
    for membership in taken:
        if membership.seat_id in followed:
            cascade.carry_membership(membership, by=by)


# What is owed -------------------------------------------------------------------------------------------------------


def _owe(council: Council, bodies: dict[int, Body], memberships: list[Membership], *, by: Any, reason: str) -> None:
    """Ask for register and code, as ``owing.ask`` does for one."""
    now = [one for one in memberships if one.holds_on(max(one.start, clock.today()))]
    by_term: dict[tuple[int, date], list[Membership]] = defaultdict(list)
    for membership in now:
        by_term[(membership.body_key, membership.start)].append(membership)  # type: ignore[attr-defined]
    asked = asked_already(kind=owing.REGISTER, model=Person, keys=[one.person_id for one in now])
    for (key, start), taken in sorted(by_term.items(), key=lambda item: item[0]):
        body = bodies[key]
        register = rule_if_any(body, "register_of_interests", start)
        if register is not None:
            asking = {one.person_id: one.person for one in taken if one.person_id not in asked}
            asked |= set(asking)
            open_many(
                council=council, kind=owing.REGISTER, rule=register, counted_from=start, by=by, reason=reason,
                owed=[(person, f"Register of interests: {person}") for person in asking.values()],
                link=reverse("interests-my-register", kwargs={"council": council.slug}),
            )  # fmt: skip
        _owe_code(body, council, taken, start, by=by, reason=reason)


def _owe_code(body: Body, council: Council, taken: list[Membership], start: date, *, by: Any, reason: str) -> None:
    rule: Rule | None = rule_if_any(body, "code_of_conduct", start)
    if rule is None:
        return
    accepted = set(
        CodeAcceptance.objects.filter(body=body, edition=rule.provision.edition).values_list("person_id", flat=True)
    )
    open_many(
        council=council, kind=owing.CODE, rule=rule, counted_from=start, by=by, reason=reason,
        owed=[
            (one, fitting(f"Code of conduct of {body}: {one.person}", Deadline, "what"))
            for one in taken
            if one.person_id not in accepted
        ],
        link=reverse("members-my-code", kwargs={"council": council.slug, "body": body.slug}),
    )  # fmt: skip
