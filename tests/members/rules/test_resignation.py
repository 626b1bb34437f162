"""One month's notice, as article 21.4 of the One Leicester constitution asks for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.counting import Nonsense
from apps.core.rulings import Citation
from apps.members.rules.resignation import notice_of_resignation, receipt, within_membership

CLAUSE = Citation("One Leicester constitution, clause 21.4", "/leicester/documents/constitution/21.4/")
ONE_MONTH = {"length": 1, "counting": "months_after", "citation": CLAUSE}
DAYS = st.dates(date(2010, 1, 1), date(2090, 1, 1))


def test_olp_21_4_a_month_ends_on_the_corresponding_date():
    ruling = notice_of_resignation(received=date(2026, 11, 20), leaves=date(2026, 12, 20), **ONE_MONTH)

    assert ruling.allowed
    assert ruling.citations == (CLAUSE,)
    assert ruling.arithmetic == (
        "Notice received on Friday 20 November 2026.",
        "1 month after Friday 20 November 2026.",
        "The corresponding date is Sunday 20 December 2026.",
        "The membership is to end on Sunday 20 December 2026.",
    )


def test_olp_21_4_a_month_from_31_january_ends_on_the_last_day_of_february():
    allowed = notice_of_resignation(received=date(2027, 1, 31), leaves=date(2027, 2, 28), **ONE_MONTH)
    refused = notice_of_resignation(received=date(2027, 1, 31), leaves=date(2027, 2, 27), **ONE_MONTH)

    assert allowed.allowed and not refused.allowed
    assert "That month has no day 31: its last day is taken." in refused.arithmetic
    assert refused.lawful == "Earliest lawful date: Sunday 28 February 2027."


def test_olp_21_4_a_refusal_names_both_days_and_the_earliest_lawful_one():
    ruling = notice_of_resignation(received=date(2026, 11, 22), leaves=date(2026, 12, 1), **ONE_MONTH)

    assert ruling.text == (
        "The notice is too short: received on Sunday 22 November 2026, it cannot end the membership on "
        "Tuesday 1 December 2026."
    )
    assert ruling.lawful == "Earliest lawful date: Tuesday 22 December 2026."


def test_another_body_may_ask_for_another_length():
    rule = {"length": 14, "counting": "days_after_event", "citation": CLAUSE}

    assert notice_of_resignation(received=date(2026, 11, 1), leaves=date(2026, 11, 15), **rule).allowed
    assert not notice_of_resignation(received=date(2026, 11, 1), leaves=date(2026, 11, 14), **rule).allowed


def test_a_way_of_counting_that_gives_no_day_is_nonsense():
    with pytest.raises(Nonsense):
        notice_of_resignation(
            received=date(2026, 11, 1), leaves=date(2026, 12, 1), length=1, counting="weeks", citation=CLAUSE
        )


@given(received=DAYS, days=st.integers(0, 400))
def test_the_longer_the_notice_the_more_it_is_allowed(received, days):
    """There is one earliest day: before it all is refused, from it on all is allowed, and 28 to 31 days lie between."""
    leaves = received + timedelta(days=days)
    ruling = notice_of_resignation(received=received, leaves=leaves, **ONE_MONTH)
    next_day = notice_of_resignation(received=received, leaves=leaves + timedelta(days=1), **ONE_MONTH)

    assert next_day.allowed or not ruling.allowed
    assert ruling.allowed or days < 31
    assert not ruling.allowed or days >= 28


@pytest.mark.parametrize(
    ("received", "allowed", "says"),
    [
        (date(2026, 11, 22), True, "Received on Sunday 22 November 2026."),
        (date(2026, 11, 23), False, "still to come"),
        (date(2026, 5, 31), False, "before the membership began"),
        (date(2026, 6, 1), True, "Received"),
    ],
)
def test_a_notice_is_received_during_the_membership_and_not_in_the_future(received, allowed, says):
    ruling = receipt(received=received, today=date(2026, 11, 22), member_since=date(2026, 6, 1))

    assert ruling.allowed is allowed
    assert says in ruling.text


@pytest.mark.parametrize(
    ("leaves", "end", "allowed"),
    [
        (date(2026, 6, 1), None, False),
        (date(2026, 6, 2), None, True),
        (date(2026, 6, 2), date(2026, 6, 2), False),
        (date(2026, 6, 2), date(2026, 6, 3), True),
    ],
)
def test_a_membership_ends_within_itself(leaves, end, allowed):
    assert within_membership(leaves=leaves, start=date(2026, 6, 1), end=end).allowed is allowed
