"""The office's home: what is late and due, by body, for those who keep it (J3)."""

from datetime import date

import pytest

from apps.core import clock
from apps.deadlines.services import open_deadline
from apps.members.services import changes, memberships
from tests.permissions.rows import add

SOON = {"length": 7, "counting": "days_after_event", "calendar": "CAL", "reminder_days": []}


@pytest.fixture
def one(cast):
    return cast.ashcombe


def text(client, address="/office/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def resign(one, which=2):
    return changes.resign(
        membership=one.memberships[which], received_on=date(2026, 11, 20), leaves_on=date(2026, 12, 20), by=one.officer
    )


def owe(one, what, counted_from, subject=None):
    return open_deadline(
        council=one.council,
        kind="members.code",
        subject=subject or one.memberships[0],
        what=what,
        counted_from=counted_from,
        value=SOON,
        by=None,
        reason="Test.",
    )


def test_j3_late_due_today_and_to_come_are_told_apart_by_body(one, sign_in):
    owe(one, "Something late", date(2026, 11, 14))
    owe(one, "Something for today", date(2026, 11, 15), one.memberships[1])
    owe(one, "Something to come", date(2026, 11, 20), one.memberships[2])
    owe(one, "Something far away", date(2027, 3, 1), one.memberships[3])
    page = text(sign_in(one.officer))

    assembly = page[page.index(">Assembly") : page.index(">Board")]
    for what, tag in (("Something late", "Late"), ("Something for today", "Today"), ("Something to come", "To come")):
        row = assembly[assembly.index(what) :]
        assert f">{tag}</strong>" in row[: row.index("</li>")]
    assert "Was due on Saturday 21 November 2026" in assembly
    assert "Something far away" not in page


def test_j3_changes_meetings_and_vacancies_are_listed_by_body(one, sign_in):
    change = resign(one)
    page = text(sign_in(one.officer))

    assembly = page[page.index(">Assembly") :]
    assert f"/office/ashcombe/changes/{change.pk}/" in assembly
    assert "Waiting for a nomination" in assembly
    assert "Monday 14 December 2026 at 5.30pm" in assembly
    assert "2 vacant seats" in page and "3 vacant seats" in page


def test_all_1_officers_see_what_they_keep_and_nothing_else(cast, sign_in):
    here, there = resign(cast.ashcombe), resign(cast.brindle)
    owe(cast.brindle, "Owed in Brindle", date(2026, 11, 14))
    owe(cast.ashcombe, "Owed to the Board", date(2026, 11, 14), cast.ashcombe.board_seats[0].memberships.get())

    council, body, elsewhere = (
        text(sign_in(user)) for user in (cast.ashcombe.officer, cast.ashcombe.body_officer, cast.brindle.officer)
    )

    assert "Brindle" not in council.replace("Brindle.", "") and "Owed in Brindle" not in council
    assert "Owed to the Board" in council and "Owed to the Board" not in body
    assert "Board" not in body and "Messages" not in body
    assert "Owed in Brindle" in elsewhere and "Ashcombe" not in elsewhere
    assert f"/changes/{here.pk}/" in body and f"/changes/{there.pk}/" not in body


def test_what_concerns_a_person_stands_in_the_body_where_he_or_she_sits(one, sign_in):
    memberships.appoint(seat=one.vacant_seat, person=one.people[2], start=date(2026, 11, 1), by=None, reason="Test.")
    page = text(sign_in(one.body_officer))

    assert "Register of interests: Third Trader of Ashcombe" in page


def test_what_concerns_no_body_stands_under_the_council(one, sign_in):
    owe(one, "Owed by the council", date(2026, 11, 14), one.council)

    assert "Owed by the council" in text(sign_in(one.officer))
    assert "Owed by the council" not in text(sign_in(one.body_officer))


def test_an_office_in_which_nothing_waits_says_what_will_be_there(one, sign_in):
    for body in (one.assembly, one.board):
        body.meetings.update(state="held")
        body.seats.update(end=clock.today())
    page = text(sign_in(one.body_officer))

    assert "Nothing is due" in page


@pytest.mark.parametrize("role", ["councillor", "second_councillor"])
def test_members_have_no_office(one, sign_in, role):
    assert sign_in(getattr(one, role)).get("/office/").status_code == 404


PAGES = ("/office/", "/office/ashcombe/members/", "/office/ashcombe/changes/", "/office/ashcombe/messages/")


@pytest.mark.parametrize("address", PAGES)
def test_an_office_page_asks_as_often_at_one_row_as_at_three(one, sign_in, assert_queries, address):
    client = sign_in(one.officer)
    add(one, 1)
    with assert_queries(most=8) as at_one:
        text(client, address)
    add(one, 2)
    add(one, 3)
    with assert_queries(len(at_one.statements())):
        text(client, address)
