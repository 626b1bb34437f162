"""The picture of what rests on what: boxes in columns, what carries on the left. Pure: takes names, asks nothing."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from textwrap import wrap

# Units of the picture.
WIDTH, GAP, LINE, PADDING, BETWEEN, MARGIN, HEAD = 250.0, 90.0, 21.0, 12.0, 16.0, 6.0, 9.0
LETTERS = 27


@dataclass(frozen=True)
class Node:
    """A document to be drawn: its name, a word on how it stands (may be empty), and whether it has a text here."""

    key: Hashable
    name: str
    word: str = ""
    solid: bool = True


@dataclass(frozen=True)
class Box:
    """A document in the picture, with the lines of its name and where each stands."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[str, float], ...]
    word_y: float

    @property
    def middle(self) -> float:
        """Half of its height."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Arrow:
    """From what carries to what rests on it: a curve and the three corners of its head."""

    lower: Hashable
    upper: Hashable
    curve: str
    head: str


@dataclass(frozen=True)
class Picture:
    """Boxes and arrows; measures are the picture's own units."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture(nodes: Sequence[Node], links: Sequence[tuple[Hashable, Hashable]]) -> Picture | None:
    """Draw those of ``nodes`` that a link (lower, upper) names; None where there is no link."""
    named = {key for link in links for key in link}
    drawn = [node for node in nodes if node.key in named]
    if not drawn:
        return None
    columns = _columns(drawn, links)
    heights = [sum(_height(node) + BETWEEN for node in column) - BETWEEN for column in columns]
    boxes: dict[Hashable, Box] = {}
    for place, (column, height) in enumerate(zip(columns, heights, strict=True)):
        y = MARGIN + (max(heights) - height) / 2
        for node in column:
            boxes[node.key] = _box(node, MARGIN + place * (WIDTH + GAP), y)
            y += _height(node) + BETWEEN
    arrows = tuple(_arrow(boxes[lower], boxes[upper]) for lower, upper in links)
    width = len(columns) * (WIDTH + GAP) - GAP + 2 * MARGIN
    return Picture(width, max(heights) + 2 * MARGIN, tuple(boxes.values()), arrows)


def _columns(nodes: Sequence[Node], links: Sequence[tuple[Hashable, Hashable]]) -> list[list[Node]]:
    """Return the nodes in columns: each stands to the right of all that it rests on, near what it rests on."""
    column = {node.key: 0 for node in nodes}
    # As many rounds as there are nodes settle it; a circle, which services refuse, cannot make it go on.
    for _ in nodes:
        for lower, upper in links:
            column[upper] = min(max(column[upper], column[lower] + 1), len(nodes) - 1)
    found: list[list[Node]] = [[] for _ in range(max(column.values()) + 1)]
    for node in nodes:
        found[column[node.key]].append(node)
    return [_near(rows, found[:place], links) for place, rows in enumerate(found) if rows]


def _near(rows: list[Node], before: list[list[Node]], links: Sequence[tuple[Hashable, Hashable]]) -> list[Node]:
    """Order a column by the middle of what each rests on, so that arrows cross as little as they must."""
    place = {node.key: index for column in before for index, node in enumerate(column)}

    def middle(node: Node) -> float:
        below = [place[lower] for lower, upper in links if upper == node.key and lower in place]
        return sum(below) / len(below) if below else 0.0

    return sorted(rows, key=middle)


def _lines(node: Node) -> list[str]:
    return wrap(node.name, LETTERS) or [""]


def _height(node: Node) -> float:
    return (len(_lines(node)) + bool(node.word)) * LINE + 2 * PADDING


def _box(node: Node, x: float, y: float) -> Box:
    first = y + PADDING + LINE * 0.75
    lines = tuple((text, first + LINE * number) for number, text in enumerate(_lines(node)))
    return Box(node, x, y, WIDTH, _height(node), lines, first + LINE * len(lines))


def _arrow(lower: Box, upper: Box) -> Arrow:
    x, y, end, level = lower.x + lower.width, lower.middle, upper.x, upper.middle
    bend = GAP / 2
    curve = f"M {x:g} {y:g} C {x + bend:g} {y:g} {end - bend:g} {level:g} {end - HEAD:g} {level:g}"
    head = f"{end:g},{level:g} {end - HEAD:g},{level - HEAD / 2:g} {end - HEAD:g},{level + HEAD / 2:g}"
    return Arrow(lower.node.key, upper.node.key, curve, head)
