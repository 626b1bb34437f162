"""The public pages of meetings (J2, OLP-10, OLP-22, ALL-3)."""

import pytest

from apps.meetings.services import calling
from tests import factories as make
from tests.meetings.services import steps

OPEN = "/ashcombe/meetings/assembly/2026-12-14/"


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    "address",
    [
        "/ashcombe/meetings/",
        "/ashcombe/meetings/?month=2026-12",
        "/ashcombe/meetings/assembly/",
        OPEN,
        f"{OPEN}papers/2/report/",
        f"{OPEN}papers/2/report/download/",
        f"{OPEN}calendar.ics",
        "/ashcombe/meetings/calendar.ics",
        "/ashcombe/meetings/assembly/calendar.ics",
        "/ashcombe/meetings/feed.atom",
        "/ashcombe/meetings/assembly/feed.atom",
    ],
)
def test_j2_every_page_opens_to_a_visitor_with_four_queries_at_most(cast, sign_in, assert_queries, address):
    with assert_queries(most=4):
        assert sign_in().get(address).status_code == 200


def test_j2_the_month_shows_its_meetings_and_the_next_ones(cast, sign_in):
    december = text_of(sign_in().get("/ashcombe/meetings/?month=2026-12"))
    assert OPEN in december
    assert "month=2027-01" in december and "month=2026-11" in december
    november = text_of(sign_in().get("/ashcombe/meetings/"))
    assert "No meetings in November 2026." in november
    assert OPEN in november, "the next meetings stand above the month"


@pytest.mark.parametrize("month", ["2026-13", "26-1", "december", "2026-1", "1026-01", "２０２６-01"])
def test_all_3_a_month_that_is_none_is_told_clearly(cast, sign_in, month):
    response = sign_in().get("/ashcombe/meetings/", {"month": month})
    assert response.status_code == 422
    assert "is not a month" in text_of(response)


def test_j2_the_page_of_a_meeting_shows_what_a_resident_needs(cast, sign_in):
    calling.give_notice(meeting=cast.ashcombe.open_meeting, text="The Assembly meets.", on=steps.TODAY, by=None)
    page = text_of(sign_in().get(OPEN))
    for words in (
        "Monday 14 December 2026 at 5.30pm",
        "Council Chamber",
        "Open to the press and the public",
        "Given on Sunday 22 November 2026",
        "How the notice was counted",
        "21 clear days between notice and meeting",
        "Declarations of interests",
        "The library",
        "Report on The library",
        "Add to your calendar",
        "The minutes are published here after the meeting",
    ):
        assert words in page
    assert "/ashcombe/documents/constitution/5/" in page


def test_j2_a_paper_is_read_and_downloaded(cast, sign_in):
    page = text_of(sign_in().get(f"{OPEN}papers/2/report/"))
    assert "All about The library." in page
    response = sign_in().get(f"{OPEN}papers/2/report/download/")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert response.streaming
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_a_paper_whose_file_is_lost_is_not_found(cast, sign_in):
    paper = cast.ashcombe.open_paper
    paper.file.delete(save=False)
    assert sign_in().get(f"{OPEN}papers/2/report/download/").status_code == 404


def test_j2_a_past_meeting_shows_attendance_declarations_vote_and_minutes(cast, sign_in, frozen):
    from apps.meetings.services import agenda, minutes, voting

    one = cast.ashcombe
    meeting = steps.noticed(one.assembly)
    item = agenda.add_item(meeting=meeting, title="Bridge", motion="Mend the bridge.", by=None)
    make.DeclarationFactory(item=item, person=one.people[1], kind="pecuniary", text="Owns the bridge.")
    make.DeclarationFactory(
        item=item, person=one.people[1], kind="pecuniary", entry=one.sensitive_entry, text="Do not tell."
    )
    frozen.move_to(steps.AFTER)
    steps.attend(meeting, one.people[:3])
    voting.record_vote(item=item, present=3, votes_for=2, votes_against=0, abstaining=0, by=None)
    draft = text_of(sign_in().get("/ashcombe/meetings/assembly/2027-01-18/"))
    assert "The minutes are published here" in draft
    minutes.publish(meeting=meeting, text="The chair opened it.", items={item.pk: "Mending was agreed."}, by=None)
    page = text_of(sign_in().get("/ashcombe/meetings/assembly/2027-01-18/"))
    for words in (
        "3 of 3 on record were there",
        "Cllr Second of Ashcombe",
        "Owns the bridge.",
        "withheld under section 32",
        "Carried: 2 of 2 is more than half.",
        "6 seats (annex 1), one third, rounded up = 2",
        "Mending was agreed.",
        "The chair opened it.",
    ):
        assert words in page
    assert "Do not tell" not in page
    assert "Quietwater" not in page


def test_j2_a_cancelled_meeting_is_marked_with_its_reason(cast, sign_in):
    calling.cancel(meeting=cast.ashcombe.open_meeting, reason="The chamber is flooded.", by=None)
    page = text_of(sign_in().get(OPEN))
    assert "This meeting has been cancelled. The chamber is flooded." in page
    assert "Cancelled: Assembly" in page
    assert "Cancelled" in text_of(sign_in().get("/ashcombe/meetings/?month=2026-12"))


def test_a_meeting_in_preparation_is_nothing_to_a_visitor_and_shown_to_its_officer(cast, sign_in):
    one = cast.ashcombe
    steps.call(one.assembly)
    address = "/ashcombe/meetings/assembly/2027-01-18/"
    assert sign_in().get(address).status_code == 404
    assert sign_in(one.councillor).get(address).status_code == 404
    shown = sign_in(one.officer).get(address)
    assert shown.status_code == 200
    assert "In preparation" in text_of(shown)
    assert shown["Cache-Control"] == "private, no-store"


def test_the_queries_of_a_page_do_not_grow_with_its_rows(cast, sign_in, frozen, assert_queries):
    one = cast.ashcombe
    counts = []
    for rows in (1, 3):
        for number in range(rows):
            item = make.AgendaItemFactory(meeting=one.open_meeting, number=10 * rows + number)
            make.PaperFactory(item=item)
            make.DeclarationFactory(item=item, person=one.people[1])
            make.MeetingFactory(
                body=one.assembly, slug=f"2026-12-2{rows}-{number + 1}", openness_rule=one.open_meeting.openness_rule
            )
        addresses = (OPEN, "/ashcombe/meetings/?month=2026-12", "/ashcombe/meetings/assembly/")
        feeds = ("/ashcombe/meetings/feed.atom", "/ashcombe/meetings/calendar.ics")
        for address in (*addresses, *feeds):
            with assert_queries() as seen:
                assert sign_in().get(address).status_code == 200
            counts.append((rows, address, len(seen.statements())))
    assert {(address, count) for rows, address, count in counts if rows == 1} == {
        (address, count) for rows, address, count in counts if rows == 3
    }
    assert max(count for _, _, count in counts) <= 4
