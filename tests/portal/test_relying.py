"""What relies on a clause: everything that is there and may be seen, counted, newest first, in one query."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.deadlines.models import Deadline
from apps.documents.models import Underpinning
from apps.plans.enums import REVIEW
from apps.portal import relying
from tests import factories as make
from tests.cast import PRIVATE_WORD
from tests.permissions import rows as more_rows

HERE = "/ashcombe/documents/constitution/"


@pytest.fixture
def one(cast):
    return cast.ashcombe


def read(client, key, query=""):
    """Return the answer about a clause, and what is read on it without its tags."""
    response = client.get(f"{HERE}{key}/{query}")
    assert response.status_code == 200
    return response.content.decode(), re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_owc_1_rules_seats_and_purposes_rely_on_their_clauses(client, one):
    _, quorum = read(client, "2")
    page, seats = read(client, "annex-1")
    purpose, _ = read(client, "1")

    assert "What relies on article 2" in quorum and "One third of all seats" in quorum and "Board" in quorum
    assert "Assembly: Councillor 1" in seats and "nominated by" in seats
    assert 'href="/ashcombe/bodies/assembly/#seats"' in page
    assert 'href="/ashcombe/bodies/assembly/#purposes"' in purpose


def test_owc_1_decisions_and_items_of_agendas_rely_on_clauses(client, one):
    rows = more_rows.add(one, 1)
    decided, words = read(client, "4")
    standing, _ = read(client, "11")

    kwargs = {"council": "ashcombe", "body": "assembly", "slug": rows.held.slug}
    meeting = reverse("meetings-meeting", kwargs=kwargs)
    assert f'href="{meeting}#item-2"' in decided and "Decisions taken under it" in words and "carried" in words
    assert f'/assembly/{one.open_meeting.slug}/#item-1"' in standing


def test_olp_22_nothing_of_a_private_body_is_told_to_who_may_not_see_it(client, one, cast, sign_in):
    make.BusinessFactory(body=one.board, provision=one.provisions["7"], title=f"Sell {PRIVATE_WORD}")
    business = make.BusinessFactory(body=one.board, provision=one.provisions["8"], title=PRIVATE_WORD, subject_id=9)
    make.AgendaItemFactory(meeting=one.private_meeting, number=3, title=f"The {PRIVATE_WORD} sale", business=business)

    for outsider in (None, one.second_councillor, one.body_officer, cast.brindle.officer):
        for key in ("7", "8", "11"):
            page, _ = read(sign_in(outsider), key)
            assert PRIVATE_WORD not in page and one.private_meeting.slug not in page, (outsider, key)
    for insider in (one.councillor, one.officer):
        assert PRIVATE_WORD in read(sign_in(insider), "8")[0]
        assert PRIVATE_WORD not in read(sign_in(insider), "7")[0]


def test_all_1_what_people_owe_and_who_leaves_is_shown_to_their_officers_alone(client, one, cast, sign_in):
    rows = more_rows.add(one, 1)
    other = rows.change.membership.person.name
    for outsider in (None, one.councillor, one.body_officer, cast.brindle.officer):
        assert "Something owed" not in read(sign_in(outsider), "12")[1], outsider
    for outsider in (None, one.councillor, cast.brindle.officer):
        assert "Changes of membership" not in read(sign_in(outsider), "9")[1], outsider

    assert "Something owed, 1, open" in read(sign_in(one.officer), "12")[1]
    assert f"{other} , Notice of resignation received" in read(sign_in(one.officer), "9")[1]
    assert "Changes of membership" in read(sign_in(one.body_officer), "9")[1]


def test_ows_10_the_review_of_a_document_and_what_rests_on_it_are_public(client, one):
    plan = make.DocumentFactory(council=one.council, slug="plan", title="The plan")
    Underpinning.objects.create(lower=one.constitution, upper=plan, provision=one.provisions["13"])
    rule = make.RuleFactory(
        rule_set=one.assembly.rule_set, kind="openness", matter="review", provision=one.provisions["13"]
    )
    Deadline.objects.create(
        council=one.council, kind=REVIEW, subject_kind="documents.document", subject_id=plan.pk, length=12,
        what="Review: The plan", rule=rule, counted_from=date(2026, 1, 1), counting="months_after", calendar="CAL",
        due_on=date(2027, 1, 1),
    )  # fmt: skip
    page, text = read(client, "13")

    assert "The plan , rests on Constitution of Ashcombe" in text and "Review: The plan , open 1 January 2027" in text
    assert page.count('href="/ashcombe/documents/plan/reviews/"') == 2


def test_owc_1_what_relied_on_it_on_a_day(client, one):
    rows = more_rows.add(one, 1)
    before = (rows.held.starts_at - timedelta(days=1)).date().isoformat()
    held = rows.held.starts_at.date().isoformat()

    assert "Decisions taken under it" not in read(client, "4", f"?on={before}")[1]
    assert "Decisions taken under it" in read(client, "4", f"?on={held}")[1]


def test_all_1_what_relies_on_a_law_in_another_council_is_not_told(client, cast):
    law = make.ProvisionFactory(edition__document__council=None, edition__document__kind="law", key="s1")
    make.SeatFactory(body=cast.brindle.assembly, number=77, title="Far away", provision=law)
    slug = law.edition.document.slug

    assert "Far away" not in client.get(f"/ashcombe/documents/{slug}/s1/").content.decode()
    assert "Far away" in client.get(f"/brindle/documents/{slug}/s1/").content.decode()


def test_long_lists_are_cut_and_say_how_many_there_are(client, one, monkeypatch):
    monkeypatch.setattr(relying, "MOST", 2)
    for number in range(5):
        make.SeatFactory(
            body=one.assembly, number=50 + number, title=f"Late {number}", provision=one.provisions["3"],
            start=date(2026, 1, 1 + number),
        )  # fmt: skip
    _, text = read(client, "3")

    assert "Late 4" in text and "Late 3" in text and "Late 2" not in text
    assert "And 3 more of these, older than these." in text
    assert text.count("Notice of meetings") > 1


@pytest.mark.parametrize("key", ["4", "9", "11", "annex-1"])
def test_the_page_takes_four_queries_whatever_relies_on_it(client, one, assert_queries, key):
    for number in (1, 2, 3):
        more_rows.add(one, number)
        with assert_queries(4):
            client.get(f"{HERE}{key}/")
