"""Notice of a meeting (OLP-33, OLP-34, ALL-3)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.meetings.rules.notice import carries, clear_days, latest_day, notice

from . import values

DISSOLUTION = values.notice(21)
MEETING = date(2026, 9, 24)


def test_olp_34_short_notice_is_refused_with_the_earliest_lawful_date():
    ruling = notice(DISSOLUTION, given_on=date(2026, 9, 10), meets_on=MEETING)
    assert not ruling.allowed
    assert f"{ruling.text} {ruling.lawful}" == "Too late for 24 September. Earliest lawful date: 2 October."


def test_olp_34_notice_in_time_says_how_it_was_counted():
    last = latest_day(DISSOLUTION, MEETING)
    assert last == date(2026, 9, 2)
    assert notice(DISSOLUTION, given_on=last, meets_on=MEETING).allowed
    ruling = notice(DISSOLUTION, given_on=date(2026, 9, 1), meets_on=MEETING)
    assert ruling.allowed
    assert ruling.arithmetic[-1] == "22 clear days between notice and meeting."
    assert not notice(DISSOLUTION, given_on=last + timedelta(days=1), meets_on=MEETING).allowed


def test_olp_23_where_the_length_is_left_to_the_body_any_day_before_will_do():
    ruling = notice(values.notice(None), given_on=date(2026, 9, 23), meets_on=MEETING)
    assert ruling.allowed
    assert "left to the body" in ruling.text
    assert ruling.arithmetic == ("0 clear days between notice and meeting.",)


def test_all_3_notice_after_the_meeting_is_refused():
    for length in (None, 5):
        assert not notice(values.notice(length), given_on=date(2026, 9, 25), meets_on=MEETING).allowed


def test_all_3_the_year_is_said_where_it_changes():
    ruling = notice(DISSOLUTION, given_on=date(2026, 12, 20), meets_on=date(2027, 1, 4))
    assert ruling.text == "Too late for 4 January 2027."
    assert ruling.lawful == "Earliest lawful date: 11 January 2027."


def test_all_3_working_days_skip_the_days_of_the_rules_calendar():
    rule = values.notice(5, calendar="EW")
    assert latest_day(rule, date(2026, 9, 1)) == date(2026, 8, 21)


def test_olp_33_the_notice_must_set_out_the_text_of_the_change():
    text = "Notice is given.\n\nArticle 15 shall read: the Assembly may\nco-opt two members."
    motion = "Article 15 shall read: The Assembly may co-opt two members."
    assert carries(text, motion, "Co-options").allowed
    missing = carries("A change will be proposed.", motion, "Co-options")
    assert not missing.allowed
    assert "does not set out the text of “Co-options”" in missing.text
    assert not carries(text, "", "Co-options").allowed


days = st.dates(date(2020, 1, 1), date(2027, 12, 31))
lengths = st.integers(0, 60)


@given(given_on=days, ahead=st.integers(0, 120), length=lengths, calendar=st.sampled_from(["CAL", "EW"]))
def test_a_notice_is_in_time_exactly_until_its_latest_day(given_on, ahead, length, calendar):
    meets_on = given_on + timedelta(days=ahead)
    rule = values.notice(length, calendar=calendar)
    ruling = notice(rule, given_on=given_on, meets_on=meets_on)
    assert ruling.allowed == (given_on <= latest_day(rule, meets_on))
    if ruling.allowed and calendar == "CAL" and length:
        assert clear_days(given_on, meets_on, "CAL") >= length
