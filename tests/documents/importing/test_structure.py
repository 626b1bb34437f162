"""The traps of real documents, in small made-up ones: where everything goes, and what is said of it by line."""

from apps.documents.importing import read
from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.structure import arrange
from apps.documents.tree import Node, Tree

from .words import find, numbers, of_kind


def arranged(text: str, kind: str = "constitution") -> Tree:
    return read("made-up.md", text.encode(), kind=kind)


def outline(nodes: list[Node]) -> list:
    """Return kind, number and heading (or text) of provisions, with what is below them."""
    return [
        (node.kind, node.number, node.heading or node.text, *([outline(node.children)] if node.children else []))
        for node in nodes
    ]


def noted(tree: Tree) -> list[tuple[int, str]]:
    return [(remark.line, remark.message) for remark in tree.notes]


# --- depth ------------------------------------------------------------------------------------------------------------


def test_olp_depth_comes_from_the_number_and_not_from_the_heading():
    tree = arranged(
        "### 1. Name\n\nAshcombe.\n\n## **2. Role**\n\n- 2.1. Lead;\n\n- 2.2. listen.\n\n#### 3 Powers\n\nNone."
    )

    assert outline(tree.provisions) == [
        ("article", "1", "Name"),
        ("article", "2", "Role", [("clause", "2.1", "Lead;"), ("clause", "2.2", "listen.")]),
        ("article", "3", "Powers"),
    ]


def test_olp_text_after_a_list_keeps_its_place():
    tree = arranged("## 1. Purpose\n\nIt is for:\n\n- 1.1. this;\n- 1.2. that.\n\nIt is no company.")

    assert outline(tree.provisions) == [
        ("article", "1", "Purpose", [
            ("clause", "1.1", "this;"), ("clause", "1.2", "that."), ("paragraph", "", "It is no company."),
        ]),
    ]  # fmt: skip


def test_owc_1_numbered_lines_without_marks_are_headings_where_text_follows():
    tree = arranged("1. ARTICLE 1 - THE CHARTER\n\n1.1 Powers\n\nAll.\n\n1.2 Bodies\n\n1.2.1 The Board meets monthly.")

    assert outline(tree.provisions) == [
        ("article", "1", "ARTICLE 1 - THE CHARTER", [
            ("clause", "1.1", "Powers"),
            ("clause", "1.2", "Bodies", [("clause", "1.2.1", "The Board meets monthly.")]),
        ]),
    ]  # fmt: skip
    assert find(tree, "1.1").text == "All."


def test_owc_1_parts_hold_articles_and_rules_and_numbers_begin_anew_in_each():
    tree = arranged(
        "# Part 1 – Articles\n\n## Article 1: Name\n\n1.01 Ashcombe.\n\n# Part 2 – Rules\n\n## Rule 1 – Notice\n\n"
        "(a) Three days.\n\n## 1. Quorum\n\nOne third.\n\n# Schedule A\n\nFees"
    )
    assert outline(tree.provisions) == [
        ("part", "Part 1", "Articles", [("article", "Article 1", "Name", [("clause", "1.01", "Ashcombe.")])]),
        ("part", "Part 2", "Rules", [
            ("rule", "Rule 1", "Notice", [("item", "a", "Three days."), ("clause", "1", "Quorum")]),
        ]),
        ("annex", "Schedule A", "Fees"),
    ]  # fmt: skip


def test_olp_a1_items_are_told_by_their_numbers_though_pages_moved_them():
    tree = arranged(
        "## 1. Powers\n\n- a. they act by:\n  - i. one;\n\n- ii. two;\n  - iii. three\n- b. or not\n  - c. at all"
    )

    assert outline(find(tree, "1").children) == [
        ("item", "a", "they act by:", [("item", "i", "one;"), ("item", "ii", "two;"), ("item", "iii", "three")]),
        ("item", "b", "or not"),
        ("item", "c", "at all"),
    ]


def test_olp_a1_i_after_h_is_a_letter_and_nested_a_roman_number():
    letters = "\n".join(f"- ({letter}) text" for letter in "abcdefgh")
    tree = arranged(f"## 1. List\n\n{letters}\n- (i) ninth\n\n## 2. List\n\n{letters}\n  - (i) below\n  - (ii) as well")

    assert numbers(find(tree, "1").children) == list("abcdefghi")
    assert numbers(find(tree, "2").children) == list("abcdefgh")
    assert numbers(find(tree, "2").children[-1].children) == ["i", "ii"]


def test_owc_1_a_list_within_an_article_is_not_the_series_of_articles():
    tree = arranged("## 1. Quorum\n\nIt is:\n\n1. one third; or\n2. three members.\n\n## 2. Votes\n\nBy hand.")

    assert outline(tree.provisions) == [
        ("article", "1", "Quorum", [("item", "1", "one third; or"), ("item", "2", "three members.")]),
        ("article", "2", "Votes"),
    ]


def test_owc_1_titles_that_a_word_processor_has_numbered_are_articles():
    def item(line: int, marker: str, text: str, level: int = 0) -> Block:
        return Block(BlockKind.ITEM, text, line, level=level, marker=marker)

    blocks = [
        item(1, "1.", "Name"), Block(BlockKind.PARAGRAPH, "It is Ashcombe.", 2), item(3, "2.", "Role"),
        item(4, "2.1", "It leads.", 1), item(5, "3.", "Quorum"), Block(BlockKind.PARAGRAPH, "It is:", 6),
        item(7, "1.", "one third"), item(8, "2.", "Three"), Block(BlockKind.PARAGRAPH, "Whichever is more.", 9),
    ]  # fmt: skip
    tree = arrange(blocks, title="", kind="constitution")

    assert outline(tree.provisions) == [
        ("article", "1", "Name"),
        ("article", "2", "Role", [("clause", "2.1", "It leads.")]),
        ("article", "3", "Quorum", [
            ("item", "1", "one third"), ("item", "2", "Three"), ("paragraph", "", "Whichever is more."),
        ]),
    ]  # fmt: skip


def test_owc_1_a_sum_is_no_number_of_a_provision():
    tree = arranged("## 1. Money\n\n1.5 million pounds is kept.\n\nA. Smith counts it.")

    assert outline(tree.provisions) == [("article", "1", "Money")]
    assert find(tree, "1").text == "1.5 million pounds is kept.\n\nA. Smith counts it."


# --- annexes, tables, pictures ----------------------------------------------------------------------------------------


def test_olp_10_annexes_in_several_forms_with_their_titles_and_tables():
    tree = arranged(
        "## 1. Seats\n\nSee annex 1.\n\n## ASHCOMBE CHARTER ANNEX 1\n\n### *Seats of the Board*\n\n---\n\n"
        "**Public sector**\n\nThere are:\n\nTown council\t3 members\nCounty council\tLeader\n\n"
        "## **Others**\n\nBusiness forum\t2 members\n--------------\t---------\n\n"
        "ASHCOMBE CHARTER ANNEX 2\n\nSeats of the Forum\n\n---\n\n"
        "It has as members:\n\nThe chair\n\nThe clerk (or deputy)"
    )
    first, second = tree.provisions[1:]
    assert (first.number, first.heading) == ("Annex 1", "Seats of the Board")
    assert (second.number, second.heading) == ("Annex 2", "Seats of the Forum")
    assert [(group.kind, group.heading, len(group.rows), group.headed) for group in first.children] == [
        ("group", "Public sector", 2, False), ("group", "Others", 1, False),
    ]  # fmt: skip
    assert outline(second.children) == [("item", "", "The chair"), ("item", "", "The clerk (or deputy)")]


def test_ows_1_a_caption_makes_a_table_with_a_header_and_a_lost_picture_is_told():
    tree = arranged(
        "# 1. Scope\n\nIt rests on others.\n\n**Table 1 – What rests on what**\n\nPlan\tRests on\nFees\tBudget\n\n"
        "So it is.\n\n**Diagram 1 – The same drawn**\n\n# 2. Next\n\nTable 1 shows all.",
        "strategy",
    )
    assert outline(find(tree, "1").children) == [
        ("table", "Table 1", "What rests on what"),
        ("paragraph", "", "So it is."),
        ("figure", "Diagram 1", "The same drawn"),
    ]
    assert find(tree, "Table 1").rows == [["Plan", "Rests on"], ["Fees", "Budget"]] and find(tree, "Table 1").headed
    assert find(tree, "Diagram 1").note and noted(tree) == [(12, "Diagram 1 is gone: there is only its caption.")]
    assert find(tree, "2").text == "Table 1 shows all."


# --- what page ends did -----------------------------------------------------------------------------------------------


def test_olp_19_a_paragraph_goes_on_after_a_page_end_also_before_a_name():
    tree = arranged(
        "## 1. Quorum\n\nNothing is decided without a quorum of the members in the room. The quorum of the Ashcombe\n\n"
        "Forum is one third.\n\n## 2. Agreement\n\nIt is kept in\n\nthe minutes.\n\n"
        "## 3. Terms\n\nThe chair is drawn from the members, and never from the officers of Ashcombe Council\n\n"
        "The term is three years."
    )
    assert find(tree, "1").text.endswith("The quorum of the Ashcombe Forum is one third.")
    assert find(tree, "2").text == "It is kept in the minutes."
    assert find(tree, "3").text.endswith("Ashcombe Council\n\nThe term is three years.")
    assert [line for line, message in noted(tree) if "joined" in message] == [3, 9]


def test_owc_1_an_item_goes_on_too_and_a_finished_one_does_not():
    tree = arranged("## 1. Review\n\n- 1.1 It is reviewed as set out\n\nin article 9.\n\n- 1.2 Yearly.\n\nand so on.")

    assert outline(find(tree, "1").children) == [
        ("clause", "1.1", "It is reviewed as set out in article 9."),
        ("clause", "1.2", "Yearly."),
        ("paragraph", "", "and so on."),
    ]


def test_ows_2_a_footnote_is_taken_out_of_the_paragraph_that_it_broke():
    tree = arranged(
        "# 1. Trust\n\nIt shares what it knows<sup>1</sup> across functions\n\n---\n\n<sup>1</sup> Since May.\n\n"
        "and services.\n\nIt asks.",
        "strategy",
    )
    assert find(tree, "1").kind == "section"
    assert tree.provisions[0].text == "It shares what it knows[1] across functions and services.\n\nIt asks."
    assert outline(tree.provisions[0].children) == [("footnote", "1", "Since May.")]


def test_olp_21_6_a_clause_that_breaks_off_is_flagged_and_not_mended():
    tree = arranged(
        "## 1. End\n\n- 1.1. The Board may end it and\n- 1.2. may "
        "end a seat for failure of its holder to\n\n## 2. Next\n\nX."
    )

    assert noted(tree) == [(4, "1.2 breaks off in mid-sentence; it was left as it stands.")]
    assert find(tree, "1.2").text.endswith("holder to") and find(tree, "1.2").note and not find(tree, "1.1").note


def test_owc_1_a_lost_number_is_put_back_from_those_around_it():
    tree = arranged(
        "1. Aim\n\nIt serves to:\n\n- lead;\n- 1.2 hear;\n- decide;\n- 1.4 act.\n\n2. End\n\n- free\n- 2.3 bound"
    )

    assert numbers(find(tree, "1").children) == ["1.1", "1.2", "1.3", "1.4"]
    assert [line for line, message in noted(tree) if "lost" in message] == [5, 7]
    assert find(tree, "1.3").note and find(tree, "2").children[0].number == ""


def test_owc_1_numbers_that_come_twice_go_backwards_or_are_missing_are_told_by_line():
    tree = arranged("# 1. A\n\nOne.\n\n# 3. C\n\nTwo.\n\n# 2. B\n\nThree.\n\n# 2. B\n\nFour.")

    assert noted(tree) == [
        (5, "Before 3 a number is missing."),
        (9, "The numbers go backwards: 2 comes after 3."),
        (13, "The number 2 comes twice."),
    ]
    assert numbers(tree.provisions) == ["1", "3", "2", "2"]


def test_cp_1_a_line_that_cannot_be_placed_is_kept_and_told():
    tree = arranged("Our plan\n\nPurpose\n\nWe are here to:\n\n• help\n\nPages of the plan", "plan")

    assert tree.provisions[-1].children[-1].text == "Pages of the plan"
    assert [line for line, _ in noted(tree)] == [9]


def test_olp_35_lines_to_be_filled_in_are_text_however_bold():
    tree = arranged(
        "## 1. Signed for the Board.\n\n**Name: J. Bloggs**\n\n**Signature:**\n\n**Date: 1<sup>st</sup> May**"
    )

    assert outline(tree.provisions) == [("article", "1", "Signed for the Board")]
    assert find(tree, "1").text == "Name: J. Bloggs\n\nSignature:\n\nDate: 1st May"


# --- kinds ------------------------------------------------------------------------------------------------------------


def test_ows_2_headings_and_sentences_tell_what_is_below_them():
    tree = arranged(
        "# 1. Principles\n\nThese are the principles:\n\n## **Steady "
        "-**\n\nIn outcomes.\n\n## **Strong –**\n\nIn all.\n\n"
        "## ***For staff,***\n\nTraining.\n\n# **Open -**\n\nAlways.\n\n# 2. Services\n\nServices that follow those "
        "principles have characteristics. All must be:\n\n## Quick:\n\nVery.\n\n# 3. What comes of it:\n\nx.",
        "strategy",
    )
    assert [node.heading for node in of_kind(tree, "principle")] == ["Steady", "Strong", "Open"]
    assert outline(of_kind(tree, "principle")[1].children) == [("paragraph", "", "For staff")]
    assert [node.heading for node in of_kind(tree, "characteristic")] == ["Quick"]
    assert numbers(tree.provisions) == ["1", "2", "3"] and {node.kind for node in tree.provisions} == {"section"}


def test_owc_5_only_those_that_call_themselves_objectives_are():
    tree = arranged(
        "1. Plan\n\n1.1 Vision and Objectives\n\n1.1.1 **Vision**\n\nBetter.\n\n1.1.2 **Objective One**\n\nClean."
    )

    assert [(node.kind, node.number) for node in find(tree, "1.1").children] == [
        ("clause", "1.1.1"),
        ("objective", "1.1.2"),
    ]


def test_occ_1_what_we_will_do_are_undertakings_and_the_same_sentence_tells_the_same_kind():
    tree = arranged(
        "# Charter\n\n## Our Aims\n\n- 1) **Closer work.**\n  - As "
        "one.\n- 2) **More say.**\n\n## Our Commitments\n\nShared.\n\n"
        "### Talk\n\nWe will...\n\n- write\n- ring\n\n## Means\n\nWe will...\n\n- share\n\n## Next\n\nIt is signed.",
        "charter",
    )
    assert outline(tree.provisions[1:]) == [
        ("section", "", "Our Aims", [("aim", "1", "Closer work", [("item", "", "As one.")]), ("aim", "2", "More say")]),
        ("section", "", "Our Commitments", [
            ("commitment", "", "Talk", [("undertaking", "", "write"), ("undertaking", "", "ring")]),
            ("commitment", "", "Means", [("undertaking", "", "share")]),
        ]),
        ("section", "", "Next"),
    ]  # fmt: skip


def test_cp_1_sentences_tell_purposes_commitments_and_outcomes():
    tree = arranged(
        "Plan of Ashcombe\n\nOur purpose\n\nOur purpose is to:\n\n"
        "  • lead\n  • hear\n\nTo do this we will:\n\n  • ask\n\n"
        "What you will see from this purpose is:\n\n  • trust",
        "plan",
    )
    assert tree.title == "Plan of Ashcombe"
    assert [len(of_kind(tree, kind)) for kind in ("purpose", "commitment", "outcome")] == [2, 1, 1]


def test_olp_a1_principles_end_where_the_list_ends():
    tree = arranged(
        "## Annex 1: Scheme\n\nThe principles are:\n\n- a. fair\n- b. open\n\n### RULE 1 – Acting\n\n- a. at once"
    )

    assert outline(tree.provisions[0].children) == [
        ("principle", "a", "fair"),
        ("principle", "b", "open"),
        ("rule", "Rule 1", "Acting", [("item", "a", "at once")]),
    ]


# --- the title --------------------------------------------------------------------------------------------------------


def test_owc_1_what_stands_before_the_first_provision_is_kept_with_the_title():
    tree = arranged("\n\n# Draft Strategy\n\nAshcombe Council\n\n# 1. Start\n\nHere.", "strategy")

    assert tree.title == "Draft Strategy"
    assert outline(tree.provisions) == [("paragraph", "", "Draft Strategy"), ("section", "1", "Start")]
    assert tree.provisions[0].text == "Ashcombe Council"


def test_owc_1_the_officers_title_counts_and_the_name_of_the_file_is_the_last_resort():
    text = b"1. Name\n\nAshcombe."

    assert read("a.md", text, kind="code", title="Ours").title == "Ours"
    assert read("folder/our-code.md", text, kind="code").title == "our-code"
