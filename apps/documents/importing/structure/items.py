"""Placing list items: by what their numbers go on with, else by how far in they stand."""

from collections.abc import Callable

from apps.documents.importing.numbers import Label, Style
from apps.documents.tree import Node

from .seeing import Seen
from .stack import Open, Role, Stack

Reading = tuple[Style, int]


class ItemPlacing:
    """Places list items on the stack of open provisions."""

    def __init__(self, stack: Stack, remark: Callable[[int, str], None]) -> None:
        """Take the stack, and what reports by line."""
        self.stack = stack
        self.remark = remark

    def is_list(self, seen: Seen) -> bool:
        """Tell whether "1." is an item of a list and no provision of the series that numbers the document."""
        assert seen.label is not None
        value = seen.label.parts[0]
        decimals = [entry for entry in self.stack.entries if entry.role is Role.DECIMAL]
        series = any(entry.parts == (value - 1,) and (entry.node.heading or not seen.heading) for entry in decimals)
        if self._next_of((Style.FIGURE, value - 1)) is not None:
            return not (series and seen.heading)
        if seen.heading or not any(entry.node.heading for entry in decimals):
            return False
        in_list = any(entry.reading and entry.reading[0] is Style.FIGURE for entry in self._items())
        return value == 1 or (in_list and not series)

    def place(self, seen: Seen) -> None:
        """Put an item where it belongs."""
        reading = self._place_numbered(seen) if seen.label else None
        if reading is None:
            self._place_bullet(seen)
        node = Node(seen.number, seen.heading, "item", line=seen.block.line)
        if reading:
            self.stack.top.series[reading[0]] = reading[1]
        shape = reading[0].value if reading else "bullet"
        entry = Open(node, Role.ITEM, level=seen.block.level, reading=reading)
        self.stack.push(entry, shape)
        if seen.text:
            entry.say(seen.text)

    # --- bullets -----------------------------------------------------------------------------------------------------

    def _place_bullet(self, seen: Seen) -> None:
        """Close the items in which a bullet is not nested; one that leads on holds what is at its own depth."""
        level = seen.block.level
        while self._is_item(self.stack.top):
            entry = self.stack.top
            holds = entry.level < level if entry.role is Role.ITEM else False
            if holds or (self._numbered(entry) and entry.leads_on):
                return
            self.stack.pop()

    # --- numbers -----------------------------------------------------------------------------------------------------

    def _place_numbered(self, seen: Seen) -> Reading:
        """Close what an item with a number ends, and return how its number was read."""
        readings = _readings(seen.label)
        for reading in self._in_order(readings):
            place = self._next_of((reading[0], reading[1] - 1), above=_nested(seen, readings))
            if place is not None:
                self.stack.cut(place)
                return reading
        first = next((reading for reading in readings if reading[1] == 1), None)
        if first is not None:
            self._place_first(seen, first)
            return first
        return self._place_out_of_order(seen, readings[0])

    def _in_order(self, readings: list[Reading]) -> list[Reading]:
        """Return the readings, that which goes on with the innermost open series first."""
        styles = [entry.reading[0] for entry in reversed(self._items()) if entry.reading]
        return sorted(readings, key=lambda reading: styles.index(reading[0]) if reading[0] in styles else len(styles))

    def _next_of(self, before: Reading, above: int | None = None) -> int | None:
        """Return the place of the open item that was read as ``before``; not one at a depth less than ``above``."""
        for place in range(len(self.stack.entries) - 1, 0, -1):
            entry = self.stack.entries[place]
            if not self._is_item(entry) and entry.role is not Role.TEXT:
                return place + 1 if above is None and entry.series.get(before[0]) == before[1] and before[1] else None
            if entry.reading == before and (above is None or entry.level >= above):
                return place
        return None

    def _place_first(self, seen: Seen, first: Reading) -> None:
        """Begin a list: within the item before it, unless that is of a list of this style at this depth or deeper."""
        level = seen.block.level
        for place in range(len(self.stack.entries) - 1, 0, -1):
            entry = self.stack.entries[place]
            if not self._is_item(entry):
                return
            if entry.reading and entry.reading[0] is first[0] and entry.level >= level:
                said = f"The numbers go backwards: {seen.number} comes after {entry.node.number}."
                self.remark(seen.block.line, said)
                self.stack.cut(place)
                return
            if entry.reading is None and entry.role is Role.ITEM and entry.level >= level:
                self.stack.cut(place)

    def _place_out_of_order(self, seen: Seen, reading: Reading) -> Reading:
        """Put a number that goes on with nothing into the open list of its style, and report it."""
        for place in range(len(self.stack.entries) - 1, 0, -1):
            entry = self.stack.entries[place]
            if not self._is_item(entry):
                break
            if entry.reading and entry.reading[0] is reading[0]:
                said = "comes twice" if entry.reading == reading else f"does not follow {entry.node.number}"
                self.remark(seen.block.line, f"The number {seen.number} {said}.")
                self.stack.cut(place)
                return reading
        self.remark(seen.block.line, f"Before {seen.number} a number is missing.")
        return reading

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _items(self) -> list[Open]:
        return [entry for entry in self.stack.entries if entry.reading]

    @staticmethod
    def _is_item(entry: Open) -> bool:
        return entry.role is Role.ITEM or entry.from_item

    @staticmethod
    def _numbered(entry: Open) -> bool:
        return bool(entry.node.number)


def _readings(label: Label | None) -> list[Reading]:
    assert label is not None
    if label.readings:
        return list(label.readings)
    return [(Style.FIGURE, label.parts[-1] if label.parts else 1)]


def _nested(seen: Seen, readings: list[Reading]) -> int | None:
    """Return the depth below which an item that may be the first of a list is not taken for the next of another."""
    return seen.block.level if seen.block.level and any(value == 1 for _, value in readings) else None
