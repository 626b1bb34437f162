"""When somebody can join or leave a political group (Local Government and Housing Act 1989, s.15)."""

from collections.abc import Iterable
from datetime import date

from apps.core.formats import day
from apps.core.rulings import Ruling

from .seats import Held, overlap, period


def can_join(
    *, person: str, group: str, start: date, exists: tuple[date, date | None], others: Iterable[Held]
) -> Ruling:
    """Rule whether ``person`` can belong to ``group``, which ``exists`` when it does, from the day ``start``.

    ``others`` are the groups that he or she belongs to, or did, and when.
    """
    if start < exists[0] or (exists[1] is not None and start >= exists[1]):
        return Ruling(False, f"{group} is a group {period(*exists)}, so nobody joins it on {day(start)}.")
    for other in sorted(others, key=lambda held: held.start):
        if overlap(start, None, other.start, other.end):
            free = f"{person} can join on {day(other.end)}." if other.end else "End that membership first."
            return Ruling(
                False,
                f"{person} belongs to {other.holder} {period(other.start, other.end)}, and to one group at a time.",
                lawful=free,
            )
    return Ruling(True, f"{person} can join {group} on {day(start)}.")


def can_end(*, what: str, on: date, start: date, end: date | None) -> Ruling:
    """Rule whether ``what`` (a group, or belonging to one), which began on ``start``, can end on ``on``."""
    if end is not None:
        return Ruling(False, f"{what} ended on {day(end)} already.")
    if on <= start:
        return Ruling(False, f"{what} began on {day(start)}.", lawful=f"Enter a day after {day(start)}.")
    return Ruling(True, f"{what} can end on {day(on)}.")
