"""Documents to print and to download."""

import json
import re
from datetime import date
from itertools import pairwise

import pytest

from apps.documents.enums import EditionState
from apps.documents.exporting.formats import FORMATS
from tests import factories as make

HERE = "/ashcombe/documents/constitution/"
FILE = f"{HERE}export/"


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def second_edition(one):
    """The constitution has a second edition from 2026."""
    one.edition.end = date(2026, 1, 1)
    one.edition.save()
    edition = make.EditionFactory(document=one.constitution, number=2, start=date(2026, 1, 1))
    make.ProvisionFactory(edition=edition, key="2", number="2", heading="Quorum", text="Now it is a half.", position=1)
    return edition


@pytest.fixture
def draft(one):
    draft = make.EditionFactory(document=one.constitution, state=EditionState.DRAFT, number=None, start=None)
    make.ProvisionFactory(edition=draft, key="2", number="2", heading="Quorum", text="Nobody knows yet.", position=1)
    return draft


@pytest.mark.parametrize("ending", FORMATS)
def test_owc_1_a_document_is_downloaded_under_a_name_that_says_what_it_is(client, one, ending):
    response = client.get(f"{FILE}{ending}")

    start = one.edition.start.isoformat()
    assert response.status_code == 200 and response.content
    assert response["Content-Type"] == FORMATS[ending].media_type
    assert response["Content-Disposition"] == f'attachment; filename="ashcombe-constitution-{start}.{ending}"'
    assert response["X-Content-Type-Options"] == "nosniff" and "public" in response["Cache-Control"]


@pytest.mark.parametrize("ending", FORMATS)
def test_owc_1_whoever_has_a_file_already_is_not_sent_it_again(client, one, ending):
    etag = client.get(f"{FILE}{ending}")["ETag"]
    again = client.get(f"{FILE}{ending}", headers={"If-None-Match": etag})
    one.provisions["2"].text = "It says something else."
    one.provisions["2"].save()
    changed = client.get(f"{FILE}{ending}", headers={"If-None-Match": etag})

    assert again.status_code == 304 and not again.content
    assert changed.status_code == 200 and changed["ETag"] != etag


def test_owc_1_the_export_is_of_the_edition_in_force_on_the_day(client, one, second_edition):
    now, then = client.get(f"{FILE}json"), client.get(f"{FILE}json?on=2025-12-31")

    assert "Now it is a half." in now.content.decode() and "Now it is a half." not in then.content.decode()
    assert json.loads(then.content)["edition"]["address"].endswith(f"{HERE}?on={one.edition.start.isoformat()}")
    assert "2026-01-01" in now["Content-Disposition"]
    assert client.get(f"{FILE}json?on=1900-01-01").status_code == 404
    assert client.get(f"{HERE}export/print/?on=1900-01-01").status_code == 404
    assert client.get(f"{FILE}json?on=never").status_code == 422


def test_owc_1_what_is_no_format_and_no_document_is_nothing(client, one):
    assert client.get(f"{FILE}exe").status_code == 404
    assert client.get("/ashcombe/documents/never-was/export/json").status_code == 404


def test_owc_1_a_draft_is_exported_only_for_those_who_keep_the_records(client, one, draft):
    office = f"/office/ashcombe/documents/editions/{draft.pk}/export/md"
    assert "Nobody knows yet." not in client.get(f"{FILE}md").content.decode()

    client.force_login(one.officer)
    response = client.get(office)
    assert "Nobody knows yet." in response.content.decode() and "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"] == 'attachment; filename="ashcombe-constitution-draft.md"'

    client.force_login(one.councillor)
    assert client.get(office).status_code == 404


def test_owc_1_the_office_page_of_a_draft_leads_to_its_files(client, one, draft):
    client.force_login(one.officer)
    page = client.get(f"/office/ashcombe/documents/editions/{draft.pk}/").content.decode()

    for ending in FORMATS:
        assert f'href="/office/ashcombe/documents/editions/{draft.pk}/export/{ending}"' in page


def test_owc_1_an_edition_of_another_council_is_not_exported(client, cast, one):
    client.force_login(one.officer)

    assert client.get(f"/office/ashcombe/documents/editions/{cast.brindle.edition.pk}/export/md").status_code == 404


def test_owc_1_the_page_to_print_is_the_whole_text_and_nothing_to_press(client, one):
    one.edition.adopted_by, one.edition.adopted_on = "the Assembly", date(2010, 12, 8)
    one.edition.save()
    make.ProvisionFactory(
        edition=one.edition, parent=one.provisions["1"], key="1.1", number="1.1", kind="clause", heading="",
        text="First of all.", table=[["Group", "Seats"], ["Public", "2"]], note="It breaks off.", position=900, depth=1,
    )  # fmt: skip
    page = client.get(f"{HERE}export/print/").content.decode()

    for key, provision in one.provisions.items():
        assert f'id="{key}"' in page and provision.heading in page and provision.text in page
    assert (
        "<nav" not in page and "<form" not in page and "<script" not in page and 'href="/' not in page.split("<body")[1]
    )
    assert "Adopted on 8 December 2010 by the Assembly." in page and "In force from" in page
    for said in ("First of all.", "Editor’s note", "It breaks off.", '<th scope="col">Group</th>', "<td>Public</td>"):
        assert said in page
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_owc_1_the_document_leads_to_its_files_as_it_stood_on_the_day(client, one, second_edition):
    page = client.get(f"{HERE}?on=2025-12-31").content.decode()

    for ending in FORMATS:
        assert f'href="{FILE}{ending}?on=2025-12-31"' in page
    assert f'href="{HERE}export/print/?on=2025-12-31"' in page
