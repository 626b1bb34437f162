"""J3, the secretariat: from a letter of resignation to the new holder of the seat.

The same journey by mouse, on a narrow screen, by keyboard alone and without scripts. The Assembly meets on the day on
which the demo is loaded, so that the vote can be recorded at once; then the clock goes on to the day of leaving.
"""

import re
from datetime import UTC, datetime

import pytest

from .visitor import DESKTOP, KEYBOARD, SCRIPTLESS, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEAVER, NEW, SEAT = "Wilfred Pennyfarthing", "Nadia Successor", "Business Council representative 1"
DAY_OF_LEAVING = datetime(2026, 12, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("way", [DESKTOP, SMALL, KEYBOARD, SCRIPTLESS], ids=lambda way: way.name)
def test_j3_a_seat_changes_hands(visitor, way, site, valid_html):
    one, public = visitor("J3", way), visitor("J3-public", way)
    what_is_due(one)
    too_short_a_notice_is_refused(one)
    the_resignation(one)
    the_recommendation(one)
    a_vote_without_quorum_is_refused(one)
    the_vote(one)
    what_followed(one)
    the_body_page(public, holder=LEAVER, other=NEW)
    site.set_clock(DAY_OF_LEAVING)
    the_body_page(public, holder=NEW, other=LEAVER)
    public.sees("since 23 December 2026")
    valid_html(one)
    valid_html(public)


def what_is_due(one):
    """The office begins with what is due and late."""
    one.go("/")
    one.follow("Sign in")
    one.write("E-mail address", "secretariat@leicester.example.org")
    one.write("Password", one.password)
    one.press("Sign in")
    assert one.heading() == "Office"
    one.sees("Register of interests: Zelda Threadneedle", "Late", "Was due on Tuesday 10 November 2026")


def too_short_a_notice_is_refused(one):
    """Less than one month: refused with the clause, both dates and the earliest lawful one; the input is kept."""
    one.follow("Seats and members", within="main")
    one.follow(re.compile(f"^Record a resignation of {LEAVER}"))
    one.write_day("The day on which the notice was received", (23, 11, 2026))
    one.write_day("The day on which the membership ends", (22, 12, 2026))
    one.write(re.compile("^How the notice came"), "Letter to the Chair")
    one.press("Continue")
    one.sees("There is a problem", re.compile("received on Monday 23 November 2026"))
    one.sees(re.compile("Earliest lawful date: Wednesday 23 December 2026. .*clause 21.4"))
    assert one.page.get_by_label(re.compile("^How the notice came")).input_value() == "Letter to the Chair"


def the_resignation(one):
    """Check answers say what follows; the confirmation says what was done and who was told."""
    one.write_day("The day on which the membership ends", (23, 12, 2026))
    one.press("Continue")
    one.sees("What follows when you confirm", "How it came", "Letter to the Chair")
    one.press("Confirm the resignation")
    assert one.heading() == "Resignation recorded"
    one.sees(re.compile("nominations@business-council.example.org"), re.compile("goes on the next agenda"))
    one.follow("See this change of membership")
    one.sees(re.compile("is to recommend a replacement by"), "Vacancy opens", "Replacement asked for")


def the_recommendation(one):
    """The nominating organisation's answer."""
    one.follow("Record the recommendation")
    one.write("Full name", NEW)
    one.write("E-mail address", "nadia.successor@example.org")
    one.write_day("The day on which the recommendation was received", (23, 11, 2026))
    one.write("How the recommendation came", "Letter of the Business Council")
    one.press("Continue")
    one.press("Confirm the recommendation")
    one.sees(f"The recommendation of {NEW} is recorded.")


def a_vote_without_quorum_is_refused(one):
    """The approval stands on the next agenda by itself; 16 present are not 17 of 51."""
    one.follow(re.compile("^item 4 of the meeting on Monday 23 November 2026"), within="main")
    one.sees(re.compile(f"That {NEW}, recommended by Business Council, be approved"))
    hands(one, 16, 12, 4, 0)
    one.sees("There is a problem", re.compile("Not quorate: 16 count, 17 of 51 needed.*article 19"))


def hands(one, present, for_it, against, abstaining):
    """Count hands, and go on to check them."""
    one.write("Members present who have a vote", str(present))
    one.write("For", str(for_it))
    one.write("Against", str(against))
    one.write("Abstaining", str(abstaining))
    one.press("Continue")


def the_vote(one):
    """The arithmetic is shown before it is recorded: 11 of 20 present and eligible."""
    hands(one, 20, 11, 5, 4)
    one.sees("Carried: 11 of 20 is more than half.")
    one.sees(re.compile("clause 21.4"), within=one.unfold("How the result is reckoned"))
    one.press("Record the vote")
    one.sees(re.compile("^Carried: Replacement for"))


def what_followed(one):
    """Every step stands in the timeline with who and why; the new member is invited and owes register and code."""
    one.go("/office/leicester/changes/")
    one.follow(re.compile(f"^{LEAVER}"), within="main")
    one.sees("Completed", f"{NEW} holds the seat from Wednesday 23 December 2026.")
    one.sees("Replacement approved", "Invitation to sign in sent", "Register and code asked for", "Letter to the Chair")
    one.sees(re.compile("Sidney Foolscap"))
    one.go("/office/leicester/messages/")
    one.sees("nadia.successor@example.org", "nominations@business-council.example.org")


def the_body_page(public, holder, other):
    """Who holds the seat that day."""
    public.go("/leicester/bodies/assembly/")
    row = public.page.get_by_role("row").filter(has_text=SEAT)
    public.sees(re.compile(holder), within=row)
    assert other not in row.inner_text()
