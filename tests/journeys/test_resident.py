"""J2, a resident: from the front page to the Assembly's next meeting, its papers, the last one's votes, and the rules.

The same journey by mouse, on a narrow screen, by keyboard alone and without scripts. The demo is loaded on Monday
23 November 2026, so that every date here is known.
"""

import re
import tomllib
from datetime import timedelta

import pytest
from icalendar import Calendar
from lxml import etree

from .site import BEGINNING, ROOT
from .visitor import DESKTOP, KEYBOARD, SCRIPTLESS, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Words of the demo that stand only in what the Executive Board does, and in an interest withheld under section 32.
HIDDEN = ("Zephyrine", "Quillhaven")
NEXT = "Friday 11 December 2026"
LAST = "Friday 9 October 2026"


@pytest.mark.parametrize("way", [DESKTOP, SMALL, KEYBOARD, SCRIPTLESS], ids=lambda way: way.name)
def test_j2_a_resident_follows_the_assembly(visitor, way, valid_html):
    one = visitor("J2", way)
    the_next_meeting(one)
    calendars_and_feeds(one)
    the_last_meeting(one)
    the_body_and_its_rules(one)
    valid_html(one)


def the_next_meeting(one):
    """Notice, when and where, agenda, a paper to read and to download, who may attend."""
    one.go("/")
    one.follow(re.compile(f"One Leicester Partnership Assembly, {NEXT}"), within="main")
    assert one.heading() == f"Ordinary meeting on {NEXT}"
    one.sees("5.30pm to 7.30pm", "The Sample Room, City Hall")
    one.sees("Open to the press and the public", "Step-free from the street")
    one.sees("22 clear days between notice and meeting", "article 23",
             within=one.unfold("How the notice was counted"))  # fmt: skip
    one.sees("1. Declarations of interests", "4. Food growing on spare plots", "None has been declared")
    paper = one.download("Download Food growing on spare plots, PDF, 21 KB")
    assert paper.startswith(b"%PDF-")
    one.follow("Food growing on spare plots", within="main")
    one.sees(re.compile("spare plots", re.IGNORECASE))
    one.follow("11 December 2026", within="nav[aria-label=Breadcrumb]")


def calendars_and_feeds(one):
    """The meeting, the body and the council in a calendar; cancelled ones are marked; a feed of what is new."""
    event = Calendar.from_ical(one.download("Add to your calendar (.ics)")).walk("VEVENT")[0]
    assert event["DTSTART"].dt.isoformat() == "2026-12-11T17:30:00+00:00"
    one.follow("Other meetings of One Leicester Partnership Assembly", within="main")
    one.sees("Cancelled")
    events = Calendar.from_ical(one.download("Add these meetings to your calendar (.ics)")).walk("VEVENT")
    assert str(event["UID"]) in {str(other["UID"]) for other in events}, "a meeting has the same UID everywhere"
    assert "CANCELLED" in {str(other["STATUS"]) for other in events}
    feed = etree.fromstring(one.download("Feed of notices, papers and minutes (Atom)"))
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed" and len(feed.findall("{*}entry")) > 3


def the_last_meeting(one):
    """Attendance, declarations, the vote with its arithmetic, minutes; and the clause that the arithmetic rests on."""
    one.follow(re.compile(f"Ordinary meeting ?, {LAST}"), within="main")
    one.sees("26 of 45 on record were there", "Represented by Perpetua Standby, briefed")
    one.sees(
        "Takes no part",
        "Published on Friday 23 October 2026",
        "Cllr Ada Example, Leader of the Council, was in the chair",
    )
    one.sees("19 for, 4 against, 2 abstaining")
    one.sees("51 seats (annex 2), one third, rounded up = 17", within=one.unfold("How the quorum was reckoned"))
    result = one.unfold("How the result was reckoned")
    one.sees("More than half of 25 is 13 or more; 19 voted for", within=result)
    one.follow("One Leicester constitution, article 18", within=result)
    assert "18" in one.heading()
    one.sees(re.compile("casting vote"))


def the_body_and_its_rules(one):
    """Purposes, seats by sector and who holds them, vacancies, and rules that link into the constitution."""
    one.follow("Bodies", within="nav")
    one.follow("One Leicester Partnership Assembly", within="main")
    one.sees(
        "47 of 51 seats held, 4 vacant", "Communities of interest: 12 of 14 held, 2 vacant", "Vacant", "Clause 4.1"
    )
    one.follow("Rules of the One Leicester Partnership Assembly", within="main")
    one.sees("In figures: 51 seats, one third, rounded up = 17.")
    one.follow(re.compile(r"article 19 \(Quorum\)"), within="main")
    one.sees(re.compile("one third", re.IGNORECASE))


def board_meetings():
    """Return the addresses at which the Board's meetings are, to be guessed."""
    meetings = tomllib.loads((ROOT / "fixtures/demo/meetings.toml").read_text())["meeting"]
    board = [meeting for meeting in meetings if meeting["body"] == "executive-board"]
    days = [meeting.get("date_days_ahead", -meeting.get("date_days_ago", 0)) for meeting in board]
    return [f"/leicester/meetings/executive-board/{(BEGINNING + timedelta(days=day)).date()}/" for day in days]


@pytest.mark.parametrize("way", [DESKTOP], ids=lambda way: way.name)
def test_olp_22_nothing_leads_a_resident_to_the_board_s_meetings(visitor, way):
    one = visitor("OLP-22", way)
    one.go("/leicester/bodies/executive-board/")
    one.sees("12 of 13 seats held, 1 vacant", "does not meet in public")
    nothing = one.page.request.get(f"{one.site}/leicester/meetings/executive-board/2031-01-01/")
    guesses = board_meetings()
    assert guesses
    for path in (*guesses, *(guess + "calendar.ics" for guess in guesses), "/leicester/meetings/executive-board/"):
        answer = one.page.request.get(one.site + path)
        assert (answer.status, answer.body()) == (nothing.status, nothing.body()) == (404, nothing.body()), path
    for path in PLACES:
        text = one.page.request.get(one.site + path).text()
        assert "executive-board/2" not in text and not [word for word in HIDDEN if word in text], path
    one.go("/search/?q=Zephyrine")
    one.sees("Nothing found")


PLACES = (
    "/",
    "/leicester/",
    "/leicester/meetings/",
    "/leicester/meetings/?month=2026-12",
    "/leicester/meetings/?month=2026-10",
    "/leicester/meetings/calendar.ics",
    "/leicester/meetings/feed.atom",
    "/leicester/bodies/executive-board/",
    "/leicester/interests/",
    "/leicester/members/",
    "/sitemap.xml",
    "/sitemap-meetings.xml",
    "/search/?q=board",
)
