"""Naming, confirming and withdrawing substitutes (OLP-16)."""

from datetime import timedelta

import pytest

from apps.core.rulings import Refused
from apps.deadlines.models import Message
from apps.documents.models import Rule
from apps.meetings.enums import MeetingState
from apps.meetings.models import Substitution
from apps.meetings.services import calling, standing_in
from tests import factories as make

from . import steps


def name(meeting, person, name="Sam Stand", **more):
    return standing_in.name_substitute(meeting=meeting, person=person, name=name, by=None, **more)


def refused(meeting, person, words, **more):
    with pytest.raises(Refused, match=words) as error:
        name(meeting, person, **more)
    return error.value


def test_olp_16_the_substitute_and_the_secretariat_are_told(cast):
    one = cast.ashcombe
    named = name(one.open_meeting, one.people[1], "  Sam   Stand ", email="sam@example.org")
    assert (named.name, named.told_at.date(), named.person) == ("Sam Stand", steps.TODAY, None)
    told = list(Message.objects.order_by("to_address").values_list("to_address", flat=True))
    assert told == ["body_officer@ashcombe.example.org", "sam@example.org"]
    assert named.history.get().history_change_reason == "A substitute was named."


def test_olp_16_the_secretariat_that_names_one_itself_is_not_told(cast):
    one = cast.ashcombe
    standing_in.name_substitute(meeting=one.open_meeting, person=one.people[1], name="Sam", by=one.officer)
    assert not Message.objects.exists()


def test_olp_22_a_substitute_at_a_private_meeting_is_given_no_link(cast):
    one = cast.ashcombe
    name(one.private_meeting, one.councillor_person, email="sam@example.org")
    assert "/meetings/" not in Message.objects.get(to_address="sam@example.org").body


def test_olp_16_each_wrong_substitute_is_refused_with_its_clause(cast):
    one = cast.ashcombe
    first, second, third, _ = one.people
    name(one.open_meeting, first, "Sam Stand", email="sam@example.org")
    for person, words, more in (
        (first, "named Sam Stand as substitute already", {"name": "Other"}),
        (second, "stands in for Cllr First", {"name": "sam  stand"}),
        (second, "stands in for Cllr First", {"name": "Samuel", "email": "SAM@example.org"}),
        (second, "has a vote already", {"name": third.name}),
        (second, "himself or herself", {"name": second.name}),
        (second, "a substitute for a substitute", {"name": first.name}),
        (second, "a substitute for a substitute", {"name": "F.", "email": one.councillor.email}),
    ):
        assert refused(one.open_meeting, person, words, **more).ruling.citations[0].label.endswith("article 6")
    assert Substitution.objects.count() == 1
    # The same name with another address is another person.
    name(one.open_meeting, second, "Sam Stand", email="other@example.org")


def test_olp_16_a_member_may_stand_in_where_the_rule_lets_members_but_then_sends_nobody(cast):
    one = cast.ashcombe
    rule = one.rule(one.assembly, "substitutes")
    Rule.objects.filter(pk=rule.pk).update(value=rule.value | {"members_too": True})
    named = name(one.open_meeting, one.people[1], one.people[2].name)
    assert named.person == one.people[2]
    refused(one.open_meeting, one.people[2], "a substitute sends no substitute", name="Other")


def test_olp_16_only_who_sits_there_names_one_and_only_after_the_notice(cast):
    one = cast.ashcombe
    refused(one.private_meeting, one.people[1], "does not sit on Board")
    refused(one.open_meeting, cast.brindle.people[0], "does not sit on Assembly")
    refused(steps.call(one.assembly), one.people[1], "No notice")


def test_olp_16_not_after_the_meeting_began_unless_told_before(cast, frozen):
    one = cast.ashcombe
    meeting = one.open_meeting
    refused(meeting, one.people[1], "still to come", at=make.NOW + timedelta(hours=1))
    frozen.move_to(meeting.starts_at)
    refused(meeting, one.people[1], "was not told")
    name(meeting, one.people[1], at=meeting.starts_at - timedelta(minutes=1))


def test_olp_16_not_for_a_cancelled_meeting(cast):
    one = cast.ashcombe
    calling.cancel(meeting=one.open_meeting, reason="Snow.", tell=False, by=None)
    one.open_meeting.refresh_from_db()
    assert one.open_meeting.state == MeetingState.CANCELLED
    refused(one.open_meeting, one.people[1], "cancelled")


def test_olp_16_who_was_to_come_hears_that_the_meeting_is_cancelled(cast):
    one = cast.ashcombe
    name(one.open_meeting, one.people[1], email="sam@example.org", tell=False)
    calling.cancel(meeting=one.open_meeting, reason="Snow.", by=None)
    assert Message.objects.filter(to_address="sam@example.org", body__contains="Snow.").count() == 1


def test_olp_16_withdrawn_on_record_and_another_named(cast):
    one = cast.ashcombe
    named = name(one.open_meeting, one.people[1], email="sam@example.org", tell=False)
    standing_in.withdraw(named=named, by=one.second_councillor, reason="I come myself.")
    assert not one.open_meeting.substitutions.exists()
    gone = Substitution.all_objects.get()
    assert gone.history.first().history_change_reason == "I come myself."
    assert Message.objects.get().to_address == "sam@example.org"
    with pytest.raises(Refused, match="withdrawn already"):
        standing_in.withdraw(named=named, by=None, reason="Again.")
    name(one.open_meeting, one.people[1])


def test_olp_16_what_the_attendance_rests_on_stays(cast, frozen):
    meeting, person = steps.noticed(cast.ashcombe.assembly), cast.ashcombe.people[1]
    named = name(meeting, person, briefed=True)
    frozen.move_to(steps.AFTER)
    steps.attend(meeting, [person], "substitute")
    with pytest.raises(Refused, match="has not been briefed"):
        standing_in.confirm(named=named, briefed=False, by=None, reason="A mistake.")
    with pytest.raises(Refused, match="records that Sam Stand stood in"):
        standing_in.withdraw(named=named, by=None, reason="A mistake.")
    steps.attend(meeting, [person], "apologies")
    standing_in.withdraw(named=named, by=None, reason="A mistake.")
