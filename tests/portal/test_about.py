"""The accessibility statement, and what machines may read."""

import re
import xml.etree.ElementTree as ElementTree

from apps.portal import sitemaps
from tests import factories as make


def addresses(client, path):
    """Return the addresses in the map at ``path``."""
    response = client.get(path)
    assert response.status_code == 200 and "xml" in response.headers["Content-Type"]
    return [node.text for node in ElementTree.fromstring(response.content).iter() if node.tag.endswith("}loc")]


def test_j2_the_map_leads_to_every_public_page(client, cast, settings):
    settings.SITE_URL = "https://moothall.example.org"
    parts = addresses(client, "/sitemap.xml")
    pages = [page for part in parts for page in addresses(client, part.removeprefix(settings.SITE_URL))]

    one = cast.ashcombe
    for path in ("/", "/ashcombe/", "/ashcombe/bodies/board/", "/ashcombe/documents/constitution/", "/accessibility/",
                 "/ashcombe/members/second/", f"/ashcombe/meetings/assembly/{one.open_meeting.slug}/"):  # fmt: skip
        assert settings.SITE_URL + path in pages
    assert len(pages) == len(set(pages))
    for page in pages:
        path = page.removeprefix(settings.SITE_URL)
        assert client.get(path).status_code == 200, path


def test_olp_22_no_private_meeting_is_on_the_map_for_anybody(client, cast, sign_in):
    for user in (None, cast.ashcombe.officer, cast.ashcombe.councillor):
        assert not [page for page in addresses(sign_in(user), "/sitemap-meetings.xml") if "/board/" in page]


def test_a_long_part_of_the_map_has_pages(client, cast, monkeypatch, assert_queries):
    monkeypatch.setattr(sitemaps.Public, "limit", 2)
    for _ in range(3):
        make.BodyFactory(council=cast.ashcombe.council)
    with assert_queries(1):
        parts = addresses(client, "/sitemap.xml")

    bodies = [part.split("/")[-1] for part in parts if "bodies" in part]
    assert bodies == ["sitemap-bodies.xml", *(f"sitemap-bodies.xml?p={page}" for page in (2, 3, 4))]
    assert len(addresses(client, "/sitemap-bodies.xml?p=4")) == 1


def test_the_map_of_an_empty_installation(client, db):
    assert len(addresses(client, "/sitemap.xml")) == 5
    assert client.get("/sitemap-never.xml").status_code == 404


def test_robots_are_told_what_is_closed_and_where_the_map_is(client, settings):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /office/" in text and f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text


def test_all_5_the_statement_says_what_the_regulations_ask_for(client, cast):
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get("/accessibility/").content.decode()))

    for said in (
        "is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites",
        "and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "The content listed below is non-accessible",
        "This statement was prepared on",
        "Equality and Human Rights Commission (EHRC) is responsible for enforcing",
        "Equality Advisory and Support Service (EASS)",
        "Write to the town hall.",
    ):
        assert said in text


def test_pages_carry_an_etag_and_may_be_asked_whether_they_changed(client, cast):
    for path in (
        "/",
        "/ashcombe/",
        "/ashcombe/bodies/assembly/",
        "/ashcombe/documents/constitution/2/",
        "/search/?q=tea",
    ):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert "public" in first.headers["Cache-Control"] and "Cookie" in first.headers["Vary"]


def test_a_changed_page_has_another_etag(client, cast):
    before = client.get("/ashcombe/").headers["ETag"]
    make.BodyFactory(council=cast.ashcombe.council)

    assert client.get("/ashcombe/").headers["ETag"] != before


def test_olp_22_no_shared_cache_may_hold_what_somebody_sees_who_signed_in(cast, sign_in):
    response = sign_in(cast.ashcombe.officer).get("/ashcombe/bodies/board/")

    assert "private" in response.headers["Cache-Control"] and "public" not in response.headers["Cache-Control"]
