"""Recording a vote by show of hands, and telling whoever owns the business how it went."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from apps.bodies.enums import BusinessState, Outcome
from apps.bodies.models import Business
from apps.bodies.services import decide_business
from apps.core import clock, formats, records
from apps.core.rulings import Ruling, refuse
from apps.deadlines.queries import calendar
from apps.documents.enums import RuleKind
from apps.meetings.enums import CastingVote
from apps.meetings.models import AgendaItem, Meeting, Notice, Vote
from apps.meetings.queries.ballot import Ballot, ballot
from apps.meetings.queries.room import day_of, room
from apps.meetings.queries.rulebook import ORDINARY, value
from apps.meetings.rules import majority, notice
from apps.meetings.rules.quorum import quorum
from apps.meetings.rules.who_votes import may_be_present

from .agenda import clear_decided
from .keeping import changed, check, check_begun, held, locked
from .telling import address


@transaction.atomic
def record_vote(
    *,
    item: AgendaItem,
    present: int,
    votes_for: int,
    votes_against: int,
    abstaining: int,
    casting_vote: str = "",
    at: datetime | None = None,
    by: Any,
    reason: str = "Vote by show of hands.",
) -> Vote:
    """Record the vote on ``item`` and return it; business is decided with it, in the same transaction.

    ``present`` are the members with a vote in the room, in person or by substitute; those of them who declared a
    pecuniary interest in the item are taken off by themselves. Refused before the day of the meeting, twice, without a
    quorum, and when the numbers do not add up; each refusal says the rule, the numbers and what would be lawful.
    ``at`` is when it was recorded where that was elsewhere and before; else it is now.
    """
    meeting = locked(item.meeting)
    item.meeting = meeting
    vote = judge_vote(
        item=item,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        abstaining=abstaining,
        casting_vote=casting_vote,
    )
    vote.recorded_by, vote.recorded_at = by, at or clock.now()
    records.save(vote, by=by, reason=reason)
    held(meeting, by=by, reason="A vote was recorded.")
    changed(meeting, by=by, reason="A vote was recorded.")
    _decide(vote, day_of(meeting), by)
    return vote


def judge_vote(
    *, item: AgendaItem, present: int, votes_for: int, votes_against: int, abstaining: int, casting_vote: str = ""
) -> Vote:
    """Return the vote as ``record_vote`` would record it, with its rulings, and write nothing; refused alike."""
    meeting = item.meeting
    check_begun(meeting, "record a vote")
    item = _votable(meeting, item)
    facts = ballot(item)
    _check_noticed(facts, meeting)
    there = None if facts.there is None else len(facts.there)
    check(may_be_present(present, in_office=len(facts.in_office), recorded=there), "present")
    count = majority.Count(present, len(facts.out_ids), votes_for, votes_against, abstaining)
    return _judged(facts, count, casting_vote)


def _judged(facts: Ballot, count: majority.Count, casting_vote: str) -> Vote:
    """Return the vote, not yet saved, with the rulings on quorum and result; refused where there cannot be one."""
    item = facts.item
    check(majority.adds_up(count), "votes_for")
    enough = check(_quorum(facts, count.present), "present")
    _check_casting(facts, count, casting_vote)
    rules = [facts.majority_rule, *([facts.casting_rule] if casting_vote and facts.casting_rule else [])]
    result = majority.result(value(facts.majority_rule), count, casting_vote, facts.book.cite(*rules))
    return Vote(
        item=item,
        motion=item.motion or item.title,
        matter=item.matter or ORDINARY,
        present=count.present,
        conflicted=count.conflicted,
        votes_for=count.votes_for,
        votes_against=count.votes_against,
        abstaining=count.abstaining,
        casting_vote=casting_vote,
        outcome=Outcome.CARRIED if result.allowed else Outcome.LOST,
        quorum_rule=facts.quorum_rule,
        majority_rule=facts.majority_rule,
        quorum_ruling=enough.as_data(),
        result_ruling=result.as_data(),
        provision=facts.majority_rule.provision,
    )


def _votable(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Return the item as it is now, refused where it cannot be voted on."""
    item = AgendaItem.objects.select_related("business").get(pk=item.pk)
    item.meeting = meeting
    recorded = Vote.objects.filter(item=item).first()
    if recorded is not None:
        when = formats.moment(recorded.recorded_at)
        raise refuse(
            f"The vote on “{item.title}” was recorded on {when}: {recorded.get_outcome_display().lower()}.",
            lawful="A recorded vote stands. A new decision needs a new item.",
        )
    if not item.for_decision:
        raise refuse(f"“{item.title}” is not for decision, so there is nothing to vote on.")
    if item.business is not None and item.business.state != BusinessState.WAITING:
        state = item.business.get_state_display().lower()
        raise refuse(f"“{item.title}” waits for no decision any more: {state}.")
    return item


def _check_noticed(facts: Ballot, meeting: Meeting) -> None:
    """A matter with a rule on notice of its own is voted on only when it stood in a notice that fits that rule."""
    rule = facts.book.find(RuleKind.NOTICE, facts.item.matter)
    if rule is None or facts.item.matter == ORDINARY:
        return
    given = Notice.objects.filter(meeting=meeting).first()
    citations = facts.book.cite(rule)
    if given is None:
        text = f"No notice of this meeting is on record, and “{facts.item.title}” needs one."
        check(Ruling(False, text, (), citations, "Call a meeting with notice of this matter."))
        return
    says = value(rule)
    known_on = facts.item.added_on or given.given_on
    days = calendar(says.calendar, meeting.body.council)
    check(notice.notice(says, given_on=known_on, meets_on=day_of(meeting), citations=citations, calendar=days))
    if says.must_carry_text:
        check(notice.carries(given.text, facts.item.motion, facts.item.title, citations))


def _quorum(facts: Ballot, present: int) -> Ruling:
    there = facts.there
    now = room(facts.quorum_rule, there, present=present, out=set(facts.out_ids), organisation=facts.organisation)
    return quorum(value(facts.quorum_rule), facts.seats, now, facts.book.cite(facts.quorum_rule))


def _check_casting(facts: Ballot, count: majority.Count, casting_vote: str) -> None:
    if not casting_vote:
        return
    if casting_vote not in (CastingVote.FOR, CastingVote.AGAINST):
        raise refuse("A casting vote is for the motion or against it.", on_field="casting_vote")
    rule = facts.casting_rule
    cited = facts.book.cite(rule or facts.majority_rule)
    check(
        majority.casting_vote(value(facts.majority_rule), count, held=rule is not None, citations=cited), "casting_vote"
    )


def _decide(vote: Vote, day: date, by: Any) -> None:
    if vote.item.business_id is None:
        return
    business = records.lock(Business.objects.all(), pk=vote.item.business_id)
    decision, url = _as_published(vote, day)
    decide_business(business=business, outcome=vote.outcome, on=day, decision=decision, decision_url=url, by=by)
    clear_decided(business=business, by=by)


def _as_published(vote: Vote, day: date) -> tuple[str, str]:
    """Return which decision it was, with its numbers, and its address; nothing of a body that meets in private."""
    meeting = vote.item.meeting
    if not meeting.in_public:
        return "", ""
    numbers = f"{vote.votes_for} for, {vote.votes_against} against, {vote.abstaining} abstaining"
    return f"{meeting.body}, {formats.short_day(day)} ({numbers})", f"{address(meeting)}#item-{vote.item.number}"
