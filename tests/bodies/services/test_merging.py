"""Merging a body into another, which goes on with its business (ALL-2)."""

from datetime import date, timedelta

import pytest

from apps.bodies import services
from apps.bodies.enums import BusinessState, MotionState
from apps.bodies.models import Body
from apps.core.rulings import Refused
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting
from apps.members.enums import ChangeState
from apps.members.models import Membership
from apps.members.services import changes
from tests import factories as make
from tests.bodies.services import steps

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)
ORDER = "Structural Changes Order 2026, article 4"


@pytest.fixture
def one(cast):
    steps.fill(cast.ashcombe, seats=6)
    return cast.ashcombe


@pytest.fixture
def successor(one):
    return make.BodyFactory(
        council=one.council,
        name="Forum",
        slug="forum",
        kind="assembly",
        rule_set=make.RuleSetFactory(council=one.council),
    )


def merge(one, into, **instead):
    given = {"body": one.assembly, "into": into, "order": ORDER, "by": one.officer}
    return services.merge_body(**(given | instead))


def test_all_2_seats_memberships_and_meetings_end_and_the_record_leads_on(one, successor):
    meeting = steps.meet(one.assembly)
    body = merge(one, successor)
    assert (body.dissolved_on, body.merged_into, body.merged_by, body.dissolved_by) == (TODAY, successor, ORDER, None)
    assert body.seats.on(TODAY).exists()
    assert not body.seats.on(TOMORROW).exists()
    assert Membership.objects.filter(seat__body=body).on(TODAY).exists()
    assert not Membership.objects.filter(seat__body=body).on(TOMORROW).exists()
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.CANCELLED


def test_all_2_the_bodies_below_go_on_below_the_successor(one, successor):
    merge(one, successor)
    board = Body.objects.get(pk=one.board.pk)
    assert (board.parent, board.dissolved_on) == (successor, None)
    assert board.seats.on(TOMORROW).exists()


def test_all_2_a_change_of_a_document_waits_for_the_successor(one, successor):
    amendment = services.propose_amendment(
        edition=steps.draft(one, p1="What Ashcombe wants: all."), body=one.assembly, by=one.officer
    )
    merge(one, successor)
    amendment.refresh_from_db()
    assert (amendment.body, amendment.state) == (successor, MotionState.PROPOSED)
    assert (amendment.business.body, amendment.business.state) == (successor, BusinessState.WAITING)


def test_olp_21_4_a_replacement_for_a_seat_that_ends_is_withdrawn(one, successor):
    change = changes.resign(
        membership=one.memberships[2], received_on=date(2026, 11, 20), leaves_on=date(2026, 12, 20), by=one.officer
    )
    merge(one, successor)
    change.refresh_from_db()
    assert change.state == ChangeState.WITHDRAWN
    assert change.business.state == BusinessState.WITHDRAWN


def test_olp_34_its_own_dissolution_waits_no_longer(one, successor):
    dissolution = services.propose_dissolution(
        dissolves=one.assembly, body=one.assembly, reason="Done.", by=one.officer
    )
    merge(one, successor)
    dissolution.refresh_from_db()
    assert dissolution.state == MotionState.WITHDRAWN


def test_all_3_what_cannot_go_on_in_another_is_refused_with_nothing_done(cast, one, successor):
    for into, said in (
        (one.assembly, "cannot be merged into itself"),
        (one.board, "stands below Assembly, which would end"),
        (cast.brindle.assembly, "belongs to another council"),
    ):
        with pytest.raises(Refused, match=said):
            merge(one, into)
    with pytest.raises(Refused, match="Enter the decision or the law"):
        merge(one, successor, order="  ")
    assert not Body.objects.filter(dissolved_on__isnull=False).exists()


def test_all_2_a_merged_body_is_not_merged_again_and_says_where_it_went(one, successor):
    merge(one, successor)
    with pytest.raises(Refused, match="was merged into Forum on Sunday 22 November 2026"):
        merge(one, one.board)


def test_all_2_an_officer_checks_the_merger_and_the_page_leads_to_the_successor(one, successor, sign_in, client):
    page = "/office/ashcombe/bodies/assembly/merge/"
    officer, given = sign_in(one.officer), {"into": "forum", "order": ORDER}
    shown = officer.post(page, given).content.decode()
    assert ORDER in shown
    assert "Board goes on below Forum." in shown
    assert officer.post(page, {"into": "board", "order": ORDER}).status_code == 422
    assert not Body.objects.filter(dissolved_on__isnull=False).exists()
    done = officer.post(page, {**given, "confirm": "yes"})
    assert (done.status_code, done["Location"]) == (302, "/office/ashcombe/bodies/forum/")
    public = " ".join(client.get("/ashcombe/bodies/assembly/").content.decode().split())
    assert 'merged into <a class="govuk-link" href="/ashcombe/bodies/forum/">Forum</a> on Sunday 22' in public
    assert f"by {ORDER}" in public
