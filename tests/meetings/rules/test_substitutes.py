"""Substitutes (OLP-16)."""

from dataclasses import replace
from datetime import date

import pytest

from apps.documents.rules.catalogue import value_of
from apps.meetings.rules.substitutes import Stand, substitute

RULE = {
    "allowed": True,
    "notice_to": "secretariat",
    "before_meeting": True,
    "briefing": True,
    "host_advice_sectors": ["communities_of_interest"],
}
STAND = Stand("Ada Member", "public", "Sam Stand", True, False, date(2026, 12, 1), date(2026, 12, 14))


def judge(stand, **fields):
    return substitute(value_of("substitutes", RULE | fields), stand)


def test_olp_16_a_named_briefed_substitute_of_whom_the_secretariat_knows_may_come():
    assert judge(STAND).allowed


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "has no name"),
        ({"briefed": False}, "has not been briefed"),
        ({"told_on": None}, "was not told"),
        ({"told_on": date(2026, 12, 15)}, "was not told"),
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
    assert judge(replace(STAND, briefed=False, told_on=None), briefing=False, before_meeting=False).allowed
