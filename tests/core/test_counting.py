"""Counting of days: every worked example, the properties that hold for all days, and what is refused (ALL-3)."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apps.core.counting import KINDS, Calendar, Count, Excluded, Nonsense, count

CASES = list(csv.DictReader((Path(__file__).parents[1] / "deadline_cases.csv").open(encoding="utf-8")))
MOURNING = Excluded("M2021", date(2021, 4, 9), date(2021, 4, 17), "national mourning")
ALL_CALENDARS = {
    code: Calendar.named(code, ranges={"M2021": MOURNING})
    for base in ("EW", "SCT", "NI", "UKALL", "EW+EVE", "S243", "CAL")
    for code in (base, f"{base}+M2021")
}
ONE_DAY = timedelta(days=1)
NEW_YEAR_2015, NEW_YEAR_2035 = (datetime(year, 1, 1) for year in (2015, 2035))

# The span is long enough for every moved holiday and short enough to be quick.
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
lengths = st.integers(0, 60)
calendars = st.sampled_from(list(ALL_CALENDARS.values()))
moments = st.datetimes(NEW_YEAR_2015, NEW_YEAR_2035, timezones=st.just(UTC))


def open_days_between(first, last, calendar):
    return sum(calendar.is_open(first + ONE_DAY * step) for step in range(1, (last - first).days))


# Worked examples


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['start']}-{case['calendar']}")
def test_all_3_every_worked_example(case):
    calendar = Calendar.named(case["calendar"], ranges={"M2021": MOURNING})
    answer = count(case["kind"], case["start"], case["length"], calendar)
    assert str(answer) == case["expected"]
    assert answer.words
    assert all(answer.words)


def test_every_kind_has_a_worked_example():
    assert {case["kind"] for case in CASES} == set(KINDS)


def test_all_3_closed_days_are_named_in_british_words():
    answer = count("clear_days_publish_by", "2026-04-08", 5, "EW")
    assert answer.result == date(2026, 3, 27)
    assert answer.words == (
        "5 clear days before a meeting on Wednesday 8 April 2026 (England and Wales).",
        "Neither the day of publishing nor the day of the meeting counts.",
        "Friday 3 April 2026 does not count: Good Friday.",
        "Monday 6 April 2026 does not count: Easter Monday.",
        "2 Saturdays and 2 Sundays from Saturday 28 March 2026 to Sunday 5 April 2026 do not count.",
        "Monday 30 March 2026 is clear day 5, counted backwards.",
        "Friday 27 March 2026 is the last day to publish.",
    )


@pytest.mark.parametrize(
    ("kind", "length", "line"),
    [
        ("working_days_after", 1, "Saturday 18 April 2026 and Sunday 19 April 2026 do not count."),
        ("days_beginning_with", 1, "1 day beginning with Friday 17 April 2026, which is day 1."),
        ("months_after", 1, "The corresponding date is Sunday 17 May 2026."),
    ],
)
def test_words_agree_in_number(kind, length, line):
    assert line in count(kind, "2026-04-17", length, "EW").words


def test_a_long_explanation_stays_short():
    answer = count("working_days_after", "2026-01-01", 5_000, "EW")
    assert len(answer.words) < 50
    assert any("more closed days do not count" in line for line in answer.words)


# Calendars


def test_the_library_still_has_the_official_table():
    """Moved, one-off and one-nation holidays, as the official table has them; a library that errs shows here."""
    closed = {
        "EW": ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2027-12-28", "2028-01-03"],
        "SCT": ["2026-06-15", "2026-01-02", "2026-08-03", "2014-12-01"],
        "NI": ["2026-03-17", "2026-07-13"],
    }
    opened = {
        "EW": ["2020-05-04", "2022-05-30", "2026-06-15", "2026-08-03", "2026-01-02"],
        "SCT": ["2026-04-06", "2026-08-31"],
        "NI": ["2026-06-15", "2026-11-30"],
    }
    for code, names in closed.items():
        calendar = ALL_CALENDARS[code]
        assert [day for day in names if calendar.is_open(date.fromisoformat(day))] == []
        assert [day for day in opened[code] if not calendar.is_open(date.fromisoformat(day))] == []


def test_ukall_is_closed_where_any_nation_is_and_names_it():
    united = ALL_CALENDARS["UKALL"]
    assert united.why_closed(date(2026, 6, 15)).endswith("(Scotland)")
    assert united.why_closed(date(2026, 4, 6)) == "Easter Monday (England and Wales, Northern Ireland)"
    assert united.why_closed(date(2026, 12, 25)) == "Christmas Day"


@given(days)
def test_ukall_is_the_union(day):
    each = [ALL_CALENDARS[code].is_open(day) for code in ("EW", "SCT", "NI")]
    assert ALL_CALENDARS["UKALL"].is_open(day) == all(each)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        # Easter: Thursday before to Tuesday after.
        ("2026-04-02", "2026-04-07"),
        ("2024-03-28", "2024-04-02"),
        # Christmas: last weekday before to first working weekday after, by the weekday of Christmas Day.
        ("2022-12-23", "2022-12-28"),  # Sunday
        ("2023-12-22", "2023-12-27"),  # Monday
        ("2024-12-24", "2024-12-27"),  # Wednesday
        ("2025-12-24", "2025-12-29"),  # Thursday
        ("2026-12-24", "2026-12-29"),  # Friday
        ("2027-12-24", "2027-12-29"),  # Saturday
    ],
)
def test_s243_breaks_are_closed_from_first_to_last(first, last):
    parish, first, last = ALL_CALENDARS["S243"], date.fromisoformat(first), date.fromisoformat(last)
    assert not any(parish.is_open(first + ONE_DAY * step) for step in range((last - first).days + 1))
    before, after = first - ONE_DAY, last + ONE_DAY
    assert parish.is_open(before) or before.weekday() == 6
    assert parish.is_open(after) or after.weekday() == 6


def test_s243_saturdays_count_even_where_the_substitute_is_the_holiday():
    parish = ALL_CALENDARS["S243"]
    assert parish.is_open(date(2026, 5, 9))
    assert parish.is_open(date(2022, 1, 1))  # Saturday: the bank holiday is Monday 3 January
    assert parish.why_closed(date(2022, 1, 3)) == "New Year's Day (substitute day)"
    assert parish.why_closed(date(2026, 5, 10)) == "Sunday"


def test_an_excluded_period_closes_both_its_ends_and_no_more():
    parish = ALL_CALENDARS["S243+M2021"]
    assert parish.is_open(date(2021, 4, 8))
    assert not any(parish.is_open(date(2021, 4, day)) for day in range(9, 18))
    assert parish.why_closed(date(2021, 4, 9)) == "national mourning"
    assert parish.is_open(date(2021, 4, 19))
    assert ALL_CALENDARS["S243"].is_open(date(2021, 4, 9))


def test_an_excluded_period_stops_the_plain_clocks_too():
    assert count("days_after_event", "2021-04-08", 1, ALL_CALENDARS["CAL+M2021"]).result == date(2021, 4, 18)
    assert count("days_after_event", "2021-04-08", 1, "CAL").result == date(2021, 4, 9)


def test_christmas_eve_only_where_named():
    assert ALL_CALENDARS["EW+EVE"].why_closed(date(2026, 12, 24)) == "Christmas Eve"
    assert ALL_CALENDARS["EW"].is_open(date(2026, 12, 24))


def test_a_proclamation_adds_and_removes_for_its_nation_only():
    proclaimed = {("EW", date(2026, 7, 3)): "Day of the Test", ("EW", date(2026, 5, 4)): ""}
    english, scottish = (Calendar.named(code, proclaimed=proclaimed) for code in ("EW", "SCT"))
    assert english.why_closed(date(2026, 7, 3)) == "Day of the Test"
    assert english.is_open(date(2026, 5, 4))
    assert scottish.is_open(date(2026, 7, 3))
    assert not scottish.is_open(date(2026, 5, 4))


def test_a_councils_closed_days_bind_its_working_days_and_no_statute():
    own = {date(2026, 7, 1): "staff day"}
    assert Calendar.named("EW", own_days=own).why_closed(date(2026, 7, 1)) == "staff day"
    assert Calendar.named("S243", own_days=own).is_open(date(2026, 7, 1))
    assert Calendar.named("CAL", own_days=own).is_open(date(2026, 7, 1))


def test_beyond_the_known_table_a_count_is_provisional_and_says_so():
    late = count("working_days_after", "2028-12-20", 20, "EW")
    assert late.provisional
    assert late.words[-1].startswith("Provisional")
    assert count("working_days_after", "1970-01-05", 3, "EW").provisional
    assert not count("working_days_after", "2028-12-18", 5, "EW").provisional
    assert not count("clear_days_publish_by", "2029-01-01", 2, "EW").provisional
    assert not count("days_after_event", "2040-01-01", 5, "EW").provisional
    assert count("days_after_event_roll", "2040-01-01", 5, "EW").provisional
    assert count("working_days_after_deemed", "2028-12-31", 0, "EW").provisional


# Properties


@given(days, st.integers(1, 60), calendars)
def test_working_days_end_on_an_open_day_and_step_by_one(day, length, calendar):
    end = count("working_days_after", day, length, calendar).result
    assert calendar.is_open(end)
    assert open_days_between(day, end, calendar) == length - 1
    back = count("working_days_before", day, length, calendar).result
    assert calendar.is_open(back)
    assert open_days_between(back, day, calendar) == length - 1


@given(days, lengths, calendars)
def test_working_days_back_and_forth_meet(day, length, calendar):
    assume(calendar.is_open(day))
    assert (
        count("working_days_before", count("working_days_after", day, length, calendar).result, length, calendar).result
        == day
    )


@given(days, lengths, calendars)
def test_deemed_is_never_earlier_and_the_same_on_open_days(day, length, calendar):
    plain = count("working_days_after", day, length, calendar).result
    deemed = count("working_days_after_deemed", day, length, calendar).result
    assert deemed == plain if calendar.is_open(day) else deemed > plain


@given(days, lengths, calendars)
def test_publish_by_is_the_latest_open_day_that_suffices(meeting, length, calendar):
    publish = count("clear_days_publish_by", meeting, length, calendar).result
    assert calendar.is_open(publish)
    assert str(count("clear_days_count", (publish, meeting), length, calendar)).endswith(":pass")
    later = publish + ONE_DAY
    while later <= meeting:
        assert not calendar.is_open(later) or open_days_between(later, meeting, calendar) < length
        later += ONE_DAY


@given(days, lengths, calendars)
def test_earliest_meeting_is_the_first_day_that_suffices(published, length, calendar):
    meeting = count("clear_days_earliest_meeting", published, length, calendar).result
    assert str(count("clear_days_count", (published, meeting), length, calendar)).endswith(":pass")
    if meeting > published:
        assert str(count("clear_days_count", (published, meeting - ONE_DAY), length, calendar)).endswith(":fail")


@given(days, lengths, calendars)
def test_the_two_questions_about_clear_days_are_inverse(day, length, calendar):
    meeting = count("clear_days_earliest_meeting", day, length, calendar).result
    publish = count("clear_days_publish_by", meeting, length, calendar).result
    assert publish == day if calendar.is_open(day) else publish < day
    assert (
        count(
            "clear_days_earliest_meeting",
            count("clear_days_publish_by", day, length, calendar).result,
            length,
            calendar,
        ).result
        <= day
    )


FORWARD = sorted(kind for kind in KINDS if kind.endswith(("_after", "_event", "_roll", "_deemed", "_meeting", "_with")))


@given(st.sampled_from(FORWARD), days, st.integers(1, 60), calendars)
def test_later_starts_and_longer_lengths_never_end_earlier(kind, day, length, calendar):
    end = count(kind, day, length, calendar).result
    assert end >= day
    assert count(kind, day + ONE_DAY, length, calendar).result >= end
    assert count(kind, day, length + 1, calendar).result >= end


@given(st.sampled_from(["working_days_before", "clear_days_publish_by", "days_before"]), days, lengths, calendars)
def test_backward_counts_go_back(kind, day, length, calendar):
    end = count(kind, day, length, calendar).result
    assert end <= day
    assert count(kind, day + ONE_DAY, length, calendar).result >= end
    assert count(kind, day, length + 1, calendar).result <= end


@given(days, st.integers(1, 400))
def test_plain_days_are_arithmetic(day, length):
    assert count("days_after_event", day, length, "CAL").result == day + timedelta(days=length)
    assert count("days_beginning_with", day, length, "EW").result == day + timedelta(days=length - 1)
    assert count("days_before", day, length, "EW").result == day - timedelta(days=length)


@given(st.sampled_from(["days_after_event", "months_after"]), days, lengths, calendars)
def test_a_roll_goes_forward_to_the_next_open_day_and_never_back(kind, day, length, calendar):
    plain = count(kind, day, length, calendar).result
    rolled = count(f"{kind}_roll", day, length, calendar).result
    assert rolled >= plain
    assert calendar.is_open(rolled)
    assert not any(calendar.is_open(plain + ONE_DAY * step) for step in range((rolled - plain).days))


@given(days, st.integers(0, 1_200))
def test_months_end_on_the_corresponding_date_or_the_last_of_the_month(day, length):
    end = count("months_after", day, length, "CAL").result
    assert (end.year - day.year) * 12 + end.month - day.month == length
    assert end.day == day.day or (end.day < day.day and (end + ONE_DAY).day == 1)


@given(moments, st.integers(0, 5_000))
def test_hours_before_are_elapsed_hours(moment, hours):
    end = count("hours_before", moment, hours, "Europe/London").result
    assert moment - end.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-29T10:00:00+01:00", "2026-03-28T09:00:00+00:00"),  # clocks go forward: 10am is 23 hours after 10am
        ("2026-10-25T10:00:00Z", "2026-10-24T11:00:00+01:00"),  # clocks go back
        ("2026-06-01T10:00:00+01:00", "2026-05-31T10:00:00+01:00"),
    ],
)
def test_hours_before_across_both_clock_changes(start, expected):
    answer = count("hours_before", start, 24, "Europe/London")
    assert str(answer) == expected
    assert ("clocks change" in " ".join(answer.words)) == (start[:7] != "2026-06")


@given(moments, lengths, st.sampled_from(["EW", "SCT", "UKALL"]))
def test_local_then_working_days_starts_from_the_local_date(moment, length, code):
    day = count("local_date", moment, 0, "Europe/London").result
    answer = count("local_then_working_days", moment, length, code)
    assert answer.result == count("working_days_after", day, length, code).result


@given(days, calendars)
def test_whoever_is_closed_says_why(day, calendar):
    assert calendar.is_open(day) == (calendar.why_closed(day) == "")
    if day in holidays.country_holidays("GB", subdiv="ENG", years=day.year) and "EW" in calendar.base.nations:
        assert not calendar.is_open(day) or day.weekday() == 5


def test_values_are_taken_as_well_as_text():
    assert count("working_days_after", date(2026, 3, 2), "5", "EW") == count(
        "working_days_after", "2026-03-02", 5, "EW"
    )
    assert isinstance(count("days_before", "2026-09-24", 21, "CAL"), Count)


# Refusals


@pytest.mark.parametrize(
    ("kind", "start", "length", "calendar", "says"),
    [
        ("working_days", "2026-03-02", 5, "EW", "no way of counting"),
        ("", "2026-03-02", 5, "EW", "no way of counting"),
        ("working_days_after", "2026-03-02", 5, "FR", "no calendar"),
        ("working_days_after", "2026-03-02", 5, "ew", "no calendar"),
        ("working_days_after", "2026-03-02", 5, "", "no calendar"),
        ("working_days_after", "2026-03-02", 5, "EW+", "empty period"),
        ("working_days_after", "2026-03-02", 5, "EW+M2021+M2021", "twice"),
        ("working_days_after", "2026-03-02", 5, "EW+M1066", "no excluded period"),
        ("working_days_after", "2026-03-02", 5, "SCT+EVE", "no calendar"),
        ("hours_before", "2026-03-02T10:00:00Z", 5, "Europe/London+M2021", "is a clock"),
        ("working_days_after", "2026-02-30", 5, "EW", "not a day"),
        ("working_days_after", "20260302", 5, "EW", "not a day"),
        ("working_days_after", "2026-W10-1", 5, "EW", "not a day"),
        ("working_days_after", "02/03/2026", 5, "EW", "not a day"),
        ("working_days_after", "", 5, "EW", "not a day"),
        ("working_days_after", None, 5, "EW", "not a day"),
        ("working_days_after", "२०२६-०३-०२", 5, "EW", "not a day"),
        ("working_days_after", "2026-06-30T23:30:00Z", 5, "EW", "not a day"),
        ("working_days_after", datetime(2026, 3, 2, tzinfo=UTC), 5, "EW", "not a day"),
        ("working_days_after", "2026-03-02", -1, "EW", "negative"),
        ("working_days_after", "2026-03-02", "-5", "EW", "negative"),
        ("working_days_after", "2026-03-02", "five", "EW", "whole number"),
        ("working_days_after", "2026-03-02", "5.5", "EW", "whole number"),
        ("working_days_after", "2026-03-02", 5.0, "EW", "whole number"),
        ("working_days_after", "2026-03-02", True, "EW", "whole number"),
        ("working_days_after", "2026-03-02", None, "EW", "whole number"),
        ("working_days_after", "2026-03-02", "", "EW", "whole number"),
        ("working_days_after", "2026-03-02", "٥", "EW", "whole number"),
        ("working_days_after", "2026-03-02", 40_001, "EW", "absurd"),
        ("working_days_after", "2026-03-02", "9" * 5_000, "EW", "whole number"),
        ("working_days_after", "2026-03-02", 40_000, "EW", "Bank holidays are on record"),
        ("working_days_after", "1800-03-02", 5, "EW", "Bank holidays are on record"),
        ("working_days_after", "2150-03-02", 5, "S243", "Bank holidays are on record"),
        ("clear_days_publish_by", "1800-03-30", 5, "S243", "Bank holidays are on record"),
        ("months_after", "2026-03-02", 1_201, "CAL", "absurd"),
        ("months_after", "9999-12-31", 1, "CAL", "leave the years"),
        ("days_after_event", "9999-12-31", 1, "CAL", "leave the years"),
        ("days_before", "0001-01-01", 1, "CAL", "leave the years"),
        ("hours_before", "0001-01-01T00:00:00Z", 1, "Europe/London", "leave the years"),
        ("local_date", "9999-12-31T23:59:59-01:00", 0, "Europe/London", "leave the years"),
        ("days_beginning_with", "2026-03-02", 0, "CAL", "1 or more"),
        ("clear_days_count", "2026-02-10/2026-02-03", 5, "EW", "before its publishing"),
        ("clear_days_count", "2026-02-10", 5, "EW", "Two days"),
        ("clear_days_count", "2026-02-10/2026-02-11/2026-02-12", 5, "EW", "Two days"),
        ("clear_days_count", "2026-02-10/soon", 5, "EW", "not a day"),
        ("clear_days_count", "0001-01-01/9999-12-31", 5, "CAL", "absurd"),
        ("local_date", "2026-06-30T23:30:00Z", 1, "Europe/London", "counts nothing"),
        ("local_date", "2026-06-30T23:30:00Z", 0, "EW", "counted in Europe/London"),
        ("local_date", "2026-06-30T23:30:00", 0, "Europe/London", "offset"),
        ("local_date", "2026-06-30", 0, "Europe/London", "not a moment"),
        ("local_date", "2026-06-31T23:30:00Z", 0, "Europe/London", "not a moment"),
        ("hours_before", "2026-06-30T25:30:00Z", 1, "Europe/London", "not a moment"),
        ("hours_before", "2026-06-30T23:30:00Z", 8_785, "Europe/London", "absurd"),
        ("local_then_working_days", "2026-06-30T23:30:00Z", 5, "Europe/London", "calendar of days"),
        ("local_then_working_days", "2026-06-30", 5, "EW", "not a moment"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(kind, start, length, calendar, says):
    with pytest.raises(Nonsense, match=says):
        count(kind, start, length, calendar)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=6), st.text(max_size=8))
def test_any_text_is_answered_or_refused(kind, start, length, calendar):
    for one_kind in (kind, "working_days_after", "clear_days_count", "hours_before"):
        for one_calendar in (calendar, "EW", "Europe/London"):
            try:
                count(one_kind, start, length, one_calendar)
            except Nonsense:
                continue
