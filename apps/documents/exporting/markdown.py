"""A document as Markdown that people read, pandoc understands, and this site reads back as the same tree."""

import json
from collections.abc import Iterator

from apps.documents.importing.blocks import Mark
from apps.documents.importing.marks import escaped, escaped_line, headed, label, written
from apps.documents.tree import Tree

from .facts import Facts
from .normal import Placed, normal, placed

NOTE = "**Editor’s note**"
DEEPEST = 6


def write(tree: Tree, facts: Facts) -> bytes:
    """Return ``tree`` as Markdown, its title and facts in a YAML block at the top."""
    tree = normal(tree)
    blocks = [_front({"title": tree.title} | facts.as_data())]
    for one in placed(tree):
        blocks.extend(_provision(one))
    return ("\n\n".join(blocks) + "\n").encode()


def _front(data: dict[str, str]) -> str:
    """A text in quotes as JSON has it is one in YAML as well."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in data.items()]
    return "\n".join(["---", *lines, "---"])


def _provision(one: Placed) -> Iterator[str]:
    node = one.node
    mark = written(Mark(node.kind, node.number, one.depth, node.key))
    prose = node.text.split("\n\n") if node.text else []
    if node.heading:
        before = " ".join(filter(None, headed(node.number, node.heading)))
        yield f"{'#' * min(one.level, DEEPEST)} {escaped(before)} {mark}"
    else:
        yield f"[{escaped(label(node.number))}]{mark} {escaped(prose.pop(0)) if prose else ''}".rstrip()
    yield from (escaped_line(paragraph) for paragraph in prose)
    if node.rows:
        yield "\n".join(_table(node.rows, headed=node.headed))
    if node.note:
        yield "\n>\n".join(f"> {line}" for line in [NOTE, *map(escaped_line, node.note.split("\n\n"))])


def _table(rows: list[list[str]], *, headed: bool) -> Iterator[str]:
    """A table in Markdown has a header; an empty one says that there is none."""
    head, *rest = rows if headed else [[""] * len(rows[0]), *rows]
    yield _row(head)
    yield f"|{'---|' * len(head)}"
    yield from map(_row, rest)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
