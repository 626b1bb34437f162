"""Which text and which rule is in force on a day."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from apps.core.rulings import Refused
from apps.documents import queries
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions():
    """Two editions of one document, in force from 2020 and from 2024."""
    first = make.EditionFactory(start=date(2020, 1, 1), end=date(2024, 1, 1))
    return [first, make.EditionFactory(document=first.document, number=2, start=date(2024, 1, 1))]


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2019, 12, 31), None), (date(2020, 1, 1), 1), (date(2023, 12, 31), 1), (date(2024, 1, 1), 2)],
)
def test_owc_1_the_edition_in_force_on_a_day(editions, on, number):
    found = queries.in_force(editions, on)

    assert (found and found.number) == number


def test_a_councils_own_document_stands_before_a_law_at_the_same_address(editions):
    council, slug = editions[0].document.council, editions[0].document.slug
    law = make.EditionFactory(document=make.DocumentFactory(council=None, slug=slug, kind="law"))

    assert queries.editions_or_404(council, slug) == editions
    assert queries.editions_or_404(make.CouncilFactory(), slug) == [law]


def test_all_1_a_document_of_another_council_is_nothing(editions):
    with pytest.raises(Http404):
        queries.editions_or_404(make.CouncilFactory(), editions[0].document.slug)


def test_all_3_a_missing_rule_is_named_and_nothing_is_assumed(cast):
    rule_set = make.RuleSetFactory(name="Rules of the Assembly")

    with pytest.raises(Refused) as refused:
        queries.rule_in_force(rule_set, "majority", matter="dissolution", on=date(2026, 11, 22))
    assert "The Assembly has no rule for majority: dissolving the body" in str(refused.value)
    with pytest.raises(Refused, match="no rules yet"):
        queries.rule_in_force(None, "quorum", on=date(2026, 11, 22))


def test_the_rule_of_the_day_and_its_citation_are_one_query(cast, assert_queries):
    one = cast.ashcombe
    with assert_queries(1):
        rule = queries.rule_in_force(one.assembly.rule_set, "quorum", on=date(2026, 11, 22))
        citation = queries.cite(rule, one.council)

    assert citation.label == "Constitution, article 2"
    assert citation.url == "/ashcombe/documents/constitution/2/"
    assert queries.cite(rule.provision, one.council, on=date(2026, 1, 2)).url.endswith("/2/?on=2026-01-02")


def test_rules_of_other_councils_do_not_rest_here(cast):
    on = date(2026, 11, 22)
    law = make.ProvisionFactory(edition__document=make.DocumentFactory(council=None, kind="law"))
    for one in cast:
        make.RuleFactory(rule_set=one.assembly.rule_set, kind="gift_threshold", matter="law", provision=law)

    resting = queries.rules_resting_on(cast.ashcombe.council, law.edition.document, law.key, on=on)
    assert [rule.rule_set for rule in resting] == [cast.ashcombe.assembly.rule_set]


def test_missing_kinds_are_named(cast):
    on = date(2026, 11, 22)

    assert queries.missing_kinds(list(queries.rules_in_force(cast.ashcombe.assembly.rule_set, on=on))) == []
    assert "Quorum" in queries.missing_kinds([])
    assert not queries.rules_in_force(None, on=on)


def test_rules_in_force_leaves_out_what_is_not_yet_and_no_longer(cast):
    rule_set, day = cast.ashcombe.assembly.rule_set, make.FOUNDED

    assert not queries.rules_in_force(rule_set, on=day - timedelta(days=1))
    assert queries.rules_in_force(rule_set, on=day).count() == rule_set.rules.count()
