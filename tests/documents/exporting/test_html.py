"""The page to print, kept as a file and read again."""

from django.template.loader import render_to_string
from hypothesis import given, settings

from apps.documents.importing import read
from apps.documents.importing.html import is_html
from apps.documents.tree import Tree
from apps.documents.views.exports import on_paper

from .test_markdown import TREE
from .trees import FACTS, TREES, plain, said


def written(tree):
    return render_to_string("documents/print.html", on_paper(tree, FACTS)).encode()


def back(content: bytes) -> Tree:
    """Read a file as it is read when somebody sends it."""
    return read("", content, kind="constitution")


@settings(max_examples=50, deadline=None)
@given(TREES)
def test_owc_1_the_page_to_print_read_again_is_the_same_tree(tree):
    content = written(tree)

    assert is_html(content)
    assert plain(back(content)) == said(tree)


def test_owc_1_a_page_that_somebody_has_worked_on_keeps_identities():
    page = written(TREE).decode().replace(">19</span> Quorum", ">20</span> Quorum and voting")
    article = back(page.encode()).provisions[0]

    assert (article.key, article.number, article.heading) == ("19", "20", "Quorum and voting")
