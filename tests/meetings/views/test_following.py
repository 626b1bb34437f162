"""Calendars and feeds are valid and the same for everybody (J2, OLP-22)."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from apps.meetings.services import calling, minutes
from tests import factories as make
from tests.meetings.services import steps

ATOM = "{http://www.w3.org/2005/Atom}"
COUNCIL = "/ashcombe/meetings/calendar.ics"
MEETING = "/ashcombe/meetings/assembly/2026-12-14/calendar.ics"


def events(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=300"
    for line in response.content.split(b"\r\n"):
        assert len(line) <= 75, "RFC 5545, 3.1"
    return list(Calendar.from_ical(response.content).events)


@pytest.mark.parametrize("address", [COUNCIL, "/ashcombe/meetings/assembly/calendar.ics", MEETING])
def test_j2_a_meeting_stands_in_every_calendar_alike(cast, sign_in, address):
    meeting = cast.ashcombe.open_meeting
    event = events(sign_in(), address)[0]
    assert event["UID"] == str(meeting.uid)
    assert event["DTSTART"].dt == datetime(2026, 12, 14, 17, 30, tzinfo=UTC)
    assert event["DTSTART"].to_ical() == b"20261214T173000Z"
    assert event["DTEND"].dt == meeting.ends_at
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == "Assembly"
    assert event["LOCATION"] == "Council Chamber"
    assert event["URL"] == "http://testserver/ashcombe/meetings/assembly/2026-12-14/"
    assert {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"} <= set(event)


def test_j2_a_change_keeps_the_uid_and_raises_the_sequence(cast, sign_in):
    meeting = cast.ashcombe.open_meeting
    before = events(sign_in(), MEETING)[0]
    calling.cancel(meeting=meeting, reason="Snow; ice, and\nwind.", by=None)
    after = events(sign_in(), MEETING)[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["STATUS"] == "CANCELLED"
    assert after["SUMMARY"] == "Cancelled: Assembly"
    assert "Snow; ice, and wind." in after["DESCRIPTION"]
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt


def test_j2_a_meeting_in_summer_is_told_in_utc(cast, sign_in):
    meeting = steps.call(cast.ashcombe.assembly, start=datetime(2027, 6, 7, 16, 30, tzinfo=UTC))
    calling.give_notice(meeting=meeting, text="We meet.", on=steps.TODAY, by=None)
    event = events(sign_in(), "/ashcombe/meetings/assembly/2027-06-07/calendar.ics")[0]
    assert event["DTSTART"].to_ical() == b"20270607T163000Z"
    assert "5.30pm" in sign_in().get("/ashcombe/meetings/assembly/2027-06-07/").content.decode()


def test_signs_that_no_calendar_and_no_feed_can_carry_are_left_out(cast, sign_in):
    meeting = cast.ashcombe.open_meeting
    make.PaperFactory(item=cast.ashcombe.open_item, title="A \x0b& <b> paper")
    meeting.place = "Room\x00\x0b 1"
    meeting.place = "Room \x0b1"
    meeting.save()
    assert events(sign_in(), MEETING)[0]["LOCATION"] == "Room 1"
    assert "A & <b> paper (Assembly, Monday 14 December 2026)" in "".join(titles(sign_in()))


def feed(client, address="/ashcombe/meetings/feed.atom"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert response["Cache-Control"] == "public, max-age=300"
    return ElementTree.fromstring(response.content)


def titles(client, address="/ashcombe/meetings/feed.atom"):
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, address).iter(f"{ATOM}entry")]


def test_j2_the_feed_is_valid_atom(cast, sign_in):
    root = feed(sign_in())
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/ashcombe/meetings/feed.atom"
    entries = list(root.iter(f"{ATOM}entry"))
    for entry in entries:
        assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert entry.findtext(f"{ATOM}updated")
        assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/ashcombe/meetings/assembly/")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("address", ["/ashcombe/meetings/feed.atom", "/ashcombe/meetings/assembly/feed.atom"])
def test_j2_the_feed_tells_of_notice_papers_minutes_and_cancellation(cast, sign_in, frozen, address):
    one = cast.ashcombe
    steps.noticed(one.assembly)
    calling.cancel(meeting=steps.noticed(one.assembly, start=steps.START.replace(day=20)), reason="Snow.", by=None)
    frozen.move_to(datetime(2026, 12, 14, 20, tzinfo=UTC))
    steps.attend(one.open_meeting, one.people)
    minutes.publish(meeting=one.open_meeting, text="We met.", items={}, by=None)
    found = titles(sign_in(), address)
    assert "Notice: Assembly, Monday 18 January 2027" in found
    assert "Cancelled: Assembly, Wednesday 20 January 2027" in found
    assert "Minutes: Assembly, Monday 14 December 2026" in found
    assert any(title.startswith("Paper: Report on The library") for title in found)


def test_an_empty_calendar_and_feed_are_valid_too(cast, sign_in):
    one = cast.ashcombe
    one.open_meeting.state = "preparing"
    one.open_meeting.save()
    assert events(sign_in(), COUNCIL) == []
    assert titles(sign_in()) == []


@pytest.mark.parametrize(
    "address",
    [
        COUNCIL,
        MEETING,
        "/ashcombe/meetings/feed.atom",
        "/ashcombe/meetings/assembly/2026-12-14/papers/2/report/download/",
    ],
)
def test_who_has_it_already_is_sent_nothing(cast, sign_in, address):
    first = sign_in().get(address)
    known = {"If-None-Match": first["ETag"]} if "ETag" in first else {"If-Modified-Since": first["Last-Modified"]}
    assert sign_in().get(address, headers=known).status_code == 304
    assert sign_in().get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_is_sent_to_who_has_what_was_before(cast, sign_in, frozen):
    known = {"If-Modified-Since": sign_in().get(MEETING)["Last-Modified"]}
    frozen.shift(60)
    calling.cancel(meeting=cast.ashcombe.open_meeting, reason="Snow.", by=None)
    for address in (MEETING, COUNCIL, "/ashcombe/meetings/feed.atom"):
        assert sign_in().get(address, headers=known).status_code == 200


def test_a_notice_of_an_earlier_hour_reaches_who_fetched_the_feed_since(cast, sign_in, frozen):
    make.PaperFactory(item=cast.ashcombe.open_item)
    first = sign_in().get("/ashcombe/meetings/feed.atom")
    frozen.shift(60)
    steps.noticed(cast.ashcombe.assembly)
    for known in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": "Sun, 22 Nov 2026 10:00:30 GMT"}):
        again = sign_in().get("/ashcombe/meetings/feed.atom", headers=known)
        assert again.status_code == 200
        assert "18 January 2027" in again.content.decode()


def test_a_feed_carries_no_markup_of_ours_or_others(cast, sign_in):
    calling.cancel(meeting=cast.ashcombe.open_meeting, reason="<script>alert(1)</script>", by=None)
    summaries = [entry.findtext(f"{ATOM}summary") for entry in feed(sign_in()).iter(f"{ATOM}entry")]
    assert "Cancelled: &lt;script&gt;alert(1)&lt;/script&gt;" in summaries
