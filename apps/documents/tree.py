"""A document as a tree of provisions, apart from any database: what is read from files and written to them.

Everything that reads (``importing``), writes (``exporting``) or compares (``comparing``) documents speaks of these.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Node:
    """One provision: its number as it is cited among its siblings or in its document, and what is below it.

    ``kind`` is one of ``enums.ProvisionKind``. ``text`` is plain paragraphs, parted by an empty line. ``rows`` is a
    table row by row; ``headed`` says whether its first row is the header. ``key`` is the permanent address where it is
    known. ``line`` is where it stands in the file that was read, from 1; 0 where there is none.
    """

    number: str = ""
    heading: str = ""
    kind: str = "section"
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    headed: bool = True
    note: str = ""
    key: str = ""
    line: int = 0
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Give this provision and all below it, in the order of the document."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True)
class Remark:
    """Something that was noticed while reading: ``line`` from 1 (0: the whole file), and what it is."""

    line: int
    message: str


@dataclass
class Tree:
    """A whole document, with what was noticed while it was read."""

    title: str
    provisions: list[Node] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Give all provisions in the order of the document."""
        for node in self.provisions:
            yield from node.walk()

    def as_data(self) -> dict[str, Any]:
        """Return the tree as plain data: ``title``, ``provisions``, ``notes``; a table's rows under ``rows``."""
        return {
            "title": self.title,
            "provisions": _data(self.provisions),
            "notes": [{"line": remark.line, "message": remark.message} for remark in self.notes],
        }


def _data(provisions: list[Node]) -> list[dict[str, Any]]:
    """Return provisions with all that is below them, however deep, without a call for each depth."""
    found: list[dict[str, Any]] = []
    waiting = [(node, found) for node in reversed(provisions)]
    while waiting:
        node, siblings = waiting.pop()
        children: list[dict[str, Any]] = []
        siblings.append(_own_data(node) | {"children": children} | _further_data(node))
        waiting += [(child, children) for child in reversed(node.children)]
    return found


def _own_data(node: Node) -> dict[str, Any]:
    return {"number": node.number, "heading": node.heading, "kind": node.kind, "text": node.text}


def _further_data(node: Node) -> dict[str, Any]:
    told = {"key": node.key, "rows": node.rows, "note": node.note}
    data = {name: value for name, value in told.items() if value}
    if node.rows and not node.headed:
        data["headed"] = False
    return data


def tree_of(title: str, provisions: Iterable[Any]) -> Tree:
    """Return the tree that the provisions of an edition form; they come in the order of the document."""
    tree = Tree(title)
    nodes: dict[int, Node] = {}
    for row in provisions:
        node = Node(
            number=row.number,
            heading=row.heading,
            kind=row.kind,
            text=row.text,
            rows=row.table,
            headed=row.table_headed,
            note=row.note,
            key=row.key,
        )
        nodes[row.pk] = node
        above = nodes.get(row.parent_id or 0)
        (above.children if above else tree.provisions).append(node)
    return tree
