"""Values of rules: what is taken, what is refused, and how they are told."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.documents.enums import RuleKind
from apps.documents.rules import catalogue
from tests.cast import RULES

DEMO = Path(__file__).resolve().parents[3] / "fixtures" / "demo"
QUORUM = {"numerator": 1, "denominator": 3, "base": "seats", "conflicted": "left_out", "wait_minutes": 30}
WITHIN = {"length": 28, "counting": "days_beginning_with", "calendar": "CAL", "reminder_days": [14, 7, 1]}
COMPLAINT = {"step": "answer", "length": 20, "counting": "working_days_after", "calendar": "EW", "runs_from": "receipt"}
MAJORITY = {"matter": "ordinary", "numerator": 1, "denominator": 2, "at_least": False, "of": "present_and_eligible"}


def test_every_kind_of_rule_has_a_class():
    assert set(catalogue.CATALOGUE) == set(RuleKind.values)


@pytest.mark.parametrize(("kind", "matter", "value"), [(kind, matter, value) for kind, matter, _, value in RULES])
def test_every_rule_of_the_cast_is_read_and_told(kind, matter, value):
    told = catalogue.meaning(kind, matter, value)

    assert told.endswith(".") and catalogue.short(kind, value)
    assert not {"_", "{", "None", "numerator"} & {word for word in ("_", "{", "None", "numerator") if word in told}


@pytest.mark.parametrize("file", ["leicester.toml", "oadby-and-wigston.toml"])
def test_every_rule_of_the_demo_fits_its_class(file):
    sets = tomllib.loads((DEMO / file).read_text())["ruleset"]
    rules = [rule for one in sets for rule in one["rule"]]

    for rule in rules:
        value = catalogue.value_of(rule["kind"], rule["value"])
        assert catalogue.value_of(rule["kind"], value.model_dump(mode="json")) == value
    assert rules


def test_olp_19_quorum_in_words():
    told = catalogue.meaning("quorum", "", QUORUM)

    assert catalogue.short("quorum", QUORUM) == "One third of all seats"
    assert "at least one third of all seats" in told and "Vacant seats are counted too" in told
    assert "30 minutes after the start" in told


def test_olp_19_names_the_organisation_that_must_be_there():
    value = QUORUM | {"base": "voting_seats", "required_organisation": "leicester-city-council", "required_count": 1}

    assert "from Leicester City Council" in catalogue.meaning("quorum", "", value)
    assert "from The Council" in catalogue.meaning("quorum", "", value, {"leicester-city-council": "The Council"})


def test_olp_18_and_33_say_what_an_abstention_does():
    eligible = catalogue.meaning("majority", "ordinary", MAJORITY)
    voting = catalogue.meaning("majority", "constitution", MAJORITY | {"of": "present_and_voting"})

    assert eligible.startswith("More than half") and "abstaining makes it harder" in eligible
    assert "left out of the reckoning" in voting


def test_olp_33_at_least_two_thirds():
    value = MAJORITY | {"numerator": 2, "denominator": 3, "at_least": True, "of": "present_and_voting"}

    assert catalogue.short("majority", value) == "At least two thirds of the votes cast"


def test_olp_34_notice_says_how_days_are_counted():
    value = {"matter": "dissolution", "length": 21, "counting": "clear_days_publish_by", "calendar": "CAL"}
    told = catalogue.meaning("notice", "dissolution", value)

    assert catalogue.short("notice", value) == "21 clear days"
    assert "neither the day of the notice nor the day of the meeting counts" in told and "every day counts" in told


def test_notice_without_a_length_says_that_the_document_leaves_it_open():
    value = {"matter": "ordinary", "counting": "clear_days_publish_by", "calendar": "CAL"}

    assert catalogue.short("notice", value) == "No length is set"
    assert "leaves it to the body" in catalogue.meaning("notice", "ordinary", value)


def test_olp_29_complaints_in_words():
    assert "answered within 20 working days of its receipt" in catalogue.meaning("complaint", "answer", COMPLAINT)
    assert catalogue.value_of("complaint", COMPLAINT).matter_of() == "answer"


def test_olp_12_a_term_in_years():
    value = {"office": "vice-chair", "length": 36, "counting": "months_after"}

    assert catalogue.short("term", value) == "3 years"
    assert catalogue.value_of("term", value).matter_of() == "vice-chair"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("quorum", {}),
        ("quorum", QUORUM | {"numerator": 4}),
        ("quorum", QUORUM | {"denominator": 0}),
        ("quorum", QUORUM | {"numerator": 1.5}),
        ("quorum", QUORUM | {"numerator": "1"}),
        ("quorum", QUORUM | {"numerator": True}),
        ("quorum", QUORUM | {"base": "chairs"}),
        ("quorum", QUORUM | {"favourite": "colour"}),
        ("openness", {"open": "no"}),
        ("openness", {"open": None}),
        ("complaint", COMPLAINT | {"counting": "moons"}),
        ("complaint", COMPLAINT | {"calendar": "MARS"}),
        ("complaint", COMPLAINT | {"length": 0}),
        ("resignation", {"length": 1, "counting": "days_before", "written_to": "chair"}),
        ("gift_threshold", {"pounds": -1, "comparison": "over"}),
        ("standing_item", {"title": " ", "position": 1}),
        ("register_of_interests", WITHIN | {"reminder_days": [-1]}),
        ("horoscope", {}),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind, value):
    with pytest.raises(ValueError) as refused:
        catalogue.value_of(kind, value)

    assert catalogue.problems(refused.value)


JUNK = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=5)


@given(st.sampled_from(RuleKind.values), st.dictionaries(st.text(), JUNK))
def test_nonsense_is_refused_and_never_anything_else(kind, value):
    try:
        read = catalogue.value_of(kind, value)
    except ValueError:
        return
    assert json.loads(json.dumps(read.model_dump(mode="json"))) == read.model_dump(mode="json")


@given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(["seats", "voting_seats"]))
def test_any_quorum_is_told_in_a_sentence(numerator, denominator, base):
    value = QUORUM | {"numerator": numerator, "denominator": denominator, "base": base}
    if numerator > denominator:
        with pytest.raises(ValueError):
            catalogue.value_of("quorum", value)
    else:
        assert catalogue.meaning("quorum", "", value).startswith("No decision can be made")
