"""Search: what is found, how it is marked, and what is never found."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from apps.portal import search as engine
from tests import factories as make
from tests.cast import PRIVATE_WORD, SENSITIVE_WORD

VISITOR = AnonymousUser()


def found(query, user=VISITOR, **options):
    """Return kind and title of all that is found."""
    page = engine.search(user, query, **options)
    return [(hit.kind, "".join(piece for piece, _ in hit.title)) for hit in page.rows]


def test_j2_finds_every_kind_of_thing(cast):
    council = cast.ashcombe.council
    assert ("Part of a document", "Article 2: Quorum") in found("quorum", council=council)
    assert ("Body", "Assembly") in found("assembly", council=council)
    assert ("Member", "Cllr Second of Ashcombe") in found("second cllr", council=council)
    assert ("Meeting", "Assembly") in found("chamber", council=council)
    assert {("Agenda item", "The library"), ("Paper", "Report on The library")} <= set(
        found("LIBRARY", council=council)
    )


def test_every_word_must_be_found(cast):
    assert found("report library")
    assert not found("report library gondola")


def test_all_1_in_one_council_or_in_all(cast):
    assert ("Member", "Cllr Second of Brindle") in found("second")
    assert ("Member", "Cllr Second of Brindle") not in found("second", council=cast.ashcombe.council)


def test_olp_22_what_is_not_in_public_is_found_by_those_alone_who_may_see_it(cast):
    one = cast.ashcombe
    for outsider in (VISITOR, one.second_councillor, one.body_officer, cast.brindle.officer, cast.brindle.councillor):
        assert not found(PRIVATE_WORD, outsider, council=one.council), outsider
    for insider in (one.councillor, one.officer, one.administrator):
        kinds = {kind for kind, _ in found(PRIVATE_WORD, insider, council=one.council)}
        assert kinds == {"Meeting", "Agenda item", "Paper"}, insider


def test_a_meeting_in_preparation_is_not_found(cast):
    one = cast.ashcombe
    one.open_meeting.state = "preparing"
    one.open_meeting.save()

    assert not found("library", council=one.council)
    assert found("library", one.officer, council=one.council)


def test_sensitive_interests_are_in_no_search(cast):
    for user in (VISITOR, cast.ashcombe.officer, cast.ashcombe.second_councillor):
        assert not found(SENSITIVE_WORD, user)


def test_a_minute_is_found_once_the_minutes_are_published(cast):
    one = cast.ashcombe
    one.open_item.minute = "Resolved to buy a xylophone."
    one.open_item.save()
    assert not found("xylophone")

    make.MinutesFactory(meeting=one.open_meeting)
    assert found("xylophone") == [("Agenda item", "The library")]


def test_a_paper_is_found_once_it_is_published(cast):
    paper = cast.ashcombe.open_paper
    paper.text, paper.published_at = "About a xylophone.", make.NOW + timedelta(days=1)
    paper.save()

    assert not found("xylophone")


def test_people_who_never_held_a_seat_are_not_found(cast):
    make.PersonFactory(council=cast.ashcombe.council, name="Nobody Xylophone")

    assert not found("xylophone")


def test_texts_no_longer_in_force_are_not_found(cast):
    old = make.EditionFactory(document__council=cast.ashcombe.council, end=make.NOW.date())
    make.ProvisionFactory(edition=old, text="About a xylophone.")

    assert not found("xylophone")


def test_a_law_is_found_under_the_council_that_is_searched(cast):
    law = make.EditionFactory(document__council=None, document__kind="law")
    make.ProvisionFactory(edition=law, key="s7", text="About a xylophone.")

    for council in (cast.ashcombe.council, cast.brindle.council):
        (hit,) = engine.search(VISITOR, "xylophone", council=council).rows
        assert hit.address == f"/{council.slug}/documents/{law.document.slug}/s7/"
    assert engine.search(VISITOR, "xylophone").rows[0].address.startswith("/ashcombe/")


HOSTILE = ("%", "_", "'", '"', "\\", "'; DROP TABLE bodies_body; --", "<script>", "\x00", "a\x00b", "NEAR(", "*", "😀",
           "AND OR NOT", "x" * 5000, "a " * 500, "'''", "[", "{{ 7 }}")  # fmt: skip


@pytest.mark.django_db
def test_hostile_and_empty_queries_find_nothing_and_do_no_harm():
    for query in ("", " ", ".", "...", "\ud800", *HOSTILE):
        assert found(query) == [], query


def test_no_query_breaks_the_page(client, db):
    for query in ("", " ", *HOSTILE):
        for page in ("", "2", "-1", "9" * 30, "x", "²", "\x00"):
            assert client.get("/search/", {"q": query, "page": page}).status_code == 200, (query, page)


def test_results_come_in_pages_and_end(cast, settings):
    one = cast.ashcombe
    for number in range(engine.A_PAGE + 5):
        make.AgendaItemFactory(meeting=one.open_meeting, number=number + 10, title=f"Xylophone {number}")

    first, second = engine.search(VISITOR, "xylophone"), engine.search(VISITOR, "xylophone", page="2")
    assert (len(first.rows), first.next, len(second.rows), second.next) == (engine.A_PAGE, 2, 5, None)
    assert engine.search(VISITOR, "xylophone", page=str(engine.LAST_PAGE + 1)).number == 1


def test_the_search_is_one_query_and_its_page_two_at_most(cast, client, assert_queries):
    with assert_queries(1):
        found("report library")
    with assert_queries(2):
        client.get("/search/?q=library&council=ashcombe")
    with assert_queries(0):
        client.get("/search/")


def test_words_are_marked_and_nothing_is_let_through_unescaped(cast, client):
    one = cast.ashcombe
    one.open_item.title = "The <b>library</b> & you"
    one.open_item.save()
    page = client.get("/search/?q=library").content.decode()

    assert "&lt;b&gt;<mark>library</mark>&lt;/b&gt; &amp; you" in page
    assert "<script>" not in client.get("/search/?q=<script>").content.decode()


def test_the_address_of_the_next_page_keeps_query_and_council(cast, client):
    for number in range(engine.A_PAGE + 1):
        make.AgendaItemFactory(meeting=cast.ashcombe.open_meeting, number=number + 10, title="Tea & cake")
    page = client.get("/search/", {"q": "tea & cake", "council": "ashcombe"}).content.decode()

    assert 'href="/search/?q=tea%20%26%20cake&amp;council=ashcombe&amp;page=2"' in page


def test_a_council_that_is_not_there_answers_as_nothing_does(client, db):
    response = client.get("/search/?q=tea&council=never")

    assert (response.status_code, response.content) == (404, client.get("/never-was/").content)


@given(st.text(max_size=300))
def test_words_are_few_short_and_small(query):
    words = engine.words_of(query)

    assert len(words) <= engine.MOST_WORDS and sum(map(len, words)) <= 2 * engine.LONGEST_QUERY
    assert all(word and not any(character.isspace() for character in word) for word in words)


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=8).filter(str.strip), max_size=3))
def test_marking_loses_nothing(text, words):
    assert "".join(piece for piece, _ in engine.mark(text, words)) == text
    assert len("".join(piece for piece, _ in engine.snippet(text, words))) <= 2 * engine.AROUND + 4


def test_a_snippet_shows_the_word_in_its_surroundings():
    text = "Much is said before it. " * 20 + "Then the xylophone appears. " + "Much is said after it. " * 20
    pieces = engine.snippet(text, ["xylophone"])

    assert ("xylophone", True) in pieces
    assert pieces[0][0].startswith("… ") and pieces[-1][0].endswith(" …")
