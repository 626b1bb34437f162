"""Publishing documents and taking rules from them."""

from datetime import date

import pytest

from apps.core.rulings import Refused
from apps.documents import queries, services
from apps.documents.models import Document, Provision, Rule
from tests import factories as make

pytestmark = pytest.mark.django_db

ROWS = [
    {"key": "1", "number": "1", "kind": "article", "heading": "Name", "text": "It has a name."},
    {"key": "2", "number": "2", "kind": "article", "heading": "Purpose"},
    {"key": "2.1", "parent": "2", "number": "2.1", "kind": "clause", "text": "To be useful."},
    {"key": "annex-1", "number": "Annex 1", "kind": "annex", "table": [["Seat"], ["One"]], "note": "A gap."},
]
QUORUM = {"numerator": 1, "denominator": 3, "base": "seats", "conflicted": "left_out", "wait_minutes": 30}
WHO = {"by": None, "reason": "Adopted by the council"}


@pytest.fixture
def council():
    return make.CouncilFactory()


def publish(council, **instead):
    given = {"slug": "constitution", "title": "Constitution", "kind": "constitution", "start": date(2020, 1, 1)}
    return services.publish_document(council=council, **(given | {"provisions": ROWS} | WHO | instead))


def test_owc_1_publishes_provisions_in_order_with_their_depth(council):
    edition = publish(council)

    rows = list(edition.provisions.values_list("key", "depth", "position"))
    assert rows == [("1", 0, 1), ("2", 0, 2), ("2.1", 1, 3), ("annex-1", 0, 4)]


def test_owc_1_a_second_edition_ends_the_first(council):
    first = publish(council)
    second = publish(council, start=date(2024, 5, 1))

    first.refresh_from_db()
    assert (first.number, first.end, second.number, second.end) == (1, date(2024, 5, 1), 2, None)
    assert Document.objects.filter(council=council).count() == 1


def test_owc_1_an_edition_cannot_begin_before_the_one_there_is(council):
    publish(council, start=date(2024, 5, 1))

    with pytest.raises(Refused, match="1 May 2024"):
        publish(council, start=date(2024, 5, 1))


def test_all_2_says_who_published_it_and_why(council):
    user = make.UserFactory()
    edition = publish(council, by=user, reason="Resolution 12")

    for record in (edition, edition.document, edition.provisions.first()):
        changes = {(change.history_user, change.history_change_reason) for change in record.history.all()}
        assert changes == {(user, "Resolution 12")}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "at least one provision"),
        ([ROWS[0], ROWS[0]], "Two provisions"),
        ([ROWS[2], ROWS[1]], "stands before"),
        ([ROWS[0] | {"key": "a/b"}], "cannot stand in an address"),
        ([ROWS[0] | {"key": "1\n"}], "cannot stand in an address"),
        ([ROWS[0] | {"key": ""}], "cannot stand in an address"),
        ([ROWS[0] | {"kind": "poem"}], "no known kind"),
    ],
)
def test_bad_provisions_are_refused_and_nothing_is_left(council, rows, said):
    with pytest.raises(Refused, match=said):
        publish(council, provisions=rows)

    assert not Document.objects.exists()


def test_a_law_belongs_to_no_council_and_nothing_else_does(council):
    with pytest.raises(Refused, match="belongs to no council"):
        publish(council, kind="law")
    with pytest.raises(Refused, match="belongs to no council"):
        publish(None)

    assert publish(None, kind="law", slug="an-act").document.council is None


def rule(council, edition, **instead):
    given = {
        "rule_set": instead.pop("rule_set", None) or services.make_rule_set(council=council, name="Rules of the Board"),
        "kind": "quorum",
        "value": QUORUM,
        "provision": edition.provisions.get(key="1"),
        "start": date(2020, 1, 1),
    }
    return services.make_rule(**(given | WHO | instead))


def test_all_3_a_rule_keeps_every_field_and_its_provision(council):
    made = rule(council, publish(council), reading="Read so.")

    assert made.value["required_organisation"] is None and made.value["rounding"] == "up"
    assert (made.matter, made.provision.key, made.reading) == ("", "1", "Read so.")


def test_all_3_a_rule_without_a_provision_is_refused(council):
    with pytest.raises(Refused, match="cites the provision"):
        rule(council, publish(council), provision=None)


def test_all_1_a_rule_cannot_be_taken_from_another_councils_document(council):
    elsewhere = publish(make.CouncilFactory(), slug="theirs")

    with pytest.raises(Refused, match="another council"):
        rule(council, publish(council), provision=elsewhere.provisions.first())


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ({"value": QUORUM | {"numerator": 4}}, "more than the whole"),
        ({"value": {}}, "numerator"),
        ({"kind": "horoscope"}, "no kind of rule"),
        ({"kind": "notice", "value": {"counting": "days_before", "calendar": "CAL"}}, "matter is missing"),
        ({"kind": "term", "matter": "chair",
          "value": {"office": "vice-chair", "length": 36, "counting": "months_after"}}, "its value is about"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(council, instead, said):
    with pytest.raises(Refused, match=said):
        rule(council, publish(council), **instead)

    assert not Rule.objects.exists()


@pytest.mark.parametrize(
    ("kind", "value", "matter"),
    [
        ("complaint", {"step": "answer", "length": 20, "counting": "working_days_after", "calendar": "EW",
                       "runs_from": "receipt"}, "answer"),
        ("term", {"office": "vice-chair", "length": 36, "counting": "months_after"}, "vice-chair"),
    ],
)  # fmt: skip
def test_the_matter_is_taken_from_the_value(council, kind, value, matter):
    assert rule(council, publish(council), kind=kind, value=value).matter == matter


def test_a_new_rule_ends_the_one_before(council):
    edition = publish(council)
    old = rule(council, edition)
    new = rule(council, edition, rule_set=old.rule_set, start=date(2025, 6, 1), value=QUORUM | {"denominator": 4})

    assert queries.rule_in_force(old.rule_set, "quorum", on=date(2025, 5, 31)) == old
    assert queries.rule_in_force(old.rule_set, "quorum", on=date(2025, 6, 1)) == new


def test_a_rule_cannot_begin_before_the_one_there_is(council):
    edition = publish(council)
    old = rule(council, edition)

    with pytest.raises(Refused, match="already has a rule for quorum"):
        rule(council, edition, rule_set=old.rule_set, start=date(2019, 1, 1))


def test_a_rule_can_be_ended(council):
    made = rule(council, publish(council))
    with pytest.raises(Refused, match="cannot end"):
        services.end_rule(rule=made, end=date(2020, 1, 1), **WHO)

    services.end_rule(rule=made, end=date(2026, 1, 1), **WHO)
    with pytest.raises(Refused, match="has no rule for quorum"):
        queries.rule_in_force(made.rule_set, "quorum", on=date(2026, 1, 1))
    assert Provision.objects.exists()
