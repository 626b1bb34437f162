"""How a member attended, body by body: the numbers of the table, and the picture of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.bodies.models import Body
from apps.meetings.enums import AttendanceKind
from apps.meetings.models import Attendance

WIDTH, HEIGHT, GAP = 240, 18, 8


@dataclass(frozen=True)
class Tally:
    """How often somebody attended the meetings of one body, by kind, in the order of ``AttendanceKind``."""

    body: Body
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the number of meetings that are on record."""
        return sum(self.counts)

    @property
    def present(self) -> int:
        """Return how often he or she was there in person."""
        return self.counts[list(AttendanceKind).index(AttendanceKind.PRESENT)]


@dataclass(frozen=True)
class Bar:
    """A part of a row of the picture."""

    kind: str
    x: float
    y: int
    width: float


@dataclass(frozen=True)
class Picture:
    """One row a body, each as long as all meetings on record there, divided by kind of attendance."""

    bars: tuple[Bar, ...]
    rows: int
    width: int = WIDTH
    bar_height: int = HEIGHT

    @property
    def height(self) -> int:
        """Return the height of all rows."""
        return self.rows * (HEIGHT + GAP) - GAP if self.rows else 0


def tallies(rows: Iterable[Attendance]) -> list[Tally]:
    """Return how often each kind of attendance is among ``rows``, for each body by name."""
    kinds, bodies, counts = list(AttendanceKind), dict[int, Body](), dict[int, list[int]]()
    for row in rows:
        body = bodies.setdefault(row.meeting.body_id, row.meeting.body)
        counts.setdefault(body.pk, [0] * len(kinds))[kinds.index(AttendanceKind(row.kind))] += 1
    found = [Tally(body, tuple(counts[pk])) for pk, body in bodies.items()]
    return sorted(found, key=lambda tally: (tally.body.name, tally.body.pk))


def drawn(tallied: Iterable[Tally]) -> Picture:
    """Return the picture of these tallies, in the same order."""
    bars, rows = list[Bar](), 0
    for tally in tallied:
        x = 0.0
        for kind, count in zip(AttendanceKind, tally.counts, strict=True):
            width = WIDTH * count / tally.total
            if count:
                bars.append(Bar(kind.value, round(x, 2), rows * (HEIGHT + GAP), round(width, 2)))
            x += width
        rows += 1
    return Picture(tuple(bars), rows)
