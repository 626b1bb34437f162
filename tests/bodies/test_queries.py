"""Bodies as a tree, their seats, purposes and rules on a day."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from apps.bodies import queries
from apps.bodies.models import Body
from apps.core.rulings import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def bodies(*rows):
    """Return bodies out of (id, parent's id) that no database knows."""
    return [Body(pk=pk, parent_id=parent, name=str(pk)) for pk, parent in rows]


def test_the_tree_has_its_roots_first():
    roots = queries.tree(bodies((1, None), (2, 1), (3, 2), (4, None), (5, 1)))

    assert [root.body.pk for root in roots] == [1, 4]
    assert [branch.body.pk for branch in roots[0].children] == [2, 5]
    assert [branch.body.pk for branch in roots[0].children[0].children] == [3]


def test_a_body_whose_parent_is_not_shown_is_a_root():
    assert [root.body.pk for root in queries.tree(bodies((2, 1)))] == [2]


def test_all_1_a_body_of_another_council_is_nothing(cast):
    make.BodyFactory(council=cast.brindle.council, slug="theirs")
    for slug in ("theirs", "never"):
        with pytest.raises(Http404):
            queries.body_or_404(cast.ashcombe.council, slug)
        with pytest.raises(Http404):
            queries.body_with_children_or_404("ashcombe", slug, on=DAY)
        with pytest.raises(Http404):
            queries.body_with_seats_or_404("ashcombe", slug, on=DAY)


def test_olp_22_whether_a_body_meets_in_public_is_its_rule_of_the_day(cast, assert_queries):
    with assert_queries(1):
        assembly, (board,) = queries.body_with_children_or_404("ashcombe", "assembly", on=DAY)

    assert (assembly.open, board.open) == (True, False)
    before, _ = queries.body_with_children_or_404("ashcombe", "assembly", on=make.FOUNDED - timedelta(days=1))
    assert before.open is None


def test_children_are_those_of_this_council_alone(cast):
    for one in cast:
        make.BodyFactory(council=one.council, parent=one.assembly, slug=f"group-{one.slug}")

    _, children = queries.body_with_children_or_404("ashcombe", "assembly", on=DAY)
    assert {child.slug for child in children} == {"board", "group-ashcombe"}


def test_seats_are_counted_on_the_day(cast):
    one = cast.ashcombe
    make.SeatFactory(body=one.assembly, voting=False, provision=one.provisions["annex-1"])
    gone = one.assembly_seats[5]
    gone.end = DAY
    gone.save()

    body = queries.body_with_seats_or_404("ashcombe", "assembly", on=DAY)
    assert (body.seats_now, body.voting_seats_now) == (6, 5)
    assert queries.seats_of(one.assembly, on=DAY).count() == 6


def test_olp_1_purposes_are_those_in_force_on_the_day(cast):
    one = cast.ashcombe
    make.ProvisionFactory(edition=one.edition, parent=one.provisions["1"], key="1.1")
    one.edition.end = DAY
    one.edition.save()
    second = make.EditionFactory(document=one.constitution, number=2, start=DAY)
    purpose = make.ProvisionFactory(edition=second, key="1")

    assert [row.key for row in queries.purposes_of(one.assembly, on=DAY - timedelta(days=1))] == ["1", "1.1"]
    assert list(queries.purposes_of(one.assembly, on=DAY)) == [purpose]
    assert not queries.purposes_of(one.board, on=DAY)


def test_all_3_a_body_without_the_rule_refuses(cast):
    assert queries.rule_of(cast.ashcombe.board, "quorum", on=DAY).value["base"] == "voting_seats"
    with pytest.raises(Refused, match="no rule"):
        queries.rule_of(make.BodyFactory(), "quorum", on=DAY)


def test_partnerships_of_all_councils(cast):
    made = make.BodyFactory(council=cast.brindle.council, kind="partnership")

    assert list(queries.partnerships()) == [made]
