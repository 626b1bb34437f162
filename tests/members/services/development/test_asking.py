"""A changed code is accepted again by every member, asked once (OLP-27)."""

from datetime import date, timedelta

import pytest

from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message
from apps.documents.models import Edition, Provision
from apps.members.models import Person
from apps.members.services.conduct import accept
from apps.members.services.development.nightly import develop

from .conftest import TODAY

CODE = "members.code"


@pytest.fixture
def changed(one):
    """Let another edition with another code be in force from today, as adopting it does."""
    one.edition.end = TODAY
    one.edition.save()
    second = Edition.objects.create(document=one.constitution, state="adopted", number=2, start=TODAY)
    provision = Provision.objects.create(edition=second, key="12", number="12", kind="article", position=12)
    rule = one.rule(one.assembly, "code_of_conduct")
    rule.end = TODAY
    rule.save()
    rule.pk, rule.end, rule.start, rule.provision = None, None, TODAY, provision
    rule.save(force_insert=True)
    return second


def asked():
    return Deadline.objects.filter(kind=CODE, state=State.OPEN)


def test_olp_27_a_changed_code_asks_every_member_again_once(one, changed):
    Person.objects.filter(pk=one.people[2].pk).update(email="")
    for _ in range(2):
        develop(on=TODAY)

    assert {row.subject_id for row in asked()} == {held.pk for held in one.memberships}
    assert {row.due_on for row in asked()} == {date(2026, 12, 19)}
    told = Message.objects.filter(subject="Assembly: the code of conduct has changed")
    assert told.count() == 3
    assert "by Saturday 19 December 2026" in told.first().body


def test_olp_27_a_day_missed_is_made_up(one, changed):
    develop(on=TODAY + timedelta(days=3))

    assert asked().count() == 4
    assert {row.counted_from for row in asked()} == {TODAY + timedelta(days=3)}


def test_olp_27_who_accepted_is_not_asked_and_acceptance_ends_it(one, changed):
    accept(person=one.people[1], body=one.assembly, by=None)
    develop(on=TODAY)
    assert asked().count() == 3
    accept(person=one.people[2], body=one.assembly, by=None)
    develop(on=TODAY)

    assert asked().count() == 2


def test_olp_27_who_joined_after_the_change_and_an_unchanged_code_are_left_alone(one):
    develop(on=TODAY)

    assert not asked().exists()
