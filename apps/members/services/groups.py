"""Political groups: made, joined, left and ended (Local Government and Housing Act 1989, s.15)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from apps.core import records
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.councils.services import lock_council
from apps.members.enums import GroupRole
from apps.members.models import GroupMembership, Person, PoliticalGroup
from apps.members.rules.groups import can_end, can_join
from apps.members.rules.names import a_name
from apps.members.rules.seats import Held

LONGEST_SLUG = PoliticalGroup._meta.get_field("slug").max_length or 0


@transaction.atomic
def make_group(*, council: Council, name: str, start: date, by: Any, reason: str) -> PoliticalGroup:
    """Make a political group of ``council`` that is there from ``start``. Refused for a name that is taken."""
    lock_council(council)
    name = " ".join(name.split())
    a_name(name).check(on_field="name")
    slug = slugify(name)[:LONGEST_SLUG]
    if not slug:
        raise refuse("No address can be made from this name.", lawful="Use Latin letters.", on_field="name")
    if council.political_groups.filter(slug=slug).exists():
        raise refuse(f"{council} has or had a group called {name}.", lawful="Enter another name.", on_field="name")
    group = PoliticalGroup(council=council, slug=slug, name=name, start=start)
    return records.save(group, by=by, reason=reason)


@transaction.atomic
def join(
    *, group: PoliticalGroup, person: Person, start: date, by: Any, reason: str, role: str = GroupRole.MEMBER
) -> GroupMembership:
    """Let ``person`` belong to ``group`` from ``start``. Refused while he or she belongs to another, even later."""
    lock_council(group.council)
    group = PoliticalGroup.objects.select_related("council").get(pk=group.pk)
    if person.council_id != group.council_id:
        raise refuse(f"{person} is not of {group.council}, to which {group} belongs.", on_field="person")
    if role not in GroupRole.values:
        raise refuse(f"There is no role “{role}”. There are: {', '.join(GroupRole.values)}.", on_field="role")
    others = GroupMembership.objects.filter(person=person).select_related("group")
    ruling = can_join(
        person=person.name,
        group=group.name,
        start=start,
        exists=(group.start, group.end),
        others=[Held(other.group.name, other.start, other.end) for other in others],
    )
    ruling.check(on_field="start")
    return records.save(GroupMembership(group=group, person=person, start=start, role=role), by=by, reason=reason)


@transaction.atomic
def leave(*, membership: GroupMembership, on: date, by: Any, reason: str) -> GroupMembership:
    """Let somebody belong to a group no longer from the day ``on``."""
    lock_council(membership.group.council)
    membership = GroupMembership.objects.select_related("group", "person").get(pk=membership.pk)
    what = f"Belonging to {membership.group}"
    can_end(what=what, on=on, start=membership.start, end=membership.end).check(on_field="on")
    membership.end = on
    return records.save(membership, by=by, reason=reason)


@transaction.atomic
def end_group(*, group: PoliticalGroup, on: date, by: Any, reason: str) -> PoliticalGroup:
    """Let ``group`` be no group from the day ``on``, and nobody belong to it any more."""
    lock_council(group.council)
    group = PoliticalGroup.objects.get(pk=group.pk)
    can_end(what=group.name, on=on, start=group.start, end=group.end).check(on_field="on")
    for membership in group.memberships.filter(end=None):
        membership.end = max(membership.start, on)
        records.save(membership, by=by, reason=reason)
    group.end = on
    return records.save(group, by=by, reason=reason)
