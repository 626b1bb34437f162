"""How a document stands, and when a review or an action may be recorded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.plans.enums import Status
from apps.plans.rules import Facts, may_be_done, may_be_recorded, status_of

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
SINCE = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Facts(), Status.LISTED),
        (Facts(review_due=TODAY - DAY), Status.OVERDUE),
        (Facts(comes=TODAY + DAY), Status.TO_COME),
        (Facts(start=SINCE), Status.IN_FORCE),
        (Facts(start=SINCE, end=TODAY + DAY), Status.IN_FORCE),
        (Facts(start=SINCE, end=TODAY), Status.ENDED),
        (Facts(start=SINCE, end=TODAY, comes=TODAY + DAY), Status.TO_COME),
        (Facts(start=SINCE, runs_until=TODAY), Status.IN_FORCE),
        (Facts(start=SINCE, runs_until=TODAY - DAY), Status.EXPIRED),
        (Facts(start=SINCE, runs_until=TODAY - DAY, review_due=TODAY - DAY), Status.EXPIRED),
        (Facts(start=SINCE, review_due=TODAY), Status.UNDER_REVIEW),
        (Facts(start=SINCE, review_due=TODAY + 90 * DAY, reminder_days=(90, 7, -1)), Status.UNDER_REVIEW),
        (Facts(start=SINCE, review_due=TODAY + 91 * DAY, reminder_days=(90, 7, -1)), Status.IN_FORCE),
    ],
)
def test_ows_1_how_a_document_stands(facts, status):
    assert status_of(facts, TODAY) == status


@given(st.dates(), st.dates(), st.none() | st.dates())
def test_ows_10_a_review_is_recorded_once_held_and_in_order(held_on, today, last):
    ruling = may_be_recorded(held_on, today, last)

    assert ruling.allowed == (held_on <= today and (last is None or last <= held_on))
    assert ruling.allowed or ruling.lawful


@given(st.dates(), st.dates(), st.dates(), st.none() | st.dates())
def test_ows_10_an_action_is_done_between_the_review_and_today_and_once(done_on, today, held_on, was_done):
    ruling = may_be_done(done_on, today, held_on, was_done)

    assert ruling.allowed == (was_done is None and held_on <= done_on <= today)
    assert ruling.allowed or ruling.lawful
