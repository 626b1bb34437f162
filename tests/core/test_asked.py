"""The day for which a page is asked."""

from datetime import date

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from apps.core.asked import day_asked
from apps.core.rulings import Refused


def asked(**given):
    return day_asked(RequestFactory().get("/", given))


def test_today_where_no_day_is_named(frozen):
    assert asked() == asked(on=" ") == date(2026, 11, 22)


@given(st.dates())
def test_any_day_can_be_asked_for(day):
    assert asked(on=day.isoformat()) == day


@given(st.text(min_size=1).filter(str.strip))
def test_anything_else_is_refused_in_words(text):
    try:
        assert asked(on=text).isoformat() == text.strip()
    except Refused as refused:
        assert "is not a day" in str(refused)


def test_a_day_that_is_on_no_calendar(frozen):
    with pytest.raises(Refused, match="2026-02-30"):
        asked(on="2026-02-30")
