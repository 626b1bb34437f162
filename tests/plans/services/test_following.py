"""What follows by itself, through the real sweeps, on days that pass (OWS-10, ALL-4)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.deadlines.enums import State
from apps.deadlines.models import Deadline, Message
from apps.documents.services import adopt, make_draft
from apps.documents.services.registering import set_period, underpin
from apps.plans.models import ChangeBelow, Review
from apps.plans.services import follow, record_review
from tests import factories as make
from tests.plans.conftest import night, told

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def morning(frozen, day):
    """Let the night before ``day`` and its morning pass."""
    frozen.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    night()


def test_ows_10_keepers_are_reminded_and_administrators_once_it_is_missed(shelf, frozen):
    """Due on 1 February 2027, 90 and 7 days before; the officer keeps the records, the administrator does not."""
    shelf.yearly()
    officer, administrator = shelf.one.officer.email, shelf.one.administrator.email
    night()
    assert told() == []

    morning(frozen, date(2027, 1, 25))
    assert told() == [("Due on Monday 1 February 2027: Review: The Strategy", officer)]

    morning(frozen, date(2027, 2, 1))
    assert len(told()) == 1

    morning(frozen, date(2027, 2, 2))
    late = "Was due on Monday 1 February 2027: Review: The Strategy"
    assert sorted(told()[1:]) == sorted([(late, officer), (late, administrator)])
    assert Deadline.objects.get(kind="plans.review").state == State.MISSED

    for day in range(3, 12):
        morning(frozen, date(2027, 2, day))
    assert len(told()) == 3


def test_all_4_a_scheduler_that_was_down_loses_no_escalation(shelf, frozen):
    shelf.yearly()
    night()

    morning(frozen, date(2027, 6, 1))

    assert shelf.one.administrator.email in {address for _, address in told()}
    before = len(told())
    morning(frozen, date(2027, 6, 2))
    assert len(told()) == before


def test_all_4_what_is_recorded_when_it_is_late_already_is_escalated_the_next_morning(shelf, frozen):
    shelf.edition.start = date(2020, 2, 1)
    shelf.edition.save()
    shelf.yearly()
    night()
    assert Deadline.objects.get(kind="plans.review").due_on == date(2021, 2, 1) and told() == []

    morning(frozen, TODAY + timedelta(days=1))

    assert {address for _, address in told()} == {shelf.one.officer.email, shelf.one.administrator.email}


def test_ows_10_the_secretariat_of_the_body_that_owns_it_is_reminded(shelf, frozen):
    shelf.strategy.owner = "Assembly"
    shelf.strategy.save()
    shelf.yearly()
    night()

    morning(frozen, date(2027, 1, 25))

    assert [address for _, address in told()] == [shelf.one.body_officer.email]


def test_ows_10_a_period_is_watched_to_its_end_and_flagged_after_it(shelf, frozen, client):
    set_period(edition=shelf.edition, runs_until=date(2027, 6, 30), runs_by=shelf.clause, by=None, reason="Section 6.")
    night()
    assert Deadline.objects.get(kind="plans.expiry").due_on == date(2027, 6, 30)

    for day in (date(2027, 1, 2), date(2027, 4, 2), date(2027, 6, 3), date(2027, 6, 24)):
        morning(frozen, day)
    reminder = ("Due on Wednesday 30 June 2027: End of its period: The Strategy", shelf.one.officer.email)
    assert told() == [reminder] * 4
    assert "Expired" not in client.get("/ashcombe/documents/strategy/reviews/").content.decode()

    morning(frozen, date(2027, 7, 1))
    assert len(told()) == 6
    assert "Expired" in client.get("/ashcombe/documents/strategy/reviews/").content.decode()
    morning(frozen, date(2027, 7, 2))
    assert len(told()) == 6


def test_ows_10_a_period_that_is_changed_is_counted_anew(shelf):
    for day in (date(2027, 6, 30), date(2028, 6, 30)):
        set_period(edition=shelf.edition, runs_until=day, by=None, reason="As the text says.")
        night()

    found = Deadline.objects.filter(kind="plans.expiry").order_by("due_on").values_list("due_on", "state")
    assert list(found) == [(date(2027, 6, 30), State.WITHDRAWN), (date(2028, 6, 30), State.OPEN)]


def amend(shelf, start, document=None):
    """Adopt another edition of a document (the strategy), in force from ``start``."""
    # Section 6 keeps its words, so that a rule that rests on it need not be confirmed.
    rows = [
        {"key": "6", "number": "6", "kind": "section", "heading": "Timescales", "text": shelf.clause.text},
        {"key": "7", "number": "7", "kind": "section", "heading": "Something new"},
    ]
    draft = make_draft(document=document or shelf.strategy, provisions=rows, by=None, reason="Amended.")
    return adopt(edition=draft, start=start, adopted_by="The Assembly", by=None, reason="Carried.")


def test_ows_10_once_another_text_is_in_force_the_period_of_the_old_one_is_over(shelf, frozen):
    set_period(edition=shelf.edition, runs_until=date(2027, 6, 30), by=None, reason="Section 6.")
    night()
    amend(shelf, date(2027, 1, 1))

    morning(frozen, date(2027, 1, 2))

    assert Deadline.objects.get(kind="plans.expiry").state == State.MET


def test_ows_10_what_rests_on_an_amended_document_is_told_once_and_shown_until_it_is_reviewed(shelf, frozen, client):
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")
    night()
    assert told() == []

    amend(shelf, date(2027, 1, 1))
    night()
    night()

    assert told() == [("The Strategy was amended: The Plan rests on it", shelf.one.officer.email)]
    assert "/office/ashcombe/strategies/plan/" in Message.objects.get().body
    for address in ("/ashcombe/strategies/", "/ashcombe/documents/plan/reviews/"):
        assert "The Strategy was amended, 1 January 2027" in client.get(address).content.decode()

    record_review(
        document=shelf.plan, held_on=TODAY, held_by="The Assembly", findings="It still fits.", conclusion="keep",
        by=None, reason="Reviewed.",
    )  # fmt: skip
    morning(frozen, date(2027, 1, 5))

    assert len(told()) == 1 and ChangeBelow.objects.get().review.document == shelf.plan
    assert "was amended" not in client.get("/ashcombe/strategies/").content.decode()


def test_ows_10_the_end_and_the_expiry_of_what_it_rests_on_are_told(shelf, frozen):
    ended = make.DocumentFactory(council=shelf.one.council, slug="ended", title="The Ended One")
    make.EditionFactory(document=ended, end=date(2027, 2, 1))
    set_period(edition=shelf.edition, runs_until=date(2027, 3, 31), by=None, reason="Section 6.")
    for lower in (shelf.strategy, ended):
        underpin(lower=lower, upper=shelf.plan, by=None, reason="Section 2.")

    morning(frozen, date(2027, 4, 2))
    morning(frozen, date(2027, 4, 3))

    said = [subject for subject, _ in told() if "rests on it" in subject]
    assert sorted(said) == [
        "The Ended One is no longer in force: The Plan rests on it",
        "The Strategy reached the end of its period: The Plan rests on it",
    ]


def test_ows_10_only_what_rests_on_it_directly_is_told(shelf):
    """The plan is asked to look; whatever rests on the plan is told once the plan itself changes (ADR 23)."""
    underpin(lower=shelf.policy, upper=shelf.strategy, by=None, reason="Table 1.")
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")
    amend(shelf, date(2026, 12, 1), document=shelf.policy)

    night()

    assert [row.dependant for row in ChangeBelow.objects.all()] == [shelf.strategy]


def test_ows_10_what_happened_before_the_underpinning_was_recorded_is_no_news(shelf):
    amend(shelf, date(2026, 11, 20))
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")

    night()

    assert not ChangeBelow.objects.exists()


def test_all_4_following_twice_does_nothing_more(shelf):
    shelf.yearly()
    set_period(edition=shelf.edition, runs_until=date(2027, 6, 30), by=None, reason="Section 6.")
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")
    amend(shelf, date(2027, 1, 1))

    assert follow(on=TODAY) == 3
    assert follow(on=TODAY) == 0 and Review.objects.count() == 1


def test_all_1_a_rule_of_another_council_asks_for_nothing_here(shelf, cast):
    brindle = cast.brindle
    make.DocumentFactory(council=brindle.council, slug="strategy", title="Another")
    shelf.yearly()

    night()

    assert [review.document for review in Review.objects.all()] == [shelf.strategy]
