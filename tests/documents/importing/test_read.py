"""Reading whatever is sent: nothing is lost, nothing raises but Unreadable, and time grows with the text."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.enums import DocumentKind, ProvisionKind
from apps.documents.importing import Unreadable, read
from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.structure import arrange
from apps.documents.importing.structure.stack import DEEPEST
from apps.documents.tree import Node, Tree

from .words import joined, words

# What means something at the start of a line or within it, in our own words.
SIGNS = (
    "# ", "## ", "#### ", "- ", "  - ", "    • ", "1. ", "2. ", "1.1 ", "1.2.3 ", "7.7 ", "(a) ", "(b) ", "(i) ",
    "ii. ", "v. ", "a) ", "1) ", "\t", "\n", "\n\n", "\n\n---\n\n", "| ", "|---|---|\n", "\n===\n", "^ ", "> ",
    "Annex 1", "ANNEX 2\n", "Rule 3 – ", "Article 4: ", "Part 2\n", "Table 1 – ", "Diagram 2\n\n", "Name: ",
    "We will...\n\n", "as follows:\n\n", "Our aims are to:\n\n", "Principles\n\n", "Objective One", "The Board ",
    "shall ", "of the\n\n", "meet. ", "and", "999.999 ", "\r\n", "\f", "\u00a0", "é ", "Quorum\n\n", "{", "“x” ",
    "* ", "** ", " _ ", "日本 ",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(alphabet="abc ZÉ19.-\n", max_size=6)), max_size=40).map(
    "".join
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(DocumentKind.values))
def test_owc_1_no_word_of_any_text_is_lost(text, kind):
    try:
        tree = read("any.md", text.encode(), kind=kind)
    except Unreadable:
        assert not words(text)
        return

    assert words(text) - words(joined(tree)) == Counter()
    assert {node.kind for node in tree.walk()} <= set(ProvisionKind.values)
    assert all(0 <= remark.line <= text.count("\n") + text.count("\f") + 2 for remark in tree.notes)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_owc_1_any_octets_give_a_tree_or_a_refusal(content):
    try:
        assert read("any", content, kind="plan").provisions
    except Unreadable as unreadable:
        assert str(unreadable).endswith((".", "…"))


BLOCKS = st.builds(
    Block, kind=st.sampled_from(BlockKind), text=st.sampled_from([*SIGNS, "The Board meets.", ""]).map(str.strip),
    line=st.integers(1, 99), level=st.integers(0, 9), marker=st.sampled_from(["", "•", "(i)", "1.1", "Article 2", "%"]),
    bold=st.booleans(), rows=st.lists(st.lists(st.just("cell"), min_size=2, max_size=2), max_size=3),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, max_size=25))
def test_owc_1_blocks_of_any_reader_are_arranged(blocks):
    tree = arrange(blocks, title="", kind="constitution")

    kept = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE)
    said = " ".join(f"{block.marker} {block.text}" for block in blocks if block.kind in kept)
    assert words(said) - words(joined(tree)) == Counter()


# --- what is no document ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"---\n\n***\n", "no text"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
        (b"{\\rtf1 Name}", "RTF"),
        (b"1. Name\n\nThe \x00Board.", "line 3"),
        ("1. Name".encode("utf-16-le"), "control character"),
        (b"\x81\x8d\x8f", "Windows-1252"),
        (b"\xff\xfeo", "UTF-16"),
    ],
)
def test_owc_1_what_is_no_text_is_refused_in_plain_words(content, why):
    with pytest.raises(Unreadable, match=why):
        read("constitution.md", content, kind="constitution")


def test_owc_1_the_line_of_what_is_wrong_is_told():
    with pytest.raises(Unreadable) as refused:
        read("a.txt", b"1. Name\r\n\r\nThe \x07Board.", kind="code")

    assert refused.value.line == 3


def test_owc_1_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(Unreadable, match="is the most"):
        read("a.md", b"# One\n" * 100, kind="code", largest=500)


def test_owc_1_progress_is_told_and_grows():
    told: list[int] = []
    read("a.md", b"# 1. One\n\nText.", kind="code", progress=told.append)

    assert told == sorted(told) and told[0] == 0 and told[-1] == 100


# --- deep and long ----------------------------------------------------------------------------------------------------


def depth_of(tree: Tree) -> int:
    deepest, waiting = 0, [(node, 1) for node in tree.provisions]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.children]
    return deepest


def test_owc_1_ten_thousand_nested_levels_are_put_side_by_side_and_told():
    blocks = [Block(BlockKind.ITEM, f"level {level}", level + 1, level=level, marker="•") for level in range(10_000)]
    tree = arrange(blocks, title="Deep", kind="plan")

    assert depth_of(tree) == DEEPEST and sum(1 for _ in tree.walk()) == 10_000
    assert [remark.line for remark in tree.notes] == [DEEPEST + 1]
    assert "- " * 10_000 + "word" not in joined(read("a.md", ("- " * 10_000 + "word").encode(), kind="plan"))


def test_owc_1_a_tree_of_any_depth_becomes_data():
    top = node = Node(text="top")
    for _ in range(5_000):
        node.children.append(Node(text="below"))
        node = node.children[0]
    data = Tree("Deep", [top]).as_data()["provisions"]
    depth = 0
    while data:
        data, depth = data[0]["children"], depth + 1

    assert depth == 5_001


def constitution(articles: int) -> bytes:
    """Return a text with nine clauses in each article."""
    clauses = "".join(f"- {{0}}.{place}. To do what the Board has decided about it;\n" for place in range(1, 10))
    article = "## {0}. Matter\n\nThe Board decides as it sees fit, and says why it does so:\n\n" + clauses
    return "\n".join(article.format(number) for number in range(1, articles + 1)).encode()


def seconds(content: bytes) -> float:
    start = process_time()
    tree = read("a.md", content, kind="constitution")
    spent = process_time() - start
    assert not tree.notes
    return spent


@pytest.mark.slow
def test_owc_1_time_grows_with_the_text_and_5_000_provisions_take_seconds():
    assert len(list(read("a.md", constitution(500), kind="code").walk())) == 5_000
    short = min(seconds(constitution(99)) for _ in range(3))
    long = min(seconds(constitution(500)) for _ in range(3))

    assert long < 20 and long < short * 5 * 3


PIECES = ("*a ", "_a ", "`a ", "[a](", "<a", "of the\n\n", "as follows:\n\n", "x\n\n", "|", "(a) ", "\t")


@pytest.mark.parametrize("piece", PIECES)
def test_owc_1_no_sign_makes_reading_slow(piece):
    start = process_time()
    tree = read("a.md", (piece * 20_000 + "word").encode(), kind="code")

    assert "word" in joined(tree) and process_time() - start < 15


@pytest.mark.parametrize(("name", "promised"), [("constitution.docx", "Word"), ("constitution.ODT", "OpenDocument")])
def test_owc_1_what_is_called_a_packed_document_and_is_none_is_refused(name, promised):
    with pytest.raises(Unreadable, match=f"{name}, but it is no {promised} document"):
        read(name, b"1. Name\n\nIt has a name.", kind="constitution")


def test_owc_1_a_piece_of_a_page_is_read_as_one():
    tree = read("piece.html", b"<h2>1. Name</h2><p>It has a <b>name</b>.</p>", kind="constitution")

    assert [(node.number, node.heading, node.text) for node in tree.walk()] == [("1", "Name", "It has a name.")]


def test_owc_1_ten_thousand_levels_of_a_page_are_refused_with_their_place():
    with pytest.raises(Unreadable, match=r"nests deeper than any document does \(line 1"):
        read("deep.html", b"<ul><li>" * 10_000 + b"So", kind="constitution")
