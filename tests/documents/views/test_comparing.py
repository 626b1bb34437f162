"""Editions side by side and as tracked changes, and the history of a provision (OWC-1, OCC-5)."""

from datetime import date

import pytest

from apps.documents import queries, services
from apps.documents.services import correcting, recording
from tests import factories as make

HERE = "/ashcombe/documents/constitution/"
WHO = {"by": None, "reason": "For the test"}


@pytest.fixture
def amended(cast):
    """A second edition, article 1 reworded, one put in, annex 2 renumbered."""
    one = cast.ashcombe
    draft = recording.amend(document=one.constitution, **WHO)
    correcting.correct(provision=draft.provisions.get(key="1"), text="Now what Ashcombe says about: purpose.", by=None)
    correcting.correct(provision=draft.provisions.get(key="annex-2"), number="Annex 3", by=None)
    first = draft.provisions.get(key="1")
    correcting.add(edition=draft, after=first, number="1a", heading="Gifts", text="Brand new words.", by=None)
    return draft


@pytest.fixture
def adopted(amended, frozen):
    """The same, adopted and in force; the rules that rest on amended words are confirmed by being ended."""
    for rule in queries.to_confirm(amended):
        services.draft_end(edition=amended, rule=rule, **WHO)
    services.adopt(
        edition=amended, start=date(2026, 11, 22), adopted_on=date(2026, 11, 20), adopted_by="Minute 27",
        decision_url="/ashcombe/", **WHO,
    )  # fmt: skip
    return amended


def text_of(response):
    return " ".join(response.content.decode().split())


def test_owc_1_the_newest_is_compared_with_the_one_before(client, adopted, assert_queries):
    with assert_queries(most=4):
        answer = client.get(f"{HERE}compare/")
    shown = text_of(answer)

    assert answer.status_code == 200
    assert '<ins class="mh-ins"><span class="govuk-visually-hidden">inserted: </span>Now what' in shown
    assert '<del class="mh-del"><span class="govuk-visually-hidden">deleted: </span>What' in shown
    assert "Added: 1. Reworded: 1. Moved or renumbered: 1. Unchanged: 15." in shown
    assert "Its number was Annex 2, and is Annex 3." in shown
    assert "provisions unchanged: article 2 to" in shown


def test_owc_1_side_by_side_each_side_has_its_own_words(client, adopted):
    shown = text_of(client.get(f"{HERE}compare/?from=1&to=2&view=beside"))
    before, _, after = shown.partition('<h4 class="govuk-heading-s">Before</h4>')[2].partition(">After</h4>")

    assert "deleted" in before and "inserted" not in before
    assert "inserted" in after.split("</section>")[0] and "deleted" not in after.split("</section>")[0]
    assert "Show as tracked changes" in shown


@pytest.mark.parametrize("asked", ["from=9", "to=x", "from=1&to=0"])
def test_owc_1_an_edition_that_is_not_there_is_refused_in_words(client, adopted, asked):
    answer = client.get(f"{HERE}compare/?{asked}")

    assert answer.status_code == 422 and "There are: 1, 2." in text_of(answer)


def test_owc_1_one_edition_alone_says_what_will_be_here(client, cast):
    answer = client.get(f"{HERE}compare/")

    assert answer.status_code == 200 and "Nothing to compare yet" in text_of(answer)


def test_owc_1_the_document_leads_to_the_comparison_and_the_decision(client, adopted):
    shown = text_of(client.get(HERE))

    assert f"{HERE}compare/?from=1&amp;to=2" in shown and "Minute 27" in shown


def test_owc_1_the_history_of_a_provision_has_every_wording_and_decision(client, adopted, assert_queries):
    assert f"{HERE}1/history/" in text_of(client.get(f"{HERE}1/"))
    with assert_queries(most=4):
        shown = text_of(client.get(f"{HERE}1/history/"))

    assert shown.index("from 22 November 2026") < shown.index("first wording")
    assert "inserted: " in shown and "Minute 27" in shown and "reworded" in shown
    assert client.get(f"{HERE}1-99/history/").status_code == 404


def test_owc_1_a_provision_that_is_gone_keeps_its_address_and_says_where_it_went(client, cast, frozen):
    draft = recording.amend(document=cast.ashcombe.constitution, **WHO)
    gone = make.ProvisionFactory(edition=cast.ashcombe.edition, key="77", text="Old words.", position=900)
    services.adopt(edition=draft, start=date(2026, 11, 22), **WHO)
    answer = client.get(f"{HERE}{gone.key}/")

    shown = text_of(answer)
    assert answer.status_code == 404
    assert "It stood until 22 November 2026" in shown and f"{HERE}compare/?from=1&amp;to=2" in shown
    history = text_of(client.get(f"{HERE}77/history/"))
    assert "left out" in history and "Old words." in history


def test_owc_1_the_office_compares_a_draft_and_nobody_else(client, cast, amended, sign_in):
    address = f"/office/ashcombe/documents/editions/{amended.pk}/compare/"
    shown = text_of(sign_in(cast.ashcombe.officer).get(address))

    assert "Brand new words." in shown and "Added: 1." in shown
    assert sign_in(cast.brindle.officer).get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert "Brand new words." not in text_of(client.get(f"{HERE}compare/"))
