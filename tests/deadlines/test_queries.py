"""What is late or due, and what keeps an installation from being ready."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection

from apps.councils.models import Council
from apps.deadlines import queries, services
from apps.deadlines.due import Recipient
from apps.deadlines.models import Heartbeat, Message
from tests import factories as make


def days_from_now(number):
    return {"length": number, "counting": "days_after_event", "calendar": "CAL"}


def test_the_offices_lists_hold_what_is_owed_and_no_more(owe, council):
    past = owe(counted_from=date(2026, 10, 1))
    today, soon, later = (owe(value=days_from_now(number)) for number in (0, 7, 8))
    met = make.OrganisationFactory()
    owe(subject=met)
    services.meet(kind="tests.register", subject=met, by=None, reason="Done.")
    owe(council=make.CouncilFactory())
    for _ in range(2):  # before and after the sweep that calls the first one missed
        assert list(queries.for_council(council)) == [past, today, soon, later]
        assert list(queries.late(council)) == [past]
        assert list(queries.due_within(council, 7)) == [today, soon]
        services.sweep()


def test_the_deadlines_of_a_subject_include_closed_ones(owe):
    one, other = make.OrganisationFactory(), Council.objects.get()
    met, opened = owe(subject=one, kind="tests.a"), owe(subject=one, kind="tests.b", counted_from=date(2026, 11, 23))
    another_kind_of_record = owe(subject=other)
    services.meet(kind="tests.a", subject=one, by=None, reason="Done.")
    owe()
    assert list(queries.for_subject(one)) == [met, opened]
    assert set(queries.for_subject(one, other)) == {met, opened, another_kind_of_record}
    assert list(queries.for_subject()) == []


def test_all_1_an_officer_sees_the_deadlines_of_her_own_council(cast):
    own, others = (_owed(one, one.councillor_person) for one in cast)
    assert list(queries.visible_to(cast.ashcombe.officer)) == [own]
    assert list(queries.visible_to(cast.brindle.administrator)) == [others]
    assert list(queries.visible_to(cast.ashcombe.councillor)) == []


def _owed(one, person):
    return services.open_deadline(
        council=one.council,
        kind="tests.register",
        subject=person,
        what="Fill in the register",
        counted_from=date(2026, 11, 22),
        rule=one.rule(one.assembly, "register_of_interests"),
        by=None,
        reason="For the tests.",
    )


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_one_query_however_long(cast, number, assert_queries):
    one = cast.ashcombe
    for person in one.people[:number]:
        _owed(one, person)
    with assert_queries(1):
        assert [row.rule.provision.cited for row in queries.for_council(one.council)] == ["article 11"] * number
    with assert_queries(3):
        calendars = queries.Calendars.read([one.council.pk])
        for _ in range(number):
            calendars.get("EW", one.council.pk)


def test_ready_when_all_is_well(db, frozen):
    services.heartbeat()
    assert queries.readiness() == {}


def test_not_ready_before_the_first_heartbeat_nor_long_after_the_last(db, frozen, settings):
    assert "No heartbeat" in queries.readiness()["queue"]
    services.heartbeat()
    frozen.shift(settings.QUEUE_MAX_SILENCE - 1)
    assert queries.readiness() == {}
    frozen.shift(2)
    assert queries.readiness() == {
        "queue": "The last heartbeat came through the queue 121 seconds ago; 120 are allowed."
    }


def test_not_ready_when_a_message_waits_too_long(db, frozen, settings):
    services.post(to=Recipient("ann@example.org"), subject="Hello", body="Text")
    frozen.shift(settings.MESSAGE_MAX_WAIT + 1)
    services.heartbeat()
    assert list(queries.readiness()) == ["messages"]
    Message.objects.update(next_try_at=None)
    assert queries.readiness() == {}


def test_not_ready_while_migrations_are_unapplied(db, frozen, monkeypatch):
    services.heartbeat()
    assert queries.unapplied_migrations() == 0
    monkeypatch.setattr(queries, "unapplied_migrations", lambda: 2)
    assert queries.readiness() == {"migrations": "2 migrations are not applied."}


def test_not_ready_without_a_database_and_tells_nothing_about_it(db):
    def broken(*args, **kwargs):
        raise OperationalError("no route to secret-host as user moothall")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "cursor", broken)
        failing = queries.readiness()
    assert failing == {"database": "The database does not answer."}


def test_age_is_told_of_the_oldest(db, frozen):
    for _ in range(2):
        services.post(to=Recipient("ann@example.org"), subject="Hello", body="Text")
        frozen.shift(timedelta(hours=1))
    Heartbeat.objects.all().delete()
    assert set(queries.readiness()) == {"queue", "messages"}
    assert "7,200 seconds ago" in queries.readiness()["messages"]
