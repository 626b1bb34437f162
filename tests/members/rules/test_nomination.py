"""A replacement is recommended by the nominating organisation, and then approved (article 21.4)."""

from datetime import date

import pytest

from apps.core.rulings import Citation
from apps.members.rules.nomination import known_by_name, other_than_leaver, recommendation, vote

CLAUSE = Citation("One Leicester constitution, clause 21.4", "/leicester/documents/constitution/21.4/")
RESIGNED, TODAY = date(2026, 11, 10), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("received", "says"),
    [
        (date(2026, 11, 9), "before the notice of resignation of Tuesday 10 November 2026"),
        (date(2026, 11, 23), "which is still to come"),
    ],
)
def test_olp_21_4_a_recommendation_comes_after_the_resignation_and_not_in_the_future(received, says):
    ruling = recommendation(received=received, resigned=RESIGNED, today=TODAY, citation=CLAUSE)

    assert not ruling.allowed
    assert says in ruling.text and ruling.lawful


def test_olp_21_4_a_recommendation_may_come_with_the_resignation():
    assert recommendation(received=RESIGNED, resigned=RESIGNED, today=TODAY, citation=CLAUSE).allowed


@pytest.mark.parametrize(
    ("nominee", "nominated", "allowed"),
    [("", None, False), ("Nadia", None, False), ("Nadia", date(2026, 11, 23), False), ("Nadia", TODAY, True)],
)
def test_olp_21_4_a_vote_needs_a_recommendation_of_that_day_or_before(nominee, nominated, allowed):
    ruling = vote(nominee=nominee, nominated=nominated, voted=TODAY, organisation="Traders", citation=CLAUSE)

    assert ruling.allowed is allowed
    assert ruling.citations == (CLAUSE,)


def test_nobody_replaces_himself_or_herself():
    assert not other_than_leaver(nominee="Ada", same=True, citation=CLAUSE).allowed
    assert other_than_leaver(nominee="Ada", same=False, citation=CLAUSE).allowed


@pytest.mark.parametrize(
    ("nominee", "known", "allowed"),
    [("Ada Example", None, True), ("ada  example", "Ada Example", True), ("Bea Sample", "Ada Example", False)],
)
def test_an_address_belongs_to_one_person(nominee, known, allowed):
    assert known_by_name(nominee=nominee, known=known).allowed is allowed
