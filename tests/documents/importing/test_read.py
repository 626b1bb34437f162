"""Files of every format through the one door, as they are sent: ordinary ones, our own exports, and no files at all."""

import pytest

from apps.documents.exporting.formats import FORMATS
from apps.documents.importing import Unreadable, read
from tests.documents.exporting.test_markdown import TREE
from tests.documents.exporting.trees import FACTS, plain, said

from .office import listed, styled, text, word

HEADING_1 = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="90"/></w:numPr>'
READ_AGAIN = ("docx", "json", "md")


@pytest.mark.parametrize("ending", READ_AGAIN)
def test_owc_1_what_was_exported_is_read_by_its_content(ending):
    content = FORMATS[ending].write(TREE, FACTS)
    tree = read("sent.bin", content, kind="constitution")

    assert plain(tree) == said(TREE) and not tree.notes


def test_owc_1_an_ordinary_word_document_becomes_articles_clauses_and_items():
    content = word(
        styled("Constitution of Ashcombe", "Title"),
        text("Name", HEADING_1),
        text("It is called Ashcombe."),
        text("Quorum", HEADING_1),
        listed("One third of the seats.", 1),
        listed("The chair counts:", 1),
        listed("those in the room;", 2),
        listed("nobody else.", 2),
    )
    tree = read("constitution.docx", content, kind="constitution")

    assert tree.title == "Constitution of Ashcombe"
    # What stands before the first article is kept as well.
    front, *articles = tree.provisions
    assert front.heading == "Constitution of Ashcombe"
    assert [(node.kind, node.number, node.heading) for node in articles] == [
        ("article", "1", "Name"), ("article", "2", "Quorum"),
    ]  # fmt: skip
    quorum = articles[1]
    assert [(node.kind, node.number, node.text) for node in quorum.children] == [
        ("clause", "2.1", "One third of the seats."), ("clause", "2.2", "The chair counts:"),
    ]  # fmt: skip
    assert [(node.kind, node.text) for node in quorum.children[1].children] == [
        ("item", "those in the room;"), ("item", "nobody else."),
    ]  # fmt: skip
    assert [node.number for node in quorum.children[1].children] == ["a", "b"]


def test_owc_1_an_archive_of_something_else_is_refused():
    with pytest.raises(Unreadable, match="ZIP file"):
        read("constitution.docx", b"PK\x03\x04" + b"0" * 100, kind="constitution")
