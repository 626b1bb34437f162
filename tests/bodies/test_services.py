"""Setting up bodies and seats, and what waits for a body's decision."""

from datetime import date

import pytest

from apps.bodies import business as registry
from apps.bodies import services
from apps.bodies.models import Business
from apps.core.rulings import Refused

pytestmark = pytest.mark.django_db
WHO = {"by": None, "reason": "Set up by the council"}
DAY = date(2026, 11, 22)


def test_olp_1_a_body_stands_under_its_council(cast):
    one = cast.ashcombe
    body = services.make_body(
        council=one.council, slug="group", name="Group", kind="theme_group", parent=one.assembly,
        purpose=one.provisions["1"], **WHO,
    )  # fmt: skip

    assert (body.parent, body.council, body.history.get().history_change_reason) == (
        one.assembly, one.council, WHO["reason"],
    )  # fmt: skip


def test_all_1_a_body_takes_nothing_from_another_council(cast):
    here, there = cast.ashcombe, cast.brindle
    for theirs in ({"parent": there.assembly}, {"purpose": there.provisions["1"]}, {"rule_set": there.board.rule_set}):
        with pytest.raises(Refused, match="another council"):
            services.make_body(council=here.council, slug="x", name="X", kind="board", **theirs, **WHO)


@pytest.mark.parametrize(
    ("given", "said"), [({"kind": "choir"}, "no kind of body"), ({"slug": "assembly"}, "already has")]
)
def test_a_body_of_no_kind_or_at_a_taken_address_is_refused(cast, given, said):
    with pytest.raises(Refused, match=said):
        services.make_body(
            **({"council": cast.ashcombe.council, "slug": "x", "name": "X", "kind": "board"} | given), **WHO
        )


def seat(one, **instead):
    given = {
        "body": one.board, "number": 9, "title": "Observer", "sector": "business", "organisation":
        one.nominators["traders"], "provision": one.provisions["annex-2"], "start": DAY, "voting": False,
    }  # fmt: skip
    return services.make_seat(**(given | instead), **WHO)


def test_olp_10_a_seat_has_organisation_sector_vote_and_provision(cast):
    made = seat(cast.ashcombe)

    assert str(made) == "Observer, Traders of Ashcombe"
    assert (made.voting, made.provision.key, made.history.count()) == (False, "annex-2", 1)


def test_olp_10_a_seat_that_cannot_be_is_refused(cast):
    one = cast.ashcombe
    for instead, said in (
        ({"number": 1}, "already has a seat 1"),
        ({"sector": "martians"}, "no sector"),
        ({"provision": cast.brindle.provisions["annex-2"]}, "another council"),
    ):
        with pytest.raises(Refused, match=said):
            seat(one, **instead)


def test_the_chairs_seat_is_one_of_the_body(cast):
    one = cast.ashcombe
    with pytest.raises(Refused, match="not a seat of"):
        services.set_chair_seat(body=one.board, seat=one.assembly_seats[0], **WHO)

    assert services.set_chair_seat(body=one.board, seat=one.board_seats[0], **WHO).chair_seat == one.board_seats[0]


@pytest.fixture
def told(monkeypatch):
    """Return what those who are registered were told, in order."""
    heard = []
    monkeypatch.setattr(registry, "_agendas", [lambda **given: heard.append(("agenda", given["business"].title))])
    monkeypatch.setattr(
        registry, "_outcomes", {"tests.matter": lambda **given: heard.append((given["business"].outcome, given["on"]))}
    )
    return heard


def opened(one, subject=1):
    return services.open_business(
        body=one.assembly, kind="tests.matter", subject_id=subject, title="A matter", motion="That it be done.",
        matter="ordinary", provision=one.provisions["9"], by=one.officer,
    )  # fmt: skip


def test_business_goes_on_an_agenda_and_its_owner_hears_the_outcome(cast, told):
    business = opened(cast.ashcombe)
    decided = services.decide_business(business=business, outcome="carried", on=DAY, by=None)

    assert told == [("agenda", "A matter"), ("carried", DAY)]
    assert (decided.state, decided.decided_on) == ("decided", DAY)


def test_business_waits_once_for_a_subject_and_is_decided_once(cast, told):
    business = opened(cast.ashcombe)
    with pytest.raises(Refused, match="already waits"):
        opened(cast.ashcombe)
    services.decide_business(business=business, outcome="lost", on=DAY, by=None)
    with pytest.raises(Refused, match="waits no longer"):
        services.decide_business(business=business, outcome="carried", on=DAY, by=None)

    assert opened(cast.ashcombe).pk != business.pk


def test_an_outcome_that_is_none_is_refused(cast, told):
    with pytest.raises(Refused, match="no outcome"):
        services.decide_business(business=opened(cast.ashcombe), outcome="perhaps", on=DAY, by=None)


def test_withdrawn_business_waits_no_longer_and_nobody_is_told(cast, told):
    business = opened(cast.ashcombe)
    services.withdraw_business(business=business, by=None, reason="Overtaken by events")

    with pytest.raises(Refused, match="it is withdrawn"):
        services.withdraw_business(business=business, by=None, reason="Again")
    assert told == [("agenda", "A matter")]


def test_when_the_owner_fails_nothing_is_decided(cast, told, monkeypatch):
    def fails(**given):
        raise RuntimeError

    business = opened(cast.ashcombe)
    monkeypatch.setitem(registry._outcomes, "tests.matter", fails)
    with pytest.raises(RuntimeError):
        services.decide_business(business=business, outcome="carried", on=DAY, by=None)

    assert Business.objects.get(pk=business.pk).state == "waiting"
