"""OpenDocument texts as others write them."""

import pytest

from apps.documents.importing import read
from apps.documents.importing.blocks import BlockKind, Unreadable
from apps.documents.importing.odt import read_odt

from .office import ODT_OUTLINE, odt
from .test_docx import BOMB, OUTSIDE


def told(body, **parts):
    """Return what each block says."""
    return [(one.kind.value, one.level, one.marker, one.text) for one in read_odt(odt(body, **parts))]


def text(words):
    """Return a paragraph."""
    return f"<text:p>{words}</text:p>"


def listed(*items, style=' text:style-name="L1"', more=""):
    """Return a list of items."""
    return (
        f"<text:list{style}{more}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in items)}</text:list>"
    )


def test_owc_1_lists_have_the_numbers_of_their_styles():
    deep = listed(text("roman"), text("roman again"), style="")
    body = (
        listed(text("one") + listed(text("below"), text("next") + deep, style=""), text("two") + text("more of two"))
        + text("between")
        + listed(text("three"), more=' text:continue-numbering="true"')
        + listed(text("anew"))
        + listed(text("point"), style=' text:style-name="L2"')
        + '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item>'
        "<text:list-header><text:p>no number</text:p></text:list-header></text:list>"
    )

    assert told(body) == [
        ("item", 0, "1.", "one"), ("item", 1, "1.1", "below"), ("item", 1, "1.2", "next"), ("item", 2, "(i)", "roman"),
        ("item", 2, "(ii)", "roman again"), ("item", 0, "2.", "two"), ("paragraph", 0, "", "more of two"),
        ("paragraph", 0, "", "between"), ("item", 0, "3.", "three"), ("item", 0, "1.", "anew"),
        ("item", 0, "•", "point"), ("item", 0, "7.", "seven"), ("paragraph", 0, "", "no number"),
    ]  # fmt: skip


def test_owc_1_headings_have_their_levels_and_the_numbers_of_the_outline():
    body = (
        '<text:p text:style-name="P1">The title</text:p><text:h text:outline-level="1">Name</text:h>'
        '<text:h text:outline-level="1">Powers</text:h><text:h text:outline-level="2">First</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">Free</text:h>'
    )

    assert told(body) == [
        ("heading", 0, "", "The title"), ("heading", 1, "", "1 Name"), ("heading", 1, "", "2 Powers"),
        ("heading", 2, "", "a) First"), ("heading", 1, "", "Free"),
    ]  # fmt: skip


def test_owc_1_blanks_breaks_bold_and_notes_keep_every_word():
    inside = f"<text:note-citation>x</text:note-citation><text:note-body>{text('A note.')}</text:note-body>"
    note = f"<text:note>{inside}</text:note>"
    body = (
        text(f'one<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four{note}.')
        + text('<text:span text:style-name="Strong">All bold</text:span>')
        + text('<text:span text:style-name="Strong">Half</text:span> bold')
    )
    blocks = read_odt(odt(body))

    assert [(one.kind.value, one.text, one.bold, one.line) for one in blocks] == [
        ("paragraph", "one two three\nfour[1].", False, 1), ("footnote", "A note.", False, 1),
        ("paragraph", "All bold", True, 2), ("paragraph", "Half bold", False, 3),
    ]  # fmt: skip


def test_owc_1_tables_keep_their_cells_in_their_columns():
    def cells(*words):
        return "".join(f"<table:table-cell>{text(one)}</table:table-cell>" for one in words)

    wide = f'<table:table-cell table:number-columns-spanned="2">{text("Group")}</table:table-cell>'
    spanned = f"{wide}<table:covered-table-cell/>"
    table = (
        f"<table:table><table:table-header-rows><table:table-row>{spanned}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cells('Public', '1')}</table:table-row></table:table>"
    )
    block = read_odt(odt(table))[0]

    assert block.rows == [["Group", ""], ["Public", "1"]] and block.headed is True


def test_owc_1_changes_contents_boxes_and_headers_are_told():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>1 Name 3</text:p></text:index-body></text:table-of-content>"
        "<text:section><text:p>In<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>"
        "</text:section>"
    )
    header = "<style:header><text:p>Draft of May</text:p></style:header>"
    blocks = read_odt(odt(body, styles=ODT_OUTLINE + header))

    assert [one.text for one in blocks if one.kind != BlockKind.REMARK] == ["In", "Boxed"]
    said = " ".join(one.text for one in blocks if one.kind == BlockKind.REMARK)
    assert "tracked changes" in said and "contents was left out" in said and "text box" in said
    assert "“Draft of May”" in said


def test_owc_1_an_ordinary_text_goes_through_the_one_door():
    body = '<text:h text:outline-level="1">Name</text:h><text:p>It is called Ashcombe.</text:p>'
    tree = read("constitution.odt", odt(body), kind="constitution")

    assert [(node.kind, node.number, node.heading, node.text) for node in tree.provisions] == [
        ("article", "1", "Name", "It is called Ashcombe."),
    ]  # fmt: skip


NESTED = "<text:list><text:list-item>" * 10_000 + "</text:list-item></text:list>" * 10_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (odt(NESTED), "nests deeper than any document does"),
        (odt("", content=BOMB), "declares entities"),
        (odt("", content=OUTSIDE), "declares entities"),
        (odt("", content="<a>"), "broken XML"),
        (odt("", content="<a/>"), "has no text"),
        (odt("x", parts={"Basic/script.xml": "x"}), "contains macros"),
        (odt("x", parts={"META-INF/manifest.xml": "<encryption-data/>"}), "encrypted"),
        (odt("x")[:-30], "damaged"),
        (b"PK\x03\x04 opendocument.text", "damaged"),
        (b"", "content is something else"),
    ],
)  # fmt: skip
def test_owc_1_what_is_wrong_is_said(content, said):
    with pytest.raises(Unreadable, match=said):
        read_odt(content)
