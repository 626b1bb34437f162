"""J5, an amendment: a clause is reworded, its rule is looked at, and by a vote both come into force."""

import re
from datetime import UTC, datetime

import pytest

from .visitor import DESKTOP, SCRIPTLESS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASSEMBLY = "One Leicester Partnership Assembly"
# Within two weeks, so that nobody has to sign in again.
MEETING = (2, 12, 2026)
DURING_IT = datetime(2026, 12, 2, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize("way", [DESKTOP, SCRIPTLESS], ids=lambda way: way.name)
def test_olp_33_a_clause_with_rules_is_amended(visitor, way, site, valid_html):
    one, public = visitor("J5", way), visitor("J5-public", way)
    a_clause_is_reworded(one)
    it_cannot_be_proposed_yet(one)
    the_rules_are_looked_at(one)
    it_is_put_to_the_vote(one)
    the_rule_in_force_stays(public)
    notice_carries_the_text(one, public)
    site.set_clock(DURING_IT)
    it_is_carried(one)
    the_new_rule_is_in_force(public)
    valid_html(one)
    valid_html(public)


def a_clause_is_reworded(one):
    """The quorum of the Assembly shall be a quarter: a draft says so."""
    one.go("/accounts/login/?next=/office/leicester/documents/")
    one.write("E-mail address", "secretariat@leicester.example.org")
    one.write("Password", one.password)
    one.press("Sign in")
    one.follow(re.compile("^Amend .*One Leicester.* clause by clause"), within="main")
    one.press("Begin the draft")
    one.sees("There is a problem", "Enter why.")
    one.write("Why", "Motion of the Chair")
    one.press("Begin the draft")
    one.sees("The draft has the words of the edition in force. Now amend them clause by clause.")
    draft = one.page.url.removeprefix(one.site)
    one.go(f"{draft}provisions/19/")
    box = one.page.get_by_label("Text (optional)")
    words = box.input_value().replace("\r\n", "\n").replace("one third of the members", "one quarter of the members")
    assert "one quarter of the members" in words
    one.write("Text (optional)", words)
    one.press("Save")
    one.sees(re.compile("^Article 19 is corrected"))


def it_cannot_be_proposed_yet(one):
    """The rules on quorum rest on that clause: before somebody has looked at them there is no vote."""
    one.follow("Put to a vote")
    one.sees("Rules to be confirmed first", re.compile("^Quorum of .*19"))
    one.choose(ASSEMBLY)
    one.press("Continue")
    one.sees("There is a problem", re.compile("confirmed first"))


def the_rules_are_looked_at(one):
    """The Assembly's gets another value, having seen what changes by it; the Board's stays."""
    one.follow("Confirm, change or end them", within="main")
    one.sees(re.compile("2 rules to be confirmed"))
    one.follow(re.compile(f"^Change the value of Quorum.*{ASSEMBLY}"), within="main")
    one.write("Of how many equal parts", "4")
    one.press("See what changes")
    one.sees("What changes", re.compile("17.* 13"))
    one.press("Draft the rule")
    one.sees("Value changed", re.compile("1 rule to be confirmed"))
    one.press(re.compile("^Confirm as it is.*Executive Board"))
    one.sees("Every rule that rests on an amended clause has been looked at.")


def it_is_put_to_the_vote(one):
    """The page to check shows the motion with the new text and the rules that come with it."""
    one.go(one.page.url.removeprefix(one.site).replace("/rules/", "/propose/"))
    one.choose(ASSEMBLY)
    one.press("Continue")
    one.sees(re.compile("for “quorum is one third” read “quorum is one quarter”"))
    one.sees("Rules that come into force with it", re.compile("One quarter of all seats, now One third"))
    one.press("Put it to the vote")
    one.sees(re.compile("waits for the vote of"), "Waiting for the vote")


def the_rule_in_force_stays(public):
    """Until it is carried, everybody reads the old clause and the old rule."""
    public.go("/leicester/bodies/assembly/rules/")
    public.sees(re.compile("one third"))
    public.go("/leicester/documents/one-leicester-constitution/19/")
    public.sees(re.compile("For the Assembly the quorum is one third"))


def notice_carries_the_text(one, public):
    """The change stands on the next agenda by itself, and the notice has its text put in."""
    one.go("/office/leicester/meetings/call/")
    one.pick("Body", ASSEMBLY)
    one.write_day("Day of the meeting", MEETING)
    one.write("Begins at", "6pm")
    one.write("Expected to end at", "8pm")
    one.write("Place", "City Hall, Leicester")
    one.press("Call the meeting")
    one.go("/office/leicester/meetings/assembly/2026-12-02/notice/")
    one.write("Text of the notice", "The Assembly meets to decide on its quorum.")
    one.press("Continue")
    one.sees(re.compile("for “quorum is one third” read “quorum is one quarter”"))
    one.press("Give notice")
    public.go("/leicester/meetings/assembly/2026-12-02/")
    public.sees(re.compile("for “quorum is one third” read “quorum is one quarter”"))


def it_is_carried(one):
    """Two thirds of those voting: 12 of 17; the three who abstain are left out. The quorum is the old one, 17."""
    one.go("/office/leicester/meetings/assembly/2026-12-02/")
    one.follow(re.compile("Change of"), within="main")
    one.write("Members present who have a vote", "20")
    one.write("For", "12")
    one.write("Against", "5")
    one.write("Abstaining", "3")
    one.press("Continue")
    one.sees(re.compile("^Carried"))
    one.press("Record the vote")
    one.sees(re.compile("^Carried: Change of"))


def the_new_rule_is_in_force(public):
    """From the day of the vote everybody reads the new clause, the new rule, and which decision made them."""
    public.go("/leicester/bodies/assembly/rules/")
    public.sees(re.compile("One quarter of all seats"), re.compile("Since 2 December 2026"))
    public.go("/leicester/documents/one-leicester-constitution/19/")
    public.sees(re.compile("For the Assembly the quorum is one quarter"))
    public.go("/leicester/documents/one-leicester-constitution/19/?on=2026-12-01")
    public.sees(re.compile("For the Assembly the quorum is one third"))
    public.go("/leicester/documents/one-leicester-constitution/")
    public.sees(re.compile("12 for, 5 against, 3 abstaining"))
