"""The public register: how each document stands, what rests on what, and the reviews (OWS-1, OWS-10)."""

from datetime import date

import pytest
from icalendar import Calendar
from lxml import html

from apps.documents.enums import EditionState
from apps.documents.services.registering import set_period, underpin
from apps.plans.services import record_review
from tests import factories as make
from tests.plans.conftest import night

pytestmark = pytest.mark.django_db
REGISTER = "/ashcombe/strategies/"


def page(client, address=REGISTER):
    """Return the page as a tree."""
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def titles(tree):
    """Return the titles of the entries shown."""
    return [heading.text_content().strip() for heading in tree.xpath("//li[@class='mh-rows__row']//h3")]


def test_ows_1_the_register_shows_each_document_with_owner_status_period_and_next_review(shelf, client):
    shelf.strategy.owner = "The Clerk"
    shelf.strategy.save()
    shelf.yearly()
    night()

    tree = page(client)

    row = next(one for one in tree.xpath("//li[@class='mh-rows__row']") if "The Strategy" in one.text_content())
    words = " ".join(row.text_content().split())
    for said in ("The Clerk answers for it", "In force from 1 February 2026", "Next review by 1 February 2027"):
        assert said in words
    assert titles(tree) == ["Constitution of Ashcombe", "The Plan", "The Policy", "The Strategy"]


def test_ows_1_drafts_are_not_in_the_register_nor_drawn(shelf, client):
    draft = make.DocumentFactory(council=shelf.one.council, slug="secret", title="Umbrafield Draft")
    make.EditionFactory(document=draft, state=EditionState.DRAFT, start=None, number=None)
    underpin(lower=draft, upper=shelf.plan, by=None, reason="Drafted.")
    underpin(lower=shelf.strategy, upper=shelf.plan, by=None, reason="Section 2.")

    for address in (REGISTER, "/ashcombe/documents/plan/reviews/"):
        assert "Umbrafield" not in client.get(address).content.decode()
    assert client.get("/ashcombe/documents/secret/reviews/").status_code == 404


def test_ows_1_the_picture_shows_what_the_table_shows(shelf, client):
    underpin(lower=shelf.policy, upper=shelf.strategy, by=None, reason="Table 1.")
    underpin(lower=shelf.strategy, upper=shelf.plan, provision=shelf.clause, by=None, reason="Section 6.")

    tree = page(client)

    rows = tree.xpath("//table[contains(@class, 'mh-rests__table')]/tbody/tr")
    said = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert [row[:2] for row in said] == [["The Plan", "The Strategy"], ["The Strategy", "The Policy"]]
    assert "section 6" in said[0][2] and "no clause is named" in said[1][2]
    assert len(tree.xpath("//*[@class='mh-rests__arrow']")) == len(rows)
    assert {text.text_content() for text in tree.xpath("//*[@class='mh-rests__name']")} == {
        name for row in said for name in row[:2]
    }


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=plan", ["The Plan"]),
        ("?status=listed", ["The Plan", "The Policy"]),
        ("?kind=strategy&status=in-force", ["The Strategy"]),
        ("?kind=strategy&status=listed", []),
        ("?kind=nonsense", ["Constitution of Ashcombe", "The Plan", "The Policy", "The Strategy"]),
    ],
)
def test_ows_1_the_register_is_filtered_by_kind_and_status(shelf, client, query, shown):
    assert titles(page(client, REGISTER + query)) == shown


def test_ows_10_an_overdue_review_is_shown_to_everybody_and_in_the_office(shelf, client, sign_in, frozen):
    shelf.yearly()
    night()
    frozen.move_to("2027-02-03T09:00:00+00:00")

    for address in (REGISTER, "/ashcombe/documents/strategy/reviews/"):
        assert "Review overdue" in client.get(address).content.decode()
    office = sign_in(shelf.one.officer)
    assert "To be seen to" in office.get("/office/ashcombe/strategies/").content.decode()
    home = office.get("/office/").content.decode()
    assert "Review: The Strategy" in home and "/office/ashcombe/strategies/strategy/" in home


def test_ows_10_a_review_shows_findings_actions_and_how_the_day_was_counted(shelf, client):
    shelf.yearly()
    night()
    record_review(
        document=shelf.strategy, held_on=date(2026, 11, 20), held_by="The Assembly", findings="Principles hold.",
        conclusion="amend", actions=[{"what": "Mend it", "who": "The Clerk", "due": date(2026, 12, 1)}],
        by=None, reason="Reviewed.",
    )  # fmt: skip

    text = " ".join(page(client, "/ashcombe/documents/strategy/reviews/").text_content().split())

    for said in ("Principles hold.", "0 of 1 action done", "Mend it (The Clerk)", "To do by 1 December 2026"):
        assert said in text
    assert "Due by Saturday 20 November 2027" in text and "How this day was counted" in text


def test_owc_4_2_a_document_without_a_rule_says_so(shelf, client):
    text = page(client, "/ashcombe/documents/b/reviews/".replace("/b/", "/constitution/")).text_content()

    assert "No rule says how often this document is reviewed" in text


def test_ows_10_next_reviews_and_ends_of_periods_are_in_a_calendar(shelf, client):
    shelf.yearly()
    set_period(edition=shelf.edition, runs_until=date(2027, 6, 30), by=None, reason="Section 6.")
    night()

    calendar = Calendar.from_ical(client.get("/ashcombe/strategies/calendar.ics").content)

    events = {str(event["summary"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert events == {
        "Review due: The Strategy": date(2027, 2, 1),
        "Last day of its period: The Strategy": date(2027, 6, 30),
    }
    assert calendar.to_ical() == Calendar.from_ical(client.get("/ashcombe/strategies/calendar.ics").content).to_ical()


def test_ows_1_a_document_and_the_list_of_documents_lead_to_the_register(shelf, client):
    assert REGISTER in client.get("/ashcombe/documents/").content.decode()
    assert "/ashcombe/documents/strategy/reviews/" in client.get("/ashcombe/documents/strategy/").content.decode()
