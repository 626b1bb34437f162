"""The tree of a file that one of our own exports has marked: nothing is guessed where a mark says it.

Somebody may have worked on the file in between. What has no mark belongs to the provision before it, a heading without
one begins a new section; the reader of the file is told of both.
"""

import re
from dataclasses import dataclass, field

from apps.documents.enums import ProvisionKind
from apps.documents.tree import Node, Remark, Tree

from .blocks import Block, BlockKind, Unreadable

# Deeper than any document is: a file that nests more does not come from a person.
DEEPEST = 50
NUMBERED = re.compile(r"\d+(\.\d+)+\b|\([a-z]+\)")


def is_marked(blocks: list[Block]) -> bool:
    """Tell whether the blocks come from an export of our own."""
    return any(block.mark for block in blocks)


def arrange(title: str, blocks: list[Block]) -> Tree:
    """Return the tree that marked blocks say. A heading of level 0 is the title of the document."""
    making = _Making(Tree(title))
    for block in blocks:
        making.take(block)
    return making.tree


@dataclass
class _Making:
    """A tree that grows: ``path`` leads from the top to the provision that was read last."""

    tree: Tree
    path: list[Node] = field(default_factory=list)

    def take(self, block: Block) -> None:
        """Put one block into its place."""
        if block.kind == BlockKind.REMARK:
            self._note(block, block.text)
        if block.kind in (BlockKind.REMARK, BlockKind.RULE):
            return
        if block.kind == BlockKind.HEADING and block.mark is None and block.level == 0:
            self.tree.title = block.text
        elif block.mark:
            self._begin(block)
        elif block.kind == BlockKind.HEADING:
            self._note(block, "This heading is new in the file: it was read as a new section.")
            self._add(Node(heading=block.text, line=block.line), block.level - 1)
        elif not self.path:
            self._add(Node(kind=ProvisionKind.PARAGRAPH, line=block.line), 0)
            self._fill(block)
        else:
            self._fill(block)

    def _begin(self, block: Block) -> None:
        assert block.mark
        mark = block.mark
        node = Node(number=mark.number, kind=mark.kind, key=mark.key, line=block.line)
        if mark.kind not in ProvisionKind.values:
            self._note(block, f"There is no kind of provision “{mark.kind}”: it was read as a section.")
            node.kind = ProvisionKind.SECTION
        if mark.depth > DEEPEST:
            raise Unreadable(f"A provision lies {mark.depth} levels deep. At most {DEEPEST} are read.", block.line)
        if mark.depth > len(self.path):
            self._note(block, "The provision above this one is gone: it was put below the one before it.")
        if block.kind == BlockKind.HEADING:
            node.heading = block.text
        self._add(node, mark.depth)
        if block.kind != BlockKind.HEADING:
            self._fill(block)

    def _fill(self, block: Block) -> None:
        """Put what a block holds into the provision that was read last."""
        node = self.path[-1]
        if block.kind == BlockKind.NOTE:
            node.note = _joined(node.note, block.text)
            return
        if block.rows and not node.rows:
            node.rows, node.headed = block.rows, block.headed is not False
        elif block.rows:
            self._note(block, f"{node.number or 'The provision'} has a second table: it was put below it.")
            table = Node(kind=ProvisionKind.TABLE, rows=block.rows, headed=block.headed is not False, line=block.line)
            node.children.append(table)
        if block.kind == BlockKind.FOOTNOTE and not block.mark:
            note = Node(number=block.marker, kind=ProvisionKind.FOOTNOTE, text=block.text, line=block.line)
            node.children.append(note)
            return
        if not block.mark and NUMBERED.match(block.marker or block.text):
            self._note(block, f"It looks like a new provision; it was kept in the text of {node.number or 'this one'}.")
        node.text = _joined(node.text, f"{block.marker} {block.text}".strip() if not block.mark else block.text)

    def _add(self, node: Node, depth: int) -> None:
        del self.path[max(depth, 0) :]
        (self.path[-1].children if self.path else self.tree.provisions).append(node)
        self.path.append(node)

    def _note(self, block: Block, message: str) -> None:
        self.tree.notes.append(Remark(block.line, message))


def _joined(before: str, more: str) -> str:
    return "\n\n".join(filter(None, (before, more)))
