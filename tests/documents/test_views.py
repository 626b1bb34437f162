"""Pages of documents."""

import re
from datetime import date

import pytest

from tests import factories as make

HERE = "/ashcombe/documents/"


@pytest.fixture
def one(cast):
    return cast.ashcombe


def text_of(response):
    """Return what is read on the page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_owc_1_lists_own_documents_and_laws(client, one):
    law = make.EditionFactory(document__council=None, document__kind="law", document__title="A Great Act")
    response = client.get(HERE)

    assert one.constitution.title in text_of(response) and "A Great Act" in text_of(response)
    assert f'href="{HERE}{law.document.slug}/"' in response.content.decode()
    assert "Constitution of Brindle" not in text_of(response)


def test_owc_1_the_whole_document_has_an_anchor_and_an_address_for_each_provision(client, one):
    page = client.get(f"{HERE}constitution/").content.decode()

    for key in one.provisions:
        assert f'id="{key}"' in page and f'href="#{key}"' in page
        assert f'href="{HERE}constitution/{key}/"' in page
    assert page.count("<h1") == 1


def test_owc_1_a_provision_shows_its_text_and_the_rules_that_rest_on_it(client, one):
    response = client.get(f"{HERE}constitution/2/")
    text = text_of(response)

    assert "Article 2: Quorum" in text and "What Ashcombe says about: quorum." in text
    assert 'href="/ashcombe/bodies/assembly/rules/"' in response.content.decode() and "One third of all seats" in text
    assert "One third of the seats with a vote" in text
    assert "article 3" in text and "article 1, Purpose" in text


def test_owc_1_children_tables_and_notes_are_shown(client, one):
    parent = one.provisions["1"]
    make.ProvisionFactory(
        edition=one.edition, parent=parent, key="1.1", number="1.1", kind="clause", heading="", text="First of all.",
        table=[["Group", "Seats"], ["Public", "2"]], note="The source breaks off.", position=900, depth=1,
    )  # fmt: skip
    page = client.get(f"{HERE}constitution/1/")

    for said in ("First of all.", "Editor’s note", "The source breaks off.", "Group", "Public"):
        assert said in text_of(page)
    assert 'role="region"' in page.content.decode() and 'tabindex="0"' in page.content.decode()


@pytest.fixture
def second_edition(one):
    """The constitution has a second edition from 2026: article 2 says something else, and there is a new one."""
    one.edition.end = date(2026, 1, 1)
    one.edition.save()
    edition = make.EditionFactory(document=one.constitution, number=2, start=date(2026, 1, 1))
    make.ProvisionFactory(edition=edition, key="2", heading="Quorum", text="Now it is a half.", position=1)
    make.ProvisionFactory(edition=edition, key="99", heading="New", text="Brand new.", position=2)
    return edition


def test_owc_1_shows_the_edition_in_force_on_the_day(client, one, second_edition):
    now = text_of(client.get(f"{HERE}constitution/2/"))
    then = text_of(client.get(f"{HERE}constitution/2/?on=2025-12-31"))

    assert "Now it is a half." in now and "as it stood" not in now
    assert "What Ashcombe says about: quorum." in then and "Wednesday 31 December 2025" in then
    assert "Now it is a half." in text_of(client.get(f"{HERE}constitution/?on=2026-01-01"))


def test_owc_1_links_keep_the_day(client, one, second_edition):
    page = client.get(f"{HERE}constitution/2/?on=2025-12-31").content.decode()

    assert f'href="{HERE}constitution/3/?on=2025-12-31"' in page


def test_owc_1_a_provision_of_another_edition_only(client, one, second_edition):
    response = client.get(f"{HERE}constitution/99/?on=2025-12-31")

    assert response.status_code == 404
    assert "?on=2026-01-01" in response.content.decode() and "not in the edition" in text_of(response)


@pytest.mark.parametrize("path", ["constitution/", "constitution/2/"])
def test_owc_1_before_the_first_edition_the_page_says_so(client, one, path):
    response = client.get(f"{HERE}{path}?on=1999-01-01")

    assert response.status_code == 404
    assert "has been in force since Thursday 9 May 2024" in text_of(response)


BAD_DAYS = ("yesterday", "2026-02-30", "2026-13-01", "20261122", "0", "\x00", "9999-99-99", "²026-01-01")


def test_a_bad_day_is_refused_in_words(client, one):
    for path in ("constitution/", "constitution/2/"):
        for on in BAD_DAYS:
            response = client.get(f"{HERE}{path}", {"on": on})
            assert response.status_code == 422 and "is not a day" in text_of(response), on


def test_the_far_ends_of_the_calendar_do_no_harm(client, one):
    assert client.get(f"{HERE}constitution/?on=0001-01-01").status_code == 404
    assert client.get(f"{HERE}constitution/?on=9999-12-31").status_code == 200


def test_all_1_what_is_not_here_answers_as_nothing_does(client, cast):
    make.EditionFactory(document__council=cast.brindle.council, document__slug="theirs")
    nothing = client.get("/never-was/").content

    for path in (
        f"{HERE}theirs/",
        f"{HERE}never/",
        f"{HERE}constitution/never/",
        f"{HERE}theirs/1/",
        "/never/documents/",
    ):
        response = client.get(path)
        assert (response.status_code, response.content) == (404, nothing), path


def test_an_address_that_is_none_answers_as_nothing_does(client, one):
    nothing = client.get("/never-was/").content

    for key in ("%00", "9%00", "..", "%2e%2e", "9/9", "a_b", "'", "²"):
        response = client.get(f"{HERE}constitution/{key}/")
        assert (response.status_code, response.content) == (404, nothing), key


def test_texts_are_escaped(client, one):
    provision = one.provisions["1"]
    provision.text = provision.heading = provision.note = "<script>alert(1)</script> & article 2"
    provision.save()
    for path in ("constitution/", "constitution/1/"):
        assert "<script>alert" not in client.get(f"{HERE}{path}").content.decode()


@pytest.mark.parametrize("path", ["constitution/", "constitution/9/"])
def test_pages_take_four_queries_however_long_the_document(client, one, assert_queries, path):
    for number in range(3):
        make.ProvisionFactory(edition=one.edition, parent=one.provisions["9"], key=f"9.{number}")
        with assert_queries(4):
            assert client.get(f"{HERE}{path}").status_code == 200


def test_owc_4_2_the_notes_on_a_text_are_listed_with_links(client, one):
    first, second = one.provisions["1"], one.provisions["2"]
    first.text, second.note = "As article 99 says & article 2.", "The source breaks off."
    first.save()
    second.save()
    page = client.get(f"{HERE}constitution/").content.decode()
    notes = page[page.index("Notes on this text (2)") : page.index('id="contents"')]

    assert f'href="{HERE}constitution/1/"' in notes and "speaks of “article 99”, which is not here" in notes
    assert f'href="{HERE}constitution/2/"' in notes and "The source breaks off." in notes
    assert "<details" in page and "Notes on this text" not in client.get(f"{HERE}constitution/2/").content.decode()


def test_ows_2_tables_without_a_header_figures_and_what_has_no_number(client, one):
    make.ProvisionFactory(
        edition=one.edition, key="table-1", number="", kind="table", heading="", text="", position=901,
        table=[["Group", "Seats"], ["Public", "2"]], table_headed=False,
    )  # fmt: skip
    make.ProvisionFactory(edition=one.edition, key="fig", number="", kind="figure", heading="", text="", position=902)
    page = client.get(f"{HERE}constitution/").content.decode()
    table = page[page.index('id="table-1"') : page.index('id="fig"')]

    assert "<thead" not in table and '<th scope="row" class="govuk-table__header">Group</th>' in table
    assert f'href="{HERE}constitution/table-1/"' in table and ">Table</a>" in table
    assert "The figure itself is not part of this text." in page[page.index('id="fig"') :]
    assert client.get(f"{HERE}constitution/fig/").status_code == 200


def test_all_1_broken_references_of_a_draft_are_for_its_office_alone(cast, one, sign_in):
    draft = make.EditionFactory(document=one.constitution, state="draft", start=None, number=None)
    make.ProvisionFactory(edition=draft, key="1", text="As article 77 says.")
    address = f"/office/ashcombe/documents/editions/{draft.pk}/references/"

    assert "“article 77”" in sign_in(one.officer).get(address).content.decode()
    for outsider in (one.councillor, one.body_officer, cast.brindle.officer):
        assert sign_in(outsider).get(address).status_code == 404
