"""Opening and closing deadlines."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from apps.core.rulings import Refused
from apps.deadlines import services
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.documents.enums import RuleKind
from tests import factories as make
from tests.deadlines.conftest import VALUE


def test_all_3_a_deadline_is_counted_by_its_rule_and_says_how(cast):
    rule = cast.ashcombe.rule(cast.ashcombe.assembly, RuleKind.REGISTER_OF_INTERESTS)
    deadline = services.open_deadline(
        council=cast.ashcombe.council,
        kind="tests.register",
        subject=cast.ashcombe.councillor_person,
        what="Fill in the register of interests",
        counted_from=date(2026, 11, 10),
        rule=rule,
        link="/my/ashcombe/register/",
        by=cast.ashcombe.officer,
        reason="Took office.",
    )
    assert (deadline.due_on, deadline.state, deadline.rule) == (date(2026, 12, 7), State.OPEN, rule)
    assert deadline.explanation == [
        "28 days beginning with Tuesday 10 November 2026, which is day 1.",
        "Monday 7 December 2026 is day 28.",
    ]
    assert deadline.next_at == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    history = deadline.history.get()
    assert (history.history_user, history.history_change_reason) == (cast.ashcombe.officer, "Took office.")


def test_a_rule_without_calendar_is_enough_for_months(owe):
    deadline = owe(value={"length": 1, "counting": "months_after"}, counted_from=date(2027, 1, 31))
    assert (deadline.due_on, deadline.calendar, deadline.reminder_days) == (date(2027, 2, 28), "CAL", [])


def test_a_moment_is_counted_from_its_day_in_london(owe):
    value = {"length": 5, "counting": "local_then_working_days", "calendar": "EW"}
    deadline = owe(value=value, counted_from=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert (deadline.counted_from, deadline.due_on) == (date(2026, 7, 1), date(2026, 7, 8))
    assert deadline.start == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def test_all_3_a_councils_closed_days_count_for_its_own_deadlines_only(owe, council):
    services.add_closed_day(council=council, day=date(2026, 11, 25), reason="Offices move", by=None)
    value = {"length": 5, "counting": "working_days_after", "calendar": "EW"}
    assert owe(value=value).due_on == date(2026, 11, 30)
    assert owe(value=value, council=make.CouncilFactory()).due_on == date(2026, 11, 27)


def test_one_open_deadline_per_kind_and_subject(owe):
    subject = make.OrganisationFactory()
    owe(subject=subject)
    with pytest.raises(Refused, match="open already"):
        owe(subject=subject)
    owe(subject=subject, kind="tests.other")
    services.meet(kind="tests.register", subject=subject, by=None, reason="Done.")
    owe(subject=subject)
    assert Deadline.objects.filter(state=State.OPEN).count() == 2


def test_the_database_itself_holds_the_constraints(owe):
    deadline = owe()
    same = Deadline.objects.values().get(pk=deadline.pk) | {"id": None}
    for wrong, name in (
        ({}, "one_open_per_kind"),
        ({"state": State.MET, "next_at": None}, "closed_ones_say_when"),
        ({"state": State.MET, "closed_on": date(2026, 11, 22)}, "closed_ones_wait"),
        ({"closed_on": date(2026, 11, 22)}, ""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Deadline.objects.create(**same | wrong)
        assert any(name in constraint.name for constraint in Deadline._meta.constraints)


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        ({"value": None}, "does not say its length and counting and calendar"),
        ({"value": VALUE | {"length": None}}, "does not say its length"),
        ({"value": VALUE | {"calendar": "FR"}}, "no calendar"),
        ({"value": VALUE | {"calendar": "EW+M1066"}}, "no excluded period"),
        ({"value": VALUE | {"counting": "hours_before"}}, "does not give a day"),
        ({"value": VALUE | {"counting": "sometime"}}, "does not give a day"),
        ({"value": VALUE | {"length": -1}}, "negative"),
        ({"value": VALUE | {"length": 40_001}}, "absurd"),
        ({"counted_from": datetime(2026, 11, 22, tzinfo=UTC)}, "not a day"),
    ],
)
def test_all_3_what_cannot_be_counted_is_refused_and_nothing_is_written(owe, instead, says):
    with pytest.raises(Refused, match=says):
        owe(**instead)
    assert not Deadline.objects.exists()


def test_meeting_closes_the_open_and_the_missed(owe):
    subject = make.OrganisationFactory()
    missed = owe(subject=subject, counted_from=date(2026, 10, 1))
    services.sweep()
    opened = owe(subject=subject)
    closed = services.meet(kind="tests.register", subject=subject, by=None, reason="Published.")
    assert [deadline.pk for deadline in closed] == [missed.pk, opened.pk]
    for deadline in Deadline.objects.all():
        assert (deadline.state, deadline.closed_on, deadline.next_at) == (State.MET, date(2026, 11, 22), None)
        assert deadline.history.first().history_change_reason == "Published."


def test_meeting_twice_is_no_error_and_changes_nothing(owe):
    subject = make.OrganisationFactory()
    deadline = owe(subject=subject)
    services.meet(kind="tests.register", subject=subject, on=date(2026, 11, 20), by=None, reason="Done.")
    assert services.meet(kind="tests.register", subject=subject, by=None, reason="Done again.") == []
    deadline.refresh_from_db()
    assert deadline.closed_on == date(2026, 11, 20)
    assert deadline.history.count() == 2


def test_withdrawing_takes_one_kind_or_all(owe):
    subject, other = make.OrganisationFactory(), make.OrganisationFactory()
    for kind in ("tests.a", "tests.b", "tests.c"):
        owe(subject=subject, kind=kind)
    owe(subject=other, kind="tests.a")
    assert len(services.withdraw(subject=subject, kind="tests.a", by=None, reason="No longer owed.")) == 1
    assert len(services.withdraw(subject=subject, by=None, reason="The membership ended.")) == 2
    assert Deadline.objects.filter(state=State.OPEN).count() == 1
