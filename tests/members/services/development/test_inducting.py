"""Induction from the first day to the last step (OWS-3)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.members.models import Induction
from apps.members.services import memberships
from apps.members.services.development import inducting

from .conftest import TODAY

LATER = date(2026, 11, 23)


def owed(kind=inducting.STEP):
    return Deadline.objects.filter(kind=kind).order_by("due_on")


def tasks():
    return list(Induction.objects.get().tasks.order_by("step__position"))


def test_ows_3_a_new_member_begins_with_a_deadline_for_each_step(programme, take_seat):
    held = take_seat()

    assert Induction.objects.get().membership == held
    assert [(row.what.split(":")[0], row.due_on) for row in owed()] == [
        ("Induction, Meet the officers", date(2026, 11, 29)),
        ("Induction, Read the constitution", date(2026, 12, 6)),
    ]


def test_ows_3_the_whole_can_have_one_deadline(one, programme, take_seat):
    programme.step_by_step = False
    programme.save()
    take_seat()

    assert [row.due_on for row in owed(inducting.WHOLE)] == [date(2026, 12, 6)]
    assert not owed().exists()


def test_ows_3_who_sat_there_before_is_not_new(one, programme, take_seat):
    take_seat(person=one.people[2])

    assert not Induction.objects.exists()


def test_ows_3_two_seats_on_one_day_are_one_induction(one, programme, take_seat):
    held = take_seat()
    take_seat(seat=one.assembly_seats[5], person=held.person)

    assert Induction.objects.count() == 1


def test_ows_3_a_body_without_a_programme_and_an_earlier_day_begin_nothing(one, programme, take_seat):
    take_seat(seat=one.board_seats[2])
    take_seat(start=TODAY - timedelta(days=1))

    assert not Induction.objects.exists()


def test_ows_3_the_last_step_completes_it_and_twice_is_once(one, programme, take_seat):
    take_seat()
    first, second = tasks()
    for _ in range(2):
        inducting.confirm(task=first, by_member=False, by=one.officer)
    assert Induction.objects.get().completed_on is None
    inducting.confirm(task=second, by_member=True, by=None)

    assert Induction.objects.get().completed_on == TODAY
    assert {row.state for row in owed()} == {State.MET}
    assert first.history.filter(done_on__isnull=False).count() == 1


def test_ows_3_a_member_confirms_no_step_of_an_officer(programme, take_seat):
    take_seat()

    with pytest.raises(Refused, match=r"confirmed by an officer\. Ask the office"):
        inducting.confirm(task=tasks()[0], by_member=True, by=None)


def test_ows_3_it_ends_with_the_membership(one, programme, take_seat, frozen):
    held = take_seat()
    first, second = tasks()
    inducting.confirm(task=first, by_member=False, by=one.officer)
    frozen.move_to(datetime(2026, 11, 23, 10, tzinfo=UTC))
    memberships.end(membership=held, on=LATER, by=one.officer, reason="Left.")

    assert Induction.objects.get().ended_on == LATER
    assert [row.state for row in owed()] == [State.MET, State.WITHDRAWN]
    with pytest.raises(Refused, match="has ended with the membership"):
        inducting.confirm(task=second, by_member=False, by=one.officer)


def test_ows_3_it_goes_on_while_another_seat_there_is_held(one, programme, take_seat, frozen):
    held = take_seat()
    take_seat(seat=one.assembly_seats[5], person=held.person)
    frozen.move_to(datetime(2026, 11, 23, 10, tzinfo=UTC))
    memberships.end(membership=held, on=LATER, by=one.officer, reason="Left.")

    assert Induction.objects.get().is_open


def test_ows_3_another_version_takes_the_steps_over_and_leaves_who_began(one, programme, take_seat):
    take_seat()
    later = inducting.make_programme(
        body=one.assembly,
        provision=one.provisions["1"],
        introduction="",
        step_by_step=True,
        start=TODAY + timedelta(days=9),
        by=one.officer,
        reason="Revised.",
    )

    programme.refresh_from_db()
    assert programme.end == later.start
    assert [step.title for step in later.steps.all()] == ["Meet the officers", "Read the constitution"]
    assert programme.steps.count() == 2
    assert Induction.objects.get().programme == programme


@pytest.mark.parametrize(("days", "words"), [(-1, "has gone by"), (0, "The version before holds from")])
def test_ows_3_a_version_begins_neither_in_the_past_nor_twice_a_day(one, programme, days, words):
    with pytest.raises(Refused, match=words):
        inducting.make_programme(
            body=one.assembly,
            provision=one.provisions["1"],
            introduction="",
            step_by_step=True,
            start=TODAY + timedelta(days=days),
            by=one.officer,
            reason="Revised.",
        )


def test_ows_3_steps_stay_as_they_are_once_somebody_began(one, programme, take_seat):
    step = programme.steps.first()
    take_seat()

    with pytest.raises(Refused, match="Make another version"):
        inducting.remove_step(step=step, by=one.officer, reason="No.")
    with pytest.raises(Refused, match="Make another version"):
        inducting.add_step(
            programme=programme, title="More", text="", link="", days=1, confirmed_by="member", by=None, reason="No."
        )


def test_ows_3_a_provision_of_another_council_is_refused(cast, one):
    with pytest.raises(Refused, match="of another council"):
        inducting.make_programme(
            body=one.assembly,
            provision=cast.brindle.provisions["1"],
            introduction="",
            step_by_step=True,
            start=TODAY,
            by=one.officer,
            reason="Wrong.",
        )
