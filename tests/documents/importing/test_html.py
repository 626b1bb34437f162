"""Pages of HTML as others write them."""

import pytest

from apps.documents.importing import read
from apps.documents.importing.blocks import BlockKind, Unreadable
from apps.documents.importing.html import is_html, read_html


def told(inside):
    """Return what each block says."""
    blocks = read_html(f"<!DOCTYPE html><html><body>{inside}</body></html>".encode())
    return [(one.kind.value, one.level, one.marker, one.text) for one in blocks]


def test_owc_1_headings_paragraphs_and_loose_text_are_kept_in_order():
    assert told("<h2>One <em>two</em></h2>loose <b>words</b><p>A<br>B</p><div>C<div>D</div>E</div><hr>") == [
        ("heading", 2, "", "One two"), ("paragraph", 0, "", "loose words"), ("paragraph", 0, "", "A\nB"),
        ("paragraph", 0, "", "C"), ("paragraph", 0, "", "D"), ("paragraph", 0, "", "E"), ("rule", 0, "", ""),
    ]  # fmt: skip


def test_owc_1_lists_are_numbered_as_a_browser_does():
    lists = (
        '<ol start="3"><li>three<ol type="a"><li>a</li><li value="4">d<p>more</p></li></ol></li><li>four</li></ol>'
        '<ol type="I" reversed><li>two</li><li>one</li></ol><ul><li>point</li></ul>'
    )

    assert told(lists) == [
        ("item", 0, "3.", "three"), ("item", 1, "a.", "a"), ("item", 1, "d.", "d"), ("paragraph", 0, "", "more"),
        ("item", 0, "4.", "four"), ("item", 0, "II.", "two"), ("item", 0, "I.", "one"), ("item", 0, "•", "point"),
    ]  # fmt: skip


def test_owc_1_tables_keep_their_cells_in_their_columns():
    table = (
        "<table><tr><th colspan=2>Group</th><th>Seats</th></tr>"
        "<tr><td rowspan=2>Public</td><td>a<br>b</td><td>1</td></tr>"
        "<tr><td><p>c</p><p>d</p></td><td>2</td></tr></table><table><tr><td>x</td></tr></table>"
    )
    blocks = read_html(f"<html><body>{table}</body></html>".encode())

    assert blocks[0].rows == [["Group", "", "Seats"], ["Public", "a b", "1"], ["", "c d", "2"]]
    assert [one.headed for one in blocks] == [True, False]


def test_owc_1_scripts_are_no_text_links_are_and_ways_around_are_told():
    page = '<nav>Home</nav><script>alert(1)</script><style>p{}</style><p>See <a href="/x">the law</a><sup>2</sup>.</p>'

    assert told(page) == [
        ("remark", 0, "", "What leads around the site was left out."), ("paragraph", 0, "", "See the law[2]."),
    ]  # fmt: skip


def test_owc_1_what_is_all_bold_is_told_with_its_line():
    blocks = read_html(b"<html><body>\n\n<p><b>Quorum</b></p>\n<p><b>Half</b> bold</p></body></html>")

    assert [(one.bold, one.line) for one in blocks] == [(True, 3), (False, 4)]


def test_owc_1_a_page_goes_through_the_one_door():
    page = b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html><html><h1>1 Name</h1><p>It is A.</p></html>"
    tree = read("page.txt", page, kind="constitution")

    assert [(node.kind, node.number, node.heading, node.text) for node in tree.provisions] == [
        ("article", "1", "Name", "It is A."),
    ]  # fmt: skip


def test_owc_1_pages_that_are_none_or_too_deep_are_refused():
    for page in (b"<html></html>", b"<html><body><script>x</script></body></html>"):
        with pytest.raises(Unreadable, match="no text"):
            read("page.html", page, kind="charter")
    with pytest.raises(Unreadable, match="nests deeper"):
        read_html(b"<html><body>" + b"<ul><li>" * 10_000 + b"deep" + b"</li></ul>" * 10_000 + b"</body></html>")


def test_owc_1_entities_of_a_page_are_never_fetched():
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; &amp; more</p></body></html>'

    text = " ".join(one.text for one in read_html(page) if one.kind != BlockKind.REMARK)
    assert "root:" not in text and "& more" in text


def test_owc_1_markdown_that_has_tags_in_it_is_no_page():
    assert not is_html(b"# Heading\n\n<b>bold</b>") and not is_html(b"<b>bold</b>") and is_html(b"\n<!-- c --><HTML>")
