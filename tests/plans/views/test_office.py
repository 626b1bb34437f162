"""The office keeps the register: entries, what rests on what, reviews and actions (OWS-1, OWS-10)."""

from datetime import date

import pytest

from apps.documents.models import Document, Underpinning
from apps.documents.services.registering import underpin
from apps.plans.models import Review
from tests import factories as make

pytestmark = pytest.mark.django_db
BASE = "/office/ashcombe/strategies/"


def day(name, value):
    """Return the three boxes of a day."""
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


@pytest.fixture
def desk(shelf, sign_in):
    """Return a client of the officer of Ashcombe."""
    return sign_in(shelf.one.officer)


def test_ows_1_a_document_is_listed_without_its_text(shelf, desk, client):
    said = {"title": "Procurement Policy", "kind": "policy", "owner": "The Clerk"}

    answer = desk.post(f"{BASE}add-listed/", said)

    assert answer.status_code == 302 and answer["Location"] == f"{BASE}procurement-policy/"
    assert Document.objects.get(slug="procurement-policy").listed
    assert "Procurement Policy" in client.get("/ashcombe/strategies/").content.decode()


def test_ows_1_two_documents_have_two_addresses(shelf, desk):
    answer = desk.post(f"{BASE}add-listed/", {"title": "Strategy", "kind": "strategy"})

    assert answer.status_code == 422 and "at this address already" in answer.content.decode()


def test_ows_10_owner_and_period_are_changed(shelf, desk):
    said = {"owner": "Assembly", "listed": "on", "runs_by": "6", **day("runs_until", date(2027, 6, 30))}

    assert desk.post(f"{BASE}strategy/change/", said).status_code == 302

    shelf.edition.refresh_from_db()
    shelf.strategy.refresh_from_db()
    assert (shelf.strategy.owner, shelf.strategy.listed) == ("Assembly", True)
    assert (shelf.edition.runs_until, shelf.edition.runs_by) == (date(2027, 6, 30), shelf.clause)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"runs_by": "99"}, "is not a clause of The Strategy"),
        (day("runs_until", date(2025, 1, 1)), "in force from 1 February 2026"),
    ],
)
def test_ows_10_a_period_that_cannot_be_is_refused(shelf, desk, said, why):
    answer = desk.post(f"{BASE}strategy/change/", {"owner": "Somebody else", **said})

    shelf.strategy.refresh_from_db()
    assert answer.status_code == 422 and why in answer.content.decode() and shelf.strategy.owner == ""


def test_ows_1_what_rests_on_what_is_recorded_with_its_clause_and_taken_away(shelf, desk):
    answer = desk.post(f"{BASE}strategy/rests/", {"other": "policy", "way": "lower", "clause": "6"})

    one = Underpinning.objects.get()
    assert answer.status_code == 302
    assert (one.upper, one.lower, one.provision) == (shelf.strategy, shelf.policy, shelf.clause)

    assert desk.post(f"{BASE}strategy/rests/{one.pk}/remove/", {"reason": "Table 1 was changed."}).status_code == 302
    assert not Underpinning.objects.exists()
    assert Underpinning.history.filter(history_type="-").get().history_change_reason == "Table 1 was changed."


def test_ows_1_two_documents_cannot_carry_each_other(shelf, desk):
    underpin(lower=shelf.policy, upper=shelf.strategy, by=None, reason="Table 1.")
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")

    answer = desk.post(f"{BASE}plan/rests/", {"other": "policy", "way": "upper"})

    assert answer.status_code == 422 and "cannot carry each other" in answer.content.decode()
    assert Underpinning.objects.count() == 2


REVIEW = {
    "held_by": "The Assembly",
    "findings": "It works.",
    "conclusion": "amend",
    **day("held_on", date(2026, 11, 20)),
}


def test_ows_10_a_review_is_recorded_with_actions_and_an_action_done(shelf, desk):
    said = REVIEW | {"what_1": "Mend it", "who_1": "The Clerk", **day("due_1", date(2026, 12, 1))}

    assert desk.post(f"{BASE}strategy/review/", said).status_code == 302

    action = Review.objects.get().actions.get()
    assert (action.what, action.who, action.due) == ("Mend it", "The Clerk", date(2026, 12, 1))
    assert "Mend it" in desk.get(f"{BASE}strategy/").content.decode()
    done = {"evidence": "Edition 2.", **day("done_on", date(2026, 11, 21))}
    assert desk.post(f"{BASE}strategy/actions/{action.pk}/done/", done).status_code == 302
    action.refresh_from_db()
    assert action.done_on == date(2026, 11, 21)
    assert desk.get(f"{BASE}strategy/actions/{action.pk}/done/").status_code == 404


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (day("held_on", date(2026, 11, 23)), "still to come"),
        ({"what_1": "Mend it"}, "Enter who does action 1"),
        ({"who_2": "The Clerk"}, "Enter what is to be done as action 2"),
        ({"findings": ""}, "Enter what the review found"),
    ],
)
def test_ows_10_what_is_no_review_is_refused_and_the_input_kept(shelf, desk, said, why):
    answer = desk.post(f"{BASE}strategy/review/", REVIEW | said)

    assert answer.status_code == 422 and why in answer.content.decode()
    assert "The Assembly" in answer.content.decode() and not Review.objects.exists()


def test_all_1_an_underpinning_or_action_of_another_document_is_not_found(shelf, desk):
    one = underpin(lower=shelf.policy, upper=shelf.strategy, by=None, reason="Table 1.")
    action = make.ReviewActionFactory(review=make.ReviewFactory(document=shelf.strategy))

    assert desk.post(f"{BASE}plan/rests/{one.pk}/remove/", {"reason": "No."}).status_code == 404
    assert desk.get(f"{BASE}plan/actions/{action.pk}/done/").status_code == 404
