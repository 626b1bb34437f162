"""Office documents as others make them, built for tests: with automatic numbers, footnotes, tracked changes, traps."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def _level(level, style, shown, more=""):
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{shown}"/>'
    return f'<w:lvl w:ilvl="{level}">{counted}</w:lvl>'


# Articles, clauses, letters and small Roman numbers; points; and a list that begins anew with the fourth letter.
NUMBERING = "".join((
    '<w:numbering {ns}><w:abstractNum w:abstractNumId="90">',
    _level(0, "decimal", "%1", '<w:pStyle w:val="Heading1"/>'),
    _level(1, "decimal", "%1.%2"),
    _level(2, "lowerLetter", "(%3)"),
    _level(3, "lowerRoman", "(%4)"),
    '</w:abstractNum><w:abstractNum w:abstractNumId="91">',
    _level(0, "bullet", "\uf0b7"),
    '</w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
    '<w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>',
    '<w:num w:numId="92"><w:abstractNumId w:val="90"/>',
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="4"/></w:lvlOverride></w:num></w:numbering>',
))  # fmt: skip
FOOTNOTES = (
    '<w:footnotes {ns}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p>'
    '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> As of May.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def element(xml):
    """Return XML of Word, its namespaces declared on the first tag."""
    head, rest = xml.split(">", 1) if not xml.split(">", 1)[0].endswith("/") else (xml.split("/>", 1)[0], None)
    return parse_xml(f"{head} {nsdecls('w')}/>" if rest is None else f"{head} {nsdecls('w')}>{rest}")


def text(words, properties="", run=""):
    """Return a paragraph."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r>{run}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def listed(words, level, list_id=90):
    """Return a paragraph of a list."""
    return text(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(words, style):
    """Return a paragraph in a style."""
    return text(words, f'<w:pStyle w:val="{style}"/>')


def word(*paragraphs, replaced=None, added=None):
    """Return a Word document of paragraphs; ``replaced`` and ``added`` are parts by name."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.sectPr.addprevious(element(paragraph))
    saved = io.BytesIO()
    document.save(saved)
    parts = {
        "word/numbering.xml": NUMBERING.format(ns=nsdecls("w")),
        "word/footnotes.xml": FOOTNOTES.format(ns=nsdecls("w")),
    }
    return repacked(saved.getvalue(), parts | (replaced or {}) | (added or {}))


def repacked(content, parts):
    """Return an office document with other parts in it."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.infolist():
            if one.filename not in parts:
                after.writestr(one, before.read(one.filename))
        for name, part in parts.items():
            after.writestr(name, part)
    return saved.getvalue()


ODT_NAMES = {name: name for name in ("office", "text", "table", "style")} | {
    "fo": "xsl-fo-compatible",
    "draw": "drawing",
}
ODT_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"' for name, full in ODT_NAMES.items()
)
ODT_STYLES = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    '<style:style style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
)
ODT_OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="a" style:num-suffix=")"/></text:outline-style>'
)


def odt(body, *, styles=ODT_OUTLINE, content=None, parts=None):
    """Return an OpenDocument text with ``body`` in it; ``content`` is the whole part in its place."""
    saved = io.BytesIO()
    whole = (
        f"<office:document-content {ODT_NAMESPACES}><office:automatic-styles>{ODT_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        packed.writestr("content.xml", whole if content is None else content)
        packed.writestr("styles.xml", f"<office:document-styles {ODT_NAMESPACES}>{styles}</office:document-styles>")
        for name, part in (parts or {}).items():
            packed.writestr(name, part)
    return saved.getvalue()
