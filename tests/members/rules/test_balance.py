"""Seats of committees in proportion to political groups (Local Government and Housing Act 1989, s.15(5))."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.members.rules.balance import allocate


def seats_of(allocation):
    return {share.group: share.seats for share in allocation.shares}


def test_lgha_1989_s15_a_worked_example_with_its_arithmetic():
    found = allocate(groups={"Reds": 26, "Blues": 15, "Greens": 7}, committees={"Planning": 11, "Licensing": 9})
    assert seats_of(found) == {"Reds": 11, "Blues": 6, "Greens": 3}
    assert found.shares[0].arithmetic == "Reds: 20 seats × 26 of 48 members = 10 and 40/48, so 11."
    assert [found.due("Planning", group) for group in ("Reds", "Blues", "Greens")] == [6, 3, 2]
    assert [found.due("Licensing", group) for group in ("Reds", "Blues", "Greens")] == [5, 3, 1]
    assert "Reds has more than half of the 48 members" in found.steps[1]


def test_lgha_1989_s15_the_majority_on_each_committee_goes_before_proportion():
    # 13 of 25 members: in proportion 2 of 4 seats on each, but more than half is 3 of 4.
    found = allocate(groups={"Reds": 13, "Blues": 12}, committees={"One": 4, "Two": 4, "Three": 4})
    assert all(found.due(name, "Reds") == 3 for name in ("One", "Two", "Three"))
    assert seats_of(found) == {"Reds": 9, "Blues": 3}


def test_lgha_1989_s15_not_all_seats_go_to_one_group():
    found = allocate(groups={"Reds": 29, "Blues": 1}, committees={"One": 3, "Two": 3})
    assert [found.due(name, "Reds") for name in ("One", "Two")] == [2, 2]
    assert seats_of(found) == {"Reds": 4, "Blues": 2}


def test_lgha_1989_s15_a_tie_is_named_and_left_to_the_council():
    found = allocate(groups={"Reds": 3, "Blues": 3}, committees={"Only": 5})
    assert (found.tied, found.open_seats) == (("Reds", "Blues"), 1)
    assert seats_of(found) == {"Reds": 2, "Blues": 2}
    assert "Reds and Blues are equally near to the last 1: the council decides." in found.steps


def test_lgha_1989_s15_members_of_no_group_keep_their_share():
    found = allocate(groups={"Reds": 5, "Blues": 3, "No group": 2}, committees={"One": 5, "Two": 5})
    assert seats_of(found) == {"Reds": 5, "Blues": 3, "No group": 2}


@pytest.mark.parametrize("groups", [{}, {"Reds": 0}, {"Reds": 2, "Blues": -1}])
def test_lgha_1989_s15_numbers_that_cannot_be_are_no_allocation(groups):
    with pytest.raises(ValueError):
        allocate(groups=groups, committees={"One": 5})


GROUPS = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 40), min_size=2)
COMMITTEES = st.dictionaries(st.sampled_from(["P", "L", "S", "A"]), st.integers(2, 15), min_size=1)


@given(GROUPS, COMMITTEES)
def test_lgha_1989_s15_sums_agree_and_no_principle_is_broken(groups, committees):
    found = allocate(groups=groups, committees=committees)
    whole, members = seats_of(found), sum(groups.values())
    assert sum(whole.values()) + found.open_seats == sum(committees.values())
    for name, size in committees.items():
        row = [found.due(name, group) for group in groups]
        assert min(row) >= 0
        assert max(row) < size
        assert sum(row) <= size
        for group, many in groups.items():
            if 2 * many > members:
                assert 2 * found.due(name, group) > size or (size, found.due(name, group)) == (2, 1)
    for group in groups:
        assert sum(found.due(name, group) for name in committees) == whole[group]


@given(GROUPS, COMMITTEES)
def test_lgha_1989_s15_without_a_majority_nobody_is_a_seat_away_from_proportion(groups, committees):
    members, seats = sum(groups.values()), sum(committees.values())
    if any(2 * many > members for many in groups.values()):
        return
    for group, due in seats_of(allocate(groups=groups, committees=committees)).items():
        assert abs(due * members - seats * groups[group]) < members


@given(GROUPS, COMMITTEES)
def test_lgha_1989_s15_a_larger_group_is_never_due_less(groups, committees):
    found = seats_of(allocate(groups=groups, committees=committees))
    for one, other in ((one, other) for one in groups for other in groups if groups[one] > groups[other]):
        assert found[one] >= found[other]
