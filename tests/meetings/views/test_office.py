"""The office's pages of meetings (J3, OLP-16, OLP-18, OLP-19, OLP-31, OLP-34, ALL-1, ALL-3)."""

import pytest

from apps.deadlines.models import Message
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting, Vote
from apps.meetings.services import agenda
from tests import factories as make
from tests.meetings.services import steps
from tests.meetings.views.test_public import text_of

HERE = "/office/ashcombe/meetings/"
DETAILS = {
    "body": "assembly",
    "kind": "ordinary",
    "day_day": "18",
    "day_month": "1",
    "day_year": "2027",
    "starts": "5.30pm",
    "ends": "19:30",
    "place": "Chamber",
    "access": "",
}
GIVEN = {"given_on_day": "22", "given_on_month": "11", "given_on_year": "2026", "text": "We meet."}


@pytest.fixture
def officer(cast, sign_in):
    """A client signed in as Ashcombe's officer."""
    return sign_in(cast.ashcombe.officer)


@pytest.fixture
def prepared(cast):
    """A meeting of the assembly in preparation, with a motion."""
    meeting = steps.call(cast.ashcombe.assembly)
    agenda.add_item(meeting=meeting, title="Library", motion="Open the library.", by=None)
    return meeting


@pytest.fixture
def begun(cast, frozen):
    """A meeting of the assembly on its day, with a motion."""
    meeting = steps.noticed(cast.ashcombe.assembly)
    agenda.add_item(meeting=meeting, title="Library", motion="Open the library.", by=None)
    frozen.move_to(steps.AFTER)
    return meeting


def page(meeting, name=""):
    return f"{HERE}{meeting.body.slug}/{meeting.slug}/{name}"


PAGES = (
    "",
    "details/",
    "notice/",
    "cancel/",
    "agenda/",
    "items/2/papers/",
    "items/2/remove/",
    "minutes/",
    "attendance/",
)


@pytest.mark.parametrize("name", [*PAGES, "items/2/vote/", "substitutes/first/"])
def test_every_office_page_opens_to_its_officer_with_few_queries(officer, prepared, assert_queries, name):
    with assert_queries(most=14 if "vote" in name else 10):
        response = officer.get(page(prepared, name))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", PAGES)
def test_all_1_every_office_page_is_nothing_to_everybody_else(cast, sign_in, prepared, name):
    for user in (cast.ashcombe.councillor, cast.brindle.officer, cast.brindle.administrator):
        assert sign_in(user).get(page(prepared, name)).status_code == 404
    assert sign_in().get(page(prepared, name)).status_code == 302


def test_all_1_an_officer_of_one_body_keeps_that_body_only(cast, sign_in):
    one = cast.ashcombe
    client = sign_in(one.body_officer)
    assert client.get(page(one.open_meeting)).status_code == 200
    assert client.get(page(one.private_meeting)).status_code == 404
    form = text_of(client.get(f"{HERE}call/"))
    assert "Assembly" in form and 'value="board"' not in form
    refused = client.post(f"{HERE}call/", DETAILS | {"body": "board"})
    assert refused.status_code == 422
    assert "Choose one of the bodies whose records you keep" in text_of(refused)


def test_the_lists_of_the_office_show_what_is_in_preparation(officer, prepared):
    shown = text_of(officer.get(HERE))
    assert "In preparation" in shown and page(prepared) in shown


def test_a_meeting_is_called(officer, cast):
    response = officer.post(f"{HERE}call/", DETAILS)
    assert response.status_code == 302
    meeting = Meeting.objects.get(slug="2027-01-18")
    assert response["Location"] == page(meeting)
    assert (meeting.starts_at, meeting.state) == (steps.START, MeetingState.PREPARING)
    assert "Declarations of interests" in text_of(officer.get(page(meeting, "agenda/")))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day_month": "13"}, "is not a real date"),
        ({"day_year": "2025"}, "The meeting must be ahead"),
        ({"day_year": "2227"}, "too far ahead"),
        ({"starts": "half past"}, "is not a time"),
        ({"starts": "17"}, "is not a time"),
        ({"ends": "5pm"}, "ends before it begins"),
        ({"place": ""}, "Enter where the meeting is held"),
        ({"day_day": "28", "day_month": "3", "starts": "01:30", "ends": "3:30"}, "The clocks go forward"),
        ({"body": "b-assembly"}, "Choose one of the bodies"),
    ],
)
def test_all_3_bad_input_is_refused_and_kept(officer, change, words):
    sent = DETAILS | change
    response = officer.post(f"{HERE}call/", sent)
    assert response.status_code == 422
    shown = text_of(response)
    assert words in shown
    assert "There is a problem" in shown
    assert f'value="{sent["starts"]}"' in shown
    assert not Meeting.objects.filter(slug__startswith="2027").exists()


def test_the_task_list_says_what_blocks_each_step(officer, prepared):
    shown = text_of(officer.get(page(prepared)))
    for words in ("Agenda", "no paper yet for item 2", "Notice of the meeting comes first", "Vote on item 2: Library"):
        assert words in shown


def test_notice_is_checked_then_given(officer, prepared):
    checked = officer.post(page(prepared, "notice/"), GIVEN)
    assert checked.status_code == 200
    shown = text_of(checked)
    assert "Check the notice before it is given" in shown
    assert "56 clear days between notice and meeting" in shown
    assert "4 members of Assembly" in shown
    prepared.refresh_from_db()
    assert prepared.state == MeetingState.PREPARING
    back = text_of(officer.post(page(prepared, "notice/"), GIVEN | {"back": "yes"}))
    assert "We meet." in back
    given = officer.post(page(prepared, "notice/"), GIVEN | {"confirm": "yes"}, follow=True)
    assert "4 members told by message" in text_of(given)
    assert Message.objects.count() == 4
    again = officer.post(page(prepared, "notice/"), GIVEN | {"confirm": "yes"})
    assert again.status_code == 422
    assert "given already" in text_of(again)


def test_olp_34_late_notice_is_refused_on_the_page(officer, cast):
    meeting = steps.call(cast.ashcombe.assembly, start=steps.START.replace(year=2026, month=12, day=8))
    make.AgendaItemFactory(
        meeting=meeting, number=7, title="End", for_decision=True, motion="Be dissolved.", matter="dissolution"
    )
    response = officer.post(page(meeting, "notice/"), GIVEN)
    assert response.status_code == 422
    shown = text_of(response)
    assert "Too late for 8 December. Earliest lawful date: 14 December." in shown
    assert "article 14" in shown
    assert "We meet." in shown, "the input is kept"


def test_items_are_added_moved_and_removed(officer, prepared):
    added = officer.post(page(prepared, "agenda/"), {"title": "Bridge", "motion": "Mend it.", "matter": "ordinary"})
    assert added.status_code == 302
    officer.post(page(prepared, "items/3/move/"), {"to": "up"})
    assert list(prepared.items.values_list("title", flat=True))[1:] == ["Bridge", "Library"]
    assert officer.post(page(prepared, "items/3/remove/"), {}).status_code == 422
    officer.post(page(prepared, "items/3/remove/"), {"reason": "Withdrawn."})
    assert prepared.items.count() == 2


def test_an_item_is_worded_anew_before_the_notice_only(officer, prepared):
    shown = text_of(officer.get(page(prepared, "items/2/change/")))
    assert "Open the library." in shown
    words = {"title": "Libraries", "text": "", "motion": "Open both.", "matter": "ordinary"}
    assert officer.post(page(prepared, "items/2/change/"), words).status_code == 302
    assert prepared.items.get(number=2).motion == "Open both."
    standing = officer.post(page(prepared, "items/1/change/"), words)
    assert standing.status_code == 422
    officer.post(page(prepared, "notice/"), GIVEN | {"confirm": "yes"})
    late = officer.post(page(prepared, "items/2/change/"), words | {"title": "Other"})
    assert late.status_code == 422
    assert "has been published" in text_of(late)


def test_olp_31_the_standing_item_is_refused_with_its_clause(officer, prepared):
    for response in (
        officer.post(page(prepared, "items/1/remove/"), {"reason": "No time."}),
        officer.post(page(prepared, "items/2/move/"), {"to": "up"}),
    ):
        assert response.status_code == 422
        assert "standing item of every meeting" in text_of(response)
        assert "article 11" in text_of(response)


def test_all_3_a_majority_that_the_body_does_not_have_is_refused(officer, prepared):
    response = officer.post(page(prepared, "agenda/"), {"title": "War", "motion": "Now.", "matter": "war"})
    assert response.status_code == 422
    assert "Choose one of the majorities" in text_of(response)


def roll(people, kind="present"):
    return {f"person-{person.pk}": kind for person in people}


def test_the_roll_is_called_one_row_a_person(begun, officer, cast):
    one = cast.ashcombe
    shown = text_of(officer.get(page(begun, "attendance/")))
    assert shown.count("<select") == 4
    officer.post(page(begun, "attendance/"), roll(one.people[:1], "apologies") | {"rest": "present"})
    assert begun.attendance.filter(kind="present").count() == 3
    assert begun.attendance.filter(kind="apologies").count() == 1


def test_all_1_people_of_another_council_are_refused_in_the_roll_call(begun, officer, cast):
    response = officer.post(page(begun, "attendance/"), roll([cast.brindle.people[0]]))
    assert response.status_code == 422
    assert "does not sit on this body" in text_of(response)
    assert not begun.attendance.exists()
    assert officer.get(page(begun, "substitutes/b-first/")).status_code == 404


def test_olp_16_a_substitute_is_named_confirmed_and_taken_over_by_the_roll_call(begun, officer, cast):
    day = {"told_on_day": "18", "told_on_month": "1", "told_on_year": "2027"}
    address = page(begun, "substitutes/first/")
    for time, words in (("", "Enter the time"), ("5.30pm", "was not told"), ("9pm", "still to come"), ("x", "not a")):
        response = officer.post(address, day | {"name": "Sam Stand", "told_time": time})
        assert response.status_code == 422
        assert words in text_of(response)
    assert officer.post(address, day | {"name": "Sam Stand", "told_time": "9am"}).status_code == 302
    assert "has not been briefed" in text_of(officer.get(page(begun, "substitutes/")))
    kept = {f"person-{cast.ashcombe.people[0].pk}": "substitute"}
    refused = officer.post(page(begun, "attendance/"), kept)
    assert refused.status_code == 422
    assert "article 6" in text_of(refused)
    assert officer.post(address, {"briefed": "on"}).status_code == 302
    assert "is named as substitute" in text_of(officer.get(page(begun, "attendance/")))
    officer.post(page(begun, "attendance/"), kept | {"rest": "present"})
    assert begun.attendance.get(kind="substitute").substitution.name == "Sam Stand"
    assert begun.attendance.count() == 4
    withdrawn = officer.post(page(begun, "substitutes/first/withdraw/"), {"reason": "A mistake."})
    assert withdrawn.status_code == 422
    assert "1 of 1 meeting" in text_of(officer.get("/office/ashcombe/substitutes/"))


HANDS = {"present": "4", "votes_for": "3", "votes_against": "1", "abstaining": "0", "casting_vote": ""}


def test_j3_a_vote_shows_its_rules_before_and_its_arithmetic_after(begun, officer):
    address = page(begun, "items/2/vote/")
    before = text_of(officer.get(address))
    for words in (
        "More than half of those present and eligible to vote",
        "2: 6 seats (annex 1), one third, rounded up = 2",
        "Nobody",
        "article 4",
    ):
        assert words in before
    checked = text_of(officer.post(address, HANDS))
    assert "Carried: 3 of 4 is more than half." in checked
    assert not Vote.objects.exists()
    officer.post(address, HANDS | {"confirm": "yes"})
    assert Vote.objects.get().votes_for == 3
    again = officer.post(address, HANDS | {"confirm": "yes"})
    assert again.status_code == 422
    assert "A recorded vote stands" in text_of(again)
    assert Vote.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"present": "1", "votes_for": "1", "votes_against": "0"}, "2 of 6 needed"),
        ({"present": "9"}, "9 cannot be present"),
        ({"votes_for": "4"}, "do not add up"),
        ({"votes_for": "-1"}, "must be 0 or more"),
        ({"abstaining": ""}, "Enter 0 if there were none"),
        ({"present": "many"}, "must be a whole number"),
        ({"casting_vote": "for"}, "equal vote only"),
    ],
)
def test_all_3_a_vote_that_cannot_be_is_refused_and_its_input_kept(begun, officer, change, words):
    sent = HANDS | change
    response = officer.post(page(begun, "items/2/vote/"), sent | {"confirm": "yes"})
    assert response.status_code == 422
    assert words in text_of(response)
    assert f'value="{sent["present"]}"' in text_of(response)
    assert not Vote.objects.exists()


def test_minutes_are_drafted_checked_and_published(begun, officer, cast):
    item = begun.items.get(number=2)
    prose = {"text": "The chair opened it.", f"item-{item.pk}": "Agreed."}
    assert officer.post(page(begun, "minutes/"), prose).status_code == 302
    early = officer.post(page(begun, "minutes/"), prose | {"publish": "yes"})
    assert early.status_code == 422
    assert "Record the attendance first" in text_of(early)
    steps.attend(begun, cast.ashcombe.people)
    assert "Check the minutes" in text_of(officer.post(page(begun, "minutes/"), prose | {"publish": "yes"}))
    officer.post(page(begun, "minutes/"), prose | {"confirm": "yes"})
    begun.minutes.refresh_from_db()
    assert begun.minutes.published_at is not None
    foreign = officer.post(page(begun, "minutes/"), {f"item-{cast.brindle.open_item.pk}": "Mine."})
    assert foreign.status_code == 422


def test_a_meeting_is_cancelled_after_a_check(officer, cast):
    meeting = cast.ashcombe.open_meeting
    assert officer.post(page(meeting, "cancel/"), {"reason": " "}).status_code == 422
    checked = officer.post(page(meeting, "cancel/"), {"reason": "Snow."})
    assert "Every member is told by message" in text_of(checked)
    officer.post(page(meeting, "cancel/"), {"reason": "Snow.", "confirm": "yes"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_reason) == (MeetingState.CANCELLED, "Snow.")


def test_details_change_with_their_reason(officer, cast):
    meeting = steps.noticed(cast.ashcombe.assembly)
    sent = {name: value for name, value in DETAILS.items() if name not in ("body", "kind")}
    assert officer.post(page(meeting, "details/"), sent).status_code == 422
    changed = officer.post(page(meeting, "details/"), sent | {"place": "Hall", "reason": "The chamber is flooded."})
    assert changed.status_code == 302
    other_day = officer.post(page(meeting, "details/"), sent | {"day_day": "19", "reason": "Later."})
    assert other_day.status_code == 422
    assert "Cancel this meeting with the reason" in text_of(other_day)


def test_get_moves_nothing(officer, prepared):
    assert officer.get(page(prepared, "items/2/move/")).status_code == 302
    assert prepared.items.get(number=2).title == "Library"
