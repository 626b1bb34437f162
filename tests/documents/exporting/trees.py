"""Trees of provisions for property tests: every kind, awkward signs, tables headed or not, up to six levels deep."""

from datetime import date

from hypothesis import strategies as st

from apps.documents.enums import ProvisionKind
from apps.documents.exporting.facts import Facts
from apps.documents.exporting.normal import normal
from apps.documents.tree import Node, Tree

FACTS = Facts(
    council="Ashcombe", title="Constitution", kind="constitution", edition="Edition 2",
    address="https://moothall.example/ashcombe/documents/constitution/", of="ashcombe", slug="constitution",
    since=date(2010, 12, 8),
    start=date(2026, 1, 1), end=date(2027, 1, 1), adopted_on=date(2025, 12, 1), adopted_by="the Assembly",
)  # fmt: skip

# What means something in one of the formats, at the start of a line and within it, besides words of every sort.
AWKWARD = (
    "# Heading", "- item", "* star", "1. one", "1) one", "a. letter", "(i) roman", "> quoted", "| a | b |", "|---|",
    "---", "===", "\\", "\\#", "a\\b", "**bold**", "_under_", "`code`", "<b>tag</b>", "&amp;", "<!-- c -->",
    "]]>", "{#x}", '{#1 .clause number="1" depth=0}', "[19]", "[1]{x}", "~~~", "```", ": text", "::: div", "$x$",
    "@me", "http://a.example/", "\t", "  ", "tab\tbed", "“quoted”", "’s", "£50", "é", "日本", "😀", "\u00a0", "\u200b",
    "\u2028", "Editor’s note", "21.4", "19", "title: x", "%", "+ plus", "= is", "!",
    "~", "^", '"', "'", "#", "##", "#let x = 1", "\x0b", "\x07",
)  # fmt: skip
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=8)
WORDS = st.lists(st.one_of(st.sampled_from(AWKWARD), LETTERS, st.just("The Board meets.")), max_size=4).map(" ".join)
PROSE = st.lists(WORDS, max_size=3).map("\n\n".join)
NUMBERS = st.one_of(
    st.sampled_from(
        ["", "1", "19", "21.4", "1.3.2", "(i)", "a", "Annex 1", "Annex 1, rule 2a", "#3", 'n"o', "b\\", "]"]
    ),
    LETTERS,
)
HEADINGS = st.one_of(st.just(""), st.sampled_from(["Quorum", "19", "Annex 1", "annex 1", "19 Quorum"]), WORDS)
ROWS = st.one_of(st.just([]), st.lists(st.lists(WORDS, max_size=3), max_size=3))
DEEPEST = 6


def _nodes(depth: int = 0):
    below = st.lists(st.deferred(lambda: _nodes(depth + 1)), max_size=2) if depth < DEEPEST - 1 else st.just([])
    return st.builds(
        Node, number=NUMBERS, heading=HEADINGS, kind=st.sampled_from(ProvisionKind.values), text=PROSE, rows=ROWS,
        headed=st.booleans(), note=st.one_of(st.just(""), PROSE), children=below,
    )  # fmt: skip


def _keyed(tree: Tree) -> Tree:
    """Give every provision a key of its own, but for some that have none yet."""
    for count, node in enumerate(tree.walk()):
        node.key = "" if count % 5 == 4 else f"p{count}.a-1"
        # Without rows there is nothing that a header could head.
        node.headed = node.headed or not node.rows
    return tree


TREES = st.builds(Tree, st.one_of(st.just("Constitution"), WORDS), st.lists(_nodes(), min_size=1, max_size=3)).map(
    _keyed
)


def plain(tree: Tree) -> list:
    """Return what a tree says, to be compared: not on which line it stood."""
    return [tree.title, [_plain(node) for node in tree.provisions]]


def _plain(node: Node) -> tuple:
    return (node.key, node.kind, node.number, node.heading, node.text, node.rows, node.headed, node.note,
            [_plain(child) for child in node.children])  # fmt: skip


def said(tree: Tree) -> list:
    """Return what the normal form of a tree says."""
    return plain(normal(tree))
