"""From blocks to a tree of provisions: depth comes from numbers, kinds from words, and no word is lost.

``mending`` undoes what page ends did, ``seeing`` says what each block is, ``building`` places it.
"""

import re
from collections.abc import Iterable

from apps.documents.importing import marked
from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.numbers import split_label, split_trailing, split_worded
from apps.documents.tree import Node, Remark, Tree

from .building import Builder
from .mending import breaks_off, mend
from .seeing import is_line, see

NAMES = re.compile(r"\b(?:constitution|strategy|plan|charter|scheme|code|policy|standing orders)\b", re.IGNORECASE)
TEXTS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
LOST = re.compile(r"The number of this item was lost")
TITLE_LENGTH = 300


def arrange(blocks: Iterable[Block], *, title: str, kind: str) -> Tree:
    """Return the tree that ``blocks`` form, in the order of the document, with remarks by line.

    ``kind`` is that of the document (enums.DocumentKind). Without a ``title`` the document's own is taken. A block
    with a mark goes where the mark says.
    """
    blocks = list(blocks)
    if marked.is_marked(blocks):
        tree = marked.arrange(title, blocks)
        tree.title = title or tree.title
        return tree
    remarks = [Remark(block.line, block.text) for block in blocks if block.kind is BlockKind.REMARK]
    blocks = mend((block for block in blocks if block.kind is not BlockKind.REMARK), remarks)
    title_line = _title_line(blocks)
    builder = Builder(kind, remarks)
    builder.begin(title_line)
    _build(builder, [block for block in blocks if block is not title_line])
    tree = Tree(title or (title_line.text if title_line else ""), builder.finish())
    _annotate(tree, remarks)
    tree.notes = sorted(remarks, key=lambda remark: remark.line)
    return tree


def _build(builder: Builder, blocks: list[Block]) -> None:
    plain_headings = not any(block.kind is BlockKind.HEADING for block in blocks)
    after = _following(blocks)
    for block, following in zip(blocks, after, strict=True):
        if block.kind in TEXTS:
            builder.add(see(block, following, plain_headings=plain_headings), following)
        elif block.kind is BlockKind.TABLE:
            builder.table(block)
        elif block.kind is BlockKind.FOOTNOTE:
            builder.footnote(block)
        elif block.kind is BlockKind.NOTE:
            builder.note(block)


def _following(blocks: list[Block]) -> list[Block | None]:
    """Return for each block the next one that is neither a rule nor a footnote."""
    after: list[Block | None] = []
    following = None
    for block in reversed(blocks):
        after.append(following)
        if block.kind not in (BlockKind.RULE, BlockKind.FOOTNOTE):
            following = block
    return after[::-1]


def _title_line(blocks: list[Block]) -> Block | None:
    """Return the block that names the whole document: the first one, if it stands above all others."""
    first = blocks[0] if blocks else None
    if first is None or first.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return None
    if first.marker or len(first.text) > TITLE_LENGTH:
        return None
    if split_label(first.text, heading=True)[0] or split_worded(first.text)[0] or split_trailing(first.text)[0]:
        return None
    if first.kind is BlockKind.HEADING and first.level == 0:
        return first
    if first.kind is BlockKind.PARAGRAPH:
        return first if is_line(first.text) and len(blocks) > 1 else None
    others = [block.level for block in blocks[1:] if block.kind is BlockKind.HEADING and not split_label(block.text)[0]]
    alone = all(level > first.level for level in others)
    apart = len(blocks) > 1 and blocks[1].kind in (BlockKind.RULE, BlockKind.HEADING)
    return first if alone or apart or NAMES.search(first.text) else None


def _annotate(tree: Tree, remarks: list[Remark]) -> None:
    """Say at provisions, and by line, where the source breaks off and where a number was put back."""
    lost = {remark.line for remark in remarks if LOST.match(remark.message)}
    for siblings in _families(tree):
        for place, node in enumerate(siblings):
            if node.line in lost and node.number:
                node.note = "The number is missing in the source; it was taken from the numbers around it."
            if breaks_off(node.text, followed=place + 1 < len(siblings)) and not (node.children or node.rows):
                node.note = "The source breaks off here in mid-sentence."
                where = f"{node.number} breaks off" if node.number else "The text breaks off"
                remarks.append(Remark(node.line, f"{where} in mid-sentence; it was left as it stands."))


def _families(tree: Tree) -> Iterable[list[Node]]:
    yield tree.provisions
    for node in tree.walk():
        yield node.children
