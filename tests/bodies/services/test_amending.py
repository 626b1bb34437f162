"""Changing a governing document by vote (OLP-33)."""

from datetime import date, timedelta

import pytest

from apps.bodies import services
from apps.bodies.enums import BusinessState, MotionState, Outcome
from apps.bodies.models import Amendment
from apps.core.rulings import Refused
from apps.documents import services as documents
from apps.documents.enums import EditionState, RuleKind
from apps.documents.models import Rule
from apps.documents.queries import rule_in_force
from apps.meetings.models import AgendaItem, Vote
from tests import factories as make
from tests.bodies.services import steps
from tests.meetings.services.steps import attend

PURPOSE = "What Ashcombe wants: a good life."
LONGER = "No decision unless two fifths are there."


@pytest.fixture
def one(cast):
    """Ashcombe, whose assembly has 51 seats, all held."""
    steps.fill(cast.ashcombe)
    return cast.ashcombe


def propose(one, edition=None, **more):
    edition = edition or steps.draft(one, p1=PURPOSE)
    return services.propose_amendment(edition=edition, body=more.pop("body", one.assembly), by=one.officer, **more)


def refused(call, *args, **more):
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    return str(refusal.value)


def test_olp_33_worked_example_10_for_5_against_2_abstaining_of_17_carries_an_amendment(one, frozen):
    amendment = propose(one)
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))

    vote = steps.vote(amendment.business)

    assert vote.outcome == Outcome.CARRIED
    assert "10 of 15 is at least two thirds" in vote.result_ruling["text"]
    amendment.refresh_from_db()
    edition = amendment.edition
    assert (amendment.state, edition.state, edition.number) == (MotionState.CARRIED, EditionState.ADOPTED, 2)
    assert edition.start == edition.adopted_on == date(2026, 12, 22)
    assert edition.adopted_by == "Assembly, 22 December 2026 (10 for, 5 against, 2 abstaining)"
    assert edition.decision_url == f"/ashcombe/meetings/assembly/2026-12-22/#item-{vote.item.number}"
    one.edition.refresh_from_db()
    assert one.edition.end == edition.start


def test_olp_33_an_amendment_that_is_lost_is_a_draft_again(one, frozen):
    amendment = propose(one)
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))
    steps.vote(amendment.business, votes_for=9, votes_against=6)
    amendment.refresh_from_db()
    assert amendment.state == MotionState.LOST
    assert (amendment.edition.state, amendment.edition.start) == (EditionState.DRAFT, None)
    again = propose(one, amendment.edition)
    assert again.business.state == BusinessState.WAITING


def test_olp_33_the_rules_come_into_force_with_the_edition_on_a_later_day(one, frozen):
    edition = steps.draft(one, p2=LONGER)
    rule = one.rule(one.assembly, RuleKind.QUORUM)
    wider = rule.value | {"numerator": 2, "denominator": 5}
    provision = edition.provisions.get(key="2")
    assert "confirmed first" in refused(propose, one, edition)
    documents.draft_rule(
        edition=edition, rule_set=rule.rule_set, kind="quorum", value=wider, provision=provision, replaces=rule,
        by=None, reason="Amended.",
    )  # fmt: skip
    documents.draft_end(edition=edition, rule=one.rule(one.board, RuleKind.QUORUM), by=None, reason="Ended.")
    amendment = propose(one, edition, start=date(2027, 1, 1))
    assert "from Friday 1 January 2027" in amendment.business.motion
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))
    steps.vote(amendment.business)

    amendment.edition.refresh_from_db()
    assert (amendment.edition.start, amendment.edition.adopted_on) == (date(2027, 1, 1), date(2026, 12, 22))
    numerators = [
        rule_in_force(rule.rule_set, "quorum", on=day).value["numerator"]
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert numerators == [1, 2]
    assert not Rule.objects.filter(rule_set=one.board.rule_set, kind="quorum").on(date(2027, 1, 1)).exists()


def test_olp_33_the_motion_is_the_text_of_the_change_clause_by_clause(one):
    amendment = propose(one, steps.draft(one, p1="What Ashcombe wants about: purpose.", annex_1="Fifty seats."))
    assert amendment.business.motion.split("\n\n") == [
        "That Constitution of Ashcombe is changed as follows, from the day of this decision:",
        "In article 1, for “says” read “wants”.",
        "For the text of Annex 1 read: “Fifty seats.”",
    ]
    assert amendment.business.provision == one.provisions["13"]
    assert amendment.business.matter == "constitution"


def test_olp_33_a_motion_without_its_text_in_the_notice_cannot_be_called(one):
    propose(one)
    said = refused(steps.meet, one.assembly, text="We meet to change the constitution.")
    assert "does not set out the text" in said
    assert "article 13" in said


def test_olp_33_white_space_in_the_notice_makes_no_difference(one):
    amendment = propose(one, steps.draft(one, p1=PURPOSE, annex_1="Fifty seats.", annex_2="Ten seats."))
    text = "We meet.\n" + amendment.business.motion.replace("\n\n", " \n  ").replace(" ", "  \t")
    assert steps.meet(one.assembly, text=text).notice.text


def test_olp_33_a_motion_whose_text_changed_after_the_notice_cannot_be_put(one, frozen):
    amendment = propose(one)
    meeting = steps.meet(one.assembly)
    services.reword_business(
        business=amendment.business, motion="That everything is changed.", by=None, reason="A slip."
    )
    frozen.move_to(steps.after(meeting))
    assert "does not set out the text" in refused(steps.vote, amendment.business)
    assert not Vote.objects.exists()


def test_olp_33_what_is_proposed_after_the_notice_waits_for_the_next_meeting(one):
    called = steps.meet(one.assembly)
    amendment = propose(one)
    assert not called.items.filter(business=amendment.business).exists()
    following = steps.meet(one.assembly, days=60, notice=False)
    assert following.items.filter(business=amendment.business).exists()


def test_olp_33_a_withdrawn_amendment_leaves_the_agenda_in_preparation_and_is_a_draft_again(one):
    meeting = steps.meet(one.assembly, notice=False)
    amendment = propose(one)
    assert meeting.items.filter(business=amendment.business).exists()
    services.withdraw_amendment(amendment=amendment, by=one.officer, reason="Second thoughts.")
    amendment.refresh_from_db()
    assert amendment.state == MotionState.WITHDRAWN
    assert amendment.business.state == BusinessState.WITHDRAWN
    assert amendment.edition.state == EditionState.DRAFT
    assert not AgendaItem.objects.filter(business=amendment.business).exists()
    assert "withdrawn" in refused(services.withdraw_amendment, amendment=amendment, by=None, reason="Again.")


def test_olp_33_a_withdrawal_says_why(one):
    assert "says why" in refused(services.withdraw_amendment, amendment=propose(one), by=None, reason="  ")


@pytest.mark.parametrize(("kind", "words"), [("majority", "majority"), ("notice", "notice")])
def test_olp_33_a_body_without_the_rule_cannot_decide_and_is_told_which(one, kind, words):
    documents.end_rule(rule=one.rule(one.assembly, kind, "constitution"), end=steps.TODAY, by=None, reason="Gone.")
    said = refused(propose, one)
    assert "The Assembly has no rule for" in said
    assert words in said
    assert not Amendment.objects.exists()


def test_olp_33_a_document_of_another_council_is_refused(cast):
    edition = steps.draft(cast.brindle, p1=PURPOSE)
    assert "not a document of Ashcombe" in refused(propose, cast.ashcombe, edition)


def test_olp_33_two_changes_of_one_document_are_decided_one_after_the_other(one):
    propose(one)
    assert "waits for the vote of Assembly" in refused(propose, one, steps.draft(one, p3="Notice."))


def test_olp_33_a_draft_of_an_older_text_than_the_newest_is_refused(one):
    old = steps.draft(one, p1=PURPOSE)
    newer = steps.draft(one, p4="Hands.")
    for rule in Rule.objects.filter(provision__key="4", rule_set__in=(one.assembly.rule_set, one.board.rule_set)):
        documents.draft_end(edition=newer, rule=rule, by=None, reason="Ended.")
    documents.adopt(edition=newer, start=steps.TODAY, by=None, reason="Adopted.")
    assert "Edition 2" in refused(propose, one, old)


def test_olp_33_a_draft_that_changes_nothing_is_refused(one):
    assert "says the same" in refused(propose, one, steps.draft(one))


@pytest.mark.parametrize("days", [-1, 0])
def test_olp_33_a_day_that_is_not_ahead_is_refused(one, days):
    assert "later day" in refused(propose, one, start=steps.TODAY + timedelta(days=days))


def test_olp_33_an_edition_that_is_no_draft_is_refused(one):
    assert "adopted" in refused(propose, one, one.edition)


def test_olp_22_what_a_private_body_adopts_tells_neither_day_nor_numbers(one, frozen):
    amendment = propose(one, body=one.board, start=date(2027, 1, 31))
    make.MembershipFactory(seat=one.board_seats[1], person=one.people[1])
    meeting = steps.meet(one.board)
    frozen.move_to(steps.after(meeting))
    attend(meeting, one.people[:2])
    steps.vote(amendment.business, present=2, votes_for=2, votes_against=0, abstaining=0)
    edition = amendment.edition
    edition.refresh_from_db()
    assert (edition.adopted_by, edition.adopted_on, edition.decision_url) == ("Board", None, "")
    assert edition.start == date(2027, 1, 31)
