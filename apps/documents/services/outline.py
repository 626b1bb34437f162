"""The order of a draft: its provisions without their words, moved about and written back with few statements."""

from itertools import groupby

from django.db.models import F

from apps.documents.enums import ProvisionKind
from apps.documents.models import Edition, Provision

# What is known of each row; its words are not read.
FIELDS = ("edition_id", "parent_id", "key", "number", "kind", "heading", "position", "depth")

Moved = tuple[Provision | None, int]


class Outline:
    """The provisions of an edition in order. Lock the edition first."""

    def __init__(self, edition: Edition) -> None:
        """Read the order of ``edition``."""
        self.edition = edition
        self.rows: list[Provision] = list(edition.provisions.only(*FIELDS).order_by("position"))
        self.by_id = {row.pk: row for row in self.rows}
        self.beyond = self.rows[-1].position + 1 if self.rows else 1

    def row(self, pk: int) -> Provision:
        """Return the row with this id."""
        return self.by_id.get(pk) or next(row for row in self.rows if row.pk == pk)

    def place(self, row: Provision) -> int:
        """Return the place of ``row`` in the order, from 0."""
        return next(place for place, one in enumerate(self.rows) if one.pk == row.pk)

    def end(self, row: Provision) -> int:
        """Return the place behind ``row`` and all below it."""
        place = self.place(row) + 1
        while place < len(self.rows) and self.rows[place].depth > row.depth:
            place += 1
        return place

    def above(self, row: Provision) -> Provision | None:
        """Return what ``row`` stands below."""
        return self.by_id.get(row.parent_id or 0)

    def in_annex(self, row: Provision | None) -> bool:
        """Tell whether ``row`` is an annex or stands in one."""
        while row is not None:
            if row.kind == ProvisionKind.ANNEX:
                return True
            row = self.above(row)
        return False

    def before(self, row: Provision) -> Provision | None:
        """Return the sibling before ``row``."""
        siblings = [one for one in self.rows if one.parent_id == row.parent_id]
        place = siblings.index(row)
        return siblings[place - 1] if place else None

    def after(self, row: Provision) -> Provision | None:
        """Return the sibling after ``row``."""
        end = self.end(row)
        return self.rows[end] if end < len(self.rows) and self.rows[end].parent_id == row.parent_id else None

    def move_up(self, row: Provision) -> Moved | None:
        """Put ``row`` before its sibling; None where it has none. Returns what it is below now, and how much deeper."""
        other = self.before(row)
        if other is None:
            return None
        self._swap(other, row)
        return self.above(row), 0

    def move_down(self, row: Provision) -> Moved | None:
        """Put ``row`` after its next sibling."""
        other = self.after(row)
        if other is None:
            return None
        self._swap(row, other)
        return self.above(row), 0

    def move_in(self, row: Provision) -> Moved | None:
        """Put ``row`` below the sibling before it, as the last there; its place in the order is the same."""
        other = self.before(row)
        return None if other is None else (other, 1)

    def move_out(self, row: Provision) -> Moved | None:
        """Put ``row`` after the provision that it stands below."""
        above = self.above(row)
        if above is None:
            return None
        begin, end, behind = self.place(row), self.end(row), self.end(above)
        self.rows[begin:behind] = self.rows[end:behind] + self.rows[begin:end]
        return self.above(above), -1

    def _swap(self, first: Provision, second: Provision) -> None:
        begin, middle, end = self.place(first), self.place(second), self.end(second)
        self.rows[begin:end] = self.rows[middle:end] + self.rows[begin:middle]

    def deepen(self, row: Provision, by: int) -> None:
        """Let ``row`` and all below it stand ``by`` levels deeper; call it after ``write``."""
        inside = self.rows[self.place(row) : self.end(row)]
        places = (inside[0].position, inside[-1].position)
        self.edition.provisions.filter(position__range=places).update(depth=F("depth") + by)

    def write(self) -> None:
        """Write the order: those that move go beyond the last place first, then block by block to where they belong."""
        wanted = [(row, place) for place, row in enumerate(self.rows, start=1)]
        moving = [(row, place - row.position) for row, place in wanted if place != row.position]
        if not moving:
            return
        far = max(self.beyond, len(self.rows)) + 1
        old = sorted(row.position for row, _ in moving)
        provisions = self.edition.provisions
        for begin, end in _runs(old):
            provisions.filter(position__range=(begin, end)).update(position=F("position") + far)
        for shift, block in groupby(moving, key=lambda pair: pair[1]):
            parked = sorted(row.position + far for row, _ in block)
            for begin, end in _runs(parked):
                provisions.filter(position__range=(begin, end)).update(position=F("position") - far + shift)
        for row, place in wanted:
            row.position = place


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Return the runs of neighbouring numbers in ``places``, each by its first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
