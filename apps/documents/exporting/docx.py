"""A document for Word: real headings, tables with headers, and hidden marks by which it is read back the same."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml import etree

from apps.documents.importing.marks import headed, label
from apps.documents.importing.word_marks import BOOKMARK, FACTS, NAMESPACE, NOTE, NOTE_HEADING, NUMBER
from apps.documents.tree import Tree

from .facts import Facts
from .normal import Placed, normal, placed

# Word has nine levels of headings.
DEEPEST = 9
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
IDENTITY = "{6D6F6F74-6861-6C6C-0001-646F63756D65}"
FONT = "Arial"
# Word wants a day on which a file was made; a draft has none.
UNDATED = date(2000, 1, 1)


def write(tree: Tree, facts: Facts) -> bytes:
    """Return ``tree`` as a Word document."""
    tree = normal(tree)
    document = Document()
    _describe(document, tree.title, facts)
    _styles(document)
    body = document.element.body
    end = body.sectPr
    for element in _all(tree, facts):
        end.addprevious(element)
    _carry(document, tree)
    packed, package = io.BytesIO(), document.part.package
    PackageWriter.write(packed, package.rels, package.parts)
    return packed.getvalue()


def _describe(document: Any, title: str, facts: Facts) -> None:
    about = document.core_properties
    about.title, about.author, about.language = title[:255], facts.council[:255], "en-GB"
    about.subject, about.comments = facts.edition[:255], ""
    about.created = about.modified = datetime.combine(facts.start or UNDATED, time.min)


def _styles(document: Any) -> None:
    """Black on white in one plain font, every sign in British English, and the styles of our own."""
    styles = document.styles
    for style in styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and style.element.rPr is not None:
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.rPr.find(qn("w:rFonts"))
            for name in list(fonts.attrib) if fonts is not None else ():
                del fonts.attrib[name]
            style.font.name = FONT
    styles["Normal"].font.name, styles["Normal"].font.size = FONT, Pt(11)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    number = styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER)
    number.font.bold = True
    for name in (FACTS, NOTE, NOTE_HEADING):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
    for name in (NOTE, NOTE_HEADING):
        styles[name].paragraph_format.left_indent = Pt(18)
        styles[name].paragraph_format.keep_together = True
    styles[NOTE_HEADING].font.bold = True
    styles[NOTE_HEADING].paragraph_format.keep_with_next = True


def _all(tree: Tree, facts: Facts) -> Iterator[Any]:
    yield _paragraph("Title", _run(tree.title))
    for sentence in facts.sentences():
        yield _paragraph(FACTS, _run(sentence))
    for count, one in enumerate(placed(tree)):
        yield from _provision(one, count)


def _provision(one: Placed, count: int) -> Iterator[Any]:
    node = one.node
    prose = node.text.split("\n\n") if node.text else []
    if node.heading:
        number, text, style = *headed(node.number, node.heading), f"Heading{min(one.level, DEEPEST)}"
    else:
        number, text, style = label(node.number), prose.pop(0) if prose else "", ""
    before = [_run(number, NUMBER), _run(" ")] if number else []
    yield _paragraph(style, *_bookmarked([*before, _run(text)], count))
    for paragraph in prose:
        yield _paragraph("", _run(paragraph))
    if node.rows:
        yield _table(node.rows, headed=node.headed)
    if node.note:
        yield _paragraph(NOTE_HEADING, _run("Editor’s note"))
        for paragraph in node.note.split("\n\n"):
            yield _paragraph(NOTE, _run(paragraph))


def _element(tag: str, *children: Any, **attributes: str) -> Any:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def _run(text: str, style: str = "") -> Any:
    said = _element("t")
    said.text = text
    said.set(qn("xml:space"), "preserve")
    return _element("r", *([_element("rPr", _element("rStyle", val=style))] if style else []), said)


def _paragraph(style: str, *runs: Any) -> Any:
    return _element("p", *([_element("pPr", _element("pStyle", val=style))] if style else []), *runs)


def _bookmarked(runs: list[Any], count: int) -> list[Any]:
    start = _element("bookmarkStart", id=str(count), name=f"{BOOKMARK}{count}")
    return [start, *runs, _element("bookmarkEnd", id=str(count))]


def _table(rows: list[list[str]], *, headed: bool) -> Any:
    look = _element("tblLook", val="0020" if headed else "0000", firstRow="1" if headed else "0", noVBand="1")
    width = _element("tblW", w="0", type="auto")
    table = _element("tbl", _element("tblPr", _element("tblStyle", val="TableGrid"), width, look))
    table.append(_element("tblGrid", *(_element("gridCol") for _ in rows[0])))
    for place, row in enumerate(rows):
        of_row = _element("trPr", _element("cantSplit"))
        is_header = headed and place == 0
        if is_header:
            of_row.append(_element("tblHeader"))
        cells = (_element("tc", _paragraph("", _run(cell, "Strong" if is_header else ""))) for cell in row)
        table.append(_element("tr", of_row, *cells))
    return table


def _carry(document: Any, tree: Tree) -> None:
    """Put what the bookmarks mean into a part that Word keeps as it is."""
    root = etree.Element(f"{{{NAMESPACE}}}document", nsmap={None: NAMESPACE})
    for count, one in enumerate(placed(tree)):
        node = one.node
        said = {"key": node.key, "kind": node.kind, "number": node.number, "depth": str(one.depth)}
        etree.SubElement(root, f"{{{NAMESPACE}}}provision", mark=f"{BOOKMARK}{count}", **said)
    # The template that the library begins with has a first such part of its own.
    package = document.part.package
    item = Part(PackURI("/customXml/item2.xml"), "application/xml", _bytes(root), package)
    about = etree.Element(f"{{{PROPERTIES}}}datastoreItem", {f"{{{PROPERTIES}}}itemID": IDENTITY})
    about.append(etree.Element(f"{{{PROPERTIES}}}schemaRefs"))
    properties = Part(PackURI("/customXml/itemProps2.xml"), PROPERTIES_TYPE, _bytes(about), package)
    item.relate_to(properties, PROPERTIES_OF)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
