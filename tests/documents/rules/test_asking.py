"""What is asked to make a rule: everything that a value holds, in words, from the value classes alone."""

import pytest

from apps.documents.enums import RuleKind
from apps.documents.rules import asking, catalogue
from tests.cast import RULES


@pytest.mark.parametrize("kind", RuleKind.values)
def test_owc_1_every_field_is_asked_or_settled(kind):
    asked = {question.name for question in asking.questions(kind)}

    assert asked | set(asking.settled_values(kind)) == set(catalogue.CATALOGUE[kind].model_fields)
    assert not asked & set(asking.settled_values(kind))


@pytest.mark.parametrize("kind", RuleKind.values)
def test_owc_1_every_kind_says_what_it_governs_and_every_field_has_a_label(kind):
    told = asking.described(kind)

    assert told.governs.endswith(".") and told.needed_by.endswith(".")
    assert all(question.label and question.label != question.name for question in told.questions)
    assert all(question.unit for question in told.questions if question.kind in ("number", "numbers"))
    assert all(words and "_" not in words for question in told.questions for _, words in question.choices)


def test_olp_33_and_34_a_majority_names_its_denominators():
    told = asking.described("majority")

    assert len(told.denominators) == 2
    assert any("abstain count" in words for words in told.denominators)
    assert any("abstain are left out" in words for words in told.denominators)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, _, _, value in RULES])
def test_olp_19_a_value_says_of_what_it_is_reckoned_where_its_kind_is(kind, value):
    read = catalogue.value_of(kind, value)

    assert bool(read.denominator_in_words()) == (kind in ("quorum", "majority"))


def test_olp_19_notice_is_counted_back_and_all_else_forward():
    ways = {kind: next(q for q in asking.questions(kind) if q.name == "counting").choices
            for kind in ("notice", "complaint")}  # fmt: skip

    assert "clear_days_publish_by" in dict(ways["notice"])
    assert not dict(ways["notice"]).keys() & dict(ways["complaint"]).keys()
