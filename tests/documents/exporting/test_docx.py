"""Documents for Word, and back."""

import io

import docx
from hypothesis import given, settings

from apps.documents.exporting import docx as as_docx
from apps.documents.importing import read
from apps.documents.tree import Tree

from .test_markdown import TREE
from .trees import FACTS, TREES, plain, said


def back(content: bytes) -> Tree:
    """Read a file as it is read when somebody sends it."""
    return read("", content, kind="constitution")


@settings(max_examples=30, deadline=None)
@given(TREES)
def test_owc_1_a_word_document_read_again_is_the_same_tree(tree):
    assert plain(back(as_docx.write(tree, FACTS))) == said(tree)


def test_owc_1_a_word_document_has_real_headings_and_header_rows_and_says_its_language():
    document = docx.Document(io.BytesIO(as_docx.write(TREE, FACTS)))

    styles = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Title", "Constitution") in styles and ("Heading 1", "19 Quorum") in styles
    assert ("Heading 2", "rule 2a Lists") in styles and ("Heading 1", "Annex 1") in styles
    assert document.core_properties.language == "en-GB" and document.core_properties.title == "Constitution"
    assert [bool(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")) for table in document.tables] == [True, False]
    assert "In force from 1 January 2026 until 1 January 2027." in "\n".join(text for _, text in styles)


def test_owc_1_a_word_document_that_somebody_has_worked_on_keeps_identities():
    """The text, the heading and the number of a provision change in Word, and a paragraph is added."""
    document = docx.Document(io.BytesIO(as_docx.write(TREE, FACTS)))
    paragraphs = {one.text: one for one in document.paragraphs}
    heading = paragraphs["19 Quorum"]
    heading.runs[0].text, heading.runs[2].text = "20", "Quorum and voting"
    paragraphs["One third of the seats."].runs[0].text = "One half of the seats."
    rule = paragraphs["rule 2a Lists"]
    rule.runs[0].text = "rule 2b"
    paragraphs["- not a list"].insert_paragraph_before("A new paragraph.")
    changed = io.BytesIO()
    document.save(changed)
    tree = back(changed.getvalue())

    article, annex = tree.provisions
    assert (article.key, article.number, article.heading) == ("19", "20", "Quorum and voting")
    assert article.text == "One half of the seats.\n\nA new paragraph.\n\n- not a list"
    assert (annex.children[0].key, annex.children[0].number) == ("annex-1-rule-2a", "Annex 1, rule 2b")
    assert [child.number for child in article.children] == ["19.1", "19.2"]
