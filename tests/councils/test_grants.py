"""The one door to permissions (ALL-1): roles on a council or body, given and taken on record."""

from typing import Any

import pytest

from apps.bodies.models import Body
from apps.core.rulings import Refused
from apps.councils import grants
from apps.councils.enums import Role
from apps.councils.models import Council, RoleChange
from tests import factories as make


def test_all_1_an_officer_may_in_one_council_what_he_may_not_in_another(cast: Any) -> None:
    assert grants.ids(cast.ashcombe.officer, "keep_records", Council) == {cast.ashcombe.council.pk}
    assert not grants.may(cast.ashcombe.officer, "keep_records", cast.brindle.council)
    assert not grants.may(cast.ashcombe.officer, "administer_council", cast.ashcombe.council)


def test_all_1_a_body_officer_keeps_that_body_only(cast: Any) -> None:
    officer = cast.ashcombe.body_officer
    assert grants.ids(officer, "keep_body", Body) == {cast.ashcombe.assembly.pk}
    assert grants.ids(officer, "keep_records", Council) == frozenset()


def test_all_2_giving_and_taking_a_role_say_who_and_why(cast: Any) -> None:
    user = make.UserFactory()
    by, council = cast.ashcombe.administrator, cast.ashcombe.council
    grants.give(user=user, role=Role.SECRETARIAT, on=council, by=by, reason="Appointed clerk")
    assert grants.may(user, "keep_records", council)
    grants.take(user=user, role=Role.SECRETARIAT, on=council, by=by, reason="Left the council")
    assert not grants.may(user, "keep_records", council)
    changes = RoleChange.objects.filter(user=user).order_by("pk")
    assert [(c.given, c.by, c.reason) for c in changes] == [
        (True, by, "Appointed clerk"),
        (False, by, "Left the council"),
    ]


def test_a_role_that_is_held_is_not_given_twice(cast: Any) -> None:
    one = cast.ashcombe
    grants.give(user=one.councillor, role=Role.SECRETARIAT, on=one.council, by=None, reason="Once")
    with pytest.raises(Refused, match="already"):
        grants.give(user=one.councillor, role=Role.SECRETARIAT, on=one.council, by=None, reason="Twice")


def test_a_council_keeps_its_last_administrator(cast: Any) -> None:
    one = cast.ashcombe
    with pytest.raises(Refused, match="without an administrator"):
        grants.take(user=one.administrator, role=Role.ADMINISTRATOR, on=one.council, by=None, reason="Leaves")
    assert grants.may(one.administrator, "administer_council", one.council)


def test_losing_one_of_two_roles_keeps_what_the_other_gives(cast: Any) -> None:
    one = cast.ashcombe
    grants.give(user=one.officer, role=Role.ADMINISTRATOR, on=one.council, by=None, reason="Deputy")
    grants.take(user=one.officer, role=Role.ADMINISTRATOR, on=one.council, by=None, reason="No longer deputy")
    one.officer.__dict__.pop("_granted", None)
    assert grants.may(one.officer, "keep_records", one.council)
    assert not grants.may(one.officer, "administer_council", one.council)


def test_there_is_no_administrator_of_a_body(cast: Any) -> None:
    with pytest.raises(ValueError, match="no role"):
        grants.give(
            user=cast.ashcombe.officer, role=Role.ADMINISTRATOR, on=cast.ashcombe.assembly, by=None, reason="Wrong"
        )


def test_permissions_are_read_once_a_request(cast: Any, assert_queries: Any) -> None:
    user = cast.ashcombe.officer
    user.__dict__.pop("_granted", None)
    with assert_queries(1):
        for _ in range(3):
            grants.may(user, "keep_records", cast.ashcombe.council)
