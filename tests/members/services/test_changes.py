"""A resignation from the notice to the recommendation of a replacement (J3, OLP-21.4)."""

from datetime import date

import pytest

from apps.bodies.enums import BusinessState
from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message
from apps.members.enums import ChangeState, Step
from apps.members.models import ChangeStep, Membership, MembershipChange
from apps.members.services import changes, memberships

RECEIVED, LEAVES, TODAY = date(2026, 11, 20), date(2026, 12, 20), date(2026, 11, 22)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def resign(one, **other):
    answers = {"membership": one.memberships[2], "received_on": RECEIVED, "leaves_on": LEAVES, "by": one.officer}
    return changes.resign(**answers | other)


def nominate(one, change, **other):
    answers = {"name": "Nadia Newcomer", "email": "nadia@example.org", "received_on": TODAY, "note": "By letter"}
    return changes.nominate(change=change, by=one.officer, **answers | other)


def steps(change):
    return [step.step for step in change.steps.order_by("at", "pk")]


def nothing_happened():
    """Tell whether no trace of a resignation is left."""
    return not (
        MembershipChange.objects.exists()
        or ChangeStep.objects.exists()
        or Message.objects.exists()
        or Deadline.objects.filter(kind="members.nomination").exists()
        or Membership.objects.filter(end__isnull=False).exists()
    )


def test_olp_21_4_a_resignation_does_all_that_follows_from_it(one):
    change = resign(one, reason="Letter to the Chair")

    held = Membership.objects.get(pk=one.memberships[2].pk)
    assert held.end == LEAVES
    assert steps(change) == [Step.RECEIVED, Step.VACANCY, Step.ASKED, Step.ON_AGENDA]
    assert (change.business.kind, change.business.state) == ("members.replacement", BusinessState.WAITING)
    assert change.business.matter == "replacement" and change.business.provision.key == "9"
    deadline = Deadline.objects.get(kind="members.nomination", subject_id=change.pk)
    assert (deadline.due_on, deadline.state) == (date(2026, 12, 20), State.OPEN)
    assert deadline.link == "", "the organisation, which is reminded, has no page in the office"
    asked = Message.objects.get(to_address=held.seat.organisation.email)
    assert "Sunday 20 December 2026" in asked.body and "article 9" in asked.body and "&#" not in asked.body


def test_all_2_every_step_says_who_when_and_why_and_where_it_is_written(one):
    change = resign(one, reason="Letter to the Chair")

    first = change.steps.order_by("pk").first()
    assert first.by == one.officer and first.provision.key == "9"
    assert "Letter to the Chair." in first.text
    history = Membership.history.filter(id=one.memberships[2].pk).first()
    assert history.history_user == one.officer
    assert history.history_change_reason == "Resignation received on Friday 20 November 2026. Letter to the Chair."


def test_olp_21_4_resignation_with_less_than_a_month_is_refused_with_the_earliest_date(one):
    with pytest.raises(Refused) as caught:
        resign(one, leaves_on=date(2026, 12, 19))

    said = str(caught.value)
    assert caught.value.field == "leaves_on"
    for words in ("20 November 2026", "19 December 2026", "Earliest lawful date: Sunday 20 December 2026", "article 9"):
        assert words in said
    assert nothing_happened()


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"received_on": date(2026, 11, 23), "leaves_on": date(2027, 1, 1)}, "received_on"),
        ({"received_on": date(1999, 1, 1)}, "received_on"),
        ({"received_on": date(1, 1, 1)}, "received_on"),
        ({"leaves_on": date(2026, 11, 19)}, "leaves_on"),
    ],
)
def test_dates_that_cannot_be_are_refused_on_their_field_and_nothing_happens(one, other, field):
    with pytest.raises(Refused) as caught:
        resign(one, **other)

    assert caught.value.field == field
    assert nothing_happened()


def test_a_membership_that_ends_sooner_anyway_cannot_be_resigned_from(one):
    memberships.end(membership=one.memberships[2], on=date(2026, 12, 1), by=one.officer, reason="Term over.")

    with pytest.raises(Refused, match="ends on Tuesday 1 December 2026 already"):
        resign(one)


def test_j3_a_second_resignation_from_the_same_seat_is_refused(one):
    first = resign(one)

    with pytest.raises(Refused, match="is recorded already"):
        resign(one, leaves_on=date(2027, 1, 20))
    assert MembershipChange.objects.get() == first
    assert Message.objects.filter(to_address=first.membership.seat.organisation.email).count() == 1


def test_olp_21_4_a_body_without_a_rule_has_nothing_that_could_be_judged(one):
    one.assembly.rule_set.rules.filter(kind="resignation").delete()

    with pytest.raises(Refused, match="has no rule for"):
        resign(one)
    assert nothing_happened()


def test_an_organisation_without_an_address_is_asked_by_hand(one):
    organisation = one.memberships[2].seat.organisation
    organisation.email = ""
    organisation.save()

    change = resign(one)

    assert "no e-mail address here" in change.steps.get(step=Step.ASKED).text
    assert not Message.objects.exclude(to_address=change.membership.person.email).exists()


def test_a_resignation_that_was_recorded_late_ends_the_membership_at_once(one):
    change = resign(one, received_on=date(2026, 10, 1), leaves_on=date(2026, 11, 15))

    assert Step.ENDED in steps(change)
    assert change.membership.seat not in [m.seat for m in Membership.objects.on(TODAY)]


def test_olp_21_4_a_recommendation_meets_its_deadline_and_waits_for_approval(one):
    change = nominate(one, resign(one))

    assert (change.state, change.nominee_name) == (ChangeState.APPROVAL, "Nadia Newcomer")
    assert steps(change)[-1] == Step.NOMINATED
    assert Deadline.objects.get(kind="members.nomination").state == State.MET
    item = one.open_meeting.items.get(business=change.business)
    assert item.motion == (
        "That Nadia Newcomer, recommended by Traders of Ashcombe, be approved as member in the seat Trader 1, "
        "in place of Third Trader of Ashcombe."
    )


@pytest.mark.parametrize(
    ("other", "field", "says"),
    [
        ({"received_on": date(2026, 11, 19)}, "received_on", "before the notice of resignation"),
        ({"received_on": date(2026, 11, 23)}, "received_on", "still to come"),
        ({"name": "Nadia\nBcc: all@example.org"}, "name", "cannot be part of it"),
        ({"name": "   "}, "name", "at least one letter"),
        ({"email": "nadia@"}, "email", "correct format"),
        ({"email": "nadia@example.org\nBcc: all@example.org"}, "email", "correct format"),
        ({"note": "By letter\nand more"}, "note", "cannot be part of it"),
    ],
)
def test_j3_a_recommendation_that_cannot_be_is_refused_on_its_field(one, other, field, says):
    change = resign(one)

    with pytest.raises(Refused) as caught:
        nominate(one, change, **other)

    assert caught.value.field == field and says in str(caught.value)
    change.refresh_from_db()
    assert (change.state, change.nominee_name) == (ChangeState.NOMINATION, "")


def test_j3_nobody_is_his_or_her_own_replacement(one):
    change = resign(one, membership=one.memberships[1])

    with pytest.raises(Refused, match="cannot be his or her own replacement"):
        nominate(one, change, name=one.second_person.name, email=one.second_councillor.email.upper())


def test_j3_a_known_address_with_another_name_is_refused(one):
    with pytest.raises(Refused, match="belongs to Cllr First of Ashcombe"):
        nominate(one, resign(one), name="Somebody Else", email=one.councillor.email)


def test_j3_a_recommendation_recorded_wrongly_is_withdrawn_and_recorded_anew(one):
    change = nominate(one, resign(one), email="wrong@example.org")

    change = changes.withdraw_nomination(change=change, by=one.officer, reason="The address was wrong")

    assert (change.state, change.nominee_email) == (ChangeState.NOMINATION, "")
    assert "The address was wrong." in change.steps.get(step=Step.NOMINATION_WITHDRAWN).text
    assert Deadline.objects.filter(kind="members.nomination", state=State.OPEN).count() == 1
    assert "Nadia" not in one.open_meeting.items.get(business=change.business).motion
    assert nominate(one, change).nominee_email == "nadia@example.org"
    assert Deadline.objects.filter(kind="members.nomination", state=State.OPEN).count() == 0


def test_j3_what_was_not_recommended_cannot_be_withdrawn(one):
    with pytest.raises(Refused, match="no recommendation that could be withdrawn"):
        changes.withdraw_nomination(change=resign(one), by=one.officer, reason="None")


def test_the_longest_names_and_titles_fit_everywhere(one):
    seat, person = one.memberships[2].seat, one.memberships[2].person
    seat.title, seat.organisation.name, person.name = "T" * 200, "O" * 200, "P" * 150
    seat.save(), seat.organisation.save(), person.save()

    change = nominate(one, resign(one), name="N" * 150, note="n" * 300)

    assert len(change.business.title) <= 300
    assert Deadline.objects.get(kind="members.nomination").what.endswith("…")


def test_j3_a_second_recommendation_is_refused_while_the_first_waits(one):
    change = nominate(one, resign(one))

    with pytest.raises(Refused, match="Nadia Newcomer is recommended already"):
        nominate(one, change, name="Somebody Else", email="else@example.org")
    assert steps(change).count(Step.NOMINATED) == 1
