"""Renaming a body: former names with their days, and addresses that are never lost nor reused (ALL-2)."""

from datetime import date

import pytest

from apps.bodies import services
from apps.bodies.models import FormerName
from apps.core.rulings import Refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def one(cast):
    return cast.ashcombe


def rename(one, **instead):
    given = {"body": one.assembly, "name": "Open Forum", "on": DAY, "by": one.officer, "reason": "Minute 12"}
    return services.rename_body(**(given | instead))


def test_all_2_a_renamed_body_keeps_its_former_name_with_the_day(one):
    called, slug = one.assembly.name, one.assembly.slug
    body = rename(one)
    assert (body.name, body.slug) == ("Open Forum", "open-forum")
    former = FormerName.objects.get()
    assert (former.body, former.name, former.slug, former.until) == (body, called, slug, DAY)
    assert body.history.latest().history_change_reason == "Minute 12"


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": "Assembly"}, "name", "is called Assembly already"),
        ({"name": " -- "}, "name", "at least one letter"),
        ({"name": "Board"}, "name", "already has a body at the address “board”"),
        ({"name": "x" * 201}, "name", "at most 200 letters"),
        ({"name": "集会"}, "name", "No address"),
        ({"on": date(2026, 11, 23)}, "on", "The latest possible day is today, Sunday 22 November 2026"),
    ],
)
def test_all_3_a_name_that_cannot_be_is_refused_on_its_field(one, wrong, field, said):
    with pytest.raises(Refused, match=said) as refused:
        rename(one, **wrong)
    assert refused.value.field == field
    assert not FormerName.objects.exists()


def test_all_2_a_body_is_not_renamed_before_its_last_renaming(one):
    body = rename(one)
    with pytest.raises(Refused, match="Enter a day after Friday 20 November 2026"):
        rename(one, body=body, name="Open Hall")
    assert rename(one, body=body, name="Open Hall", on=date(2026, 11, 21)).slug == "open-hall"


def test_all_2_an_address_that_a_body_had_is_never_given_to_another(one):
    body = rename(one)
    with pytest.raises(Refused, match="leads to Open Forum, which was called Assembly"):
        rename(one, body=one.board, name="Assembly")
    with pytest.raises(Refused, match="leads to Open Forum"):
        services.make_body(
            council=one.council, slug="assembly", name="Assembly", kind="board", by=one.officer, reason="New"
        )
    back = rename(one, body=body, name="Assembly", on=date(2026, 11, 22))
    assert back.slug == "assembly"


def test_all_1_another_council_may_use_the_name(cast):
    rename(cast.ashcombe)
    assert rename(cast.brindle).slug == "open-forum"


def test_olp_34_a_dissolved_body_keeps_its_name(one):
    from apps.bodies.models import Business

    business = Business.objects.create(
        body=one.assembly, kind="x", subject_id=1, title="End", motion="End", matter="ordinary",
        provision=one.provisions["1"], opened_at="2026-11-20T10:00Z",
    )  # fmt: skip
    one.assembly.dissolved_on, one.assembly.dissolved_by = DAY, business
    one.assembly.save()
    with pytest.raises(Refused, match="was dissolved"):
        rename(one)
