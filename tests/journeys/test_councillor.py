"""J1, a councillor: signs in, fills in the register, publishes it, declares an interest, changes an entry.

The same journey by mouse, on a narrow screen, by keyboard alone and without scripts; the public page is read by
somebody who is not signed in. The demo's councillor took the seat on 11 November 2026.
"""

import re
from datetime import timedelta

import pytest

from .site import BEGINNING
from .visitor import DESKTOP, KEYBOARD, SCRIPTLESS, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORK = "Teacher at Sample School"
# Withheld under section 32: nobody else may ever read it.
SECRET = "A house in Hidden Lane"
NOTHING = (
    "Sponsorship",
    "Contracts with the council",
    "Licences to occupy land",
    "Corporate tenancies",
    "Securities",
    "Other registrable interests",
)
ITEM = re.compile("^Declare an interest against item 4 of .*Friday 11 December 2026$")


@pytest.mark.parametrize("way", [DESKTOP, SMALL, KEYBOARD, SCRIPTLESS], ids=lambda way: way.name)
def test_j1_a_councillor_registers_and_declares(visitor, way, site, valid_html):
    one, public = visitor("J1", way), visitor("J1-public", way)
    what_is_owed(one)
    an_incomplete_register_is_refused(one)
    fill_in(one)
    publish(one)
    what_the_public_reads(public)
    declare(one)
    what_the_meeting_shows(public)
    site.set_clock(BEGINNING + timedelta(days=1))
    end_an_entry(one)
    as_it_stood(public)
    valid_html(one)
    valid_html(public)


def what_is_owed(one):
    """Signing in leads to one page that says what is owed, by when, and how the day was counted."""
    one.go("/")
    one.follow("Sign in")
    one.write("E-mail address", "councillor@leicester.example.org")
    one.write("Password", "not the password")
    one.press("Sign in")
    assert one.page.title().startswith("Error:")
    one.write("E-mail address", "councillor@leicester.example.org")
    one.write("Password", one.password)
    one.press("Sign in")
    assert one.heading() == "My page"
    one.sees("Due by Tuesday 8 December 2026")
    counted = one.unfold("How this day was counted")
    one.sees("28 days beginning with Wednesday 11 November 2026, which is day 1.", within=counted)
    one.sees("Localism Act 2011, section 30", within=counted)


def an_incomplete_register_is_refused(one):
    """No class may be left without an answer."""
    one.follow(re.compile("^Register of interests"), within="main")
    one.follow("Check your answers")
    one.press("Confirm and publish")
    one.sees("There is a problem", re.compile("The register is not complete. No answer yet: Employment"))
    one.follow("Back to all classes")


def fill_in(one):
    """Class by class: what is mine, what is a partner's and withheld, nothing, and a gift."""
    add(one, "Employment, office, trade, profession or vocation")
    one.press("Save and continue")
    one.sees("Say whose interest it is.", "Say what the interest is.")
    one.choose("Mine")
    one.write("What is it?", WORK)
    one.press("Save and continue")
    one.follow("Back to all classes")
    for name in NOTHING:
        one.follow(name, within="main")
        one.choose("No, nothing to declare")
        one.press("Continue")
        one.sees(f"Nothing to declare: {name}.")
    add(one, "Land in the area")
    one.choose(re.compile("^My spouse"))
    one.write("What is it?", SECRET)
    one.choose(re.compile("^Withhold this interest"))
    one.press("Save and continue")
    one.follow("Back to all classes")
    add(one, "Gifts and hospitality")
    one.write("What is it?", "Two tickets")
    one.write("Who gave it?", "Sample Theatre")
    one.write_day("The day you received it", (31, 2, 2026))
    one.write(re.compile("^What was it worth"), "60")
    one.press("Save and continue")
    one.sees(re.compile("31 2 2026 is not a real date"))
    one.write_day("The day you received it", (20, 11, 2026))
    one.press("Save and continue")
    one.follow("Back to all classes")
    one.sees(re.compile("9 of 9 classes answered"))


def add(one, name):
    """Go to a class and say that there is something to declare."""
    one.follow(name, within="main")
    one.choose("Yes, add an interest")
    one.press("Continue")


def publish(one):
    """Check answers, confirm; it was in time."""
    one.follow(re.compile("^Check"), within="main")
    one.sees(WORK, "Withheld from the public", "What happens when you publish")
    one.press("Confirm and publish")
    assert one.heading() == "Your register is published"
    one.sees(re.compile("due by Tuesday 8 December 2026: in time"))


def what_the_public_reads(public):
    """Published at once, less what is sensitive; whose class it is in is not to be guessed either."""
    public.go("/leicester/interests/kavita-newcomer/")
    public.sees(WORK, "An interest is withheld under section 32 of the Localism Act 2011.")
    public.sees_not(SECRET, "Hidden Lane")
    land = public.page.get_by_role("region", name="Land in the area").inner_text()
    sponsorship = public.page.get_by_role("region", name="Sponsorship").inner_text()
    assert land.replace("Land in the area", "") == sponsorship.replace("Sponsorship", "")


def declare(one):
    """An interest against an item of the coming meeting, linked to the entry."""
    one.go("/my/")
    one.follow(ITEM)
    one.choose(re.compile(WORK))
    one.press("Continue")
    one.sees("Say what kind of interest it is.")
    one.choose(re.compile("^Disclosable pecuniary interest"))
    one.press("Continue")
    assert one.heading() == "Check your declaration"
    one.press("Declare")
    one.sees(re.compile("Declared. It stands on the meeting"))


def what_the_meeting_shows(public):
    """The declaration stands on the meeting's page, and what follows from it."""
    public.go("/leicester/meetings/assembly/2026-12-11/")
    declarations = public.page.locator("li").filter(has_text="Cllr Kavita Newcomer").last
    public.sees(re.compile("on item 4, Food growing on spare plots"), within=declarations.locator(".."))
    public.sees(re.compile("disclosable pecuniary interest", re.IGNORECASE), re.compile("Takes no part"), within="main")
    public.sees_not("Hidden Lane")


def end_an_entry(one):
    """A day later the post is left: the entry ends, and the class still has an answer."""
    one.go("/my/leicester/register/")
    one.follow("Employment, office, trade, profession or vocation", within="main")
    one.follow("End interest 1")
    one.write_day("The day the interest ended", (24, 11, 2026))
    one.write("Why does it end?", "Left the post")
    one.choose("I have nothing else to declare in this class")
    one.press("End this interest")
    one.sees(re.compile("It is no longer on the register"))


def as_it_stood(public):
    """Today's register no longer has it; the register of the day before has."""
    public.go("/leicester/interests/kavita-newcomer/")
    public.sees_not(WORK)
    public.write_date("Show how it stood on", BEGINNING.date())
    public.press("Show this day")
    public.sees(WORK)
    public.sees_not("Hidden Lane")
