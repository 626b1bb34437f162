"""A meeting goes by the rules by which it was called, whatever changes after its notice (OWC-1, OLP-19, OLP-33)."""

from datetime import UTC, date, datetime

import pytest

from apps.core.rulings import Refused
from apps.documents.services import end_rule, make_rule
from apps.meetings.models import AgendaItem, KeptRule
from apps.meetings.queries.ballot import ballot
from apps.meetings.queries.declaring import disclosure_rule
from apps.meetings.queries.rulebook import rulebook_of
from apps.meetings.services import agenda
from apps.meetings.services.calling import give_notice

from . import steps

NEXT = datetime(2027, 2, 15, 17, 30, tzinfo=UTC)
IN_BETWEEN = date(2027, 1, 1)


def quorum(meeting):
    item = AgendaItem.objects.select_related("meeting__body__council", "meeting__body__rule_set")
    return ballot(item.filter(meeting=meeting, for_decision=True).get())


def motion(meeting):
    return agenda.add_item(meeting=meeting, title="Library", motion="Open it.", by=None)


@pytest.fixture
def stricter(cast):
    """A called meeting and one in preparation, both after the day from which half of the seats are a quorum."""
    one = cast.ashcombe
    called, coming = steps.noticed(one.assembly), steps.call(one.assembly, start=NEXT)
    motion(called), motion(coming)
    old = one.rule(one.assembly, "quorum")
    make_rule(
        rule_set=old.rule_set, kind="quorum", value=old.value | {"numerator": 1, "denominator": 2},
        provision=one.provisions["2"], start=IN_BETWEEN, by=None, reason="Amended.",
    )  # fmt: skip
    return called, coming


def test_olp_19_a_called_meeting_keeps_its_quorum_and_the_next_one_has_the_new(stricter):
    called, coming = stricter
    assert (quorum(called).quorum_needed, quorum(coming).quorum_needed) == (2, 3)


def test_olp_19_the_next_meeting_keeps_the_new_rule_once_its_notice_is_given(stricter):
    _, coming = stricter
    give_notice(meeting=coming, text="We meet.", on=steps.TODAY, by=None)
    kept = KeptRule.objects.get(meeting=coming, rule__kind="quorum")
    assert kept.rule.value["denominator"] == 2


def test_all_3_a_kept_rule_is_cited_as_it_stood_when_it_was_in_force(stricter):
    called, coming = stricter
    for meeting, day in ((called, "2026-12-31"), (coming, "2027-02-15")):
        book = rulebook_of(meeting)
        assert book.cite(book.get("quorum"))[0].url.endswith(f"/2/?on={day}")


def test_olp_33_what_was_no_rule_at_the_notice_is_none_for_the_meeting(cast):
    one = cast.ashcombe
    end_rule(rule=one.rule(one.assembly, "majority", "replacement"), end=steps.TODAY, by=None, reason="Gone.")
    called = steps.noticed(one.assembly)
    make_rule(
        rule_set=one.assembly.rule_set,
        kind="majority",
        value=one.rule(one.assembly, "majority", "ordinary").value | {"matter": "replacement"},
        provision=one.provisions["9"], start=IN_BETWEEN, by=None, reason="Anew.",
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        rulebook_of(called).get("majority", "replacement")
    assert "when notice of this meeting was given" in str(refused.value)


def test_olp_33_a_rule_that_ended_after_the_notice_still_holds_for_the_meeting(cast):
    one = cast.ashcombe
    called = steps.noticed(one.assembly)
    rule = one.rule(one.assembly, "register_of_interests", "disclosure")
    end_rule(rule=rule, end=IN_BETWEEN, by=None, reason="Gone.")
    assert disclosure_rule(called) == rule
    assert disclosure_rule(steps.call(one.assembly, start=NEXT)) is None


@pytest.mark.parametrize("notice", [True, False])
def test_the_rules_of_a_meeting_are_read_in_one_query(cast, assert_queries, notice):
    meeting = (steps.noticed if notice else steps.call)(cast.ashcombe.assembly)
    assert meeting.body.rule_set
    with assert_queries(1):
        assert len(list(rulebook_of(meeting))) == 25


def test_a_called_meeting_without_kept_rules_goes_by_its_day(cast):
    assert len(list(rulebook_of(cast.ashcombe.open_meeting))) == 25
