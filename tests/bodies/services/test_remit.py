"""Powers and terms of reference (OLP-3, OLP-5)."""

from datetime import date

import pytest

from apps.bodies import services
from apps.bodies.enums import PowerKind
from apps.bodies.models import Business, Power, TermOfReference
from apps.bodies.queries import remit
from apps.core.rulings import Refused
from apps.meetings.models import AgendaItem
from apps.meetings.services import agenda
from tests import factories as make
from tests.bodies.services import steps

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 1)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def record(one, kind="acquire_assets", allowed=False, body=None, start=make.FOUNDED, provision=None):
    return services.record_power(
        body=body or one.assembly, kind=kind, allowed=allowed, provision=provision or one.provisions["4"],
        start=start, by=one.officer, reason="It says so.",
    )  # fmt: skip


def refused(call, *args, **more):
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    return refusal.value


def held(body, on=TODAY):
    return {(str(one.power), one.inherited_from) for one in remit.powers_of(body, on=on)}


def test_olp_3_a_body_has_the_powers_of_the_body_above_unless_it_has_its_own(one):
    record(one, "recommend", True)
    record(one)
    assert held(one.board) == {("may make recommendations", one.assembly), ("may not acquire assets", one.assembly)}
    record(one, "acquire_assets", True, one.board)
    assert held(one.board) == {("may make recommendations", one.assembly), ("may acquire assets", None)}
    assert held(one.assembly) == {("may make recommendations", None), ("may not acquire assets", None)}


def test_olp_3_a_new_power_ends_the_old_one_on_its_day(one):
    record(one)
    record(one, allowed=True, start=LATER)
    assert held(one.assembly) == {("may not acquire assets", None)}
    assert held(one.assembly, LATER) == {("may acquire assets", None)}


def test_olp_3_powers_that_overlap_are_refused(one):
    power = record(one)
    assert refused(record, one, allowed=True).field == "start"
    services.end_power(power=power, end=LATER, by=None, reason="Amended.")
    assert "An earlier one held until" in str(refused(record, one, start=TODAY))
    record(one, start=LATER)


def test_olp_3_a_power_does_not_end_before_it_began_nor_twice(one):
    power = record(one)
    end = {"power": power, "by": None, "reason": "Amended."}
    assert refused(services.end_power, end=make.FOUNDED, **end).field == "start"
    services.end_power(end=LATER, **end)
    assert "already" in str(refused(services.end_power, end=LATER, **end))


def test_olp_3_a_clause_of_another_council_gives_no_power(one, cast):
    assert "another council" in str(refused(record, one, provision=cast.brindle.provisions["4"]))
    assert "no power" in str(refused(record, one, kind="levitate"))
    assert not Power.objects.exists()


def test_olp_3_a_motion_beyond_the_powers_comes_on_no_agenda(one):
    record(one, "recommend", True, provision=one.provisions["1"])
    record(one)
    add = {"meeting": one.open_meeting, "title": "A hall", "motion": "That we buy a hall.", "by": one.officer}
    said = refused(agenda.add_item, power=PowerKind.ACQUIRE_ASSETS, **add)
    assert said.ruling.text == "Assembly may not acquire assets."
    assert said.ruling.citations[0].label == "Constitution, article 4"
    assert said.ruling.lawful == "Assembly may make a recommendation about it instead (Constitution, article 1)."
    assert said.field == "power"
    assert not AgendaItem.objects.filter(title="A hall").exists()
    assert agenda.add_item(power=PowerKind.RECOMMEND, **add).power == PowerKind.RECOMMEND


def test_olp_3_an_item_cannot_be_reworded_to_what_is_beyond_the_powers(one):
    record(one)
    meeting = steps.meet(one.assembly, notice=False)
    item = agenda.add_item(meeting=meeting, title="A hall", motion="That we look for a hall.", by=one.officer)
    said = refused(
        agenda.change_item, item=item, title="A hall", motion="That we buy it.", power="acquire_assets", by=one.officer
    )
    assert said.field == "power"


def test_olp_3_business_beyond_the_powers_is_not_opened(one):
    record(one)
    said = refused(
        services.open_business, body=one.board, kind="members.replacement", subject_id=1, title="A hall",
        motion="That we buy a hall.", matter="ordinary", provision=one.provisions["4"], power="acquire_assets", by=None,
    )  # fmt: skip
    assert said.ruling.text == "Board may not acquire assets."
    assert not Business.objects.filter(title="A hall").exists()


def take(one, provision="1", delegable=False, start=make.FOUNDED):
    return services.take_terms(
        body=one.board, provisions=remit.children_of(one.provisions[provision]), delegable=delegable, start=start,
        by=one.officer, reason="Set out there.",
    )  # fmt: skip


@pytest.fixture
def items(one):
    """Three items below article 1."""
    return [
        make.ProvisionFactory(edition=one.edition, parent=one.provisions["1"], key=f"1.{n}", number=f"1.{n}", depth=1)
        for n in (1, 2, 3)
    ]


def told(body, on=TODAY):
    return [(item.wording.number, item.term.delegable) for item in remit.terms_of(body, on=on)]


def test_olp_5_the_items_below_a_provision_are_taken_in_one_step(one, items):
    assert len(take(one)) == 3
    assert told(one.board) == [("1.1", False), ("1.2", False), ("1.3", False)]
    assert "Nothing is left there" in str(refused(take, one))
    assert TermOfReference.objects.count() == 3


def test_olp_5_an_item_becomes_delegable_on_a_day_and_what_it_was_stays(one, items):
    term = take(one)[1]
    change = {"term": term, "start": LATER, "by": None, "reason": "Rule 2."}
    assert refused(services.change_term, delegable=False, **change).field == "what"
    services.change_term(delegable=True, **change)
    assert told(one.board) == [("1.1", False), ("1.2", False), ("1.3", False)]
    assert told(one.board, LATER) == [("1.1", False), ("1.2", True), ("1.3", False)]


def test_olp_5_an_item_ends_on_a_day(one, items):
    services.end_term(term=take(one)[0], end=LATER, by=None, reason="Left out.")
    assert told(one.board, LATER) == [("1.2", False), ("1.3", False)]


def test_olp_5_an_item_is_shown_in_the_words_of_the_day(one, items):
    take(one)
    one.edition.end = LATER
    one.edition.save()
    new = make.EditionFactory(document=one.constitution, start=LATER, number=2)
    make.ProvisionFactory(edition=new, key="1.1", number="1.1", text="Worded anew.")
    assert remit.terms_of(one.board, on=TODAY)[0].wording.text == "What the article says."
    assert remit.terms_of(one.board, on=LATER)[0].wording.text == "Worded anew."
