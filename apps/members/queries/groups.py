"""Reads of political groups, and of what political balance asks (Local Government and Housing Act 1989, s.15)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from apps.bodies.enums import BodyKind
from apps.bodies.models import Body, Seat
from apps.councils.models import Council
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.members.models import GroupMembership, Membership, Person, PoliticalGroup
from apps.members.rules.balance import Allocation, allocate

NO_GROUP = "No group"


@dataclass(frozen=True)
class Line:
    """What is due to a group on a committee, and what it has there."""

    group: str
    due: int
    appointed: int

    @property
    def difference(self) -> int:
        """Return how many seats it has more than are due (fewer: below 0)."""
        return self.appointed - self.due


@dataclass(frozen=True)
class Committee:
    """A committee with its seats, a line for each group, and how many of its seats are vacant."""

    body: Body
    seats: int
    vacant: int
    lines: list[Line]


@dataclass(frozen=True)
class Balance:
    """The political balance of a council on a day: the rule that asks for it, what is due, and what there is."""

    rule: Rule | None
    sizes: dict[str, int]
    allocation: Allocation | None
    committees: list[Committee]

    @property
    def differences(self) -> list[tuple[Committee, Line]]:
        """Return where a group has more or fewer seats than are due."""
        return [(one, line) for one in self.committees for line in one.lines if line.difference]


def groups_of(council: Council, on: date) -> QuerySet[PoliticalGroup]:
    """Return the political groups of ``council`` on a day, by name; who belongs to each is in ``.now``."""
    belongs = GroupMembership.objects.on(on).select_related("person").order_by("role", "person__name")
    return council.political_groups.on(on).order_by("name").prefetch_related(Prefetch("memberships", belongs, "now"))


def group_or_404(council: Council, pk: int) -> PoliticalGroup:
    """Return the group of ``council``, or answer as nothing does."""
    group = council.political_groups.filter(pk=pk).select_related("council").first()
    if group is None:
        raise Http404
    return group


def group_membership_or_404(council: Council, pk: int) -> GroupMembership:
    """Return who belongs to a group of ``council``, or answer as nothing does."""
    rows = GroupMembership.objects.filter(group__council=council).select_related("group__council", "person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def belonging(group: PoliticalGroup) -> QuerySet[GroupMembership]:
    """Return who belongs to ``group``, and then who did, by name."""
    return group.memberships.select_related("person").order_by(F("end").desc(nulls_first=True), "person__name", "pk")


def people_in_no_group(council: Council, on: date) -> QuerySet[Person]:
    """Return the people who hold a seat in ``council`` that day and belong to no group then or later, by name."""
    bound = GroupMembership.objects.filter(Q(end=None) | Q(end__gt=on)).values("person")
    sits = Membership.objects.of_council(council).on(on).values("person")
    return council.people.filter(pk__in=sits).exclude(pk__in=bound).order_by("name", "pk")


def balance_of(council: Council, on: date) -> Balance:
    """Return what is due to the groups of ``council`` on its committees that day, and what they have, in 3 queries.

    Whose members count is said by the body whose rules ask for the balance. Without such a rule nothing is reckoned.
    """
    rules = Rule.objects.on(on).filter(kind=RuleKind.POLITICAL_BALANCE, rule_set__body__council=council)
    rule = rules.select_related("rule_set__body", "provision__edition__document").order_by("pk").first()
    if rule is None:
        return Balance(None, {}, None, [])
    sizes = _sizes(rule.rule_set.body, on)
    seats = _seats(council, on)
    bodies = {seat.body: [one for one in seats if one.body_id == seat.body_id] for seat in seats}
    if not sizes or not bodies:
        return Balance(rule, sizes, None, [])
    allocation = allocate(groups=sizes, committees={str(body.pk): len(rows) for body, rows in bodies.items()})
    return Balance(
        rule, sizes, allocation, [_committee(body, rows, sizes, allocation) for body, rows in bodies.items()]
    )


def _sizes(body: Body, on: date) -> dict[str, int]:
    """Return how many members of ``body`` belong to each group, the largest first, those of none last."""
    held = Membership.objects.filter(seat__body=body, seat__voting=True).on(on)
    groups = dict(held.annotate(group=_group(OuterRef("person"), on)).values_list("person", "group"))
    names = list(groups.values())
    sizes = {name: names.count(name) for name in sorted({name for name in names if name})}
    ordered = dict(sorted(sizes.items(), key=lambda row: -row[1]))
    return ordered | ({NO_GROUP: names.count(None)} if None in names else {})


def _seats(council: Council, on: date) -> list[Seat]:
    """Return the voting seats of the committees of ``council``, each with ``person`` and ``group`` of its holder."""
    held = Membership.objects.filter(seat=OuterRef("pk")).on(on)
    seats = Seat.objects.on(on).filter(body__council=council, body__kind=BodyKind.COMMITTEE, voting=True)
    seats = seats.annotate(holder=Subquery(held.values("person")[:1])).annotate(
        group=_group(OuterRef("holder"), on), person=F("holder")
    )
    return list(seats.select_related("body").order_by("body__position", "body__name", "number"))


def _group(person: OuterRef, on: date) -> Subquery:
    return Subquery(GroupMembership.objects.filter(person=person).on(on).values("group__name")[:1])


def _committee(body: Body, seats: list[Seat], sizes: dict[str, int], allocation: Allocation) -> Committee:
    filled = [seat.group or NO_GROUP for seat in seats if seat.person]  # type: ignore[attr-defined]
    names = list(sizes) + sorted(set(filled) - set(sizes))
    lines = [Line(name, allocation.due(str(body.pk), name), filled.count(name)) for name in names]
    return Committee(body, len(seats), len(seats) - len(filled), lines)
