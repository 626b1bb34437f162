"""Who has a vote (OLP-10, OLP-18; Localism Act 2011 s.31)."""

from apps.meetings.rules.who_votes import Holding, may_be_present, may_vote, voters

HOLDINGS = [Holding(1, True, "city"), Holding(1, True, "trust"), Holding(2, True, "nhs"), Holding(3, False, "nhs")]


def test_olp_10_a_person_with_several_seats_has_one_vote():
    having = voters(HOLDINGS)
    assert len(having) == 2
    assert having.from_organisation("city") == 1
    assert having.from_organisation("trust") == 1


def test_olp_10_a_seat_without_a_vote_gives_none():
    assert 3 not in voters(HOLDINGS)
    assert not may_vote(3, voters(HOLDINGS), set()).allowed


def test_s31_a_pecuniary_interest_takes_the_member_out_of_the_item():
    having = voters(HOLDINGS)
    assert may_vote(1, having, set()).allowed
    ruling = may_vote(1, having, {1})
    assert not ruling.allowed
    assert "takes no part" in ruling.text
    assert len(having.without({1})) == 1


def test_all_3_no_more_are_present_than_hold_seats_or_are_recorded():
    assert may_be_present(2, in_office=2, recorded=None).allowed
    assert not may_be_present(3, in_office=2, recorded=None).allowed
    ruling = may_be_present(2, in_office=2, recorded=1)
    assert not ruling.allowed
    assert ruling.lawful == "At most 1, or correct the attendance first."
