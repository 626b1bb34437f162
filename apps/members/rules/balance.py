"""Seats of committees for political groups in proportion (Local Government and Housing Act 1989, s.15(5)).

The four principles, each as far as those before it allow: (a) not all seats of a body to one group; (b) most seats of
each body to the group that has most members of the council; (c) the seats of all ordinary committees together in
proportion to the groups' members; (d) the seats of each committee in that proportion.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Cell = tuple[str, str]
Shared = tuple[dict[str, int], tuple[str, ...], int]
Worth = Callable[[str, str, int], int | None]
Chain = list[tuple[str, str, int]]


class Share(NamedTuple):
    """What is due to a group of all seats together: its members, the exact share in words, and whole seats."""

    group: str
    members: int
    seats: int
    arithmetic: str


@dataclass(frozen=True)
class Allocation:
    """Who is due how many seats: together (``shares``), and on each committee (``cells``, by committee and group).

    ``tied`` are the groups between which ``open_seats`` are equally near: the council decides, no software does.
    """

    shares: tuple[Share, ...]
    cells: Mapping[Cell, int]
    tied: tuple[str, ...]
    open_seats: int
    steps: tuple[str, ...]

    def due(self, committee: str, group: str) -> int:
        """Return the seats that are due to ``group`` on ``committee``."""
        return self.cells.get((committee, group), 0)


def allocate(*, groups: Mapping[str, int], committees: Mapping[str, int]) -> Allocation:
    """Return the seats due to ``groups`` (members by name) on ``committees`` (seats by name).

    Members who belong to no group are a row of ``groups`` like others, so that their share is left for them. ValueError
    for numbers below 0 and where nobody is a member.
    """
    members, seats = sum(groups.values()), sum(committees.values())
    if not members or min(groups.values()) < 0 or min(committees.values(), default=0) < 0:
        raise ValueError("Numbers of members and seats cannot be below 0, and somebody must be a member.")
    majority = next((name for name, size in groups.items() if size + size > members), None)
    least = _least(majority, committees)
    whole, tied, left = _together(groups, committees, sum(least.values()))
    shares = tuple(
        Share(name, size, whole[name], _exactly(name, size, members, seats, whole[name]))
        for name, size in groups.items()
    )
    cells = _each(groups, committees, whole, least)
    return Allocation(shares, cells, tied, left, _steps(majority, whole, tied, left, members, seats, least))


def _least(majority: str | None, committees: Mapping[str, int]) -> dict[Cell, int]:
    """Return the seats that principle (b) gives the group with a majority: more than half, of each committee."""
    if majority is None:
        return {}
    return {(name, majority): _more_than_half(size) for name, size in committees.items()}


def _more_than_half(size: int) -> int:
    """Return the least majority of ``size`` seats; of two it would be both, which principle (a) forbids."""
    half, _ = divmod(size, 1 + 1)
    return min(half + 1, _most(size))


def _most(size: int) -> int:
    """Return the most seats of a committee that one group may have (a)."""
    return size - 1 if size > 1 else size


def _together(groups: Mapping[str, int], committees: Mapping[str, int], least: int) -> Shared:
    """Share out all seats by the largest remainder (c), within what (a) and (b) leave to the largest group.

    Return the seats by group, the groups that are tied for the last of them, and how many those are.
    """
    seats, members = sum(committees.values()), sum(groups.values())
    whole, tied, left = _largest_remainder(groups, seats, members)
    first = max(groups, key=lambda name: groups[name])
    bounded = max(min(whole[first], sum(map(_most, committees.values()))), least)
    if bounded == whole[first] or len(groups) == 1:
        return whole, tied, left
    others = {name: size for name, size in groups.items() if name != first}
    rest, tied, left = _largest_remainder(others, seats - bounded, sum(others.values()))
    return {name: bounded if name == first else rest[name] for name in groups}, tied, left


def _largest_remainder(groups: Mapping[str, int], seats: int, members: int) -> Shared:
    if not members:
        return dict.fromkeys(groups, 0), (), seats
    whole = {name: seats * size // members for name, size in groups.items()}
    remainder = {name: seats * size % members for name, size in groups.items()}
    left = seats - sum(whole.values())
    for size in sorted(set(remainder.values()), reverse=True):
        near = tuple(name for name in groups if remainder[name] == size)
        if not left:
            break
        if len(near) > left:
            return whole, near, left
        for name in near:
            whole[name] += 1
        left -= len(near)
    return whole, (), 0


def _each(
    groups: Mapping[str, int], committees: Mapping[str, int], whole: Mapping[str, int], least: Mapping[Cell, int]
) -> dict[Cell, int]:
    """Share out the seats of each committee (d): every sum as due, and as near to proportion as that allows.

    Seat after seat goes where it leaves the sum of squared deviations least, taking seats back where that helps.
    """
    members = sum(groups.values())
    cells = {(name, group): least.get((name, group), 0) for name in committees for group in groups}
    room = {name: size - sum(cells[name, group] for group in groups) for name, size in committees.items()}
    owed = {group: whole[group] - sum(cells[name, group] for name in committees) for group in groups}
    most = {name: _most(size) if len(groups) > 1 else size for name, size in committees.items()}

    def worth(name: str, group: str, step: int) -> int | None:
        """Return what a seat more (1) or less (-1) costs in this cell; None where a principle forbids it."""
        now = cells[name, group]
        if (step == 1 and now >= most[name]) or (step == -1 and now <= least.get((name, group), 0)):
            return None
        return members * (now + now + step) * step - (1 + 1) * committees[name] * groups[group] * step

    while path := _cheapest(list(committees), list(groups), room, owed, worth):
        for name, group, step in path:
            cells[name, group] += step
        room[path[0][0]] -= 1
        owed[path[-1][1]] -= 1
    return cells


def _cheapest(
    committees: Sequence[str], groups: Sequence[str], room: Mapping[str, int], owed: Mapping[str, int], worth: Worth
) -> Chain:
    """Return the cheapest chain of seats given and taken back that seats one more of a group owed; empty where none."""
    at: dict[str, tuple[int, Chain]] = {name: (0, []) for name in committees if room[name] > 0}
    reached: dict[str, tuple[int, Chain]] = {}
    changed = True
    while changed:
        changed = False
        for name, (cost, path) in list(at.items()):
            for group in groups:
                step = worth(name, group, 1)
                if step is not None and (group not in reached or cost + step < reached[group][0]):
                    reached[group] = (cost + step, [*path, (name, group, 1)])
                    changed = True
        for group, (cost, path) in list(reached.items()):
            for name in committees:
                step = worth(name, group, -1)
                if step is not None and (name not in at or cost + step < at[name][0]):
                    at[name] = (cost + step, [*path, (name, group, -1)])
                    changed = True
    ends = [reached[group] for group in groups if group in reached and owed[group] > 0]
    return min(ends, key=lambda end: end[0])[1] if ends else []


def _exactly(name: str, size: int, members: int, seats: int, due: int) -> str:
    exact, rest = divmod(seats * size, members)
    part = f" and {rest}/{members}" if rest else ""
    return f"{name}: {seats} seats × {size} of {members} members = {exact}{part}, so {due}."


def _steps(
    majority: str | None,
    whole: Mapping[str, int],
    tied: Sequence[str],
    left: int,
    members: int,
    seats: int,
    least: Mapping[Cell, int],
) -> tuple[str, ...]:
    """Return how the four principles were applied, a sentence each."""
    found = ["(a) No group gets every seat of a committee."]
    if majority is None:
        found.append(f"(b) No group has more than half of the {members} members, so none is due most seats.")
    else:
        found.append(
            f"(b) {majority} has more than half of the {members} members, and so more than half of the seats of each "
            f"committee: {sum(least.values())} in all, at least."
        )
    found.append(f"(c) The {seats} seats together are shared by the largest remainder, {sum(whole.values())} of them.")
    if left:
        found.append(f"{' and '.join(tied) or 'Nobody'} are equally near to the last {left}: the council decides.")
    found.append("(d) Each committee is as near to the same proportion as those sums allow.")
    return tuple(found)
