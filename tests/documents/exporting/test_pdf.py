"""Documents as PDF that everybody can read."""

import io
import re

import pikepdf
from hypothesis import given, settings

from apps.documents.exporting import pdf
from apps.documents.tree import Node, Tree

from .test_markdown import TREE
from .trees import FACTS, TREES


def opened(tree):
    return pikepdf.open(io.BytesIO(pdf.write(tree, FACTS)))


def tags(element, found=None):
    """Return the tags of a tagged PDF in the order of reading."""
    found = [] if found is None else found
    if isinstance(element, pikepdf.Array):
        for one in element:
            tags(one, found)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            found.append(str(element["/S"]))
        if "/K" in element:
            tags(element["/K"], found)
    return found


def test_owc_1_the_pdf_is_tagged_and_says_title_and_language():
    with opened(TREE) as file:
        root = file.Root
        assert bool(root.MarkInfo.Marked) is True and "/StructTreeRoot" in root
        assert str(root.Lang).lower() == "en-gb" and bool(root.ViewerPreferences.DisplayDocTitle) is True
        with file.open_metadata() as about:
            assert about["pdfuaid:part"] == "1" and about["dc:title"] == "Constitution"


def test_owc_1_headings_tables_and_header_cells_are_told_to_a_screen_reader():
    with opened(TREE) as file:
        found = tags(file.Root.StructTreeRoot)

    assert found.count("/Table") == 2 and found.count("/TH") == 2 and found.count("/TD") == 4
    levels = [int(tag[2]) for tag in found if re.fullmatch(r"/H\d", tag)]
    assert len(levels) == 3 and all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))


def test_owc_1_the_same_text_is_the_same_file():
    assert pdf.write(TREE, FACTS) == pdf.write(TREE, FACTS)


def test_owc_1_a_sign_that_no_font_has_is_written_as_its_number():
    content = pdf.write(Tree("Ŵ", [Node("1", "日本", text="Tŷ 😀 #let x = *1*")]), FACTS)

    with pikepdf.open(io.BytesIO(content)) as file:
        assert "".join(str(one.Title) for one in [file.Root.Outlines.First]).endswith("1 [U+65E5][U+672C]")


def test_owc_1_figures_beside_a_sign_that_no_font_has_stay_figures():
    content = pdf.write(Tree("T", [Node("10", "0\u1ab0", "article")]), FACTS)

    with pikepdf.open(io.BytesIO(content)) as file:
        assert str(file.Root.Outlines.First.Title) == "10 0[U+1AB0]"


@settings(max_examples=15, deadline=None)
@given(TREES)
def test_owc_1_any_tree_is_written_as_pdf(tree):
    with opened(tree) as file:
        assert len(file.pages) >= 1
