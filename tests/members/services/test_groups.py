"""Political groups: made, joined, left and ended (Local Government and Housing Act 1989, s.15)."""

from datetime import date

import pytest

from apps.core.rulings import Refused
from apps.members.models import GroupMembership, PoliticalGroup
from apps.members.services import groups

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 5)
JUNE = date(2026, 6, 1)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def form(one, name="Harbour Group", start=MAY):
    return groups.make_group(council=one.council, name=name, start=start, by=one.officer, reason="Notice")


def join(one, group, number=0, start=MAY, **more):
    return groups.join(group=group, person=one.people[number], start=start, by=one.officer, reason="Notice", **more)


def test_lgha_1989_s15_a_member_joins_leaves_and_joins_another_the_same_day(one):
    harbour, hill = form(one), form(one, "Hill Group")
    left = groups.leave(membership=join(one, harbour), on=JUNE, by=one.officer, reason="Letter")
    assert left.end == JUNE
    assert join(one, hill, start=JUNE).group == hill
    assert left.history.count() == 2


def test_lgha_1989_s15_nobody_belongs_to_two_groups(one):
    harbour, hill = form(one), form(one, "Hill Group")
    join(one, harbour, start=JUNE)
    with pytest.raises(Refused, match="belongs to Harbour Group from Monday 1 June 2026, and to one group") as refused:
        join(one, hill)
    assert refused.value.field == "start"
    assert GroupMembership.objects.count() == 1


def test_lgha_1989_s15_nobody_joins_before_the_group_is_there_nor_after_its_end(one):
    group = form(one)
    with pytest.raises(Refused, match="Harbour Group is a group from Tuesday 5 May 2026"):
        join(one, group, start=date(2026, 5, 4))
    groups.end_group(group=group, on=JUNE, by=one.officer, reason="Letter")
    with pytest.raises(Refused, match="until Monday 1 June 2026"):
        join(one, group, start=JUNE)


def test_lgha_1989_s15_a_group_ends_with_all_who_belong_to_it(one):
    group = form(one)
    join(one, group, 0)
    join(one, group, 1, role="leader")
    groups.end_group(group=group, on=JUNE, by=one.officer, reason="Letter")
    assert set(GroupMembership.objects.values_list("end", flat=True)) == {JUNE}
    with pytest.raises(Refused, match="ended on Monday 1 June 2026 already"):
        groups.end_group(group=group, on=date(2026, 7, 1), by=one.officer, reason="Letter")


@pytest.mark.parametrize(("name", "said"), [("harbour  group", "has or had a group"), ("--", "at least one letter")])
def test_lgha_1989_s15_a_name_that_cannot_be_is_refused(one, name, said):
    form(one)
    with pytest.raises(Refused, match=said):
        form(one, name)
    assert PoliticalGroup.objects.count() == 1


def test_all_1_a_person_of_another_council_cannot_join(cast):
    group = form(cast.ashcombe)
    with pytest.raises(Refused, match="is not of"):
        groups.join(group=group, person=cast.brindle.people[0], start=MAY, by=None, reason="Notice")


def test_lgha_1989_s15_leaving_before_joining_is_refused(one):
    belongs = join(one, form(one))
    with pytest.raises(Refused, match="Enter a day after Tuesday 5 May 2026"):
        groups.leave(membership=belongs, on=MAY, by=one.officer, reason="Letter")
