"""The words of a text and of a tree, to see that none is lost."""

import re
from collections import Counter

from apps.documents.tree import Node, Tree

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """Return every word and number of ``text`` with how often it comes, in small letters."""
    return Counter(WORD.findall(text.lower()))


def joined(tree: Tree) -> str:
    """Return all that a tree says, in the order of the document: numbers, headings, texts, rows."""
    return "\n".join(said(node) for node in tree.walk())


def said(node: Node) -> str:
    """Return what one provision says, without what is below it."""
    return "\n".join([node.number, node.heading, node.text, *(cell for row in node.rows for cell in row)])


def of_kind(tree: Tree, *kinds: str) -> list[Node]:
    """Return the provisions of these kinds, in the order of the document."""
    return [node for node in tree.walk() if node.kind in kinds]


def numbers(nodes: list[Node]) -> list[str]:
    """Return the numbers of provisions."""
    return [node.number for node in nodes]


def find(tree: Tree, number: str) -> Node:
    """Return the first provision with a number."""
    return next(node for node in tree.walk() if node.number == number)
