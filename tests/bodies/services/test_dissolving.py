"""Ending a body by vote (OLP-34)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.bodies import services
from apps.bodies.enums import BusinessState, MotionState, Outcome
from apps.bodies.models import Body
from apps.core.rulings import Refused
from apps.deadlines.models import Deadline, Message
from apps.documents.enums import EditionState
from apps.documents.services import end_rule
from apps.meetings.enums import MeetingState
from apps.meetings.models import Vote
from apps.meetings.services import calling
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange
from apps.members.queries import sitting
from apps.members.services import changes, memberships, owing
from tests import factories as make
from tests.bodies.services import steps

DECIDED = date(2026, 12, 22)


@pytest.fixture
def one(cast):
    """Ashcombe, whose assembly has 51 seats, all held."""
    steps.fill(cast.ashcombe)
    return cast.ashcombe


def propose(one, dissolves=None, body=None, reason="Its work is done."):
    return services.propose_dissolution(
        dissolves=dissolves or one.assembly, body=body or one.assembly, reason=reason, by=one.officer
    )


def dissolve(one, frozen, dissolves=None):
    """Propose, call, give notice and carry."""
    dissolution = propose(one, dissolves)
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))
    steps.vote(dissolution.business, votes_for=12, votes_against=3)
    dissolution.refresh_from_db()
    return dissolution


def refused(call, *args, **more):
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    return refusal.value


def test_olp_34_worked_example_10_for_5_against_2_abstaining_of_17_loses_a_dissolution(one, frozen):
    dissolution = propose(one)
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))

    vote = steps.vote(dissolution.business)

    assert vote.outcome == Outcome.LOST
    assert "10 of 17 is not at least two thirds" in vote.result_ruling["text"]
    dissolution.refresh_from_db()
    assert dissolution.state == MotionState.LOST
    assert not Body.objects.filter(dissolved_on__isnull=False).exists()
    assert sitting(one.assembly, DECIDED + timedelta(days=1)).count() == 49


def test_olp_34_two_thirds_of_those_present_and_eligible_end_the_body_that_day(one, frozen):
    dissolution = dissolve(one, frozen)
    one.assembly.refresh_from_db()
    assert dissolution.state == MotionState.CARRIED
    assert (one.assembly.dissolved_on, one.assembly.dissolved_by) == (DECIDED, dissolution.business)
    assert one.assembly.dissolved_by.decision == "Assembly, 22 December 2026 (12 for, 3 against, 2 abstaining)"
    assert one.assembly.seats.on(DECIDED).count() == 51
    assert not one.assembly.seats.on(DECIDED + timedelta(days=1)).exists()
    assert sitting(one.assembly, DECIDED).exists()
    assert not Membership.objects.filter(seat__body=one.assembly).on(DECIDED + timedelta(days=1)).exists()
    assert not one.assembly.rule_set.rules.on(DECIDED + timedelta(days=1)).exists()


def test_olp_34_the_bodies_below_end_with_it_and_the_motion_names_them(one, frozen):
    dissolution = dissolve(one, frozen)
    assert "With it end: Board." in dissolution.business.motion
    one.board.refresh_from_db()
    assert one.board.dissolved_on == DECIDED
    assert not one.board.seats.on(DECIDED + timedelta(days=1)).exists()


def test_olp_34_the_assembly_dissolves_the_board_and_stays(one, frozen):
    dissolve(one, frozen, one.board)
    one.board.refresh_from_db()
    one.assembly.refresh_from_db()
    assert (one.board.dissolved_on, one.assembly.dissolved_on) == (DECIDED, None)
    assert sitting(one.assembly, DECIDED + timedelta(days=1)).exists()


def test_olp_34_short_notice_is_refused_with_the_earliest_lawful_date(one, frozen):
    propose(one)
    meeting = steps.meet(one.assembly, days=22, notice=False)
    assert calling.check_notice(meeting=meeting, text="In time.", on=steps.TODAY).allowed
    frozen.move_to("2026-11-23T10:00:00Z")
    said = refused(calling.give_notice, meeting=meeting, text="Late.", on=date(2026, 11, 23), by=None)
    assert said.ruling.lawful == "Earliest lawful date: 15 December."
    assert said.ruling.citations[0].label == "Constitution, article 14"


def test_olp_34_a_meeting_too_near_is_passed_over_and_the_next_one_takes_it(one):
    near = steps.meet(one.assembly, days=10, notice=False)
    dissolution = propose(one)
    assert not near.items.filter(business=dissolution.business).exists()
    far = steps.meet(one.assembly, days=22, notice=False)
    assert far.items.filter(business=dissolution.business).exists()


def test_olp_34_what_was_owed_and_waited_ends_and_the_record_stays(one, frozen):
    owing.ask(membership=one.memberships[2], by=None)
    change = changes.resign(
        membership=one.memberships[3], received_on=steps.TODAY, leaves_on=date(2027, 1, 22), by=None
    )
    amendment = services.propose_amendment(
        edition=steps.draft(one, p1="What Ashcombe wants: much."), body=one.assembly, by=None
    )
    dissolution = propose(one)
    meeting = steps.meet(one.assembly)
    later = steps.meet(one.assembly, days=90, notice=False)
    called = steps.meet(one.board, days=60)
    frozen.move_to(steps.after(meeting))
    told = Message.objects.count()

    steps.vote(dissolution.business, votes_for=12, votes_against=3)

    for row in (change, amendment, later, called, meeting):
        row.refresh_from_db()
    assert not Deadline.objects.for_subject(one.memberships[2], one.people[2], change).outstanding().exists()
    assert change.state == ChangeState.WITHDRAWN
    assert change.steps.filter(step=Step.BODY_ENDED).exists()
    assert not MembershipChange.objects.in_progress().filter(pk=change.pk).exists()
    assert (amendment.state, amendment.edition.state) == (MotionState.WITHDRAWN, EditionState.DRAFT)
    assert not one.assembly.business.filter(state=BusinessState.WAITING).exists()
    assert [later.state, called.state, meeting.state] == [
        MeetingState.DROPPED, MeetingState.CANCELLED, MeetingState.HELD,
    ]  # fmt: skip
    assert called.cancelled_reason == "Assembly was dissolved on Tuesday 22 December 2026."
    assert Message.objects.count() == told + 1
    assert Vote.objects.filter(item__meeting=meeting).exists()


def test_olp_34_who_sits_elsewhere_still_owes_the_register(one, frozen):
    owing.ask(membership=one.board_membership, by=None)
    elsewhere = make.BodyFactory(council=one.council, slug="planning", name="Planning")
    seat = make.SeatFactory(body=elsewhere, provision=one.provisions["1"])
    make.MembershipFactory(seat=seat, person=one.people[0])
    dissolve(one, frozen)
    owed = Deadline.objects.for_subject(one.people[0], one.board_membership).outstanding()
    assert [deadline.kind for deadline in owed] == [owing.REGISTER]


def test_olp_34_nothing_new_is_called_opened_or_appointed_in_a_dissolved_body(one, frozen):
    dissolve(one, frozen)
    one.assembly.refresh_from_db()
    start = datetime(2027, 3, 1, 17, tzinfo=UTC)
    person = make.PersonFactory(council=one.council)
    nothing = {"by": None, "reason": "Once more."}
    attempts = [
        lambda: calling.call_meeting(
            body=one.assembly, starts_at=start, ends_at=start + timedelta(hours=1), place="Hall", **nothing
        ),
        lambda: services.open_business(
            body=one.assembly, kind="bodies.amendment", subject_id=1, title="Late", motion="Late.", matter="ordinary",
            provision=one.provisions["1"], by=None,
        ),
        lambda: memberships.appoint(seat=one.assembly_seats[4], person=person, start=date(2027, 1, 1), **nothing),
        lambda: memberships.co_opt(body=one.assembly, person=person, start=date(2027, 1, 1), **nothing),
        lambda: services.make_body(
            council=one.council, slug="new", name="New", kind="board", parent=one.assembly, **nothing
        ),
        lambda: services.make_seat(
            body=one.assembly, number=99, title="New", sector="public", organisation=one.nominators["council"],
            provision=one.provisions["1"], start=date(2027, 1, 1), **nothing,
        ),
        lambda: services.propose_amendment(edition=steps.draft(one, p1="More."), body=one.assembly, by=None),
        lambda: propose(one),
    ]  # fmt: skip
    for attempt in attempts:
        said = refused(attempt)
        assert "dissolved on Tuesday 22 December 2026" in said.ruling.text
        assert said.ruling.citations[0].label.startswith("Assembly, 22 December 2026 (12 for")
        assert said.ruling.citations[0].url.startswith("/ashcombe/meetings/assembly/2026-12-22/#item-")


def test_olp_34_no_body_is_set_up_below_one_whose_dissolution_waits(one):
    propose(one)
    said = refused(
        services.make_body, council=one.council, slug="x", name="X", kind="board", parent=one.board, by=None, reason="X"
    )
    assert "waits for the vote" in str(said)


def test_olp_34_a_body_of_another_tree_cannot_dissolve_it(one):
    other = make.BodyFactory(council=one.council, slug="planning", name="Planning")
    assert "does not belong together" in str(refused(propose, one, dissolves=other))


def test_olp_34_a_body_without_the_rule_is_told_which(one):
    end_rule(rule=one.rule(one.assembly, "majority", "dissolution"), end=steps.TODAY, by=None, reason="Gone.")
    assert "no rule for majority: dissolving the body" in str(refused(propose, one))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_olp_34_a_dissolution_says_why(one, reason):
    assert refused(propose, one, reason=reason).field == "reason"


def test_olp_34_a_dissolution_is_put_once_and_can_be_withdrawn(one):
    dissolution = propose(one)
    assert "already" in str(refused(propose, one))
    services.withdraw_dissolution(dissolution=dissolution, by=None, reason="Second thoughts.")
    dissolution.refresh_from_db()
    assert dissolution.state == MotionState.WITHDRAWN
    assert "withdrawn" in str(refused(services.withdraw_dissolution, dissolution=dissolution, by=None, reason="Again."))
    assert propose(one).state == MotionState.PROPOSED
