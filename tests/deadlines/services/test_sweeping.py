"""Reminders: each step once to each recipient, however often or late the sweep comes (ALL-4)."""

from datetime import UTC, date, datetime

import pytest

from apps.deadlines import due, services
from apps.deadlines.due import Recipient
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Heartbeat, Message, Reminder
from apps.deadlines.services import sweeping
from tests import factories as make

ANN, BOB = Recipient("ann@example.org", "Ann"), Recipient("bob@example.org", "Bob")


def told():
    return list(Reminder.objects.order_by("pk").values_list("step", "recipient", "message__to_address"))


def test_all_4_a_step_is_told_to_each_recipient_once(owe, frozen, write_to):
    write_to("tests.register", ANN, BOB)
    deadline = owe()  # due on 19 December; reminders 14, 7 and 1 days before, and 7 after
    assert services.sweep() == 0
    frozen.move_to("2026-12-05T08:01:00Z")
    assert services.sweep() == 1
    assert services.sweep() == 0
    assert told() == [(14, ANN.email, ANN.email), (14, BOB.email, BOB.email)]
    message = Message.objects.get(to_address=ANN.email)
    assert message.subject == "Due on Saturday 19 December 2026: Fill in the register of interests"
    assert message.next_try_at is not None
    deadline.refresh_from_db()
    assert deadline.next_at == datetime(2026, 12, 12, 8, 0, tzinfo=UTC)


def test_all_4_three_days_of_outage_lose_and_double_nothing(owe, frozen, write_to):
    write_to("tests.register", ANN)
    owe(value={"length": 5, "counting": "days_after_event", "calendar": "CAL", "reminder_days": [3, 2, 1]})
    frozen.move_to("2026-11-24T08:01:00Z")
    services.sweep()
    frozen.move_to("2026-11-27T09:00:00Z")
    services.sweep()
    assert told() == [(step, ANN.email, ANN.email) for step in (3, 2, 1)]
    assert Message.objects.count() == 3


def test_a_day_gone_by_makes_a_deadline_missed_and_history_says_so(owe, frozen, write_to):
    write_to("tests.register", ANN)
    deadline = owe()
    frozen.move_to("2026-12-20T00:00:01Z")
    services.sweep()
    deadline.refresh_from_db()
    assert deadline.state == State.MISSED
    assert deadline.history.first().history_change_reason == "Its day went by, and it is still owed."
    frozen.move_to("2026-12-26T08:00:01Z")
    services.sweep()
    last = Message.objects.first()
    assert last.subject.startswith("Was due on Saturday 19 December 2026")
    assert "is still owed to Ashcombe" in last.body
    deadline.refresh_from_db()
    assert (deadline.next_at, deadline.history.count()) == (None, 2)


def test_on_its_last_day_a_deadline_is_not_missed(owe, frozen):
    deadline = owe()
    frozen.move_to("2026-12-19T23:59:59Z")
    services.sweep()
    deadline.refresh_from_db()
    assert deadline.state == State.OPEN


def test_closed_deadlines_are_let_be(owe, frozen):
    subject = make.OrganisationFactory()
    owe(subject=subject)
    services.meet(kind="tests.register", subject=subject, by=None, reason="Done.")
    frozen.move_to("2027-01-10T09:00:00Z")
    assert services.sweep() == 0
    assert told() == []


def test_who_keeps_the_records_is_told_where_nobody_else_is_named(owe, frozen, write_to):
    write_to("tests.register")
    owe()
    owe(kind="tests.unregistered")
    write_to("tests.bad", Recipient("no address"), Recipient(""))
    owe(kind="tests.bad")
    frozen.move_to("2026-12-05T09:00:00Z")
    services.sweep()
    assert [recipient for _, recipient, _ in told()] == ["olive@ashcombe.example.org"] * 3


def test_a_resolver_that_fails_stops_no_other_and_loses_no_reminder(owe, frozen, write_to, caplog):
    write_to("tests.register", ANN)
    due.register("tests.broken", lambda deadlines: 1 / 0)
    owe()
    owe(kind="tests.broken")
    frozen.move_to("2026-12-05T09:00:00Z")
    services.sweep()
    assert sorted(recipient for _, recipient, _ in told()) == [ANN.email, "olive@ashcombe.example.org"]
    assert "tests.broken" in caplog.text


def test_one_address_is_told_once_however_it_is_written(owe, frozen, write_to):
    write_to("tests.register", Recipient("Ann@Example.org", "Ann"), Recipient("ann@example.org ", "Ann B"))
    owe()
    frozen.move_to("2026-12-05T09:00:00Z")
    services.sweep()
    assert len(told()) == 1


def test_a_reminder_says_how_the_day_was_counted_and_by_which_provision(cast, frozen):
    one = cast.ashcombe
    services.open_deadline(
        council=one.council,
        kind="tests.nobody",
        subject=one.councillor_person,
        what="Fill in the register & tell us what you “own”",
        counted_from=date(2026, 11, 22),
        rule=one.rule(one.assembly, "register_of_interests"),
        link="/my/ashcombe/register/",
        by=None,
        reason="Took office.",
    )
    frozen.move_to("2026-12-05T09:00:00Z")
    services.sweep()
    body = Message.objects.first().body
    assert body == (
        "Fill in the register & tell us what you “own”\n\n"
        "This is due on Saturday 19 December 2026.\n\n"
        "Do it here: http://testserver/my/ashcombe/register/\n\n"
        "How the day was counted (article 11):\n"
        "- 28 days beginning with Sunday 22 November 2026, which is day 1.\n"
        "- Saturday 19 December 2026 is day 28.\n\n"
        "Ashcombe\n"
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_of_a_sweep_do_not_grow_with_the_deadlines(owe, frozen, write_to, number, assert_queries):
    write_to("tests.register", ANN, BOB)
    for _ in range(number):
        owe()
    frozen.move_to("2026-12-20T09:00:00Z")
    with assert_queries(9):
        assert sweeping._sweep_batch(datetime(2026, 12, 20, 9, tzinfo=UTC)) == number


def test_many_are_done_in_batches(owe, frozen, write_to, monkeypatch):
    write_to("tests.register", ANN)
    monkeypatch.setattr(sweeping, "BATCH", 2)
    for _ in range(5):
        owe()
    frozen.move_to("2026-12-05T09:00:00Z")
    assert services.sweep() == 5
    assert Reminder.objects.count() == Message.objects.count() == 5
    assert Deadline.objects.filter(next_at__lte=datetime(2026, 12, 5, 9, tzinfo=UTC)).count() == 0


def test_a_heartbeat_is_one_row(db, frozen):
    services.heartbeat()
    frozen.shift(60)
    services.heartbeat()
    assert Heartbeat.objects.get().at > datetime(2026, 11, 22, 10, 0, 59, tzinfo=UTC)
