"""The form of a rule: whatever value a kind can have goes through it and comes out the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.enums import RuleKind
from apps.documents.rules import asking, catalogue
from apps.portal.forms.rules import MOST, RuleValue

OFFERED = {
    "organisation": (("", "None"), ("town", "The Town"), ("traders", "Traders")),
    "sectors": (("public", "Public sector"), ("business", "Business sector")),
    "document": (("strategy", "Strategy"), ("plan", "Plan")),
}
WORDS = st.text("abcdefghij klm", min_size=1, max_size=30).map(str.strip).filter(bool)


def answers(question):
    """Return the strategy of all answers to a question, as the value of a rule has them."""
    choices = [code for code, _ in OFFERED.get(question.kind, question.choices)]
    kinds = {
        "number": st.integers(question.least or 0, MOST),
        "numbers": st.lists(st.integers(0, 60), unique=True, max_size=4).map(lambda days: sorted(days, reverse=True)),
        "text": WORDS,
        "yes_no": st.booleans(),
        "office": st.sampled_from(["chair", "vice-chair", "leader"]),
        "matter": st.sampled_from([*choices, "the-budget"]),
        "sectors": st.lists(st.sampled_from(choices), unique=True) if choices else st.just([]),
        "organisation": st.none() | st.sampled_from([code for code in choices if code] or [None]),
    }
    found = kinds[question.kind] if question.kind in kinds else st.sampled_from(choices)
    return found if question.required or question.kind != "number" else st.none() | found


@st.composite
def values(draw):
    """Draw a kind with a value that it can have."""
    kind = draw(st.sampled_from(RuleKind.values))
    value = {question.name: draw(answers(question)) for question in asking.questions(kind)}
    if "denominator" in value:
        value["denominator"] = max(value["numerator"], value["denominator"])
    return kind, asking.settled_values(kind) | value


def form_of(kind, value=None, data=None):
    """Return the form of a kind without its first day."""
    return RuleValue(data, kind=kind, offered=OFFERED, value=value, dated=False)


def typed(form):
    """Return what the browser would send of a form that is shown."""
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in sent.items() if value is not None}


@given(drawn=values())
@settings(deadline=None, max_examples=200)
def test_owc_1_a_value_goes_through_its_form_and_comes_out_the_same(drawn):
    kind, value = drawn
    form = form_of(kind, value, typed(form_of(kind, value)))

    assert form.is_valid(), form.errors
    assert catalogue.value_of(kind, form.value()) == catalogue.value_of(kind, value)


@given(drawn=values())
@settings(deadline=None, max_examples=200)
def test_owc_1_every_value_is_told_in_words(drawn):
    kind, value = drawn
    read = catalogue.value_of(kind, value)

    assert read.short() and read.meaning({}).endswith(".")
    assert "None" not in read.meaning({}) and "_" not in read.meaning({})


@pytest.mark.parametrize("kind", RuleKind.values)
def test_owc_1_nothing_is_answered_for_the_officer(kind):
    """Only what the text may leave out is filled in, with nought; every choice is the officer's."""
    form = form_of(kind)
    shown = {name: value for name, value in typed(form).items() if value not in (0, "")}

    assert not shown


@pytest.mark.parametrize(
    ("kind", "wrong", "field", "told"),
    [
        ("quorum", {"numerator": "3", "denominator": "2"}, "numerator", "more than the whole"),
        ("quorum", {"denominator": "0"}, "denominator", "from 1 to 9999"),
        ("quorum", {"wait_minutes": "half an hour"}, "wait_minutes", "whole number from 0"),
        ("quorum", {"base": ""}, "base", "Choose one"),
        ("quorum", {"required_organisation": "somebody-elses"}, "required_organisation", "Choose one"),
        ("majority", {"matter": "other", "other_matter": " "}, "other_matter", "for example"),
        ("code_of_conduct", {"reminder_days": "14, soon"}, "reminder_days", "14, 7, 1"),
        ("code_of_conduct", {"length": "0"}, "length", "from 1"),
        ("code_of_conduct", {"length": "99999999999999999999"}, "length", "to 9999"),
    ],
)
def test_owc_1_wrong_answers_are_refused_beside_their_field(kind, wrong, field, told):
    good = {
        "quorum": {"numerator": "1", "denominator": "3", "base": "seats", "at_least": "0", "required_count": "0",
                   "conflicted": "left_out", "wait_minutes": "30"},
        "majority": {"matter": "ordinary", "numerator": "1", "denominator": "2", "at_least": "no",
                     "of": "present_and_voting"},
        "code_of_conduct": {"length": "28", "counting": "days_after_event", "calendar": "CAL", "reminder_days": "7"},
    }  # fmt: skip

    assert form_of(kind, data=good[kind]).is_valid()
    form = form_of(kind, data=good[kind] | wrong)
    assert not form.is_valid()
    assert told in str(form.errors[field])
