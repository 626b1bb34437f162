"""Ready packs: every value cites a provision that is here, and a pack never overwrites what is there."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apps.core.rulings import Refused
from apps.documents import packs
from apps.documents.enums import RuleKind
from apps.documents.models import Document, Edition, Provision, Rule
from apps.documents.rules import catalogue
from apps.documents.rules.needs import Does, needs
from apps.documents.services import make_rule_set
from apps.documents.services.packs import load_laws, take_pack
from apps.meetings.rules.quorum import Seats, needed
from tests import factories as make

ALL = packs.packs()
RULES = [(pack, rule) for pack in ALL for rule in pack.rules]
NEEDED = {(str(need.kind), need.matter) for need in needs(Does(meets=True, has_members=True))}


def test_owc_1_there_are_packs_for_england_wales_and_partnerships():
    assert {pack.slug for pack in ALL} == {
        "principal-england",
        "parish-england",
        "principal-wales",
        "community-wales",
        "partnership",
    }


@pytest.mark.parametrize(
    ("pack", "rule"), RULES, ids=[f"{pack.slug}-{rule.kind}-{rule.matter}" for pack, rule in RULES]
)
def test_all_3_every_value_cites_a_provision_that_is_here(pack, rule):
    rows = {row["key"]: row for row in packs.law(rule.document)["provision"]}

    assert rows[rule.provision]["text"]
    assert catalogue.value_of(rule.kind, rule.value).short()


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: pack.slug)
def test_owc_1_whatever_a_body_needs_is_set_or_asked_for_and_never_both(pack):
    is_set = {(rule.kind, rule.matter) for rule in pack.rules}
    asked = {(question.kind, question.matter) for question in pack.questions}

    assert is_set | asked >= NEEDED and not is_set & asked
    assert {kind for kind, _ in asked} <= set(RuleKind.values)


def test_owc_1_the_partnership_sets_nothing_by_itself():
    assert not packs.pack_called("partnership").rules


def value(slug, kind, matter=""):
    """Return a value that a pack sets."""
    rules = packs.pack_called(slug).rules
    return next(rule.value for rule in rules if (rule.kind, rule.matter) == (kind, matter))


def test_all_3_the_numbers_are_those_of_the_law():
    """law.md, "Meetings" and "Interests"."""
    days = {slug: value(slug, "notice", "ordinary")["length"] for slug in
            ("principal-england", "parish-england", "principal-wales", "community-wales")}  # fmt: skip

    assert days == {"principal-england": 5, "parish-england": 3, "principal-wales": 3, "community-wales": 3}
    for seats, parish, principal in ((7, 3, 2), (9, 3, 3), (12, 4, 3), (15, 5, 4), (48, 16, 12)):
        for slug, quorum in (("parish-england", parish), ("community-wales", parish), ("principal-england", principal)):
            read = catalogue.value_of("quorum", value(slug, "quorum"))
            assert needed(read, Seats(seats, seats)) == quorum
    assert value("principal-england", "register_of_interests")["counting"] == "days_beginning_with"
    assert value("principal-england", "complaint", "answer")["runs_from"] == "acknowledgement"
    assert value("parish-england", "notice", "ordinary")["calendar"] == "S243"


@pytest.fixture
def rule_set(db, frozen):
    return make_rule_set(council=make.CouncilFactory(), name="Rules of the Council")


@pytest.mark.parametrize("pack", [pack for pack in ALL if pack.rules], ids=lambda pack: pack.slug)
def test_owc_1_a_pack_works_on_a_fresh_installation(rule_set, pack):
    assert not Document.objects.exists()
    made = take_pack(rule_set=rule_set, pack=pack, start=date(2026, 12, 1), by=None)

    assert [(rule.kind, rule.matter, rule.value) for rule in made] == [
        (rule.kind, rule.matter, rule.value) for rule in pack.rules
    ]
    assert set(Document.objects.values_list("slug", flat=True)) == set(pack.laws)
    assert all(rule.provision.edition.state == "adopted" and rule.start == date(2026, 12, 1) for rule in made)


def test_owc_1_a_pack_never_overwrites_a_rule_that_is_there(rule_set):
    pack = packs.pack_called("parish-england")
    own = make.RuleFactory(rule_set=rule_set, kind="quorum", value=value("principal-england", "quorum"))
    coming = make.RuleFactory(
        rule_set=rule_set, kind="openness", value={"open": False}, start=date(2027, 1, 1), provision=own.provision
    )
    made = take_pack(rule_set=rule_set, pack=pack, start=date(2026, 12, 1), by=None)

    own.refresh_from_db()
    coming.refresh_from_db()
    assert own.end is None and coming.end is None
    assert len(made) == len(pack.rules) - 2 and not {"quorum", "openness"} & {rule.kind for rule in made}
    with pytest.raises(Refused, match="sets nothing that is not ruled already"):
        take_pack(rule_set=rule_set, pack=pack, start=date(2026, 12, 1), by=None)


def test_owc_1_laws_are_published_once(db, frozen):
    said = StringIO()
    call_command("load_laws", stdout=said)
    call_command("load_laws", stdout=said)

    assert said.getvalue().count("laws published.") == 2 and "\n0 laws published." in said.getvalue()
    assert set(Document.objects.values_list("slug", flat=True)) == set(packs.law_slugs())
    assert not Document.objects.exclude(council=None).exists() and not Rule.objects.exists()
    with pytest.raises(CommandError, match="no law “magna-carta”"):
        call_command("load_laws", "magna-carta", stdout=said)


def test_owc_1_a_law_that_has_grown_is_published_anew(db, frozen):
    load_laws(slugs=["localism-act-2011"], by=None)
    Provision.objects.filter(key="s34").delete()
    load_laws(slugs=["localism-act-2011"], by=None)

    old, new = Edition.objects.order_by("start")
    assert old.end == new.start == date(2026, 11, 22)
    assert new.provisions.filter(key="s34").exists()
