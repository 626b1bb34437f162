"""An edition on its way from draft to force, and the rules that come into force with it."""

from datetime import date

import pytest

from apps.core.rulings import Refused
from apps.documents import queries, services
from apps.documents.enums import EditionState, Identity
from apps.documents.models import Edition, Rule
from tests import factories as make

WHO = {"by": None, "reason": "Resolution 12"}
DAY = date(2027, 1, 1)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def rows(edition, **texts):
    """Return the provisions of ``edition`` as rows; ``texts`` (by key, with "k" before it) say otherwise or None."""
    return [
        {
            "key": row.key,
            "number": row.number,
            "kind": row.kind,
            "heading": row.heading,
            "text": texts.get(f"k{row.key}", row.text),
        }
        for row in edition.provisions.order_by("position")
        if texts.get(f"k{row.key}", "") is not None
    ]


def draft(one, **texts):
    return services.make_draft(
        document=one.constitution, based_on=one.edition, provisions=rows(one.edition, **texts), **WHO
    )


def confirm_all(edition):
    """Confirm every rule that has to be, with the value that it has."""
    for rule in queries.to_confirm(edition):
        services.draft_rule(
            edition=edition, rule_set=rule.rule_set, kind=rule.kind, matter=rule.matter, value=rule.value,
            provision=edition.provisions.get(key=rule.provision.key), replaces=rule, **WHO,
        )  # fmt: skip


def test_owc_1_a_draft_is_in_force_on_no_day(one):
    made = draft(one)

    assert (made.state, made.start, made.number) == (EditionState.DRAFT, None, None)
    assert made not in Edition.objects.on(date(2099, 1, 1))
    assert made not in Edition.objects.public()
    assert list(made.provisions.values_list("key")) == list(one.edition.provisions.values_list("key"))


def test_owc_1_an_edition_adopted_today_for_a_later_day_needs_nobody_on_that_day(one):
    made = services.adopt(edition=draft(one), start=DAY, adopted_by="The council", **WHO)

    one.edition.refresh_from_db()
    assert (made.number, made.start, one.edition.end) == (2, DAY, DAY)
    assert Edition.objects.filter(document=one.constitution).on(date(2026, 12, 31)).get() == one.edition
    assert Edition.objects.filter(document=one.constitution).on(DAY).get() == made


def test_olp_33_an_amended_clause_marks_the_rules_that_rest_on_it(one):
    made = draft(one, k2="Now it is a half.")

    assert [(rule.kind, rule.rule_set.name) for rule in queries.to_confirm(made)] == [
        ("quorum", "Rules of the Assembly"),
        ("quorum", "Rules of the Board"),
    ]
    assert not queries.to_confirm(draft(one))


@pytest.mark.parametrize("done", [services.propose, services.adopt])
def test_olp_33_with_a_rule_to_be_confirmed_no_edition_comes_into_force(one, done):
    made = draft(one, k2="Now it is a half.")

    with pytest.raises(Refused, match=r"to be confirmed.*Quorum.*article 2"):
        done(edition=made, **({"start": DAY} if done is services.adopt else {}), **WHO)
    confirm_all(made)
    assert done(edition=made, **({"start": DAY} if done is services.adopt else {}), **WHO)


def test_olp_33_a_clause_that_is_left_out_marks_its_rules_too(one):
    made = draft(one, k2=None)

    assert {rule.provision.key for rule in queries.to_confirm(made)} == {"2"}
    for rule in queries.to_confirm(made):
        services.draft_end(edition=made, rule=rule, **WHO)
    services.adopt(edition=made, start=DAY, **WHO)
    with pytest.raises(Refused, match="no rule for quorum"):
        queries.rule_in_force(one.assembly.rule_set, "quorum", on=DAY)
    assert queries.rule_in_force(one.assembly.rule_set, "quorum", on=date(2026, 12, 31))


def test_olp_33_a_text_that_changes_again_has_to_be_looked_at_again(one):
    made = draft(one, k2="Now it is a half.")
    confirm_all(made)
    assert not queries.to_confirm(made)

    provision = made.provisions.get(key="2")
    provision.text = "Now it is two thirds."
    provision.save()

    assert len(queries.to_confirm(made)) == 2


def test_olp_33_rules_change_on_the_day_of_the_edition_and_cite_it(one):
    made = draft(one, k2="Now it is a half.")
    confirm_all(made)
    old = one.rule(one.assembly, "quorum")
    services.draft_rule(
        edition=made, rule_set=one.assembly.rule_set, kind="quorum", value=old.value | {"denominator": 2},
        provision=made.provisions.get(key="2"), replaces=old, **WHO,
    )  # fmt: skip
    services.adopt(edition=made, start=DAY, **WHO)

    before = queries.rule_in_force(one.assembly.rule_set, "quorum", on=date(2026, 12, 31))
    after = queries.rule_in_force(one.assembly.rule_set, "quorum", on=DAY)
    assert (before, before.value["denominator"], before.provision.edition) == (old, 3, one.edition)
    assert (after.value["denominator"], after.provision.edition, after.start) == (2, made, DAY)
    # Those on clauses that were not touched go on as they were.
    assert one.rule(one.assembly, "openness").provision.edition == one.edition


def test_owc_1_who_is_who_is_confirmed_before_anything_is_adopted(one):
    listed = rows(one.edition)
    listed[3]["identity"] = Identity.PROPOSED
    made = services.make_draft(document=one.constitution, provisions=listed, **WHO)

    with pytest.raises(Refused, match="not confirmed yet whether article 4"):
        services.adopt(edition=made, start=DAY, **WHO)


def test_owc_1_what_was_proposed_or_adopted_stands_still(one):
    made = services.propose(edition=draft(one), **WHO)
    rule = one.rule(one.assembly, "quorum")

    with pytest.raises(Refused, match="is proposed"):
        services.draft_end(edition=made, rule=rule, **WHO)
    services.reopen(edition=made, **WHO)
    services.draft_end(edition=made, rule=rule, **WHO)
    services.drop(edition=made, **WHO)
    for again in (services.propose, services.reopen):
        with pytest.raises(Refused, match="is dropped"):
            again(edition=made, **WHO)
    with pytest.raises(Refused, match="cannot be adopted"):
        services.adopt(edition=made, start=DAY, **WHO)
    with pytest.raises(Refused, match="was adopted"):
        services.drop(edition=one.edition, **WHO)


def test_owc_1_an_edition_begins_after_the_one_before(one):
    with pytest.raises(Refused, match="begins after 9 May 2024"):
        services.adopt(edition=draft(one), start=one.edition.start, **WHO)
    assert Edition.objects.public().count() == 2  # that of Ashcombe and that of Brindle


def test_all_3_a_drafted_rule_cites_the_draft_itself(one, cast):
    made = draft(one)
    given = {"edition": made, "rule_set": one.assembly.rule_set, "kind": "openness", "value": {"open": True}} | WHO

    for provision, said in ((None, "cites the provision"), (one.provisions["5"], "not a provision of")):
        with pytest.raises(Refused, match=said):
            services.draft_rule(provision=provision, **given)
    with pytest.raises(Refused, match="another council"):
        services.draft_rule(
            provision=made.provisions.get(key="5"), **(given | {"rule_set": cast.brindle.assembly.rule_set})
        )
    with pytest.raises(Refused, match="is not one of"):
        services.draft_rule(
            provision=made.provisions.get(key="5"),
            replaces=cast.brindle.rule(cast.brindle.assembly, "openness"),
            **given,
        )


def test_all_2_history_says_who_made_every_provision_of_a_draft(one):
    made = services.make_draft(document=one.constitution, provisions=rows(one.edition), by=one.officer, reason="New.")

    change = made.provisions.first().history.get()
    assert (change.history_user, change.history_change_reason) == (one.officer, "New.")


def test_owc_1_a_long_draft_takes_few_statements(one, django_assert_max_num_queries):
    listed = [{"key": f"{n}", "number": f"{n}", "kind": "article", "text": "So."} for n in range(1, 1001)]

    with django_assert_max_num_queries(60):
        services.make_draft(document=one.constitution, provisions=listed, **WHO)
    assert Rule.objects.exists()


def test_a_draft_makes_no_document_public(one, client):
    document = make.DocumentFactory(council=one.council, slug="secret-plan")
    services.make_draft(document=document, provisions=rows(one.edition), **WHO)

    assert client.get("/ashcombe/documents/secret-plan/").status_code == 404
    assert client.get("/ashcombe/documents/secret-plan/1/").status_code == 404
