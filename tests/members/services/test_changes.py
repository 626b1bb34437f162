"""A resignation from the notice to the new holder of the seat (J3, OLP-21.4)."""

from datetime import date

import pytest

from apps.bodies.enums import BusinessState, Outcome
from apps.bodies.services import decide_business
from apps.core.rulings import Refused
from apps.deadlines.models import Deadline, Message
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange
from apps.members.queries import bodies_of, sitting
from apps.members.services import changes

RECEIVED, LEAVES = date(2026, 11, 20), date(2026, 12, 20)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def resign(one, **other):
    answers = {"membership": one.memberships[2], "received_on": RECEIVED, "leaves_on": LEAVES, "by": one.officer}
    return changes.resign(**answers | other)


def nominate(one, change, **other):
    answers = {"name": "Nadia Newcomer", "email": "nadia@example.org", "received_on": date(2026, 11, 22)}
    return changes.nominate(change=change, by=one.officer, **answers | other)


def vote(one, change, outcome, on=date(2026, 12, 14)):
    change.refresh_from_db()
    return decide_business(business=change.business, outcome=outcome, on=on, by=one.officer)


def steps(change):
    return [step.step for step in change.steps.order_by("at", "pk")]


def test_olp_21_4_a_resignation_does_all_that_follows_from_it(one):
    change = resign(one)

    assert change.membership.__class__.objects.get(pk=one.memberships[2].pk).end == LEAVES
    assert steps(change) == [Step.RECEIVED, Step.VACANCY, Step.ASKED, Step.ON_AGENDA]
    assert change.business.kind == "members.replacement" and change.business.state == BusinessState.WAITING
    assert Message.objects.filter(to_address=one.memberships[2].seat.organisation.email).count() == 1
    deadline = Deadline.objects.get(kind="members.nomination", subject_id=change.pk)
    assert deadline.due_on == date(2026, 12, 20)


def test_j3_a_carried_vote_seats_the_replacement_who_owes_register_and_code(one, frozen):
    change = nominate(one, resign(one))
    frozen.move_to("2026-12-14T18:00:00Z")

    vote(one, change, Outcome.CARRIED)

    change.refresh_from_db()
    assert change.state == ChangeState.COMPLETED
    assert change.successor.start == LEAVES and change.successor.person.name == "Nadia Newcomer"
    assert change.successor.person.user.email == "nadia@example.org"
    kinds = set(Deadline.objects.for_subject(change.successor, change.successor.person).values_list("kind", flat=True))
    assert kinds == {"members.code", "interests.register"}
    assert steps(change)[-4:] == [Step.APPROVED, Step.APPOINTED, Step.INVITED, Step.OWES]
    invitation = Message.objects.get(to_address="nadia@example.org")
    assert "/accounts/login/code/" in invitation.body and "&#" not in invitation.body
    assert one.assembly.pk not in bodies_of(change.successor.person.user, date(2026, 12, 19))
    change.successor.person.user.__dict__.pop("_sits_on", None)
    assert one.assembly.pk in bodies_of(change.successor.person.user, LEAVES)
    assert [m.person.name for m in sitting(one.assembly, LEAVES) if m.seat_id == change.membership.seat_id] == [
        "Nadia Newcomer"
    ]


def test_olp_21_4_a_vote_without_a_recommendation_is_refused_and_changes_nothing(one):
    change = resign(one)

    with pytest.raises(Refused, match="has not recommended a replacement yet.*article 9"):
        vote(one, change, Outcome.CARRIED)

    change.refresh_from_db()
    assert change.business.state == BusinessState.WAITING


def test_olp_21_4_a_lost_vote_asks_again(one, frozen):
    change = nominate(one, resign(one))
    first = change.business
    frozen.move_to("2026-12-14T18:00:00Z")

    vote(one, change, Outcome.LOST)

    change.refresh_from_db()
    assert (change.state, change.nominee_name, change.nominated_on) == (ChangeState.NOMINATION, "", None)
    assert change.business != first and change.business.state == BusinessState.WAITING
    assert steps(change)[-3:] == [Step.NOT_APPROVED, Step.ASKED, Step.ON_AGENDA]
    assert Message.objects.filter(body__contains="did not approve").exists()
    assert MembershipChange.objects.count() == 1 and Membership.objects.filter(end=None).count() > 0
