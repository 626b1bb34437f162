"""Accepting the code of conduct (OLP-27)."""

from datetime import date

import pytest

from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.documents.models import Edition, Provision
from apps.members.models import CodeAcceptance
from apps.members.services.conduct import accept
from apps.members.services.memberships import appoint

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def held(one):
    return appoint(seat=one.vacant_seat, person=one.people[2], start=TODAY, by=one.officer, reason="Test.")


def test_olp_27_accepting_meets_the_deadline_and_names_the_edition(one, held):
    acceptance = accept(person=held.person, body=one.assembly, by=None)

    assert acceptance.edition == one.edition
    assert Deadline.objects.for_subject(held).get().state == State.MET


def test_olp_27_accepting_twice_is_accepting_once(one, held):
    first = accept(person=held.person, body=one.assembly, by=None)

    assert accept(person=held.person, body=one.assembly, by=None) == first
    assert CodeAcceptance.objects.count() == 1


def test_olp_27_who_does_not_sit_there_has_no_code_to_accept(one):
    with pytest.raises(Refused, match="holds no seat on Board"):
        accept(person=one.second_person, body=one.board, by=None)


def test_olp_27_who_is_to_sit_there_soon_may_accept_before(one):
    held = appoint(seat=one.board_seats[1], person=one.people[2], start=date(2026, 12, 1), by=None, reason="Test.")

    assert accept(person=held.person, body=one.board, by=None)


def test_olp_27_a_new_edition_is_accepted_anew(one, held):
    accept(person=held.person, body=one.assembly, by=None)
    one.edition.end = TODAY
    one.edition.save()
    second = Edition.objects.create(document=one.constitution, state="adopted", number=2, start=TODAY)
    provision = Provision.objects.create(edition=second, key="12", number="12", kind="article", position=12)
    rule = one.rule(one.assembly, "code_of_conduct")
    rule.provision = provision
    rule.save()

    assert accept(person=held.person, body=one.assembly, by=None).edition == second
    assert CodeAcceptance.objects.count() == 2
