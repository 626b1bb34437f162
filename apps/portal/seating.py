"""Seats by sector: what stands in the table of a body, and the picture of it. Pure: takes seats, asks nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from apps.bodies.enums import Sector
from apps.bodies.models import Body, Seat


@dataclass(frozen=True)
class Group:
    """The seats of one sector, in order of number."""

    sector: Sector
    seats: tuple[Seat, ...]

    @property
    def held(self) -> int:
        """Return how many of the seats somebody holds."""
        return sum(is_held(seat) for seat in self.seats)

    @property
    def vacant(self) -> int:
        """Return how many of the seats nobody holds."""
        return len(self.seats) - self.held


def is_held(seat: Seat) -> bool:
    """Tell whether somebody holds ``seat`` (as portal.queries.bodies reads it)."""
    return seat.holder is not None  # type: ignore[attr-defined]


def by_sector(seats: Iterable[Seat]) -> list[Group]:
    """Return the seats in groups, one for each sector that has any."""
    rows = list(seats)
    groups = [Group(sector, tuple(seat for seat in rows if seat.sector == sector)) for sector in Sector]
    return [group for group in groups if group.seats]


def missing_sectors(groups: Sequence[Group], others: Iterable[Sector] = ()) -> list[str]:
    """Return the names of the sectors among ``others`` that have no seat in ``groups``."""
    there = {group.sector for group in groups}
    return [str(sector.label) for sector in Sector if sector in set(others) - there]


@dataclass(frozen=True)
class Tier:
    """A body with how many seats each sector has on it, and how many are held, in the order of the table."""

    body: Body
    cells: tuple[Group | None, ...]

    def gaps(self, sectors: Sequence[Sector]) -> list[str]:
        """Return, in words, which of the ``sectors`` sit nowhere on this tier, or hold none of their seats (OLP-9)."""
        found = []
        for sector, group in zip(sectors, self.cells, strict=True):
            if group is None:
                found.append(f"There is no {_seat_of(sector)}.")
            elif not group.held:
                found.append(f"No {_seat_of(sector)} is filled.")
        return found


def _seat_of(sector: Sector) -> str:
    """Return "voluntary-sector seat", or "seat for wards" where the sector is called otherwise."""
    words, _, last = str(sector.label).lower().rpartition(" ")
    return f"{words}-{last} seat" if last == "sector" else f"seat for {str(sector.label).lower()}"


def tiers(bodies: Sequence[Body], seats: Iterable[Seat]) -> tuple[list[Sector], list[Tier]]:
    """Return the sectors that sit anywhere in ``bodies``, and each body with its seats by sector (OLP-9)."""
    rows = list(seats)
    sectors = [sector for sector in Sector if any(seat.sector == sector for seat in rows)]
    made = []
    for body in bodies:
        groups = {group.sector: group for group in by_sector(seat for seat in rows if seat.body_id == body.pk)}
        if groups:
            made.append(Tier(body, tuple(groups.get(sector) for sector in sectors)))
    return sectors, made


@dataclass(frozen=True)
class Dot:
    """A seat in the picture."""

    x: float
    y: float
    sector: str
    held: bool


@dataclass(frozen=True)
class Picture:
    """Seats as dots in a half circle, sectors side by side from left to right; measures are the picture's own units."""

    width: float
    height: float
    radius: float
    dots: tuple[Dot, ...]


# Distance of rows and of the first row from the middle, in units of the picture; a dot leaves a gap between neighbours.
STEP, INNER, RADIUS, MARGIN = 36.0, 90.0, 14.0, 12.0
SEATS_A_ROW_AND_ROW = 3.2


def picture(groups: Sequence[Group]) -> Picture:
    """Return the seats of ``groups`` drawn as a half circle."""
    seats = [seat for group in groups for seat in group.seats]
    rows = max(1, round(sqrt(len(seats) / SEATS_A_ROW_AND_ROW)))
    radii = [INNER + STEP * row for row in range(rows)]
    outer = radii[-1] + RADIUS + MARGIN
    places = sorted(_places(len(seats), radii), key=lambda place: (-place[0], place[1]))
    dots = tuple(
        Dot(round(outer + r * cos(angle), 1), round(outer - r * sin(angle), 1), str(seat.sector), is_held(seat))
        for seat, (angle, r) in zip(seats, places, strict=True)
    )
    return Picture(2 * outer, outer + RADIUS + MARGIN, RADIUS, dots)


def _places(count: int, radii: list[float]) -> list[tuple[float, float]]:
    """Return ``count`` places as angle and radius, shared among the rows as their lengths are."""
    shares = [count * radius / sum(radii) for radius in radii]
    numbers = [int(share) for share in shares]
    by_rest = sorted(range(len(radii)), key=lambda row: numbers[row] - shares[row])
    for row in by_rest[: count - sum(numbers)]:
        numbers[row] += 1
    return [
        (pi * (place / (number - 1) if number > 1 else 0.5), radius)
        for number, radius in zip(numbers, radii, strict=True)
        for place in range(number)
    ]
