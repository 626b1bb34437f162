"""A council with a programme, a course that the assembly needs, and a seat to be taken."""

from datetime import date

import pytest

from apps.members.enums import Confirms
from apps.members.services.development import demanding, inducting, training
from apps.members.services.memberships import appoint

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def programme(one):
    made = inducting.make_programme(
        body=one.assembly,
        provision=one.provisions["1"],
        introduction="How we work.",
        step_by_step=True,
        start=TODAY,
        by=one.officer,
        reason="Test.",
    )
    for title, days, who in (
        ("Meet the officers", 7, Confirms.OFFICER),
        ("Read the constitution", 14, Confirms.MEMBER),
    ):
        inducting.add_step(
            programme=made, title=title, text="", link="", days=days, confirmed_by=who, by=one.officer, reason="Test."
        )
    return made


@pytest.fixture
def course(one):
    return training.make_course(
        council=one.council,
        title="Chairing",
        text="",
        repeat_months=12,
        published=True,
        by=one.officer,
        reason="Test.",
    )


@pytest.fixture
def demand(one, course):
    def make(**instead):
        said = {"body": one.board, "days": 28, "start": TODAY, "provision": one.provisions["1"]} | instead
        return demanding.demand(course=course, by=one.officer, reason="Test.", **said)

    return make


@pytest.fixture
def take_seat(one):
    def take(seat=None, start=TODAY, person=None, **options):
        return appoint(
            seat=seat or one.vacant_seat, person=person or _somebody(one), start=start, by=one.officer, reason="Test.",
            **options,
        )  # fmt: skip

    return take


def _somebody(one):
    from tests import factories as make

    return make.PersonFactory(council=one.council, email="new@example.org")
