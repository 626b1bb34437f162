"""Arranging a file in which every provision says what it is: one of our own exports."""

from apps.documents.enums import ProvisionKind
from apps.documents.importing.blocks import Block, BlockKind, Unreadable
from apps.documents.tree import Node

DEEPEST = 60


def arrange_marked(blocks: list[Block]) -> tuple[str, list[Node]]:
    """Return the title and the provisions as the marks say; what stands before the first mark is no provision.

    Blocks without a mark are text, table or note of the provision before them, as they are.
    """
    title, root = "", Node()
    path: list[Node] = [root]
    for block in blocks:
        if block.mark:
            node = _node(block, len(path))
            del path[block.mark.depth + 1 :]
            path[-1].children.append(node)
            path.append(node)
        elif len(path) > 1:
            _add(path[-1], block)
        elif block.kind is BlockKind.HEADING:
            title = title or block.text
    return title, root.children


def _node(block: Block, size: int) -> Node:
    mark = block.mark
    assert mark is not None
    if mark.kind not in ProvisionKind.values:
        raise Unreadable(f"Line {block.line} names a kind of provision that there is not: “{mark.kind}”.", block.line)
    if mark.depth > min(size - 1, DEEPEST):
        raise Unreadable(f"Line {block.line} says that a provision stands {mark.depth} deep: that is too deep.", block.line)
    node = Node(mark.number, kind=mark.kind, key=mark.key, line=block.line)
    text = _without_number(block.text, mark.number)
    if block.kind is BlockKind.HEADING:
        node.heading = text
    else:
        node.text = text
    if block.kind is BlockKind.TABLE:
        node.rows, node.headed = block.rows, block.headed is not False
    return node


def _without_number(text: str, number: str) -> str:
    """Return ``text`` without the number that is written before it for readers."""
    if not number or not text.startswith(number):
        return text
    rest = text[len(number) :]
    return rest.lstrip(".):").lstrip(" ") if not rest[:1].isalnum() else text


def _add(node: Node, block: Block) -> None:
    if block.kind is BlockKind.TABLE:
        node.rows, node.headed = block.rows, block.headed is not False
    elif block.kind is BlockKind.NOTE:
        node.note = f"{node.note}\n\n{block.text}" if node.note else block.text
    elif block.kind is not BlockKind.RULE:
        text = f"{block.marker} {block.text}" if block.marker else block.text
        node.text = f"{node.text}\n\n{text}" if node.text else text
