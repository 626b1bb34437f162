"""Seats by sector, in the table and in the picture."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from apps.bodies.enums import Sector
from apps.portal import seating


def seats(*rows, body=1):
    """Return seats out of (sector, who holds it) that no database knows."""
    return [SimpleNamespace(sector=sector, holder=holder, body_id=body) for sector, holder in rows]


ROWS = seats(("public", "Ada"), ("public", None), ("voluntary", "Bea"))


def test_olp_10_groups_count_who_is_there_and_what_is_vacant():
    public, voluntary = seating.by_sector(ROWS)

    assert (public.sector.label, public.held, public.vacant, len(public.seats)) == ("Public sector", 1, 1, 2)
    assert (voluntary.held, voluntary.vacant) == (1, 0)


def test_olp_9_a_sector_without_a_seat_is_named():
    groups = seating.by_sector(ROWS)

    assert seating.missing_sectors(groups, [Sector.PUBLIC, Sector.BUSINESS]) == ["Business sector"]
    assert seating.missing_sectors(groups) == []


def test_olp_9_tiers_show_which_sectors_sit_where():
    bodies = [SimpleNamespace(pk=1), SimpleNamespace(pk=2), SimpleNamespace(pk=3)]
    sectors, tiers = seating.tiers(bodies, [*ROWS, *seats(("business", None), body=2)])

    assert sectors == [Sector.PUBLIC, Sector.BUSINESS, Sector.VOLUNTARY]
    assert [tier.body.pk for tier in tiers] == [1, 2]
    assert [group and group.held for group in tiers[1].cells] == [None, 0, None]


def test_olp_9_a_sector_that_sits_nowhere_on_a_tier_is_said_in_words():
    bodies = [SimpleNamespace(pk=1), SimpleNamespace(pk=2)]
    sectors, (first, second) = seating.tiers(
        bodies, [*ROWS, *seats(("voluntary", None), ("wards", "Cy"), ("public", "Di"), body=2)]
    )

    assert first.gaps(sectors) == ["There is no seat for wards."]
    assert second.gaps(sectors) == ["No voluntary-sector seat is filled."]


@given(st.lists(st.tuples(st.sampled_from(Sector.values), st.sampled_from(["Ada", None])), min_size=1, max_size=150))
def test_the_picture_has_every_seat_once_apart_and_inside(rows):
    groups = seating.by_sector(seats(*rows))
    drawn = seating.picture(groups)

    assert len(drawn.dots) == len(rows)
    assert [dot.sector for dot in drawn.dots] == [str(seat.sector) for group in groups for seat in group.seats]
    assert sum(dot.held for dot in drawn.dots) == sum(group.held for group in groups)
    assert all(0 <= dot.x - drawn.radius and dot.x + drawn.radius <= drawn.width for dot in drawn.dots)
    assert all(0 <= dot.y - drawn.radius and dot.y + drawn.radius <= drawn.height for dot in drawn.dots)
    nearest = min(
        ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 for i, a in enumerate(drawn.dots) for b in drawn.dots[:i]), default=1e9
    )
    assert nearest >= (2 * drawn.radius) ** 2
