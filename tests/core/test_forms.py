"""Forms that render themselves: labels, hints, errors, and the day in three boxes."""

from datetime import date
from typing import Any

import pytest
from django import forms as django_forms
from hypothesis import given
from hypothesis import strategies as st

from apps.core import forms
from apps.core.rulings import refuse


class Asking(forms.Form):
    leaves_on = forms.DayField(label="Day of leaving", help_text="For example 27 3 2026")
    reason = django_forms.CharField(label="Reason", widget=django_forms.Textarea)
    whose = django_forms.ChoiceField(
        label="Whose", choices=[("self", "Mine"), ("partner", "My partner's")], widget=django_forms.RadioSelect
    )
    sure = django_forms.BooleanField(label="I am sure", required=False)


def typed(**changed: Any) -> dict[str, Any]:
    answers = {
        "leaves_on_day": "31",
        "leaves_on_month": "1",
        "leaves_on_year": "2027",
        "reason": "Work",
        "whose": "self",
    }
    return {**answers, **changed}


def test_a_day_is_read_from_three_boxes() -> None:
    form = Asking(typed())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["leaves_on"] == date(2027, 1, 31)


@pytest.mark.parametrize(
    "boxes",
    [
        ("31", "2", "2027"),
        ("0", "1", "2027"),
        ("x", "1", "2027"),
        ("1", "", "2027"),
        ("1", "1", "99999"),
        ("²", "1", "1"),
    ],
)
def test_a_day_that_is_none_is_refused_with_an_example(boxes: tuple[str, str, str]) -> None:
    form = Asking(typed(leaves_on_day=boxes[0], leaves_on_month=boxes[1], leaves_on_year=boxes[2]))
    assert not form.is_valid()
    assert "for example 27 3 2026" in form.errors["leaves_on"][0]


def test_an_empty_day_is_asked_for() -> None:
    form = Asking(typed(leaves_on_day="", leaves_on_month="", leaves_on_year=""))
    assert form.errors["leaves_on"] == ["Enter day of leaving, for example 27 3 2026."]


@given(st.dates())
def test_a_day_shown_in_the_boxes_is_read_back_as_itself(day: date) -> None:
    boxes = forms.DayWidget().decompress(day)
    assert forms.DayField(label="Day").clean(boxes) == day


def test_the_page_shows_label_hint_and_error_beside_the_field_and_keeps_the_input() -> None:
    form = Asking(typed(leaves_on_day="40", whose=""))
    page = str(form)
    assert 'value="40"' in page
    assert "<legend" in page
    assert 'aria-describedby="id_leaves_on_helptext id_leaves_on_error"' in page
    assert "40 1 2027 is not a real date." in page
    assert forms.problems(form)[0]["href"] == "#id_leaves_on_0"


def test_a_refusal_is_shown_at_the_field_it_is_about_and_its_reckoning_kept() -> None:
    form = Asking(typed())
    form.is_valid()
    form.refuse(refuse("Too early.", lawful="Earliest: 2 October.", on_field="leaves_on"))
    assert form.errors["leaves_on"] == ["Too early. Earliest: 2 October."]
    assert form.ruling is not None
    form.refuse(refuse("Not quorate."))
    assert form.non_field_errors() == ["Not quorate."]


def test_what_people_typed_is_escaped() -> None:
    page = str(Asking(typed(reason="<script>alert(1)</script>", whose="<b>")))
    assert "<script>" not in page
    assert "<b>" not in page


@pytest.mark.parametrize("boxes", [["9" * 20] * 3, ["1", "1", "9" * 20], ["1", "9" * 20, "2027"]])
def test_all_3_a_number_beyond_any_day_is_told_to_be_no_date(boxes: list[str]) -> None:
    with pytest.raises(django_forms.ValidationError, match="is not a real date"):
        forms.DayField(label="Day").clean(boxes)
