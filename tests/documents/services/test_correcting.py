"""Correcting the provisions of a draft: their words, places and number."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.core.rulings import Refused
from apps.documents import services
from apps.documents.enums import EditionState, Identity
from apps.documents.models import Provision
from apps.documents.services import confirming, correcting
from tests import factories as make

pytestmark = pytest.mark.django_db

ROWS = [
    {"key": "1", "number": "1", "kind": "article", "heading": "Name", "text": "It has a name.\n\nIt is a good one."},
    {"key": "2", "number": "2", "kind": "article", "heading": "Purpose", "text": "Why."},
    {"key": "2.1", "parent": "2", "number": "2.1", "kind": "clause", "text": "To be useful."},
    {"key": "2.1-a", "parent": "2.1", "number": "a", "kind": "item", "text": "Every day.", "table": [["Day"], ["All"]]},
    {"key": "2.2", "parent": "2", "number": "2.2", "kind": "clause", "text": "To be kind.", "note": "A gap."},
    {"key": "annex-1", "number": "Annex 1", "kind": "annex", "table": [["Seat"], ["One"]]},
]
WHO = {"by": None, "reason": "For the test"}


@pytest.fixture
def draft():
    document = make.DocumentFactory(council=make.CouncilFactory())
    return services.make_draft(document=document, provisions=ROWS, **WHO)


def shape(edition):
    """Return the keys in order, each after a point for each level; fails where the tree is not one."""
    rows = list(edition.provisions.select_related("parent").order_by("position"))
    path: list[Provision] = []
    for row in rows:
        path = path[: row.depth]
        assert row.depth == len(path), row.key
        assert row.parent == (path[-1] if path else None), row.key
        path.append(row)
    return [f"{'.' * row.depth}{row.key}" for row in rows]


def one(edition, key):
    return edition.provisions.get(key=key)


def test_owc_1_words_are_corrected_with_history(draft):
    user = make.UserFactory()
    correcting.correct(provision=one(draft, "2"), heading="Purposes", table=[["A"]], by=user, reason="A slip.")

    changed = one(draft, "2")
    entry = changed.history.first()
    assert (changed.heading, changed.table, changed.text) == ("Purposes", [["A"]], "Why.")
    assert (entry.history_user, entry.history_change_reason) == (user, "A slip.")


@pytest.mark.parametrize(
    "said",
    [
        {"number": "9" * 61},
        {"heading": "x" * 301},
        {"kind": "poem"},
        {"number": "", "heading": "", "text": "", "table": []},
    ],
)
def test_owc_1_what_no_provision_can_say_is_refused(draft, said):
    with pytest.raises(Refused):
        correcting.correct(provision=one(draft, "2"), by=None, **said)


@pytest.mark.parametrize(
    ("after", "below", "expected"),
    [
        (None, False, ["3", "1", "2", ".2.1", "..2.1-a", ".2.2", "annex-1"]),
        ("2", False, ["1", "2", ".2.1", "..2.1-a", ".2.2", "3", "annex-1"]),
        ("2", True, ["1", "2", ".3", ".2.1", "..2.1-a", ".2.2", "annex-1"]),
        ("2.1", False, ["1", "2", ".2.1", "..2.1-a", ".3", ".2.2", "annex-1"]),
        ("annex-1", False, ["1", "2", ".2.1", "..2.1-a", ".2.2", "annex-1", "3"]),
    ],
)
def test_owc_1_one_is_added_where_it_is_wanted(draft, after, below, expected):
    new = correcting.add(
        edition=draft, after=one(draft, after) if after else None, below=below, number="3", text="More.", by=None
    )

    assert shape(draft) == expected
    assert new.identity == Identity.NEW


def test_owc_1_a_new_one_never_gets_an_address_of_another_edition(draft):
    services.adopt(edition=draft, start=date(2026, 1, 1), **WHO)
    second = services.make_draft(document=draft.document, provisions=ROWS[:1], **WHO)

    assert correcting.add(edition=second, number="2", text="Other.", by=None).key == "2-2"


@pytest.mark.parametrize(
    ("key", "to", "expected"),
    [
        ("2", "up", ["2", ".2.1", "..2.1-a", ".2.2", "1", "annex-1"]),
        ("2", "down", ["1", "annex-1", "2", ".2.1", "..2.1-a", ".2.2"]),
        ("2.1", "down", ["1", "2", ".2.2", ".2.1", "..2.1-a", "annex-1"]),
        ("2", "in", ["1", ".2", "..2.1", "...2.1-a", "..2.2", "annex-1"]),
        ("2.1", "out", ["1", "2", ".2.2", "2.1", ".2.1-a", "annex-1"]),
        ("2.1-a", "out", ["1", "2", ".2.1", ".2.1-a", ".2.2", "annex-1"]),
    ],
)
def test_owc_1_one_is_moved_with_all_below_it(draft, key, to, expected):
    correcting.move(provision=one(draft, key), to=to, by=None)

    assert shape(draft) == expected
    assert one(draft, key).history.first().history_change_reason == f"Moved {to}."


@pytest.mark.parametrize(("key", "to"), [("1", "up"), ("annex-1", "down"), ("1", "in"), ("1", "out"), ("1", "away")])
def test_owc_1_a_move_to_nowhere_is_refused(draft, key, to):
    with pytest.raises(Refused):
        correcting.move(provision=one(draft, key), to=to, by=None)


def test_owc_1_joined_words_are_kept_and_what_was_below_goes_along(draft):
    into = correcting.join(provision=one(draft, "2"), by=None)

    assert shape(draft) == ["1", ".2.1", "..2.1-a", ".2.2", "annex-1"]
    assert into.text == "It has a name.\n\nIt is a good one.\n\n2 Purpose\n\nWhy."


def test_owc_1_joining_with_a_deeper_one_keeps_a_tree(draft):
    into = correcting.join(provision=one(draft, "2.2"), by=None)

    assert shape(draft) == ["1", "2", ".2.1", "..2.1-a", "annex-1"]
    assert (into.key, into.note, into.table) == ("2.1-a", "A gap.", [["Day"], ["All"]])


def test_owc_1_two_tables_are_not_joined_nor_the_first_with_nothing(draft):
    correcting.remove(provision=one(draft, "2.2"), **WHO)

    with pytest.raises(Refused, match="both hold a table"):
        correcting.join(provision=one(draft, "annex-1"), by=None)
    with pytest.raises(Refused, match="is the first"):
        correcting.join(provision=one(draft, "1"), by=None)


def test_owc_1_split_at_a_paragraph(draft):
    second = correcting.split(provision=one(draft, "1"), paragraph=1, number="1a", heading="Quality", by=None)

    assert shape(draft) == ["1", "1-a", "2", ".2.1", "..2.1-a", ".2.2", "annex-1"]
    assert (one(draft, "1").text, second.text, second.heading) == ("It has a name.", "It is a good one.", "Quality")


def test_owc_1_split_takes_along_what_is_below(draft):
    correcting.correct(provision=one(draft, "2"), text="Why.\n\nNamely:", by=None)
    correcting.split(provision=one(draft, "2"), paragraph=1, number="3", by=None)

    assert shape(draft) == ["1", "2", "3", ".2.1", "..2.1-a", ".2.2", "annex-1"]
    with pytest.raises(Refused, match="cannot be split there"):
        correcting.split(provision=one(draft, "2"), paragraph=1, by=None)


def test_owc_1_split_after_others_were_removed(draft):
    """Places have gaps then, and are closed up while room is made."""
    correcting.remove(provision=one(draft, "2"), **WHO)
    correcting.add(edition=draft, after=one(draft, "1"), number="3", text="A.\n\nB.", by=None)
    correcting.remove(provision=one(draft, "1"), **WHO)
    correcting.split(provision=one(draft, "3"), paragraph=1, number="4", by=None)

    assert shape(draft) == ["3", "4", "annex-1"]


def test_owc_1_one_is_removed_with_all_below_it_and_leaves_its_history(draft):
    assert correcting.remove(provision=one(draft, "2"), by=None, reason="Not ours.") == 4

    assert shape(draft) == ["1", "annex-1"]
    gone = Provision.history.filter(key="2.1-a", history_type="-").get()
    assert gone.history_change_reason == "Not ours."


def test_owc_1_a_document_keeps_one_provision(draft):
    for key in ("1", "2"):
        correcting.remove(provision=one(draft, key), **WHO)
    with pytest.raises(Refused, match="at least one"):
        correcting.remove(provision=one(draft, "annex-1"), **WHO)


def test_olp_33_what_a_drafted_rule_rests_on_is_not_removed(draft):
    rule_set = make.RuleSetFactory(council=draft.document.council)
    services.draft_rule(
        edition=draft, rule_set=rule_set, kind="co_option", value={"allowed": False}, provision=one(draft, "2.2"), **WHO
    )
    with pytest.raises(Refused, match=r"rests on clause 2\.2"):
        correcting.remove(provision=one(draft, "2"), **WHO)
    assert len(shape(draft)) == len(ROWS)


@pytest.mark.parametrize("state", [EditionState.PROPOSED, EditionState.DROPPED])
def test_olp_33_only_a_draft_is_corrected(draft, state):
    (services.propose if state == EditionState.PROPOSED else services.drop)(edition=draft, **WHO)

    for change in (
        lambda: correcting.correct(provision=one(draft, "1"), text="No.", by=None),
        lambda: correcting.add(edition=draft, text="No.", by=None),
        lambda: correcting.move(provision=one(draft, "2"), to="up", by=None),
        lambda: correcting.join(provision=one(draft, "2"), by=None),
        lambda: correcting.split(provision=one(draft, "1"), paragraph=1, by=None),
        lambda: correcting.remove(provision=one(draft, "1"), **WHO),
        lambda: confirming.confirm_all(edition=draft, by=None),
    ):
        with pytest.raises(Refused, match="cannot be changed"):
            change()


def test_owc_1_identities_are_confirmed_one_by_one_or_all(draft):
    rows = [row | {"identity": Identity.PROPOSED} for row in ROWS]
    second = services.make_draft(document=draft.document, provisions=rows, **WHO)

    with pytest.raises(Refused, match="not confirmed"):
        services.adopt(edition=second, start=date(2026, 1, 1), **WHO)
    assert confirming.confirm(provision=one(second, "1"), by=None).identity == Identity.SURE
    new = confirming.call_new(provision=one(second, "2"), by=None)
    assert (new.key, new.identity) == ("2-2", Identity.NEW)
    with pytest.raises(Refused, match="does not wait"):
        confirming.confirm(provision=one(second, "1"), by=None)
    assert confirming.confirm_all(edition=second, by=None) == 4
    services.adopt(edition=second, start=date(2026, 1, 1), **WHO)


MOVES = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["up", "down", "in", "out", "add", "join", "remove", "split"]))
)


@given(MOVES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_owc_1_whatever_is_done_the_document_stays_a_tree(draft, moves):
    edition = services.make_draft(document=draft.document, provisions=ROWS, **WHO)
    for place, what in moves:
        rows = list(edition.provisions.order_by("position"))
        row = rows[place % len(rows)]
        try:
            if what == "add":
                correcting.add(edition=edition, after=row, below=bool(place % 2), text="New.\n\nTwo.", by=None)
            elif what in ("join", "remove"):
                getattr(correcting, what)(provision=row, **WHO)
            elif what == "split":
                correcting.split(provision=row, paragraph=1, by=None)
            else:
                correcting.move(provision=row, to=what, by=None)
        except Refused:
            pass
        shape(edition)
