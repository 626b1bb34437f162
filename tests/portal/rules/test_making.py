"""The office makes a rule of a clause, and ends one, having seen what changes."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from apps.core.rulings import Refused
from apps.documents.enums import EditionState
from apps.documents.models import DraftRule, Provision, Rule
from apps.documents.services import make_rule, take_rule
from apps.meetings.enums import MeetingState
from tests import factories as make
from tests.cast import QUORUM

HALF = {
    "numerator": "1", "denominator": "2", "base": "seats", "at_least": "0", "required_organisation": "",
    "required_count": "0", "conflicted": "left_out", "wait_minutes": "30", "reading": "Read as all seats.",
}  # fmt: skip
DECEMBER = {"start_day": "1", "start_month": "12", "start_year": "2026"}


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def officer(one, sign_in):
    return sign_in(one.officer)


def address(edition, key="2", kind="quorum", body="assembly"):
    """Return the address at which a clause is made a rule."""
    return f"/office/ashcombe/documents/editions/{edition.pk}/rules/{key}/{body}/{kind}/"


def text_of(response):
    """Return what is read on the page."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode()).replace("&#39;", "'")
    return re.sub(r"\s+", " ", plain)


def draft_of(one, **words):
    """Return a draft of the constitution; ``words`` are new texts by key ("k2")."""
    draft = make.EditionFactory(document=one.constitution, state=EditionState.DRAFT, start=None, number=None)
    Provision.objects.bulk_create(
        Provision(edition=draft, key=row.key, number=row.number, kind=row.kind, heading=row.heading,
                  text=words.get(f"k{row.key}", row.text), position=row.position)
        for row in one.provisions.values()
    )  # fmt: skip
    return draft


def test_owc_1_a_clause_leads_to_body_and_kind(officer, one):
    page = f"/office/ashcombe/documents/editions/{one.edition.pk}/rules/2/"

    assert "How many members must be there before the body may decide" in text_of(officer.get(page))
    answer = officer.post(page, {"body": "assembly", "kind": "quorum"})
    assert answer.headers["Location"] == address(one.edition)
    wrong = officer.post(page, {"body": "b-assembly", "kind": ""})
    assert wrong.status_code == 422 and "Choose what the clause governs." in text_of(wrong)


def test_olp_19_says_what_changes_before_anything_is_saved(officer, one):
    make.MeetingFactory(
        body=one.assembly, starts_at=datetime(2026, 12, 20, 18, tzinfo=UTC), state=MeetingState.PREPARING,
        openness_rule=one.open_meeting.openness_rule, slug="2026-12-20",
    )  # fmt: skip
    make.MeetingFactory(
        body=one.assembly, starts_at=datetime(2026, 12, 1, 18, tzinfo=UTC),
        openness_rule=one.open_meeting.openness_rule, slug="2026-12-01",
    )  # fmt: skip
    make.MeetingFactory(
        body=one.assembly, starts_at=datetime(2026, 11, 30, 18, tzinfo=UTC),
        openness_rule=one.open_meeting.openness_rule, slug="2026-11-30",
    )  # fmt: skip
    before = Rule.objects.count()
    answer = officer.post(address(one.edition), HALF | DECEMBER)

    told = text_of(answer)
    assert answer.status_code == 200
    # The meeting of 30 November comes before the change; those of 1 and 14 December have been called already.
    assert "The Assembly's quorum goes from 2 to 3 on 1 December 2026; two meetings already called keep 2." in told
    assert "One meeting in preparation for that day or later goes by 3." in told
    assert "6 seats (annex 1), half, rounded up = 3" in told
    assert Rule.objects.count() == before


def test_all_3_a_reading_that_was_written_for_the_old_value_is_pointed_out(officer, one):
    old = one.rule(one.assembly, "quorum")
    old.reading = HALF["reading"]
    old.save()
    page, warning = f"{address(one.edition)}?rule={old.pk}", "still has the words of the old value"

    assert warning in text_of(officer.post(page, HALF | DECEMBER))
    assert warning not in text_of(officer.post(page, HALF | DECEMBER | {"reading": "Read anew."}))
    assert warning not in text_of(officer.post(page, HALF | DECEMBER | {"denominator": "3"}))


def test_olp_19_confirmed_the_rule_is_made_and_the_one_before_it_ends(officer, one):
    answer = officer.post(address(one.edition), HALF | DECEMBER | {"confirm": "yes"})

    assert answer.headers["Location"] == "/office/ashcombe/bodies/assembly/rules/"
    new = one.rule(one.assembly, "quorum")
    old = one.assembly.rule_set.rules.get(kind="quorum", end=date(2026, 12, 1))
    assert (new.start, new.value["denominator"], new.provision) == (date(2026, 12, 1), 2, one.provisions["2"])
    assert new.reading == "Read as all seats." and old.value["denominator"] == 3
    assert new.history.get().history_user == one.officer
    assert "Half of all seats" in text_of(officer.get("/ashcombe/bodies/assembly/rules/?on=2026-12-01"))


def test_owc_1_change_the_answers_keeps_them(officer, one):
    answer = officer.post(address(one.edition), HALF | DECEMBER | {"back": "yes"})

    assert answer.status_code == 200 and 'value="2026"' in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"start_day": "1", "start_month": "11", "start_year": "2026"},
            "Earliest day for another one: 22 November 2026",
        ),
        ({"start_day": "1", "start_month": "1", "start_year": "2020"}, "Earliest day: 22 November 2026"),
        ({"start_day": "31", "start_month": "2", "start_year": "2027"}, "not a real date"),
        ({"numerator": "5"}, "5/2 is more than the whole"),
    ],
)
def test_owc_1_wrong_input_says_what_would_be_lawful(officer, one, wrong, told):
    before = Rule.objects.count()
    for more in ({}, {"confirm": "yes"}):
        answer = officer.post(address(one.edition), HALF | DECEMBER | wrong | more)

        assert answer.status_code == 422 and told in text_of(answer)
    assert Rule.objects.count() == before


def test_owc_1_a_second_rule_of_the_same_day_is_refused(officer, one):
    officer.post(address(one.edition), HALF | DECEMBER | {"confirm": "yes"})
    answer = officer.post(address(one.edition), HALF | DECEMBER)

    assert answer.status_code == 422 and "A new one begins after 1 December 2026." in text_of(answer)


def test_owc_1_a_body_without_any_rules_gets_them(officer, one):
    group = make.BodyFactory(council=one.council, slug="group", name="Group", parent=one.assembly)
    answer = officer.post(address(one.edition, "5", "openness", "group"), DECEMBER | {"open": "yes", "confirm": "yes"})

    assert answer.status_code == 302
    group.refresh_from_db()
    assert group.rule_set.rules.get().value == {"open": True}
    assert group.rule_set.owner == "The Group"


def test_owc_1_in_a_draft_it_is_drafted_and_in_force_with_the_edition(officer, one):
    draft = draft_of(one, k2="Half of the seats.")
    assert "start_day" not in officer.get(address(draft)).content.decode()
    told = text_of(officer.post(address(draft), HALF))
    assert "goes from 2 to 3 on the day on which the edition" in told

    answer = officer.post(address(draft), HALF | {"confirm": "yes"})
    drafted = DraftRule.objects.get()
    assert answer.headers["Location"] == f"/office/ashcombe/documents/editions/{draft.pk}/rules/"
    assert (drafted.edition, drafted.value["denominator"]) == (draft, 2)
    assert drafted.replaces == one.rule(one.assembly, "quorum")


def test_owc_1_what_is_drafted_is_nobodys_rule_yet(officer, client, one):
    draft = draft_of(one, k2="Half of the seats.")
    officer.post(address(draft), HALF | {"confirm": "yes"})

    assert "One third of all seats" in text_of(client.get("/ashcombe/bodies/assembly/rules/"))
    with pytest.raises(Refused, match="no rule can rest on it yet"):
        make_rule(
            rule_set=one.assembly.rule_set, kind="quorum", value=QUORUM, provision=draft.provisions.get(key="2"),
            start=date(2027, 1, 1), by=one.officer, reason="Too early.",
        )  # fmt: skip


def test_owc_1_a_proposed_edition_takes_no_rules(officer, one):
    draft = draft_of(one, k1="Other.")
    draft.state = EditionState.PROPOSED
    draft.save()
    answer = officer.post(address(draft), HALF)

    assert answer.status_code == 422 and "Make a new draft" in text_of(answer)


def test_owc_1_a_rule_without_citation_cannot_be_saved(one):
    """Refused by the service; and the database has no place for it."""
    with pytest.raises(Refused, match="cites the provision"):
        take_rule(
            rule_set=one.assembly.rule_set, kind="quorum", value=QUORUM, provision=None, start=date(2027, 1, 1),
            by=one.officer, reason="By heart.",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Rule.objects.create(rule_set=one.assembly.rule_set, kind="term", matter="x", value={}, start=date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftRule.objects.create(edition=one.edition, rule_set=one.assembly.rule_set, kind="term", value={})


def test_owc_1_a_form_has_no_way_round_the_clause(officer, one):
    """The clause is part of the address: without one that is there, there is no form."""
    assert officer.get(address(one.edition, "99")).status_code == 404
    assert officer.post(address(one.edition, "99"), HALF | DECEMBER | {"confirm": "yes"}).status_code == 404
    assert officer.get(address(one.edition, kind="custom")).status_code == 404


def test_owc_1_a_law_can_be_cited_and_another_councils_text_cannot(officer, cast, one):
    law = make.DocumentFactory(council=None, slug="an-act", title="An Act", kind="law")
    section = make.ProvisionFactory(edition=make.EditionFactory(document=law), key="s1", number="section 1")

    page = address(section.edition, "s1", "openness")
    assert officer.post(page, DECEMBER | {"open": "no", "confirm": "yes"}).status_code == 302
    assert one.rule(one.assembly, "openness").provision == section
    assert officer.get(address(cast.brindle.edition, "2")).status_code == 404


def test_owc_1_a_rule_ends_with_a_reason_once_its_end_was_seen(officer, one):
    rule = one.rule(one.assembly, "quorum")
    page = f"/office/ashcombe/bodies/assembly/rules/{rule.pk}/end/"
    day = {"end_day": "1", "end_month": "1", "end_year": "2027", "reason": "Struck out."}
    told = text_of(officer.post(page, day))

    assert "The Assembly's quorum, now 2, ends on 1 January 2027, and no other rule follows" in told
    assert "From then on: No meeting can be called and no vote recorded" in told
    assert officer.post(page, day | {"confirm": "yes"}).status_code == 302
    rule.refresh_from_db()
    assert rule.end == date(2027, 1, 1)
    assert rule.history.latest().history_change_reason == "Struck out."


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"end_year": "2025"}, "It can end on 22 November 2026 or later"), ({"reason": ""}, "This field is required")],
)
def test_owc_1_a_rule_cannot_end_in_the_past_or_without_a_reason(officer, one, wrong, told):
    page = f"/office/ashcombe/bodies/assembly/rules/{one.rule(one.assembly, 'quorum').pk}/end/"
    day = {"end_day": "1", "end_month": "1", "end_year": "2027", "reason": "Struck out."}
    answer = officer.post(page, day | wrong | {"confirm": "yes"})

    assert answer.status_code == 422 and told in text_of(answer)


def test_owc_1_a_rule_that_outlived_its_edition_is_changed_by_the_text_in_force(officer, one):
    newer = draft_of(one)
    one.edition.end = newer.start = date(2026, 11, 1)
    newer.state, newer.number = EditionState.ADOPTED, 2
    one.edition.save()
    newer.save()
    rule = one.rule(one.assembly, "quorum")

    answer = officer.get(f"{address(one.edition)}?rule={rule.pk}")
    assert answer.headers["Location"] == f"{address(newer)}?rule={rule.pk}"
    shown = officer.get(answer.headers["Location"]).content.decode()
    assert re.search(r'name="denominator"[^>]*value="3"|value="3"[^>]*name="denominator"', shown)


def test_owc_1_officers_are_led_from_the_clause_and_nobody_else(officer, client, one, sign_in):
    page, link = "/ashcombe/documents/constitution/2/", f"/documents/editions/{one.edition.pk}/rules/2/"

    assert link in officer.get(page).content.decode()
    assert link not in client.get(page).content.decode()
    assert link not in sign_in(one.councillor).get(page).content.decode()


def test_owc_1_officers_are_led_from_the_clause_of_a_draft(officer, one):
    draft = draft_of(one)
    page = f"/office/ashcombe/documents/editions/{draft.pk}/"

    assert f'href="{page}rules/2/"' in officer.get(page).content.decode()
    assert f'href="{page}"' in officer.get(f"{page}rules/").content.decode()


def test_owc_1_the_catalogue_is_public(client, db):
    told = text_of(client.get("/rules/"))

    assert "Quorum" in told and "How many members must be there" in told
    assert "members present and voting: those who abstain are left out" in told
