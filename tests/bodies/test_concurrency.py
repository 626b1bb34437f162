"""Two officers at once adopt once and dissolve once; on PostgreSQL, where they really run at once (OLP-33, OLP-34)."""

import pytest

from apps.bodies import services
from apps.documents.models import Edition
from apps.meetings.models import Vote
from apps.meetings.services.voting import record_vote
from tests.bodies.services import steps
from tests.meetings.test_concurrency import OFFICERS, at_once, refused

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_olp_33_several_officers_record_the_vote_and_the_edition_is_adopted_once(cast, frozen):
    one = cast.ashcombe
    steps.fill(one)
    amendment = services.propose_amendment(
        edition=steps.draft(one, p1="What Ashcombe wants: all."), body=one.assembly, by=None
    )
    meeting = steps.meet(one.assembly)
    item = steps.item_of(amendment.business)
    frozen.move_to(steps.after(meeting))
    answers = at_once(lambda number: record_vote(item=item, by=None, **steps.WORKED))
    assert len(refused(answers)) == OFFICERS - 1
    assert Vote.objects.count() == 1
    assert [edition.number for edition in Edition.objects.filter(document=one.constitution)] == [1, 2]


def test_olp_33_several_officers_put_one_draft_to_the_vote_once(cast):
    one = cast.ashcombe
    edition = steps.draft(one, p1="What Ashcombe wants: all.")
    answers = at_once(lambda number: services.propose_amendment(edition=edition, body=one.assembly, by=None))
    assert len(refused(answers)) == OFFICERS - 1
    assert edition.amendments.count() == 1


def test_olp_34_several_officers_propose_a_dissolution_once(cast):
    one = cast.ashcombe
    answers = at_once(
        lambda number: services.propose_dissolution(
            dissolves=one.assembly, body=one.assembly, reason="Its work is done.", by=None
        )
    )
    assert len(refused(answers)) == OFFICERS - 1
    assert one.assembly.dissolutions.count() == 1
