"""Nothing of a body that meets in private leaks to a visitor (OLP-22, ALL-1)."""

import pytest

from apps.meetings.services import calling
from tests.cast import PRIVATE_WORD, SENSITIVE_WORD
from tests.meetings.services import steps
from tests.meetings.views.test_public import text_of

BOARD = "/ashcombe/meetings/board/"
PRIVATE = f"{BOARD}2026-12-15/"
NOTHING = "/ashcombe/meetings/nothing-of-the-kind/"
GUESSED = (
    BOARD,
    f"{BOARD}calendar.ics",
    f"{BOARD}feed.atom",
    PRIVATE,
    f"{PRIVATE}calendar.ics",
    f"{PRIVATE}papers/2/report/",
    f"{PRIVATE}papers/2/report/download/",
)
PUBLIC = (
    "/",
    "/ashcombe/",
    "/ashcombe/meetings/",
    "/ashcombe/meetings/?month=2026-12",
    "/ashcombe/meetings/assembly/",
    "/ashcombe/meetings/assembly/2026-12-14/",
    "/ashcombe/meetings/calendar.ics",
    "/ashcombe/meetings/feed.atom",
)


@pytest.mark.parametrize("address", GUESSED)
def test_olp_22_a_guessed_address_answers_as_nothing_does(cast, sign_in, address):
    nothing = sign_in().get(NOTHING)
    for user in (None, cast.ashcombe.second_councillor, cast.brindle.officer, cast.brindle.administrator):
        response = sign_in(user).get(address)
        assert response.status_code == 404
        assert response.content == nothing.content
        assert response.headers.items() == sign_in(user).get(NOTHING).headers.items()


@pytest.mark.parametrize("address", PUBLIC)
def test_olp_22_no_page_says_a_word_of_a_private_meeting(cast, sign_in, address):
    # On the front page an officer of the other council finds his or her own private meetings.
    for client in (sign_in(), sign_in(cast.brindle.officer if address != "/" else None)):
        shown = client.get(address).content.decode()
        assert PRIVATE_WORD not in shown
        assert SENSITIVE_WORD not in shown
        assert "2026-12-15" not in shown


def test_olp_22_members_and_officers_of_the_body_see_it_and_no_cache_keeps_it(cast, sign_in):
    one = cast.ashcombe
    for user in (one.councillor, one.officer, one.administrator):
        client = sign_in(user)
        for address in (BOARD, PRIVATE, f"{PRIVATE}papers/2/report/", f"{PRIVATE}papers/2/report/download/"):
            response = client.get(address)
            assert response.status_code == 200, address
            assert response["Cache-Control"] == "private, no-store"
        assert "Not open to the public" in text_of(client.get(PRIVATE))
        assert PRIVATE_WORD in text_of(client.get(PRIVATE))


def test_olp_22_calendars_and_feeds_hold_nothing_private_for_anybody(cast, sign_in):
    for user in (cast.ashcombe.councillor, cast.ashcombe.officer):
        client = sign_in(user)
        for address in ("/ashcombe/meetings/calendar.ics", "/ashcombe/meetings/feed.atom"):
            assert PRIVATE_WORD not in client.get(address).content.decode()
        for address in (f"{BOARD}calendar.ics", f"{BOARD}feed.atom", f"{PRIVATE}calendar.ics"):
            assert client.get(address).status_code == 404


def test_olp_22_who_leaves_the_body_sees_its_meetings_no_more(cast, sign_in):
    one = cast.ashcombe
    held = one.councillor_person.memberships.get(seat__body=one.board)
    held.end = steps.TODAY
    held.save()
    assert sign_in(one.councillor).get(PRIVATE).status_code == 404


def test_olp_22_a_cancelled_private_meeting_stays_private(cast, sign_in):
    calling.cancel(meeting=cast.ashcombe.private_meeting, reason=f"{PRIVATE_WORD} is shut.", by=None)
    for address in (*PUBLIC, PRIVATE):
        assert PRIVATE_WORD not in sign_in().get(address).content.decode()


def test_olp_22_a_rule_that_opens_the_body_later_opens_no_meeting_called_before(cast, sign_in):
    rule = cast.ashcombe.rule(cast.ashcombe.board, "openness")
    rule.value = {"open": True}
    rule.save()
    assert sign_in().get(BOARD).status_code == 200
    assert PRIVATE_WORD not in text_of(sign_in().get(BOARD))
    assert sign_in().get(PRIVATE).status_code == 404


def test_all_1_the_same_address_in_another_council_is_nothing(cast, sign_in):
    assert sign_in().get("/brindle/meetings/assembly/2026-12-14/").status_code == 404
    assert sign_in(cast.ashcombe.officer).get("/office/brindle/meetings/b-assembly/2026-12-16/").status_code == 404
