"""When a rule may begin and end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.documents.rules.beginning import begins, ends

TODAY = date(2026, 11, 22)
DAYS = st.integers(-800, 800).map(lambda days: TODAY + timedelta(days=days))


@given(start=DAYS, text_from=DAYS, until=st.none() | DAYS, replaces=st.booleans())
def test_owc_1_a_rule_is_in_force_only_while_its_text_is_and_never_instead_of_the_past(
    start, text_from, until, replaces
):
    ruling = begins(start=start, today=TODAY, text_from=text_from, text_until=until, replaces=replaces)

    in_text = start >= text_from and (until is None or start < until)
    assert ruling.allowed == (in_text and not (replaces and start < TODAY))
    assert ruling.allowed or ruling.lawful


def test_owc_1_says_the_earliest_day():
    ruling = begins(start=date(2026, 11, 1), today=TODAY, text_from=date(2020, 1, 1), text_until=None, replaces=True)

    assert "22 November 2026" in ruling.lawful


@given(end=DAYS, start=DAYS, already=st.none() | DAYS)
def test_owc_1_a_rule_ends_today_at_the_earliest(end, start, already):
    ruling = ends(end=end, today=TODAY, start=start, ends_already=already)

    assert ruling.allowed == (end >= TODAY and end > start and (already is None or end < already))
    assert ruling.allowed or ruling.lawful
