"""Word documents as others write them."""

import io
import zipfile

import docx
import pytest

from apps.documents.importing.blocks import BlockKind, Unreadable
from apps.documents.importing.docx import read_docx

from .office import listed, repacked, styled, text, word

HEADING_1 = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="90"/></w:numPr>'


def told(content):
    """Return what each block says, without those that are only remarks."""
    return [(one.kind.value, one.marker, one.text) for one in read_docx(content) if one.kind != BlockKind.REMARK]


def cell(words, properties=""):
    """Return a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text(words)}</w:tc>"


def remarks(content):
    return [(one.line, one.text) for one in read_docx(content) if one.kind == BlockKind.REMARK]


def test_owc_1_automatic_numbers_are_counted_as_word_shows_them():
    content = word(
        styled("The constitution", "Title"),
        text("Name", HEADING_1),
        text("Purpose", HEADING_1),
        listed("First", 1),
        listed("Second", 1),
        listed("letter", 2),
        listed("roman", 3),
        listed("letter again", 2),
        listed("Third", 1),
        listed("letter anew", 2),
        text("Powers", HEADING_1),
        listed("Below powers", 1),
        listed("continued at four", 2, 92),
        listed("and five", 2, 92),
        listed("a point", 0, 91),
        text("no list", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    )

    assert told(content) == [
        ("heading", "", "The constitution"),
        ("heading", "", "1 Name"),
        ("heading", "", "2 Purpose"),
        ("item", "2.1", "First"),
        ("item", "2.2", "Second"),
        ("item", "(a)", "letter"),
        ("item", "(i)", "roman"),
        ("item", "(b)", "letter again"),
        ("item", "2.3", "Third"),
        ("item", "(a)", "letter anew"),
        ("heading", "", "3 Powers"),
        ("item", "3.1", "Below powers"),
        ("item", "(d)", "continued at four"),
        ("item", "(e)", "and five"),
        ("item", "•", "a point"),
        ("paragraph", "", "no list"),
    ]
    blocks = read_docx(content)
    assert [block.level for block in blocks[:7]] == [0, 1, 1, 1, 1, 2, 3] and [one.line for one in blocks[:3]] == [
        1,
        2,
        3,
    ]


def test_owc_1_headings_by_style_outline_and_bold_are_told_apart():
    bold = text("Quorum", run="<w:rPr><w:b/></w:rPr>")
    half = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Half</w:t></w:r><w:r><w:t xml:space="preserve"> bold</w:t></w:r></w:p>'
    outlined = text("Outlined", '<w:outlineLvl w:val="2"/>')
    blocks = read_docx(word(styled("Deep", "Heading3"), bold, half, outlined))

    assert [(one.kind, one.level, one.bold) for one in blocks] == [
        ("heading", 3, False), ("paragraph", 0, True), ("paragraph", 0, False), ("heading", 3, False),
    ]  # fmt: skip


def test_owc_1_footnotes_follow_the_paragraph_that_refers_to_them():
    noted = '<w:p><w:r><w:t>The list</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'

    assert told(word(noted, text("After"))) == [
        ("paragraph", "", "The list[1]."), ("footnote", "1", "As of May."), ("paragraph", "", "After"),
    ]  # fmt: skip


def test_owc_1_tracked_changes_are_taken_as_accepted_and_told():
    changed = (
        "<w:p><w:r><w:t>A </w:t></w:r><w:del><w:r><w:delText>third</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>half</w:t></w:r></w:ins></w:p>"
    ).replace("<w:t>A ", '<w:t xml:space="preserve">A ')
    content = word(text("Before"), changed)

    assert told(content)[1] == ("paragraph", "", "A half")
    assert [(line, said[:28]) for line, said in remarks(content)] == [(2, "The file has tracked changes")]


def test_owc_1_a_paragraph_whose_end_was_deleted_goes_on_with_the_next():
    ended = text("The Board ", '<w:rPr><w:del w:id="1"/></w:rPr>')

    assert told(word(ended, text("meets monthly."))) == [("paragraph", "", "The Board meets monthly.")]


def test_owc_1_soft_breaks_tabs_fields_and_controls_keep_every_word():
    broken = "<w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t>"
    wrapped = f"<w:sdt><w:sdtContent>{text('controlled')}</w:sdtContent></w:sdt>"
    link = '<w:hyperlink><w:r><w:t xml:space="preserve">linked </w:t></w:r></w:hyperlink>'
    page = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    field = '<w:fldSimple w:instr="X"><w:r><w:t>field</w:t><w:sym w:char="F0FC"/></w:r></w:fldSimple>'
    content = word(f"<w:p><w:r>{broken}</w:r></w:p>", wrapped, f"<w:p>{link}{page}{field}</w:p>")

    assert [said for _, _, said in told(content)] == ["one\ntwo three-four", "controlled", "linked field•"]


def test_owc_1_tables_keep_rows_and_joined_cells():
    two, first, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        "<w:trPr><w:tblHeader/></w:trPr>" + cell("Group", two) + cell("Seats"),
        cell("Public", first) + cell("a") + cell("1"),
        cell("", below) + cell("b") + cell("2"),
    )
    table = f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    block = read_docx(word(text("Before"), table, text("After")))[1]

    assert block.rows == [["Group", "", "Seats"], ["Public", "a", "1"], ["", "b", "2"]] and block.headed is True
    assert block.line == 2


def test_owc_1_footnotes_in_a_table_follow_it():
    noted = '<w:tc><w:p><w:r><w:t>Seats</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:tc>'

    assert told(word(f"<w:tbl><w:tblPr/><w:tr>{noted}</w:tr></w:tbl>", text("After"))) == [
        ("table", "", ""), ("footnote", "1", "As of May."), ("paragraph", "", "After"),
    ]  # fmt: skip


def test_owc_1_headers_and_text_boxes_are_told_and_contents_left_out():
    box = (
        "<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    made = io.BytesIO()
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft of May"
    document.save(made)
    header = zipfile.ZipFile(made).read("word/header1.xml")
    content = word(box, added={"word/header1.xml": header})

    assert [said for _, _, said in told(content)] == ["Anchor", "Boxed"]
    assert [line for line, _ in remarks(content)] == [1, 0] and "“Draft of May”" in remarks(content)[1][1]


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NESTED = b"<w:document xmlns:w='x'>" + b"<w:sdt>" * 10_000 + b"</w:sdt>" * 10_000 + b"</w:document>"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (b"<w:document", "broken XML (line 1)"),
        (b"", "broken XML"),
        (b"<a>\n\n<b></a>", "broken XML (line 3)"),
        (BOMB, "declares entities"),
        (OUTSIDE, "declares entities"),
        (NESTED, "nests deeper than any document does"),
        (b"<a/>", "has no text"),
    ],
)
def test_owc_1_what_is_wrong_inside_is_said_with_its_place(part, said):
    with pytest.raises(Unreadable, match=said.replace("(", r"\(").replace(")", r"\)")):
        read_docx(word(text("x"), replaced={"word/document.xml": part}))


def test_owc_1_what_is_no_word_document_is_refused():
    ordinary = word(text("x"))
    macros = repacked(ordinary, {"word/vbaProject.bin": b"x"})
    bomb = repacked(ordinary, {"word/media/a.bin": b"0" * 100_000_000})

    for content, said in (
        (b"", "content is something else"),
        (b"%PDF-1.7", "content is something else"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "older or encrypted"),
        (ordinary[:-100], "damaged"),
        (macros, "contains macros"),
        (bomb, "unpacks to far more than it should"),
    ):
        with pytest.raises(Unreadable, match=said):
            read_docx(content)


def test_owc_1_parts_that_are_missing_or_nonsense_break_nothing():
    strange = word(
        text("One", '<w:pStyle w:val="Nowhere"/><w:numPr><w:ilvl w:val="x"/><w:numId w:val="777"/></w:numPr>'),
        '<w:p><w:r><w:footnoteReference w:id="99"/><w:sym w:char="zz"/></w:r></w:p>',
        replaced={"word/numbering.xml": "<a/>", "word/footnotes.xml": "<a/>"},
    )

    assert told(strange) == [("paragraph", "", "One"), ("paragraph", "", "[1]•"), ("footnote", "1", "")]
