"""Rules to be confirmed: what rests on a clause that a draft amends is looked at before the edition goes on."""

import pytest

from apps.core.rulings import Refused
from apps.documents import services
from apps.documents.enums import EditionState
from apps.documents.models import DraftRule, Provision, Rule
from apps.documents.queries import to_confirm

from .test_making import HALF, address, draft_of, officer, one, text_of

__all__ = ["officer", "one"]


@pytest.fixture
def draft(one):
    """Return a draft that words the quorum otherwise, on which assembly and board rest."""
    return draft_of(one, k2="A quorum is half of the seats.")


def page(edition):
    """Return the address of the rules under an edition."""
    return f"/office/ashcombe/documents/editions/{edition.pk}/rules/"


def quorum(one, body="assembly"):
    return one.rule(getattr(one, body), "quorum")


def test_owc_1_shows_old_and_new_text_with_the_rule_and_that_it_is_to_be_confirmed(officer, draft):
    told = text_of(officer.get(page(draft)))

    assert "2 rules to be confirmed. Until then this edition can neither be proposed nor come into force." in told
    assert "What Ashcombe says about: quorum." in told and "A quorum is half of the seats." in told
    assert "Rule in force: One third of all seats." in told and told.count("To be confirmed") == 2


def test_owc_1_confirmed_as_it_is(officer, one, draft):
    answer = officer.post(page(draft), {"rule": quorum(one).pk, "do": "confirm"})

    assert answer.headers["Location"] == page(draft)
    drafted = DraftRule.objects.get()
    assert drafted.value == quorum(one).value and drafted.provision.edition == draft
    told = text_of(officer.get(page(draft)))
    assert "1 rule to be confirmed" in told and "Confirmed" in told


def test_owc_1_the_value_is_changed_by_the_new_text(officer, one, draft):
    shown = officer.get(f"{address(draft)}?rule={quorum(one).pk}")
    assert shown.status_code == 200 and "A quorum is half of the seats." in text_of(shown)

    officer.post(f"{address(draft)}?rule={quorum(one).pk}", HALF | {"confirm": "yes"})
    told = text_of(officer.get(page(draft)))
    assert "Value changed" in told and "Under the new text: Half of all seats, article 2." in told


def test_owc_1_it_is_taken_from_another_clause(officer, one, draft):
    posted = {"rule": quorum(one).pk, "do": "move", "clause": "article 14"}
    answer = officer.post(page(draft), posted)

    assert answer.headers["Location"] == f"{address(draft, '14')}?rule={quorum(one).pk}"
    officer.post(answer.headers["Location"], HALF | {"confirm": "yes"})
    assert "Taken from another clause" in text_of(officer.get(page(draft)))
    for wrong in ("99", "", " "):
        refused = officer.post(page(draft), posted | {"clause": wrong})
        assert refused.status_code == 422 and "as the draft has it" in text_of(refused)


def test_owc_1_it_ends_with_the_edition(officer, one, draft):
    officer.post(page(draft), {"rule": quorum(one).pk, "do": "end"})

    assert DraftRule.objects.get().ends and "Ends" in text_of(officer.get(page(draft)))


def test_owc_1_a_clause_that_is_left_out_cannot_be_confirmed(officer, one, draft):
    draft.provisions.filter(key="2").delete()
    assert "The draft leaves this clause out." in text_of(officer.get(page(draft)))

    answer = officer.post(page(draft), {"rule": quorum(one).pk, "do": "confirm"})
    assert answer.status_code == 422 and "Take the rule from another clause, or end it." in text_of(answer)
    assert not DraftRule.objects.exists()


def test_owc_1_a_text_that_changes_again_is_looked_at_again(officer, one, draft):
    officer.post(page(draft), {"rule": quorum(one).pk, "do": "confirm"})
    clause = Provision.objects.get(edition=draft, key="2")
    clause.text = "Worded once more."
    clause.save()

    assert text_of(officer.get(page(draft))).count("To be confirmed") == 2


def test_owc_1_an_edition_with_rules_to_be_confirmed_is_neither_proposed_nor_adopted(officer, one, draft):
    def go_on():
        services.propose(edition=draft, by=one.officer, reason="Ready.")

    with pytest.raises(Refused, match="to be confirmed first"):
        go_on()
    for body in ("assembly", "board"):
        officer.post(page(draft), {"rule": quorum(one, body).pk, "do": "confirm"})
    assert not to_confirm(draft) and "has been looked at" in text_of(officer.get(page(draft)))
    go_on()


def test_owc_1_a_proposed_edition_stands_still_and_is_not_public(officer, client, one, draft):
    for body in ("assembly", "board"):
        officer.post(page(draft), {"rule": quorum(one, body).pk, "do": "end"})
    public = text_of(client.get("/ashcombe/bodies/assembly/rules/"))
    services.propose(edition=draft, by=one.officer, reason="Ready.")

    told = officer.get(page(draft))
    assert "its text and its rules stand still" in text_of(told) and b'value="confirm"' not in told.content
    refused = officer.post(page(draft), {"rule": quorum(one).pk, "do": "confirm"})
    assert refused.status_code == 422 and DraftRule.objects.filter(ends=True).count() == 2
    assert text_of(client.get("/ashcombe/bodies/assembly/rules/")) == public


def test_owc_1_a_drafted_rule_is_thrown_away(officer, one, draft):
    officer.post(address(draft, "5", "openness"), {"open": "no", "confirm": "yes"})
    assert "Other rules drafted for this edition" in text_of(officer.get(page(draft)))

    drafted = DraftRule.objects.get()
    officer.post(page(draft), {"draft": drafted.pk, "do": "forget"})
    assert not DraftRule.objects.exists()


@pytest.mark.parametrize(
    "posted", [{}, {"do": "confirm"}, {"do": "forget", "draft": "7"}, {"do": "adopt", "rule": "1"}]
)
def test_owc_1_unknown_answers_are_answered_as_nothing_is(officer, draft, posted):
    assert officer.post(page(draft), posted).status_code == 404


def test_all_1_rules_of_another_council_cannot_be_answered_for(officer, cast, draft):
    theirs = cast.brindle.rule(cast.brindle.assembly, "quorum")

    assert officer.post(page(draft), {"rule": theirs.pk, "do": "end"}).status_code == 404
    assert officer.get(page(cast.brindle.edition)).status_code == 404
    assert not DraftRule.objects.exists()


def test_owc_1_adopted_the_changed_rule_is_in_force_on_its_day(officer, one, draft, frozen):
    officer.post(f"{address(draft)}?rule={quorum(one).pk}", HALF | {"confirm": "yes"})
    officer.post(page(draft), {"rule": quorum(one, "board").pk, "do": "confirm"})
    frozen.move_to("2026-11-25T10:00Z")
    services.adopt(edition=draft, start=Rule.objects.first().start.replace(year=2027), by=one.officer, reason="Voted.")

    draft.refresh_from_db()
    assert draft.state == EditionState.ADOPTED
    assert quorum(one).provision.edition == draft and quorum(one).value["denominator"] == 2
    assert quorum(one, "board").provision.edition == draft
