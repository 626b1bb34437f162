"""Proclamations and closed days that arrive while clocks run."""

from datetime import date

import pytest

from apps.core.rulings import Refused
from apps.deadlines import queries, services
from apps.deadlines.due import Recipient
from apps.deadlines.enums import State
from apps.deadlines.models import ClosedDay, ExcludedRange, Message, Proclamation
from tests import factories as make

FIVE = {"length": 5, "counting": "working_days_after", "calendar": "EW", "reminder_days": [1]}
FRIDAY = date(2026, 11, 27)


def proclaim(**instead):
    said = {
        "nation": "EW",
        "day": FRIDAY,
        "added": True,
        "name": "Day of the Charter",
        "proclaimed_on": date(2026, 11, 22),
        "by": None,
        "reason": "Gazette of 22 November.",
    }
    return services.proclaim(**{**said, **instead})


def test_a_proclamation_moves_open_deadlines_logs_it_and_tells_those_concerned(owe, write_to):
    write_to("tests.register", Recipient("ann@example.org", "Ann"), Recipient("bob@example.org", "Bob"))
    user = make.UserFactory()
    deadline, beyond = owe(value=FIVE), owe(value=FIVE, counted_from=date(2026, 11, 27))
    assert proclaim(by=user) == [deadline]
    deadline.refresh_from_db()
    assert deadline.due_on == date(2026, 11, 30)
    assert "Friday 27 November 2026 does not count: Day of the Charter." in deadline.explanation
    assert deadline.next_at.date() == date(2026, 11, 29)
    change = deadline.history.first()
    assert change.history_user == user
    assert change.history_change_reason == (
        "Proclamation of Sunday 22 November 2026: Friday 27 November 2026 is a bank holiday in England and Wales "
        "(Day of the Charter). Gazette of 22 November."
    )
    messages = Message.objects.order_by("to_address")
    assert [message.to_address for message in messages] == ["ann@example.org", "bob@example.org"]
    assert messages[0].subject == "Moved to Monday 30 November 2026: Fill in the register of interests"
    assert "This was due on Friday 27 November 2026. It is now due on Monday 30 November 2026." in messages[0].body
    beyond.refresh_from_db()
    assert beyond.due_on == date(2026, 12, 4)


def test_met_missed_and_withdrawn_deadlines_stay(owe):
    met, withdrawn, missed = (make.OrganisationFactory() for _ in range(3))
    rows = [owe(value=FIVE, subject=subject) for subject in (met, withdrawn)]
    rows.append(owe(value=FIVE, subject=missed, counted_from=date(2026, 11, 12)))
    services.meet(kind="tests.register", subject=met, by=None, reason="Done.")
    services.withdraw(subject=withdrawn, by=None, reason="No longer owed.")
    services.sweep()
    Message.objects.update(next_try_at=None)
    assert proclaim(day=date(2026, 11, 17)) == []
    assert proclaim() == []
    for row, state in zip(rows, (State.MET, State.WITHDRAWN, State.MISSED), strict=True):
        was = (row.due_on, row.explanation)
        row.refresh_from_db()
        assert (row.state, row.due_on, row.explanation) == (state, *was)


def test_a_proclamation_concerns_the_calendars_of_its_nation_only(owe):
    def by(calendar):
        return owe(value=FIVE | {"calendar": calendar})

    scottish, united, parish, plain = by("SCT"), by("UKALL"), by("S243"), by("CAL")
    assert proclaim() == [united, parish]
    assert proclaim(nation="SCT", day=date(2026, 11, 26)) == [scottish, united]
    plain.refresh_from_db()
    assert plain.due_on == FRIDAY


def test_a_holiday_taken_away_moves_deadlines_back(owe):
    deadline = owe(value=FIVE, counted_from=date(2026, 12, 24))
    assert deadline.due_on == date(2027, 1, 5)
    assert proclaim(day=date(2026, 12, 28), added=False, name="Boxing Day (substitute day)") == [deadline]
    deadline.refresh_from_db()
    assert deadline.due_on == date(2027, 1, 4)


def test_a_closing_counted_backwards_moves_too(owe):
    deadline = owe(value=FIVE | {"counting": "working_days_before"}, counted_from=date(2026, 12, 2))
    assert deadline.due_on == date(2026, 11, 25)
    assert proclaim() == [deadline]
    deadline.refresh_from_db()
    assert deadline.due_on == date(2026, 11, 24)


def test_a_reminder_given_for_the_old_day_is_not_given_again(owe, frozen, write_to):
    write_to("tests.register", Recipient("ann@example.org"))
    deadline = owe(value=FIVE)
    frozen.move_to("2026-11-26T09:00:00Z")
    services.sweep()
    proclaim()
    frozen.move_to("2026-12-02T09:00:00Z")
    services.sweep()
    deadline.refresh_from_db()
    assert deadline.state == State.MISSED
    assert [(row.step, row.recipient) for row in deadline.reminders.all()] == [(1, "ann@example.org")]
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        ({"nation": "FR"}, "no nation"),
        ({"name": " "}, "needs the name"),
        ({"name": "x" * 201}, "200 letters at most"),
        ({"proclaimed_on": date(2026, 11, 23)}, "in the future"),
        ({"day": date(2026, 12, 25)}, "closed already: Christmas Day"),
        ({"day": date(2026, 11, 28)}, "closed already: Saturday"),
        ({"added": False}, "no bank holiday that could be taken away"),
        ({"added": False, "day": date(2026, 11, 28)}, "no bank holiday that could be taken away"),
        ({"day": date(2126, 11, 28)}, "on record"),
    ],
)
def test_a_proclamation_that_cannot_be_is_refused(council, instead, says):
    with pytest.raises(Refused, match=says):
        proclaim(**instead)
    assert not Proclamation.objects.exists()


def test_a_proclamation_is_recorded_once(council):
    proclaim()
    with pytest.raises(Refused, match="recorded already"):
        proclaim(name="Another name")


def test_a_closed_day_moves_the_councils_own_open_deadlines(owe, council):
    own, others, statute = (
        owe(value=FIVE),
        owe(value=FIVE, council=make.CouncilFactory()),
        owe(value=FIVE | {"calendar": "S243"}),
    )
    assert services.add_closed_day(council=council, day=FRIDAY, reason="Offices move", by=None) == [own]
    own.refresh_from_db()
    others.refresh_from_db()
    statute.refresh_from_db()
    assert (own.due_on, others.due_on, statute.due_on) == (date(2026, 11, 30), FRIDAY, FRIDAY)
    assert own.history.first().history_change_reason.startswith("Ashcombe is closed on Friday 27 November 2026")


def test_what_slipped_past_a_proclamation_is_found_by_the_nightly_recount(owe, write_to):
    """As when it was opened in the same moment, or when a new release brings a new table of bank holidays."""
    write_to("tests.register", Recipient("ann@example.org"))
    slipped, right = owe(value=FIVE), owe(value=FIVE | {"calendar": "CAL"})
    Proclamation.objects.create(
        nation="EW", day=FRIDAY, added=True, name="Day of the Charter", proclaimed_on=date(2026, 11, 22)
    )
    assert services.recount(reason="Counted again.") == [slipped]
    slipped.refresh_from_db()
    assert slipped.due_on == date(2026, 11, 30)
    assert slipped.history.first().history_change_reason == "Counted again."
    assert Message.objects.get().subject.startswith("Moved to Monday 30 November 2026")
    assert services.recount(reason="Counted again.") == []
    assert right.history.count() == 1


def test_a_provisional_day_is_settled_without_moving(owe):
    deadline = owe(value=FIVE)
    type(deadline).objects.update(provisional=True)
    assert services.recount(reason="A new table.") == []
    deadline.refresh_from_db()
    assert not deadline.provisional
    assert not Message.objects.exists()


def test_a_closed_day_needs_a_reason_and_is_recorded_once(council):
    with pytest.raises(Refused, match="needs its reason"):
        services.add_closed_day(council=council, day=FRIDAY, reason="  ", by=None)
    with pytest.raises(Refused, match="200 letters at most"):
        services.add_closed_day(council=council, day=FRIDAY, reason="x" * 201, by=None)
    services.add_closed_day(council=council, day=FRIDAY, reason="Offices move", by=None)
    with pytest.raises(Refused, match="closed already"):
        services.add_closed_day(council=council, day=FRIDAY, reason="Offices move", by=None)
    assert ClosedDay.objects.count() == 1


def test_both_mournings_are_there_after_migrating(db):
    assert set(ExcludedRange.objects.values_list("code", "first_day", "last_day")) == {
        ("M2021", date(2021, 4, 9), date(2021, 4, 17)),
        ("M2022", date(2022, 9, 8), date(2022, 9, 19)),
    }
    assert queries.calendar("S243+M2021").why_closed(date(2021, 4, 12)).startswith("national mourning")


def test_a_period_can_be_added_and_named(council):
    services.add_excluded_range(
        code="F2027", first_day=date(2027, 1, 4), last_day=date(2027, 1, 5), name="flood", by=None, reason="Decided."
    )
    assert queries.calendar("EW+F2027").why_closed(date(2027, 1, 5)) == "flood"


@pytest.mark.parametrize(
    "instead",
    [
        {"code": "EVE"},
        {"code": ""},
        {"code": "a b"},
        {"code": "f2027"},
        {"code": "A+B"},
        {"code": "A" * 13},
        {"code": "M2021"},
        {"last_day": date(2027, 1, 3)},
        {"name": " "},
        {"name": "x" * 201},
    ],
)
def test_a_bad_period_is_refused(council, instead):
    said = {"code": "F2027", "first_day": date(2027, 1, 4), "last_day": date(2027, 1, 5), "name": "flood"}
    with pytest.raises(Refused):
        services.add_excluded_range(**{**said, **instead}, by=None, reason="Decided.")
    assert ExcludedRange.objects.count() == 2
