"""Reviews are owed by the rule, held with findings and actions, and the next one is counted (OWS-10, OWC-4.2)."""

from datetime import UTC, date, datetime

import pytest

from apps.core.rulings import Refused
from apps.deadlines.enums import State
from apps.deadlines.models import Deadline
from apps.documents.services import end_rule, make_rule
from apps.plans.models import Review, ReviewAction
from apps.plans.services import complete_action, keep_review_owed, record_review
from tests.plans.conftest import YEARLY, night

pytestmark = pytest.mark.django_db


def reviewed(shelf, **instead):
    """Record a review of the strategy as held on 20 November 2026; ``instead`` replaces some of it."""
    said = {
        "document": shelf.strategy,
        "held_on": date(2026, 11, 20),
        "held_by": "The Assembly",
        "findings": "It works.",
        "conclusion": "keep",
        "by": shelf.one.officer,
        "reason": "Recorded.",
    }
    return record_review(**(said | instead))


def owed(shelf):
    """Return the review that is owed for the strategy."""
    return Review.objects.get(document=shelf.strategy, held_on=None)


def test_ows_10_the_first_review_is_counted_from_the_day_the_document_came_into_force(shelf):
    rule = shelf.yearly()

    night()

    deadline = owed(shelf).deadline
    assert (deadline.kind, deadline.counted_from, deadline.due_on) == (
        "plans.review",
        date(2026, 2, 1),
        date(2027, 2, 1),
    )
    assert deadline.rule == rule and owed(shelf).edition == shelf.edition


def test_owc_4_2_without_a_rule_nothing_is_owed_and_a_review_is_recorded_all_the_same(shelf):
    night()
    review = reviewed(shelf, conclusion="amend")

    assert review.deadline is None and review.edition == shelf.edition
    assert not Deadline.objects.filter(kind="plans.review").exists()


def test_ows_10_a_review_meets_the_deadline_and_the_next_one_is_counted_from_it(shelf):
    shelf.yearly()
    night()
    first = owed(shelf).deadline

    review = reviewed(shelf)

    first.refresh_from_db()
    assert (first.state, first.closed_on, review.deadline) == (State.MET, date(2026, 11, 20), first)
    assert (owed(shelf).deadline.counted_from, owed(shelf).deadline.due_on) == (date(2026, 11, 20), date(2027, 11, 20))


def test_ows_10_a_missed_review_is_met_late(shelf, frozen):
    shelf.yearly()
    night()
    frozen.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    night()
    missed = owed(shelf).deadline
    assert missed.state == State.MISSED

    reviewed(shelf, held_on=date(2027, 2, 28))

    missed.refresh_from_db()
    assert missed.state == State.MET and owed(shelf).deadline.due_on == date(2028, 2, 28)


def test_ows_10_once_the_rule_changes_the_review_is_counted_anew(shelf):
    shelf.yearly()
    night()
    before = owed(shelf)

    make_rule(
        rule_set=shelf.one.assembly.rule_set, kind="review", provision=shelf.clause, start=date(2026, 11, 1),
        value=YEARLY | {"document": "strategy", "length": 24}, by=None, reason="Every second year.",
    )  # fmt: skip
    night()

    after = owed(shelf)
    assert after.pk == before.pk and after.deadline.due_on == date(2028, 2, 1)
    assert Deadline.objects.get(pk=before.deadline_id).state == State.WITHDRAWN


def test_ows_10_once_no_rule_asks_for_it_nothing_is_owed(shelf):
    rule = shelf.yearly()
    night()

    end_rule(rule=rule, end=date(2026, 11, 1), by=None, reason="No longer.")
    night()

    assert not Review.objects.exists() and Deadline.objects.get(kind="plans.review").state == State.WITHDRAWN


def test_ows_10_keeping_it_owed_twice_changes_nothing(shelf):
    shelf.yearly()

    first, second = keep_review_owed(document=shelf.strategy), keep_review_owed(document=shelf.strategy)

    assert first == second and Deadline.objects.filter(kind="plans.review").count() == 1


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        ({"held_on": date(2026, 11, 23)}, "still to come"),
        ({"findings": "  "}, "what it found"),
        ({"conclusion": "perhaps"}, "what the review ends with"),
        ({"actions": [{"what": "Mend it", "who": "The Clerk", "due": date(2026, 11, 19)}]}, "before the review"),
    ],
)
def test_ows_10_what_is_no_review_is_refused_and_nothing_is_written(shelf, instead, says):
    with pytest.raises(Refused, match=says):
        reviewed(shelf, **instead)

    assert not Review.objects.exists() and not ReviewAction.objects.exists()


def test_ows_10_reviews_are_recorded_in_their_order(shelf):
    reviewed(shelf)

    with pytest.raises(Refused, match="20 November 2026 or later"):
        reviewed(shelf, held_on=date(2026, 11, 19))


def test_ows_10_an_action_is_owed_by_its_day_and_done_with_evidence(shelf):
    review = reviewed(shelf, actions=[{"what": "Mend section 2", "who": "The Clerk", "due": date(2026, 12, 1)}])
    action = review.actions.get()
    deadline = Deadline.objects.get(kind="plans.action")
    assert deadline.due_on == date(2026, 12, 1) and "Mend section 2" in deadline.what

    complete_action(action=action, done_on=date(2026, 11, 22), evidence="It is mended.", by=None, reason="Done.")

    deadline.refresh_from_db()
    action.refresh_from_db()
    assert (deadline.state, action.done_on, action.evidence) == (State.MET, date(2026, 11, 22), "It is mended.")
    with pytest.raises(Refused, match="done already"):
        complete_action(action=action, done_on=date(2026, 11, 22), evidence="Again.", by=None, reason="Again.")


def test_ows_10_an_action_without_evidence_is_not_done(shelf):
    action = reviewed(shelf, actions=[{"what": "Mend it", "who": "The Clerk", "due": None}]).actions.get()

    with pytest.raises(Refused, match="what shows"):
        complete_action(action=action, done_on=date(2026, 11, 22), evidence=" ", by=None, reason="Done.")


def test_all_2_reviews_and_actions_say_who_recorded_them_and_why(shelf):
    review = reviewed(shelf, actions=[{"what": "Mend it", "who": "The Clerk", "due": None}])

    for record in (review, review.actions.get()):
        row = record.history.first()
        assert (row.history_user, row.history_change_reason) == (shelf.one.officer, "Recorded.")
