"""The normal form of a tree, which every format can hold, and the order and levels in which it is written.

What differs from the tree as it was recorded: blanks, tabs and single line breaks in a row are one blank (as the
pages show it), signs that no XML may hold are left out, the rows of a table are equally long, a first row without a
word is no header. JSON alone is written as recorded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from apps.core.formats import paragraphs
from apps.documents.tree import Node, Tree

# XML 1.0, section 2.2: what is no Char, and the control characters that it advises against.
NO_CHAR = re.compile("[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """Return ``text`` in one line: a heading, a number, a cell."""
    return " ".join(NO_CHAR.sub("", text).split())


def prose(text: str) -> list[str]:
    """Return the paragraphs of ``text``, each in one line."""
    return paragraphs(NO_CHAR.sub("", text))


def normal(tree: Tree) -> Tree:
    """Return ``tree`` in its normal form; what was noticed while reading is no part of a document."""
    return Tree(one_line(tree.title), [_normal(node) for node in tree.provisions])


def _normal(node: Node) -> Node:
    rows = [[one_line(cell) for cell in row] for row in node.rows]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows] if width else []
    return replace(
        node,
        number=one_line(node.number),
        heading=one_line(node.heading),
        text="\n\n".join(prose(node.text)),
        rows=rows,
        headed=not rows or (node.headed and any(rows[0])),
        note="\n\n".join(prose(node.note)),
        line=0,
        children=[_normal(child) for child in node.children],
    )


@dataclass(frozen=True)
class Placed:
    """A provision with its ``depth`` (how many provisions it is below) and the ``level`` of its heading, from 1.

    A provision without a heading takes no level, so that levels never skip.
    """

    node: Node
    depth: int
    level: int


def placed(tree: Tree) -> Iterator[Placed]:
    """Give the provisions of ``tree`` in the order of the document, with their depths and levels."""
    stack = [Placed(node, 0, 1) for node in reversed(tree.provisions)]
    while stack:
        here = stack.pop()
        yield here
        below = here.level + bool(here.node.heading)
        stack.extend(Placed(child, here.depth + 1, below) for child in reversed(here.node.children))
