"""Markdown and plain text become blocks, each with its line, without a word lost."""

import pytest

from apps.documents.importing.blocks import BlockKind
from apps.documents.importing.decoding import text_of
from apps.documents.importing.inline import plain, wholly_bold
from apps.documents.importing.text import blocks_of


def seen(text: str) -> list[tuple]:
    """Return kind, line, depth, marker and text of every block."""
    return [(block.kind.value, block.line, block.level, block.marker, block.text) for block in blocks_of(text)]


def test_owc_1_headings_of_every_depth_and_none_for_a_rule():
    assert seen("\n\n# One\n###### Six ##\n######## Eight\n---\nUnder\n=====\n#tag") == [
        ("heading", 3, 1, "", "One"),
        ("heading", 4, 6, "", "Six"),
        ("heading", 5, 8, "", "Eight"),
        ("rule", 6, 0, "", ""),
        ("heading", 7, 1, "", "Under"),
        ("paragraph", 9, 0, "", "#tag"),
    ]


def test_owc_1_items_keep_their_numbers_and_their_depth():
    text = (
        "- 1.3.2 hear people\n- (i) first\n  ii. second\n  • third\n    - fourth\n- last\n\n  of the item\n\nnot of it"
    )
    assert seen(text) == [
        ("item", 1, 0, "1.3.2", "hear people"),
        ("item", 2, 0, "(i)", "first"),
        ("item", 3, 1, "ii.", "second"),
        ("item", 4, 1, "•", "third"),
        ("item", 5, 2, "-", "fourth"),
        ("item", 6, 0, "-", "last"),
        ("paragraph", 8, 1, "", "of the item"),
        ("paragraph", 10, 0, "", "not of it"),
    ]


def test_owc_1_a_number_begins_a_block_but_not_amid_a_full_line():
    full = "This paragraph was broken because its line was full, and refers to paragraph"
    assert [block.text for block in blocks_of(f"{full}\n16. above all.\nShort\n2. Next")] == [
        f"{full} 16. above all. Short",
        "2. Next",
    ]
    assert [block.text for block in blocks_of("1. Notice\nThree days.\n2. Quorum\nOne third.")] == [
        "1. Notice", "Three days.", "2. Quorum", "One third.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a **bold** and *slanted* ***both*** __word__ _word_", "a bold and slanted both word word"),
        ("**1.5.1 **The vision", "1.5.1 The vision"),
        (r"\*not\* \_at\_ \# all 5 * 3", "*not* _at_ # all 5 * 3"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("the 8<sup>th</sup> of May<sup>2</sup> and then[^3]", "the 8th of May[2] and then[3]"),
        ("[the rules](https://rules.example/a) or <https://rules.example>", "the rules (https://rules.example/a) or https://rules.example"),
        ("tea &amp; cake &#163;5 `code`", "tea & cake £5 code"),
        ("an open ** mark and *another", "an open ** mark and *another"),
    ],
)  # fmt: skip
def test_owc_1_emphasis_goes_and_every_word_stays(text, said):
    assert plain(text) == said


@pytest.mark.parametrize("text", ["**Name**", "***Aims:***", "__Aims__", "**Aims** –"])
def test_owc_1_a_line_set_in_bold_is_known(text):
    assert wholly_bold(text)


@pytest.mark.parametrize("text", ["**Name** of it", "*slanted*", "plain", "**a** and **b**"])
def test_owc_1_a_line_with_a_bold_word_is_not(text):
    assert not wholly_bold(text)


def rows(text: str):
    return [(block.rows, block.headed) for block in blocks_of(text) if block.kind is BlockKind.TABLE]


def test_owc_1_tables_with_tabs_have_a_header_only_where_dashes_say_so():
    assert rows("Clerk\t1\nMayor\t\n") == [([["Clerk", "1"], ["Mayor", ""]], None)]
    assert rows("Post\tSeats\n-----\t-----\nClerk\t1\n") == [([["Post", "Seats"], ["Clerk", "1"]], True)]
    # The header of nothing is no header.
    assert rows("Clerk\t1\n-----\t-----\n") == [([["Clerk", "1"]], False)]
    # Tabs that only move the next cell to its column.
    assert rows("Clerk\t\t1\nThe Mayor\t2\n") == [([["Clerk", "1"], ["The Mayor", "2"]], None)]
    # A tab after a number is how word processors write lists.
    assert rows("1.1\tThe Board meets.\n•\tIt decides.") == []


def test_owc_1_tables_with_pipes():
    assert rows("| Post | Seats |\n|:--|--:|\n| **Clerk** | 1 \\| 2 |") == [
        ([["Post", "Seats"], ["Clerk", "1 | 2"]], True)
    ]
    assert rows("| | |\n|---|---|\n| a | b |") == [([["a", "b"]], False)]
    assert rows("Post | Seats\n--- | ---\nClerk | 1") == [([["Post", "Seats"], ["Clerk", "1"]], True)]


def test_owc_1_footnotes_and_quotations():
    assert seen("<sup>1</sup> Since May.\n\n[^2]: Until June\nof next year.\n\n> It is said\n> so.") == [
        ("footnote", 1, 0, "1", "Since May."),
        ("footnote", 3, 0, "2", "Until June of next year."),
        ("paragraph", 6, 0, "", "It is said so."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_owc_1_line_ends_and_encodings_make_no_difference(end, encoding):
    content = end.join(["1. Name", "", "The Café’s Board."]).encode(encoding)

    assert seen(text_of(content)) == [
        ("paragraph", 1, 0, "", "1. Name"), ("paragraph", 3, 0, "", "The Café’s Board."),
    ]  # fmt: skip


def test_owc_1_text_from_old_windows_is_read():
    assert text_of("The Café’s Board – £5".encode("cp1252")) == "The Café’s Board – £5"
