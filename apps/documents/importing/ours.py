"""Reading what we have written: JSON as our command prints it, and Markdown with our marks in it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from apps.documents.enums import ProvisionKind
from apps.documents.tree import Node, Tree

from . import marks
from .blocks import Block, BlockKind, Unreadable
from .marked import DEEPEST

FRONT = re.compile(r"---\n(?P<inside>.*?)\n---(?:\n|\Z)", re.DOTALL)
MARKED = re.compile(rf"^(?:#{{1,6}} .*|\[[^\n]*\]){marks.PATTERN}", re.MULTILINE)
TITLE = re.compile(r"^title: (\".*\")$", re.MULTILINE)
ITEM = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)]) +(?P<text>.*)")
HEADING = re.compile(r"(?P<signs>#{1,6}) +(?P<text>.*)")
NOTE = "**Editor’s note**"
CELL = re.compile(r"((?:[^|\\]|\\.)*)\|")


# Markdown -----------------------------------------------------------------------------------------------------------


def is_marked(text: str) -> bool:
    """Tell whether Markdown comes from an export of our own."""
    return MARKED.search(text) is not None


def markdown(text: str) -> list[Block]:
    """Return the blocks of Markdown that is marked; the document's title is a heading of level 0."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    blocks: list[Block] = []
    lines = text.split("\n")
    start = 0
    if front := FRONT.match(text):
        title = TITLE.search(front["inside"])
        blocks += [Block(BlockKind.HEADING, json.loads(title[1]), 1)] if title else []
        start = front["inside"].count("\n") + 3
    for number, piece in _pieces(lines, start):
        blocks.append(_block(piece, number))
    return blocks


def _pieces(lines: list[str], start: int) -> Iterator[tuple[int, list[str]]]:
    """Give the lines that stand together with the number of the first; a heading and an item stand alone."""
    piece: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        alone = bool(HEADING.match(line) or ITEM.match(line) or marks.PARAGRAPH.match(line))
        if piece and (not line.strip() or alone or HEADING.match(piece[0])):
            yield number - len(piece), piece
            piece = []
        if line.strip():
            piece.append(line.strip())


def _block(lines: list[str], number: int) -> Block:
    if lines[0].startswith("|"):
        return _table(lines, number)
    if lines[0].startswith(">"):
        return Block(BlockKind.NOTE, _quoted(lines), number)
    joined = " ".join(lines)
    return _marked(joined, number) or _new(joined, number)


def _marked(line: str, number: int) -> Block | None:
    if found := marks.HEADING.fullmatch(line):
        mark = marks.read(found)
        text = marks.without_label(marks.plain(found["text"]), mark)
        return Block(BlockKind.HEADING, text, number, level=len(found["signs"]), mark=mark)
    if found := marks.PARAGRAPH.fullmatch(line):
        return Block(BlockKind.PARAGRAPH, marks.plain(found["text"] or ""), number, mark=marks.read(found))
    return None


def _new(line: str, number: int) -> Block:
    """What has no mark goes on with the provision before it, or somebody has added it."""
    if found := HEADING.fullmatch(line):
        return Block(BlockKind.HEADING, marks.plain(found["text"]), number, level=len(found["signs"]))
    if found := ITEM.fullmatch(line):
        return Block(BlockKind.ITEM, marks.plain(found["text"]), number, marker=found["marker"])
    return Block(BlockKind.PARAGRAPH, marks.plain(line), number)


def _table(lines: list[str], number: int) -> Block:
    rows = [[marks.plain(cell.strip()) for cell in CELL.findall(line.removeprefix("|"))] for line in lines]
    head, rest = rows[0], rows[2:]
    headed = any(head)
    return Block(BlockKind.TABLE, "", number, rows=[head, *rest] if headed else rest, headed=headed)


def _quoted(lines: list[str]) -> str:
    said = "\n".join(line.removeprefix(">").strip() for line in lines).removeprefix(NOTE)
    parts = (" ".join(part.split()) for part in re.split(r"\n\n+", said))
    return "\n\n".join(marks.plain(part) for part in parts if part)


# JSON ---------------------------------------------------------------------------------------------------------------


def tree_of_json(content: bytes) -> Tree:
    """Return the tree that JSON holds as the command prints it; ``Unreadable`` with the place where it is another."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("The file is not written in UTF-8.") from None
    except json.JSONDecodeError as wrong:
        raise Unreadable(f"This is no JSON: {wrong.msg}.", wrong.lineno) from None
    except (RecursionError, ValueError):
        raise Unreadable(f"It nests deeper than any document does. At most {DEEPEST} levels are read.") from None
    if not isinstance(data, dict) or not isinstance(data.get("provisions"), list):
        raise Unreadable("This JSON holds no document: an object with “title” and “provisions” is read.")
    tree = Tree(_text(data, "title", "the document"))
    # The children of a node are filled in as their turn comes, so that depth costs no stack.
    waiting: list[tuple[Any, str, int, list[Node]]] = _below(data["provisions"], "provisions", 0, tree.provisions)
    while waiting:
        given, place, depth, siblings = waiting.pop()
        node = _node(given, place)
        siblings.append(node)
        waiting += _below(given.get("children", []), f"{place}.children", depth + 1, node.children)
    if not tree.provisions:
        raise Unreadable("The document has no provisions.")
    return tree


def _below(given: Any, place: str, depth: int, siblings: list[Node]) -> list[tuple[Any, str, int, list[Node]]]:
    if not isinstance(given, list):
        raise Unreadable(f"{place} is no list.")
    if given and depth > DEEPEST:
        raise Unreadable(f"It nests deeper than any document does. At most {DEEPEST} levels are read.")
    return [(one, f"{place}[{index}]", depth, siblings) for index, one in reversed([*enumerate(given)])]


def _node(given: Any, place: str) -> Node:
    if not isinstance(given, dict):
        raise Unreadable(f"{place} is no provision.")
    kind = _text(given, "kind", place) or ProvisionKind.SECTION
    if kind not in ProvisionKind.values:
        raise Unreadable(f"{place}: there is no kind of provision “{kind[:30]}”.")
    rows = given.get("rows", [])
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows
    ):
        raise Unreadable(f"{place}.rows is no table: a list of rows, each a list of texts.")
    node = Node(kind=kind, rows=rows, headed=given.get("headed", True) is not False)
    for name in ("number", "heading", "text", "note", "key"):
        setattr(node, name, _text(given, name, place))
    return node


def _text(given: dict[str, Any], name: str, place: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise Unreadable(f"{place}: “{name}” is no text.")
    return value
