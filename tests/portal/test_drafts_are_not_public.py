"""Only adopted editions are public: no page, search, map or feed has a word of any other."""

import pytest

from apps.documents.enums import EditionState
from apps.portal import search as engine
from tests import factories as make

SECRET = "Zinnobercliff"
STATES = [EditionState.DRAFT, EditionState.PROPOSED, EditionState.DROPPED]
ADDRESSES = (
    "/", "/search/?q=zymurgical", "/sitemap.xml", "/sitemap-documents.xml", "/ashcombe/", "/ashcombe/documents/",
    "/ashcombe/strategies/", "/ashcombe/documents/constitution/", "/ashcombe/documents/constitution/2/",
    "/ashcombe/documents/constitution/new-1/", "/ashcombe/documents/constitution/?on=9999-12-31",
    "/ashcombe/documents/never-adopted/", "/ashcombe/documents/never-adopted/new-1/",
    "/ashcombe/documents/constitution/export/print/", "/ashcombe/meetings/feed.atom", "/ashcombe/bodies/assembly/",
    "/ashcombe/bodies/assembly/rules/",
)  # fmt: skip


@pytest.fixture(params=STATES)
def unadopted(request, cast):
    """Ashcombe has, in a state that is not public, an edition of its constitution and one of another document."""
    one = cast.ashcombe
    other = make.DocumentFactory(council=one.council, slug="never-adopted", title=f"On {SECRET}")
    for document in (one.constitution, other):
        edition = make.EditionFactory(
            document=document, state=request.param, start=None, number=None, label=f"{SECRET} edition"
        )
        make.ProvisionFactory(edition=edition, key="new-1", heading=SECRET, text=f"All about zymurgical {SECRET}.")
        make.ProvisionFactory(edition=edition, key="2", heading=SECRET, text=SECRET)
    return cast


def test_owc_1_no_page_search_map_or_feed_has_a_word_of_what_is_not_adopted(unadopted, sign_in):
    one = unadopted.ashcombe
    for reader in (None, one.councillor, one.body_officer, unadopted.brindle.officer):
        client = sign_in(reader)
        for address in ADDRESSES:
            assert SECRET not in client.get(address).content.decode(), (reader, address)
        assert client.get("/ashcombe/documents/constitution/new-1/").status_code == 404
        assert client.get("/ashcombe/documents/never-adopted/").status_code == 404


def test_owc_1_search_finds_nothing_that_is_not_adopted_even_for_officers(unadopted):
    assert engine.search(unadopted.ashcombe.officer, "quorum").rows
    assert not engine.search(unadopted.ashcombe.officer, SECRET).rows
    assert not engine.search(unadopted.ashcombe.administrator, SECRET, council=unadopted.ashcombe.council).rows


def test_owc_1_the_map_names_no_document_without_a_public_text(unadopted, client):
    assert "never-adopted" not in client.get("/sitemap-documents.xml").content.decode()
    assert "/ashcombe/documents/constitution/" in client.get("/sitemap-documents.xml").content.decode()


def test_ows_1_a_listed_document_without_text_has_no_page_of_a_text(client, cast):
    make.DocumentFactory(council=cast.ashcombe.council, slug="listed", title="Listed only", listed=True)

    assert client.get("/ashcombe/documents/listed/").status_code == 404
    assert "/documents/listed/" not in client.get("/sitemap-documents.xml").content.decode()
    assert "/ashcombe/documents/listed/" not in client.get("/ashcombe/documents/").content.decode()
