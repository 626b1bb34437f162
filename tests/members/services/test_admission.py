"""Requests to admit an organisation: from the receipt to the seat (OLP-21)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.bodies.enums import BusinessState
from apps.bodies.models import Seat
from apps.bodies.services import decide_business
from apps.core import clock
from apps.core.rulings import Refused
from apps.councils.models import Organisation
from apps.documents.models import Rule
from apps.members.enums import AdmissionState
from apps.members.models import Admission
from apps.members.queries.admission import criteria_of
from apps.members.services import admission as services

MEETING = date(2026, 12, 14)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def ask(one, name="Allotment Society", **instead):
    answers = {
        "body": one.assembly,
        "name": name,
        "sector": "voluntary",
        "representative": "chair",
        "case": "It grows.",
        "received_on": clock.today(),
        "by": one.officer,
    }
    return services.record_request(**answers | instead)


def score(one, admission, points=(4, 2), reason="Known to all."):
    rules = criteria_of(one.assembly, clock.today())
    given = {rule.pk: (point, reason) for rule, point in zip(rules, points, strict=True)}
    return services.score(admission=admission, scores=given, by=one.officer)


def to_the_vote(one, **instead):
    return services.put_to_the_vote(admission=score(one, ask(one, **instead)), by=one.officer)


def vote(one, admission, outcome):
    decide_business(business=admission.business, outcome=outcome, on=MEETING, by=one.officer)
    admission.refresh_from_db()
    return admission


def test_olp_21_carried_sets_up_a_vacant_seat_with_the_next_number_from_the_day_after(one):
    admission = vote(one, to_the_vote(one), "carried")
    seat = admission.seat
    assert (admission.state, admission.decided_on) == (AdmissionState.ADMITTED, MEETING)
    assert (seat.number, seat.start, seat.sector) == (7, MEETING + timedelta(days=1), "voluntary")
    assert seat.provision == admission.business.provision == one.provisions["15"]
    assert seat.organisation.name == "Allotment Society" and not seat.memberships.exists()
    assert admission.history.count() == 3


def test_olp_21_lost_keeps_scores_and_reasons_and_sets_up_nothing(one):
    before = Seat.objects.count(), Organisation.objects.count()
    admission = vote(one, to_the_vote(one), "lost")
    assert admission.state == AdmissionState.REFUSED
    assert [row.reason for row in admission.scores.all()] == ["Known to all."] * 2
    assert (Seat.objects.count(), Organisation.objects.count()) == before
    assert ask(one).state == AdmissionState.RECEIVED


def test_olp_21_the_motion_carries_the_scores_and_the_ruling_is_kept(one):
    admission = to_the_vote(one)
    assert "influence: 4 of 5; seniority: 2 of 3. Together 4 + 2 = 6 of 8." in admission.business.motion
    assert admission.ruling["arithmetic"][-1] == "4 + 2 = 6 of 8"


def test_olp_21_one_that_nominates_already_is_not_made_twice(one):
    admission = vote(one, to_the_vote(one, name=f"volunteers of {one.council}"), "carried")
    assert admission.seat.organisation == one.nominators["volunteers"]


def test_all_1_another_councils_organisation_of_the_same_name_is_left_alone(cast):
    admission = vote(cast.ashcombe, to_the_vote(cast.ashcombe, name="Volunteers of Brindle"), "carried")
    assert admission.seat.organisation != cast.brindle.nominators["volunteers"]


def test_olp_21_a_second_open_request_is_refused_whatever_its_capitals(one):
    ask(one)
    with pytest.raises(Refused, match="has asked already, on") as refused:
        ask(one, name="  allotment   SOCIETY")
    assert refused.value.field == "name"
    with pytest.raises(IntegrityError), transaction.atomic():
        Admission.objects.create(
            body=one.assembly, name="allotment society", sector="wards", received_on=clock.today(), case="-"
        )


@pytest.mark.parametrize(
    ("instead", "field"),
    [({"name": "--"}, "name"), ({"sector": "moon"}, "sector"), ({"received_on": date(2027, 9, 1)}, "received_on")],
)
def test_olp_21_wrong_input_is_refused_at_its_field(one, instead, field):
    with pytest.raises(Refused) as refused:
        ask(one, **instead)
    assert refused.value.field == field and not Admission.objects.exists()


def test_olp_21_a_body_without_criteria_takes_no_request(one):
    Rule.objects.filter(kind="admission").delete()
    with pytest.raises(Refused, match="has no criteria"):
        ask(one)


def test_olp_21_scores_out_of_scale_or_without_reasons_are_refused_and_none_is_kept(one):
    admission = ask(one)
    for points, reason, field in (((4, 9), "Known.", "score"), ((4, 2), " ", "reason")):
        with pytest.raises(Refused) as refused:
            score(one, admission, points, reason)
        assert refused.value.field.startswith(field)
    assert not admission.scores.exists()


def test_olp_21_no_vote_before_every_criterion_is_scored_and_no_score_after(one):
    admission = ask(one)
    with pytest.raises(Refused, match="Score every criterion before the vote"):
        services.put_to_the_vote(admission=admission, by=one.officer)
    services.put_to_the_vote(admission=score(one, admission), by=one.officer)
    with pytest.raises(Refused, match="cannot be changed so any more: waiting for the vote"):
        score(one, admission)


def test_olp_21_withdrawn_with_its_reason_takes_the_matter_back(one):
    admission = to_the_vote(one)
    with pytest.raises(Refused, match="says why"):
        services.withdraw(admission=admission, by=one.officer, reason=" ")
    admission = services.withdraw(admission=admission, by=one.officer, reason="Its letter.")
    admission.business.refresh_from_db()
    assert (admission.state, admission.business.state) == (AdmissionState.WITHDRAWN, BusinessState.WITHDRAWN)
    with pytest.raises(Refused, match="any more: withdrawn"):
        services.withdraw(admission=admission, by=one.officer, reason="Again.")


def test_olp_34_a_request_ends_with_its_body(one):
    admission = ask(one)
    with transaction.atomic():
        services.body_ends([one.assembly], "The Assembly was dissolved.", one.officer)
    admission.refresh_from_db()
    assert admission.state == AdmissionState.WITHDRAWN
