"""Substitutes (OLP-16)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from apps.documents.rules.catalogue import value_of
from apps.meetings.rules.substitutes import Naming, Stand, name_one, substitute

RULE = {
    "allowed": True,
    "notice_to": "secretariat",
    "before_meeting": True,
    "briefing": True,
    "host_advice_sectors": ["communities_of_interest"],
}
BEGINS = datetime(2026, 12, 14, 17, 30, tzinfo=UTC)
STAND = Stand("Ada Member", "public", "Sam Stand", True, False, datetime(2026, 12, 1, 9, tzinfo=UTC), BEGINS)
NAMING = Naming("Ada Member", "Sam Stand", datetime(2026, 12, 1, 9, tzinfo=UTC), BEGINS)


def judge(stand, **fields):
    return substitute(value_of("substitutes", RULE | fields), stand)


def test_olp_16_a_named_briefed_substitute_of_whom_the_secretariat_knows_may_come():
    assert judge(STAND).allowed


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "has no name"),
        ({"briefed": False}, "has not been briefed"),
        ({"told_at": None}, "was not told"),
        ({"told_at": BEGINS}, "was not told"),
        ({"sector": "communities_of_interest"}, "host organisation's advice"),
    ],
)
def test_olp_16_each_condition_is_refused_with_its_reason_and_what_would_be_lawful(change, words):
    ruling = judge(replace(STAND, **change))
    assert not ruling.allowed
    assert words in ruling.text
    assert ruling.lawful


def test_olp_16_a_community_of_interest_with_its_hosts_advice_may_send_a_substitute():
    assert judge(replace(STAND, sector="communities_of_interest", host_advised=True)).allowed


def test_olp_16_a_body_may_allow_no_substitutes_or_demand_less():
    assert not judge(STAND, allowed=False).allowed
    assert judge(replace(STAND, briefed=False, told_at=None), briefing=False, before_meeting=False).allowed


def test_olp_16_one_may_be_named_before_the_briefing_and_until_the_meeting_begins():
    value = value_of("substitutes", RULE)
    assert name_one(value, NAMING).allowed
    assert name_one(value, replace(NAMING, told_at=BEGINS - timedelta(seconds=1))).allowed
    late = name_one(value, replace(NAMING, told_at=BEGINS))
    assert not late.allowed
    assert "Monday 14 December 2026" in late.lawful


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "has no name"),
        ({"known": "Sue Second"}, "a member has one"),
        ({"stands_for": "Bo Member"}, "nobody stands in for two members"),
        ({"sits": True}, "has a vote already"),
        ({"sits": True, "is_member": True}, "cannot stand in for himself or herself"),
        ({"sits": True, "own_substitute": "Sue Second"}, "a substitute for a substitute"),
        ({"member_stands_for": "Bo Member"}, "a substitute sends no substitute"),
    ],
)
def test_olp_16_who_cannot_be_named_is_refused_with_the_reason(change, words):
    ruling = name_one(value_of("substitutes", RULE), replace(NAMING, **change))
    assert not ruling.allowed
    assert words in ruling.text
    assert ruling.lawful


def test_olp_16_a_body_may_let_members_stand_in_for_each_other_but_never_for_two():
    value = value_of("substitutes", RULE | {"members_too": True})
    assert name_one(value, replace(NAMING, sits=True)).allowed
    assert not name_one(value, replace(NAMING, sits=True, stands_for="Bo Member")).allowed
    assert not name_one(value, replace(NAMING, sits=True, own_substitute="Sue Second")).allowed


def test_olp_16_a_body_that_allows_none_lets_nobody_be_named():
    assert not name_one(value_of("substitutes", RULE | {"allowed": False}), NAMING).allowed
