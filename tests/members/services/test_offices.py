"""Posts, offices, and what follows them (OLP-11, OLP-12)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.bodies.enums import OfficeKind
from apps.bodies.models import Office
from apps.bodies.services import let_seat_follow, make_office
from apps.core.rulings import Refused
from apps.deadlines.models import Deadline
from apps.members.models import Membership, OfficeHolding
from apps.members.queries import places, sitting, vacancies, voting_people
from apps.members.services import changes, memberships
from apps.members.services.ending import bodies_end
from apps.members.services.following import follow
from apps.members.services.offices import appoint_to, end_holding, let_follow, set_up
from tests import factories as make

TODAY = date(2026, 11, 22)
LATER = date(2027, 2, 1)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def an_office(one, title="Leader", **other):
    answers = {
        "council": one.council,
        "title": title,
        "kind": OfficeKind.OTHER,
        "organisation": one.council.organisation,
        "start": make.FOUNDED,
        "by": one.officer,
        "reason": "Test.",
    }
    if "body" in other:
        answers["organisation"] = None
    return set_up(**answers | other)


def seat_follows(one, office, seat=None):
    return let_follow(seat=seat or one.vacant_seat, office=office, since=TODAY, by=one.officer, reason="Test.")


def put_in(one, office, person=None, start=TODAY, **other):
    person = person or one.people[2]
    return appoint_to(office=office, person=person, start=start, by=one.officer, reason="Test.", **other)


def leave(one, holding, on=TODAY):
    return end_holding(holding=holding, on=on, by=one.officer, reason="Test.")


def days_of(seat):
    return list(Membership.objects.filter(seat=seat).order_by("start").values_list("person", "start", "end"))


@pytest.fixture
def leader(one):
    """The post that the vacant seat of the assembly follows."""
    office = an_office(one)
    seat_follows(one, office)
    return office


def test_olp_11_whoever_is_appointed_to_the_post_holds_the_seat_from_the_same_day(one, leader):
    holding = put_in(one, leader)

    membership = Membership.objects.get(seat=one.vacant_seat)
    assert (membership.person, membership.start, membership.end) == (one.people[2], TODAY, None)
    assert membership.by_holding == holding and holding.how == "appointed"
    assert "Ex officio" in membership.history.get().history_change_reason
    assert Deadline.objects.for_subject(membership).filter(kind="members.code").exists()


def test_olp_11_the_seat_falls_vacant_the_day_the_post_does_and_the_code_is_owed_no_longer(one, leader):
    holding = put_in(one, leader, start=date(2026, 11, 1))
    leave(one, holding)

    assert days_of(one.vacant_seat) == [(one.people[2].pk, date(2026, 11, 1), TODAY)]
    assert one.vacant_seat in vacancies(TODAY)
    assert not Deadline.objects.for_subject(holding.memberships.get()).outstanding().exists()


def test_olp_11_what_ends_on_a_day_to_come_is_written_at_once_and_the_successor_too(one, leader):
    leave(one, put_in(one, leader), on=LATER)
    put_in(one, leader, one.people[3], LATER)

    assert days_of(one.vacant_seat) == [(one.people[2].pk, TODAY, LATER), (one.people[3].pk, LATER, None)]


def test_olp_11_the_code_is_owed_no_longer_once_the_day_of_leaving_has_come(one, leader):
    holding = put_in(one, leader, start=date(2026, 11, 1))
    leave(one, holding, on=LATER)
    assert Deadline.objects.for_subject(holding.memberships.get()).outstanding().exists()

    follow(on=LATER)

    assert not Deadline.objects.for_subject(holding.memberships.get()).outstanding().exists()


def test_olp_11_through_a_chain_of_seat_office_office_and_seat_and_back_again(one):
    group = make.BodyFactory(council=one.council, name="Theme group")
    chair_seat = make.SeatFactory(body=group, organisation=one.nominators["traders"], provision=one.provisions["1"])
    chair = an_office(one, "Chair of the group", body=group, kind=OfficeKind.CHAIR, follows=chair_seat)
    speaker = an_office(one, "Speaker", follows=chair)
    seat_follows(one, speaker)
    seat_follows(one, chair, one.board_seats[1])

    held = memberships.appoint(seat=chair_seat, person=one.people[3], start=TODAY, by=one.officer, reason="Test.")

    assert days_of(one.vacant_seat) == days_of(one.board_seats[1]) == [(one.people[3].pk, TODAY, None)]
    assert {(row.office, row.how) for row in OfficeHolding.objects.all()} == {
        (chair, "ex_officio"),
        (speaker, "ex_officio"),
    }

    memberships.end(membership=held, on=LATER, by=one.officer, reason="Test.")

    assert days_of(one.vacant_seat) == days_of(one.board_seats[1]) == [(one.people[3].pk, TODAY, LATER)]
    assert set(OfficeHolding.objects.values_list("end", flat=True)) == {LATER}


def test_olp_11_what_never_began_holds_on_no_day(one, leader):
    holding = put_in(one, leader, start=LATER)
    leave(one, holding, on=LATER)

    assert not Membership.objects.filter(seat=one.vacant_seat).on(LATER).exists()
    put_in(one, leader, one.people[3], LATER)


def test_olp_11_an_office_that_is_set_up_later_is_held_by_whoever_holds_what_it_follows(one):
    chair = an_office(one, "Chair", body=one.assembly, kind=OfficeKind.CHAIR, follows=one.assembly_seats[0])
    of_that = an_office(one, "Host of the chair's dinner", follows=chair, start=TODAY)

    assert chair.holdings.get().person == one.people[0]
    assert chair.holdings.get().by_membership == one.memberships[0]
    assert (of_that.holdings.get().person, of_that.holdings.get().start) == (one.people[0], TODAY)


def test_olp_11_a_seat_that_the_same_person_holds_already_follows_from_now_on(one):
    office = an_office(one)
    holding = put_in(one, office, one.people[1], start=make.FOUNDED)

    seat_follows(one, office, one.assembly_seats[1])

    membership = Membership.objects.get(seat=one.assembly_seats[1])
    assert membership.pk == one.memberships[1].pk and membership.by_holding == holding


def test_olp_11_a_seat_that_somebody_else_holds_cannot_follow(one):
    office = an_office(one)
    with pytest.raises(Refused, match="without holding the post Leader") as caught:
        seat_follows(one, office, one.assembly_seats[1])
    assert caught.value.field == "seat"

    put_in(one, office, one.people[2])
    with pytest.raises(Refused, match="holds the seat Councillor 2"):
        seat_follows(one, office, one.assembly_seats[1])


def test_olp_11_nobody_is_put_by_hand_where_a_post_decides_and_the_post_is_named(one, leader):
    with pytest.raises(Refused, match="follows the post Leader, Ashcombe") as caught:
        memberships.appoint(seat=one.vacant_seat, person=one.people[2], start=TODAY, by=one.officer, reason="Test.")
    assert caught.value.field == "seat" and "annex" in str(caught.value).lower()

    follower = an_office(one, "Deputy of nothing", follows=leader)
    with pytest.raises(Refused, match="follows the post Leader"):
        put_in(one, follower)


def test_olp_11_what_comes_with_a_post_ends_with_the_post_only(one, leader):
    put_in(one, leader)
    membership = Membership.objects.get(seat=one.vacant_seat)

    with pytest.raises(Refused, match="with the post Leader"):
        memberships.end(membership=membership, on=LATER, by=one.officer, reason="Test.")
    with pytest.raises(Refused, match="with the post Leader"):
        changes.resign(membership=membership, received_on=TODAY, leaves_on=LATER, by=one.officer)


def test_olp_11_two_holders_are_refused_with_the_one_there_is(one, leader):
    put_in(one, leader)

    with pytest.raises(Refused, match="Third Trader of Ashcombe holds the office Leader") as caught:
        put_in(one, leader, one.people[3], LATER)
    assert "End that first" in str(caught.value)


def test_olp_11_a_term_that_ends_before_it_begins_is_refused(one, leader):
    with pytest.raises(Refused, match="cannot end on") as caught:
        put_in(one, leader, end=TODAY)
    assert caught.value.field == "end"
    holding = put_in(one, leader, end=LATER)
    for wrong in (TODAY - timedelta(days=1), LATER + timedelta(days=1)):
        with pytest.raises(Refused) as caught:
            leave(one, holding, on=wrong)
        assert caught.value.field == "on"


def test_olp_11_a_circle_is_refused_when_it_is_set_up(one):
    chair = an_office(one, "Chair", body=one.assembly, follows=one.vacant_seat)
    speaker = an_office(one, "Speaker", follows=chair)

    with pytest.raises(Refused, match="follow itself") as caught:
        seat_follows(one, speaker)
    assert caught.value.field == "seat"
    assert not Office.objects.filter(seats_following__isnull=False).exists()


def test_olp_11_a_seat_follows_one_post(one, leader):
    with pytest.raises(Refused, match="follows another post already: Leader"):
        seat_follows(one, an_office(one, "Mayor"))


def test_all_1_nothing_follows_across_councils(cast, one, leader):
    other = cast.brindle
    with pytest.raises(Refused, match="another council"):
        let_seat_follow(seat=other.vacant_seat, office=leader, by=None, reason="Test.")
    with pytest.raises(Refused, match="another council"):
        an_office(one, "Chair", follows=other.assembly_seats[0])
    with pytest.raises(Refused, match="another council"):
        an_office(one, "Chair", body=other.assembly)
    with pytest.raises(Refused, match="is not of Ashcombe"):
        put_in(one, leader, other.people[0])


def test_olp_11_wrong_input_of_an_office_is_refused(one):
    wrong = {"council": one.council, "title": "X", "kind": "king", "start": TODAY, "by": None, "reason": "Test."}
    with pytest.raises(Refused, match="no kind of office"):
        make_office(**wrong)
    with pytest.raises(Refused, match="one of a body, or a post"):
        make_office(**wrong | {"kind": "other"})
    with pytest.raises(Refused, match="needs a title"):
        an_office(one, " ")
    with pytest.raises(Refused, match="elected by a body"):
        an_office(one, "Vice", elected=True)
    with pytest.raises(Refused, match="is not elected"):
        an_office(one, "Vice", body=one.assembly, elected=True, follows=one.vacant_seat)
    an_office(one)
    with pytest.raises(Refused, match="already has an office"):
        an_office(one)


def test_olp_11_a_post_is_held_while_it_is_set_out(one):
    office = an_office(one, start=TODAY)
    with pytest.raises(Refused, match="is set out from"):
        put_in(one, office, start=TODAY - timedelta(days=1))


def test_olp_10_whoever_holds_two_seats_one_of_them_ex_officio_has_one_vote(one, leader):
    before = voting_people(one.assembly, TODAY).count()
    put_in(one, leader, one.people[2])

    assert sitting(one.assembly, TODAY).filter(person=one.people[2]).count() == 1 + 1
    assert voting_people(one.assembly, TODAY).count() == before


def test_olp_34_offices_end_with_the_body_and_what_follows_them_with_them(one):
    chair = an_office(one, "Chair of the board", body=one.board, kind=OfficeKind.CHAIR, follows=one.board_seats[0])
    seat_follows(one, chair)
    assert Membership.objects.filter(seat=one.vacant_seat).get().end is None

    bodies_end(bodies=[one.board], last=TODAY, why="Dissolved.", by=None)

    tomorrow = TODAY + timedelta(days=1)
    chair.refresh_from_db()
    assert chair.end == chair.holdings.get().end == tomorrow
    assert Membership.objects.get(seat=one.vacant_seat).end == tomorrow


MOVES = st.lists(
    st.tuples(st.sampled_from(("post", "seat", "leave")), st.integers(0, 3), st.integers(-30, 30)), max_size=8
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_olp_10_vacancies_always_agree_with_the_seats_whatever_follows_what(one, leader, moves):
    """Whatever officers do, or are refused, each seat has one holder or is counted as vacant, on any day."""
    OfficeHolding.objects.update(by_membership=None)
    Membership.objects.filter(seat__in=(one.vacant_seat, one.board_seats[2])).delete()
    OfficeHolding.objects.all().delete()
    for move, number, offset in moves:
        day = TODAY + timedelta(days=offset)
        try:
            if move == "post":
                put_in(one, leader, one.people[number], day)
            elif move == "seat":
                person = one.people[number]
                memberships.appoint(
                    seat=one.board_seats[2], person=person, start=day, by=one.officer, reason="Test.", owes=False
                )
            elif holding := leader.holdings.order_by("-start").first():
                leave(one, holding, on=day)
        except Refused:
            continue
    for offset in (-31, -10, 0, 1, 10, 31):
        day = TODAY + timedelta(days=offset)
        empty = {seat.pk for seat in vacancies(day)}
        for body in (one.assembly, one.board):
            held = places(body, day)
            assert {place.seat.pk for place in held if place.membership is None} == empty & {
                place.seat.pk for place in held
            }
            assert len(held) == sitting(body, day).count() + len(empty & {place.seat.pk for place in held})
        holder = leader.holdings.on(day).first()
        seated = Membership.objects.filter(seat=one.vacant_seat).on(day).first()
        assert (holder and holder.person_id) == (seated and seated.person_id)
