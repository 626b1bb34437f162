"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), the XML in which law and rules are exchanged.

Ids are made by the standard's naming convention from the permanent keys of the provisions, so that they are the same in
every edition. Editor's notes are notes of the kind that is no part of the text.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from apps.documents.importing.marks import label
from apps.documents.tree import Node, Tree

from .akn_meta import NAMESPACE, SITE, meta
from .facts import Facts
from .normal import normal

# What has rules is an act, what says what is aimed at is a document.
ACTS = ("constitution", "law", "code", "scheme")
# What a provision is in the standard, and how its ids begin; what has no name there is a container that is called so.
ELEMENTS = {
    "part": ("part", "part"),
    "article": ("article", "art"),
    "section": ("section", "sec"),
    "clause": ("clause", "clause"),
    "paragraph": ("paragraph", "para"),
    "item": ("point", "point"),
    "rule": ("rule", "rule"),
}
CONTAINER = ("hcontainer", "hcontainer")


def write(tree: Tree, facts: Facts) -> bytes:
    """Return ``tree`` as Akoma Ntoso."""
    tree = normal(tree)
    ids = _ids(tree)
    is_act = facts.kind in ACTS
    root = etree.Element(_name("akomaNtoso"), nsmap={None: NAMESPACE})
    document = _under(root, "act" if is_act else "doc", name=facts.kind)
    document.append(meta(facts, "act" if is_act else "doc"))
    notes = [node for node in tree.walk() if node.note]
    if notes:
        document[0].append(_notes(notes, ids))
    _under(_under(_under(document, "preface"), "p"), "docTitle").text = tree.title or facts.title
    body = _under(document, "body" if is_act else "mainBody")
    waiting = [(node, body) for node in reversed(tree.provisions)]
    while waiting:
        node, above = waiting.pop()
        element = _provision(node, above, ids[id(node)])
        waiting += [(child, element) for child in reversed(node.children)]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _under(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, _name(tag), attributes)


def _ids(tree: Tree) -> dict[int, str]:
    """Return the id of every provision: "art_19__clause_19-1"; one without a key has its place among its siblings."""
    ids: dict[int, str] = {}
    given: set[str] = set()
    waiting: list[tuple[list[Node], str]] = [(tree.provisions, "")]
    while waiting:
        siblings, above = waiting.pop()
        for place, node in enumerate(siblings, 1):
            prefix = ELEMENTS.get(node.kind, CONTAINER)[1]
            number = node.key.replace(".", "-").replace("_", "-") or f"nn-{place}"
            identity = f"{above}{prefix}_{number}"
            # The convention knows no point: "1.1" and "1-1" are one to it.
            ids[id(node)] = identity if identity not in given else f"{identity}-{place}-{len(given)}"
            given.add(ids[id(node)])
            waiting.append((node.children, f"{ids[id(node)]}__"))
    return ids


def _provision(node: Node, above: Any, identity: str) -> Any:
    tag = ELEMENTS.get(node.kind, CONTAINER)[0]
    # The number of a provision that is no container is that of its kind; others say what they are.
    called = {"name": node.kind} if tag == CONTAINER[0] else {}
    element = _under(above, tag, eId=identity, **called)
    if node.number:
        _under(element, "num").text = label(node.number)
    if node.heading:
        _under(element, "heading").text = node.heading
    blocks = list(_blocks(node, identity))
    if blocks or not node.children:
        inside = _under(element, "intro" if node.children else "content", eId=f"{identity}__{_part(node)}")
        inside.extend(blocks or [etree.Element(_name("p"))])
    return element


def _part(node: Node) -> str:
    return "intro_1" if node.children else "content_1"


def _blocks(node: Node, identity: str) -> Iterator[Any]:
    paragraphs = node.text.split("\n\n") if node.text else []
    blocks = [_paragraph(text) for text in paragraphs]
    if node.note:
        if not blocks:
            blocks.append(_paragraph(""))
        _under(blocks[-1], "noteRef", href=f"#{_note_id(identity)}", marker="*")
    yield from blocks
    if node.rows:
        yield _table(node, identity)


def _paragraph(text: str) -> Any:
    paragraph = etree.Element(_name("p"))
    paragraph.text = text
    return paragraph


def _table(node: Node, identity: str) -> Any:
    table = etree.Element(_name("table"), {"eId": f"{identity}__table_1"})
    for place, cells in enumerate(node.rows):
        row = _under(table, "tr")
        for cell in cells:
            _under(row, "th" if node.headed and place == 0 else "td").append(_paragraph(cell))
    return table


def _note_id(identity: str) -> str:
    return f"{identity}__note_1"


def _notes(nodes: list[Node], ids: dict[int, str]) -> Any:
    notes = etree.Element(_name("notes"), {"source": SITE})
    for node in nodes:
        note = _under(notes, "note", eId=_note_id(ids[id(node)]), placement="inline")
        note.extend(_paragraph(text) for text in node.note.split("\n\n"))
    return notes
