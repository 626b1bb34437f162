"""The five source documents, as they are, give the trees that were counted by hand; their words stay out of here."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from apps.documents.importing import read
from apps.documents.tree import Tree

from .words import find, joined, numbers, of_kind, words

pytestmark = pytest.mark.sources

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FOLDER = Path(os.environ.get("SOURCES") or ROOT.parent / "shared" / "requirements" / "sources")
FILES = {
    "OWC": ("000", "constitution"),
    "OWS": ("001", "strategy"),
    "CP": ("002", "plan"),
    "OLP": ("003", "constitution"),
    "OCC": ("004", "charter"),
}


def path_of(source: str) -> Path:
    return next(FOLDER.glob(f"{FILES[source][0]}_*.txt"))


def tree_of(source: str) -> Tree:
    path = path_of(source)
    return read(path.name, path.read_bytes(), kind=FILES[source][1])


def below(number: str, first: int, last: int) -> list[str]:
    return [f"{number}.{place}" for place in range(first, last + 1)]


def noted(tree: Tree, line: int) -> str:
    return " ".join(remark.message for remark in tree.notes if remark.line == line)


@pytest.mark.parametrize("source", FILES)
def test_owc_1_no_word_of_a_source_is_lost(source):
    text = re.sub(r"<sup>(\d+)</sup>", r" \1 ", path_of(source).read_text()).replace("<sup>", "").replace("</sup>", "")

    assert words(text) - words(joined(tree_of(source))) == Counter()


@pytest.mark.parametrize("source", sorted(set(FILES) - {"OLP", "OWS"}))
def test_owc_1_the_words_of_a_source_keep_their_order(source):
    """Where no footnote stands amid a paragraph, and no annex has its title below its number."""
    tree = tree_of(source)
    text = re.findall(r"[^\W\d_]{2,}", path_of(source).read_text())

    assert re.findall(r"[^\W\d_]{2,}", joined(tree)) == text


def test_olp_articles_annexes_and_clauses_are_all_there():
    tree = tree_of("OLP")

    assert numbers(of_kind(tree, "article")) == [str(number) for number in range(1, 37)]
    assert numbers(of_kind(tree, "annex")) == ["Annex 1", "Annex 2", "Annex 3"]
    expected = {"2": 8, "4": 4, "5": 9, "6": 7, "7": 6, "8": 7, "10": 6, "20": 2, "21": 6, "27": 6}
    assert numbers(of_kind(tree, "clause")) == [
        one for number, last in expected.items() for one in below(number, 1, last)
    ]
    assert all(child.kind == "clause" for child in find(tree, "5").children)
    assert [node.kind for node in tree.provisions] == ["paragraph", *["article"] * 36, *["annex"] * 3]


def test_olp_headings_are_those_of_the_text():
    tree = tree_of("OLP")

    assert find(tree, "19").heading == "Quorum"
    assert find(tree, "35").heading == "Signed for, and on behalf of One Leicester Partnership"
    assert (
        find(tree, "Annex 1").heading == "The Scheme of Delegation of the Executive Board of the Leicester Partnership"
    )
    assert find(tree, "Annex 2").heading == "Membership of the One Leicester Partnership Assembly"
    assert find(tree, "Annex 3").heading == "Membership of the One Leicester Partnership Executive Board"


def test_olp_19_a_paragraph_broken_before_a_name_is_whole_again():
    tree = tree_of("OLP")

    for number, broken, words_there in (
        ("16", 132, "continuity of membership"),
        ("19", 150, "Partnership Assembly shall"),
    ):
        assert words_there in find(tree, number).text
        assert "joined" in noted(tree, broken)
    assert "Partnership Assembly or Executive Board shall" in find(tree, "25").text
    # A paragraph without its full stop is no broken one.
    assert find(tree, "12").text.count("\n\n") == 1


def test_olp_21_6_breaks_off_and_is_flagged_and_not_mended():
    tree = tree_of("OLP")

    assert find(tree, "21.6").text.endswith("its representative to")
    assert "breaks off" in noted(tree, 177) and find(tree, "21.6").note
    assert find(tree, "22").heading == "Meetings in Public"


def test_olp_35_the_execution_blocks_are_the_text_of_their_articles():
    tree = tree_of("OLP")

    for number in ("35", "36"):
        assert [part.split(":")[0] for part in find(tree, number).text.split("\n\n")] == [
            "Name", "Signature", "Position", "Date",
        ]  # fmt: skip
        assert not find(tree, number).children


def test_olp_a1_annex_1_has_seven_principles_and_three_rules_with_what_is_below_them():
    annex = find(tree_of("OLP"), "Annex 1")

    assert [(node.kind, node.number) for node in annex.children] == [
        *[("principle", letter) for letter in "abcdefg"], ("rule", "Rule 1"), ("rule", "Rule 2"), ("rule", "Rule 3"),
    ]  # fmt: skip
    first, second, third = annex.children[7:]
    assert numbers(first.children) == ["a", "b", "c"] and numbers(second.children) == ["a", "b", "c"]
    assert numbers(first.children[0].children) == ["i", "ii", "iii", "iv"]
    assert not first.children[2].children and not third.children and third.text


def test_olp_10_annex_2_has_51_seats_and_annex_3_has_13():
    tree = tree_of("OLP")
    groups = find(tree, "Annex 2").children

    assert all(group.kind == "group" and not group.headed for group in groups)
    seats = [sum(int((re.match(r"\d+", row[1]) or ["1"])[0]) for row in group.rows) for group in groups]
    assert seats == [23, 5, 3, 14, 6] and sum(seats) == 51
    assert [node.kind for node in find(tree, "Annex 3").children] == ["item"] * 13


def test_owc_1_article_1_and_all_below_it():
    tree = tree_of("OWC")

    assert numbers(tree.provisions) == ["1"] and tree.provisions[0].kind == "article"
    assert numbers(tree.provisions[0].children) == below("1", 1, 6)
    assert numbers(find(tree, "1.3").children) == below("1.3", 1, 9)
    assert numbers(find(tree, "1.4").children) == ["1.4.1", "1.4.2"]
    assert numbers(find(tree, "1.5").children) == below("1.5", 1, 4)
    assert find(tree, "1.4.2").text.endswith("as set out in Article 14.")
    assert {node.kind for number in ("1.3", "1.4") for node in find(tree, number).children} == {"clause"}


def test_owc_1_the_lost_number_is_put_back_and_flagged():
    tree = tree_of("OWC")

    assert find(tree, "1.3.1").text.startswith("enable") and find(tree, "1.3.1").note
    assert "1.3.1" in noted(tree, 13)


def test_owc_5_three_objectives_and_owc_6_four_values():
    tree = tree_of("OWC")

    assert numbers(of_kind(tree, "objective")) == ["1.5.2", "1.5.3", "1.5.4"]
    assert all(numbers(node.children) == ["i", "ii", "iii"] for node in of_kind(tree, "objective"))
    assert find(tree, "1.5.1").kind == "clause"
    assert numbers(of_kind(tree, "value")) == below("1.6", 1, 4)
    assert [len(node.children) for node in of_kind(tree, "value")] == [4, 3, 3, 3]


def test_ows_2_sections_principles_characteristics_and_outcomes():
    tree = tree_of("OWS")

    assert numbers(of_kind(tree, "section")) == [str(number) for number in range(1, 7)]
    counted = {"3": ("principle", 6), "4": ("characteristic", 4), "5": ("outcome", 5)}
    for number, (kind, count) in counted.items():
        assert [node.kind for node in find(tree, number).children] == [kind] * count
        assert len(of_kind(tree, kind)) == count
    assert [len(node.children) for node in of_kind(tree, "outcome")] == [8, 6, 5, 3, 6]
    assert [node.heading for node in of_kind(tree, "principle")[1].children] == ["For officers", "For members"]


def test_ows_1_table_1_has_two_columns_and_diagram_1_is_gone():
    tree = tree_of("OWS")
    table, figure = find(tree, "Table 1"), find(tree, "Diagram 1")

    assert table.kind == "table" and table.headed and table.heading.startswith("Council Values")
    assert {len(row) for row in table.rows} == {2} and len(table.rows) == 10
    assert figure.kind == "figure" and "gone" in noted(tree, 54)
    assert [node.kind for node in find(tree, "2").children] == ["table", "paragraph", "figure"]


def test_ows_2_footnotes_are_taken_out_of_the_paragraphs_that_they_broke():
    tree = tree_of("OWS")

    assert numbers(of_kind(tree, "footnote")) == ["1", "2"]
    principle = of_kind(tree, "principle")[4]
    assert "across functions and services." in principle.text
    assert [node.kind for node in principle.children] == ["footnote"]
    assert of_kind(tree, "principle")[3].text.count("portfolio[2] management") == 1


def test_occ_1_aims_principles_commitments_and_undertakings():
    tree = tree_of("OCC")

    assert numbers(of_kind(tree, "aim")) == ["1", "2"] and len(of_kind(tree, "principle")) == 3
    commitments = of_kind(tree, "commitment")
    assert [node.heading for node in commitments] == [
        "Communication", "Consultation and Engagement", "Resources", "Local Democracy",
    ]  # fmt: skip
    assert [[child.kind for child in node.children] for node in commitments] == [
        ["undertaking"] * count for count in (4, 4, 3, 4)
    ]
    assert tree.provisions[-1].heading == "Implementation" and tree.provisions[-1].kind == "section"


def test_cp_1_purposes_commitments_and_outcomes():
    tree = tree_of("CP")

    assert [len(of_kind(tree, kind)) for kind in ("purpose", "commitment", "outcome")] == [4, 4, 5]
    assert tree.title == "Corporate Plan"
    assert "could not be placed" in noted(tree, 29)
