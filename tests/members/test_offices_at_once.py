"""Two officers who fill one post, or tie two posts into a circle, at once; on PostgreSQL, where they really do."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from apps.bodies.enums import OfficeKind
from apps.members.models import Membership, OfficeHolding
from apps.members.services import memberships
from apps.members.services.offices import appoint_to, end_holding, let_follow, set_up

from .test_concurrency import OFFICERS, at_once, refused

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 11, 22)
WORDS = {"by": None, "reason": "Test."}


@pytest.fixture
def one(cast):
    assert connection.vendor == "postgresql"
    return cast.ashcombe


@pytest.fixture
def chair(one):
    """An office of the board that a seat of the assembly follows."""
    office = set_up(council=one.council, title="Chair", kind=OfficeKind.CHAIR, body=one.board, start=TODAY, **WORDS)
    let_follow(seat=one.vacant_seat, office=office, since=TODAY, **WORDS)
    return office


def test_olp_11_several_officers_fill_one_post(one, chair):
    answers = at_once(lambda number: appoint_to(office=chair, person=one.people[number], start=TODAY, **WORDS))

    assert len(refused(answers)) == OFFICERS - 1
    assert OfficeHolding.objects.get().person == Membership.objects.get(seat=one.vacant_seat).person


def test_olp_11_a_post_is_filled_while_a_seat_of_the_other_body_is_taken(one, chair):
    free = one.assembly_seats[5]

    def act(number):
        if number % 2:
            return appoint_to(office=chair, person=one.people[number], start=TODAY, **WORDS)
        return memberships.appoint(seat=free, person=one.people[number], start=TODAY, **WORDS)

    answers = at_once(act)

    assert len(refused(answers)) == OFFICERS - len(("the post", "the seat"))
    assert Membership.objects.filter(seat__in=(one.vacant_seat, free)).count() == len(("one", "each"))


def test_olp_11_two_officers_cannot_make_a_circle_between_them(one):
    seats = one.assembly_seats[4:]
    offices = [
        set_up(council=one.council, title=f"O{n}", kind="other", body=one.board, follows=seat, start=TODAY, **WORDS)
        for n, seat in enumerate(seats)
    ]
    pairs = [(seats[0], offices[1]), (seats[1], offices[0])] * 2

    at_once(lambda n: let_follow(seat=pairs[n][0], office=pairs[n][1], since=TODAY, **WORDS))

    assert len([seat for seat in seats if type(seat).objects.get(pk=seat.pk).follows_id]) == 1


def test_olp_11_several_officers_end_one_term(one, chair):
    holding = appoint_to(office=chair, person=one.people[2], start=TODAY, **WORDS)

    at_once(lambda number: end_holding(holding=holding, on=date(2027, 1, 1 + number), **WORDS))

    assert OfficeHolding.objects.get().end == Membership.objects.get(seat=one.vacant_seat).end


def test_olp_11_postgresql_refuses_two_holders_on_one_day_round_every_service(one, chair):
    appoint_to(office=chair, person=one.people[2], start=TODAY, end=date(2027, 1, 1), **WORDS)

    with pytest.raises(IntegrityError, match="members_one_holder_of_an_office_at_a_time"), transaction.atomic():
        OfficeHolding.objects.create(office=chair, person=one.people[3], start=date(2026, 12, 1), how="appointed")
