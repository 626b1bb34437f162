"""The front door and a council's home."""

import re
from datetime import timedelta

from tests import factories as make
from tests.cast import PRIVATE_WORD


def past_meeting(one):
    """Return a meeting of the assembly that was held nine days ago."""
    rule = one.open_meeting.openness_rule
    return make.MeetingFactory(
        body=one.assembly, starts_at=make.NOW - timedelta(days=9), state="held", openness_rule=rule
    )


def text_of(response):
    """Return what is read on the page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_j2_the_front_door_shows_the_next_open_meetings_of_all_councils(client, cast):
    make.BodyFactory(council=cast.brindle.council, kind="partnership", name="One Brindle", slug="one-brindle")
    response = client.get("/")
    page = response.content.decode()

    for one in cast:
        assert f'href="/{one.slug}/meetings/{one.assembly.slug}/{one.open_meeting.slug}/"' in page
        assert f'href="/{one.slug}/"' in page
    assert 'href="/brindle/bodies/one-brindle/"' in page and "hosted by Brindle" in text_of(response)
    assert 'role="search"' in page and page.count("<h1") == 1


def test_olp_22_nothing_private_is_at_the_front_door(client, cast):
    for path in ("/", "/ashcombe/"):
        page = client.get(path).content.decode()
        assert PRIVATE_WORD not in page and "/meetings/board/" not in page


def test_a_cancelled_meeting_is_not_next(client, cast):
    meeting = cast.ashcombe.open_meeting
    meeting.state = "cancelled"
    meeting.save()

    assert f"/ashcombe/meetings/assembly/{meeting.slug}/" not in client.get("/").content.decode()


def test_an_empty_installation_says_what_will_be_here(client, db):
    text = text_of(client.get("/"))

    assert "No open meeting has been called" in text and "No council is here yet" in text


def test_j2_a_councils_home_shows_meetings_minutes_and_bodies(client, cast):
    one = cast.ashcombe
    past = make.MeetingFactory(
        body=one.assembly,
        starts_at=make.NOW - timedelta(days=9),
        state="held",
        openness_rule=one.open_meeting.openness_rule,
    )
    make.MinutesFactory(meeting=past)
    page = client.get("/ashcombe/").content.decode()

    assert f"/meetings/assembly/{one.open_meeting.slug}/" in page and f"/meetings/assembly/{past.slug}/" in page
    assert 'href="/ashcombe/bodies/assembly/"' in page and "Brindle" not in page
    assert 'href="/ashcombe/meetings/calendar.ics"' in page


def test_minutes_that_are_not_published_are_not_announced(client, cast):
    one = cast.ashcombe
    past = make.MeetingFactory(
        body=one.assembly,
        starts_at=make.NOW - timedelta(days=9),
        state="held",
        openness_rule=one.open_meeting.openness_rule,
    )
    make.MinutesFactory(meeting=past, published_at=None)

    assert "Latest minutes" not in client.get("/ashcombe/").content.decode()


def test_all_1_a_council_that_is_not_there(client, cast):
    response = client.get("/never/")

    assert (response.status_code, response.content) == (404, client.get("/never-was/").content)


def test_homes_take_three_and_four_queries(client, cast, assert_queries):
    for number in range(3):
        make.BodyFactory(council=cast.ashcombe.council, kind="partnership")
        make.CouncilFactory()
        make.MeetingFactory(
            body=cast.ashcombe.assembly, slug=f"more-{number}", openness_rule=cast.ashcombe.open_meeting.openness_rule
        )
        with assert_queries(3):
            client.get("/")
        with assert_queries(4):
            client.get("/ashcombe/")
