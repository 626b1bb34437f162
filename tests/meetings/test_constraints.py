"""What the database itself refuses (OLP-10, OLP-16, OLP-18)."""

import pytest
from django.db import IntegrityError, transaction

from apps.meetings.models import Attendance, Meeting, Vote
from apps.meetings.services import agenda
from apps.meetings.services.voting import record_vote
from tests import factories as make
from tests.meetings.services import steps


@pytest.fixture
def vote(cast, frozen):
    """A recorded vote of the assembly."""
    meeting = steps.noticed(cast.ashcombe.assembly)
    item = agenda.add_item(meeting=meeting, title="Library", motion="Open it.", by=None)
    frozen.move_to(steps.AFTER)
    return record_vote(item=item, present=4, votes_for=3, votes_against=1, abstaining=0, by=None)


def refused(manager, row, **change):
    with pytest.raises(IntegrityError), transaction.atomic():
        manager.filter(pk=row.pk).update(**change)


def test_olp_18_numbers_that_do_not_add_up(vote):
    refused(Vote.objects, vote, votes_for=4)


def test_olp_18_a_casting_vote_without_equality(vote):
    refused(Vote.objects, vote, casting_vote="for")


def test_olp_18_two_votes_on_one_item(vote):
    vote.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        vote.save(force_insert=True)


def test_olp_16_a_substitute_without_a_name(cast, vote):
    rows = steps.attend(vote.item.meeting, cast.ashcombe.people)
    refused(Attendance.objects, rows[0], kind="substitute")


def test_olp_16_two_substitutes_for_a_member_or_one_for_two(cast, vote):
    meeting, (first, second, *_) = vote.item.meeting, cast.ashcombe.memberships
    make.SubstitutionFactory(meeting=meeting, membership=first, email="sam@example.org")
    for more in ({"membership": first}, {"membership": second, "email": "SAM@example.org"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.SubstitutionFactory(meeting=meeting, **more)
    make.SubstitutionFactory(meeting=meeting, membership=first, withdrawn_at=make.NOW)


def test_olp_10_two_rows_for_one_person(cast, vote):
    rows = steps.attend(vote.item.meeting, cast.ashcombe.people)
    refused(Attendance.objects, rows[0], person=rows[1].person)


def test_a_meeting_that_ends_before_it_begins_or_has_the_address_of_another(cast):
    one = cast.ashcombe
    refused(Meeting.objects, one.open_meeting, ends_at=one.open_meeting.starts_at)
    other = steps.call(one.assembly)
    refused(Meeting.objects, other, slug=one.open_meeting.slug)
