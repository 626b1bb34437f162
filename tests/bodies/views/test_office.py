"""The office's pages: putting a change or a dissolution to the vote, and taking it back (OLP-33, OLP-34)."""

from datetime import date

import pytest

from apps.bodies import services
from apps.bodies.enums import MotionState
from apps.bodies.models import Amendment, Dissolution
from apps.documents.services import end_rule
from tests.bodies.services import steps
from tests.cast import PRIVATE_WORD


@pytest.fixture
def one(cast):
    steps.fill(cast.ashcombe, seats=6)
    return cast.ashcombe


@pytest.fixture
def officer(one, sign_in):
    return sign_in(one.officer)


def text_of(response):
    return " ".join(response.content.decode().split())


def proposing(one):
    return f"/office/ashcombe/documents/editions/{steps.draft(one, p1='What Ashcombe wants: all.').pk}/propose/"


RIGHT = {"body": "assembly", "when": "decision"}


def test_olp_33_an_officer_checks_the_text_of_the_change_and_puts_it_to_the_vote(officer, one):
    page = proposing(one)
    shown = text_of(officer.post(page, RIGHT))
    assert "That Constitution of Ashcombe is changed as follows, from the day of this decision:" in shown
    assert "For the text of article 1 read: “What Ashcombe wants: all.”" in shown
    assert "article 13" in shown
    assert not Amendment.objects.exists()
    done = officer.post(page, {**RIGHT, "confirm": "yes"}, follow=True)
    assert done.redirect_chain[-1][0] == "/office/ashcombe/bodies/assembly/"
    assert "Waiting for the vote" in text_of(done)
    assert "On no agenda yet" in text_of(done)
    assert Amendment.objects.get().start is None


def test_olp_33_the_answers_can_be_changed_before_they_bind(officer, one):
    response = officer.post(proposing(one), {**RIGHT, "back": "yes"})
    assert response.status_code == 200
    assert not Amendment.objects.exists()


LATER = {"body": "assembly", "when": "later"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "Choose the body that decides."),
        ({**RIGHT, "body": "b-assembly"}, "Choose one of the bodies that can decide this."),
        ({**RIGHT, "when": "never"}, "Choose the day of the decision, or a later day."),
        (LATER, "Enter the first day in force"),
        ({**LATER, "start_day": "31", "start_month": "2", "start_year": "2027"}, "is not a real date"),
        ({**LATER, "start_day": "22", "start_month": "11", "start_year": "2026"}, "is not a later day than today"),
    ],
)
def test_olp_33_wrong_answers_are_told(officer, one, wrong, words):
    response = officer.post(proposing(one), wrong)
    assert response.status_code == 422
    assert words in text_of(response)
    assert not Amendment.objects.exists()


def test_olp_33_a_later_day_is_taken(officer, one):
    day = {**LATER, "start_day": "1", "start_month": "4", "start_year": "2027", "confirm": "yes"}
    assert officer.post(proposing(one), day).status_code == 302
    assert Amendment.objects.get().start == date(2027, 4, 1)


def test_olp_33_rules_to_be_confirmed_are_named_with_the_way_there(officer, one):
    edition = steps.draft(one, p2="Two are enough.")
    page = f"/office/ashcombe/documents/editions/{edition.pk}/propose/"
    assert f"/office/ashcombe/documents/editions/{edition.pk}/rules/" in text_of(officer.get(page))
    response = officer.post(page, RIGHT)
    assert response.status_code == 422
    assert "confirmed first: Quorum of The Assembly" in text_of(response)


def test_olp_33_without_a_body_that_can_decide_the_page_says_what_is_missing(officer, one):
    for body in (one.assembly, one.board):
        end_rule(rule=one.rule(body, "majority", "constitution"), end=steps.TODAY, by=None, reason="Gone.")
    assert "rules on both the majority and the notice for changing the constitution" in text_of(
        officer.get(proposing(one))
    )


def test_olp_33_an_amendment_is_withdrawn_with_its_reason(officer, one):
    officer.post(proposing(one), {**RIGHT, "confirm": "yes"})
    page = f"/office/ashcombe/bodies/amendments/{Amendment.objects.get().pk}/withdraw/"
    assert "Enter why it is withdrawn." in text_of(officer.post(page, {}))
    assert officer.post(page, {"reason": "Second thoughts."}).status_code == 302
    assert Amendment.objects.get().state == MotionState.WITHDRAWN
    assert officer.post(page, {"reason": "Again."}).status_code == 422


def test_olp_33_the_notice_page_puts_the_text_in_and_the_public_reads_it_as_a_list(officer, one, sign_in):
    officer.post(proposing(one), {**RIGHT, "confirm": "yes"})
    meeting = steps.meet(one.assembly, notice=False)
    page = f"/office/ashcombe/meetings/assembly/{meeting.slug}/notice/"
    given = {"given_on_day": "22", "given_on_month": "11", "given_on_year": "2026", "text": "We meet."}
    assert "The notice must carry the text of: Change of Constitution of Ashcombe." in text_of(officer.get(page))
    assert "does not set out the text" in text_of(officer.post(page, given))
    assert "it is there, word for word" in text_of(officer.post(page, {**given, "put_in": "on"}))
    assert officer.post(page, {**given, "put_in": "on", "confirm": "yes"}).status_code == 302
    shown = text_of(sign_in().get(f"/ashcombe/meetings/assembly/{meeting.slug}/"))
    assert "<li>For the text of article 1 read: “What Ashcombe wants: all.”</li>" in shown


def test_olp_22_an_amendment_before_a_private_body_is_public_nowhere(officer, one, sign_in):
    edition = steps.draft(one, p1=f"What {PRIVATE_WORD} wants: all.")
    services.propose_amendment(edition=edition, body=one.board, by=None)
    meeting = steps.meet(one.board)
    visitor = sign_in()
    for address in (
        "/ashcombe/", "/ashcombe/bodies/board/", "/ashcombe/meetings/", "/ashcombe/documents/constitution/",
        "/ashcombe/documents/constitution/1/", "/ashcombe/meetings/feed.atom",
    ):  # fmt: skip
        assert PRIVATE_WORD not in text_of(visitor.get(address)), address
    # The page of the search repeats the word that was looked for, so it has to say that it found nothing.
    assert "Nothing found" in text_of(visitor.get("/search/", {"q": PRIVATE_WORD}))
    assert "Nothing found" not in text_of(visitor.get("/search/", {"q": "Ashcombe"}))
    assert visitor.get(f"/ashcombe/meetings/board/{meeting.slug}/").status_code == 404


END = {"body": "assembly", "reason": "Its work is done."}


def test_olp_34_an_officer_sees_what_ends_and_the_earliest_lawful_date(officer, one):
    page = "/office/ashcombe/bodies/assembly/dissolve/"
    assert "<li>Board</li>" in text_of(officer.get(page))
    shown = text_of(officer.post(page, END))
    assert "Monday 14 December 2026, when notice is given today" in shown
    assert "who are there and may vote" in shown
    assert not Dissolution.objects.exists()
    done = officer.post(page, {**END, "confirm": "yes"}, follow=True)
    assert "Dissolution of Assembly" in text_of(done)
    assert officer.post(page, {**END, "confirm": "yes"}).status_code == 422


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reason": "Done."}, "Choose the body that decides."),
        ({"body": "assembly"}, "Enter why it is proposed."),
        ({**END, "reason": "x" * 1001}, "at most 1000"),
        ({**END, "body": "nothing"}, "Choose one of the bodies"),
    ],
)
def test_olp_34_wrong_answers_are_told(officer, one, wrong, words):
    response = officer.post("/office/ashcombe/bodies/assembly/dissolve/", wrong)
    assert response.status_code == 422
    assert words in text_of(response)


def test_olp_34_calling_a_meeting_too_near_says_so_at_once(officer, one):
    officer.post("/office/ashcombe/bodies/assembly/dissolve/", {**END, "confirm": "yes"})
    near = {
        "body": "assembly", "kind": "ordinary", "day_day": "8", "day_month": "12", "day_year": "2026", "starts": "5pm",
        "ends": "7pm", "place": "Hall",
    }  # fmt: skip
    shown = text_of(officer.post("/office/ashcombe/meetings/call/", near, follow=True))
    assert "“Dissolution of Assembly” is not on its agenda." in shown
    assert "Earliest lawful date: 14 December." in shown


def test_olp_34_a_dissolution_is_withdrawn_with_its_reason(officer, one):
    officer.post("/office/ashcombe/bodies/board/dissolve/", {**END, "confirm": "yes"})
    page = f"/office/ashcombe/bodies/dissolutions/{Dissolution.objects.get().pk}/withdraw/"
    assert officer.post(page, {}).status_code == 422
    assert officer.post(page, {"reason": "Second thoughts."}).status_code == 302
    assert Dissolution.objects.get().state == MotionState.WITHDRAWN


def test_olp_34_the_page_of_a_dissolved_body_says_by_which_decision_and_shows_it_as_it_was(one, sign_in, frozen):
    dissolution = services.propose_dissolution(dissolves=one.board, body=one.assembly, reason="Done.", by=None)
    meeting = steps.meet(one.assembly)
    frozen.move_to(steps.after(meeting))
    steps.vote(dissolution.business, present=4, votes_for=4, votes_against=0, abstaining=0)
    frozen.move_to("2026-12-24T10:00:00Z")
    visitor = sign_in()
    shown = text_of(visitor.get("/ashcombe/bodies/board/"))
    assert "Board was dissolved on Tuesday 22 December 2026 by <a" in shown
    assert f'href="/ashcombe/meetings/assembly/{meeting.slug}/#item-' in shown
    assert "4 seat" not in shown
    assert "1 of 4 seats held" in text_of(visitor.get("/ashcombe/bodies/board/?on=2026-12-22"))
    listing = text_of(visitor.get("/ashcombe/bodies/"))
    assert "Dissolved</h2>" in listing
    assert "dissolved on Tuesday 22 December 2026" in listing
