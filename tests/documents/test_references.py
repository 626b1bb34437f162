"""References in a text: linked where they lead somewhere, listed where they lead nowhere, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents import reading
from apps.documents.parts import Part
from apps.documents.references import References

ROWS = (
    # key, number, kind, parent
    *((str(number), str(number), "article", "") for number in (1, 2, 4, 5, 16, 18, 21)),
    *((number, number, "clause", number.split(".")[0]) for number in ("2.1", "2.8", "5.9", "21.1", "21.2", "21.3")),
    ("21.4", "21.4", "clause", "21"),
    ("s30", "section 30", "section", ""),
    ("table-1", "Table 1", "table", ""),
    ("annex-1", "Annex 1", "annex", ""),
    ("annex-1-rule-1", "Annex 1, rule 1", "rule", "annex-1"),
    ("annex-1-rule-1-a", "Annex 1, rule 1a", "item", "annex-1-rule-1"),
    *((f"annex-1-rule-1-a-{n}", f"Annex 1, rule 1a({n})", "item", "annex-1-rule-1-a") for n in ("ii", "iii", "iv")),
    ("annex-1-rule-2", "Annex 1, rule 2", "rule", "annex-1"),
    ("annex-2", "Annex 2", "annex", ""),
    ("annex-2-rule-1", "Rule 1", "rule", "annex-2"),
    ("annex-2-rule-1-a", "a", "item", "annex-2-rule-1"),
    ("annex-2-rule-1-a-i", "(i)", "item", "annex-2-rule-1-a"),
    ("appendix-b", "Appendix B", "section", ""),
)


def references():
    """Return what texts may refer to in a document with annexes."""
    places = {key: place for place, (key, *_) in enumerate(ROWS, start=1)}
    return References(Part(places[key], places.get(above), key, number, kind) for key, number, kind, above in ROWS)


HERE = references()


def links(text, own=""):
    """Return the linked pieces of a text with their keys."""
    pieces = HERE.linked(text, own)
    assert "".join(piece for piece, _ in pieces) == text
    return {piece: key for piece, key in pieces if key}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as article 18 says", {"article 18": "18"}),
        ("in accordance with paragraph 16 above", {"paragraph 16": "16"}),
        ("Articles 4 and 5 apply", {"Articles 4": "4", "5": "5"}),
        ("articles 4, 5 and 16", {"articles 4": "4", "5": "5", "16": "16"}),
        ("(article 5.9)", {"article 5.9": "5.9"}),
        ("set out in 2.1 to 2.8.", {"2.1": "2.1", "2.8": "2.8"}),
        ("clauses 21.1-21.3", {"clauses 21.1": "21.1", "21.3": "21.3"}),
        ("by 21.4.", {"21.4": "21.4"}),
        ("see Annex 1", {"Annex 1": "annex-1"}),
        ("clause 21.4 and annex 2", {"clause 21.4": "21.4", "annex 2": "annex-2"}),
        ("under section 30", {"section 30": "s30"}),
        ("on the left of Table 1", {"Table 1": "table-1"}),
        ("as Appendix B lists", {"Appendix B": "appendix-b"}),
        ("article 5(1)(b)", {"article 5(1)(b)": "5"}),
    ],
)
def test_owc_1_references_become_links(text, found):
    assert links(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rule 2 of the Scheme of Delegation attached as Annex 1",
            {"Rule 2": "annex-1-rule-2", "Annex 1": "annex-1"},
        ),
        ("rule 2 in the scheme (annex 1)", {"rule 2": "annex-1-rule-2", "annex 1": "annex-1"}),
        ("Annex 1, rule 1a", {"Annex 1": "annex-1", "rule 1a": "annex-1-rule-1-a"}),
        ("under rule 2", {"rule 2": "annex-1-rule-2"}),
    ],
)
def test_olp_a1_a_rule_is_found_in_the_annex_that_the_text_names(text, found):
    assert links(text) == found


def test_olp_a1_inside_an_annex_its_own_rules_are_meant():
    assert links("Rule 1 applies.", own="annex-1") == {"Rule 1": "annex-1-rule-1"}
    assert links("Rule 1 applies.", own="annex-2-rule-1-a") == {"Rule 1": "annex-2-rule-1"}
    assert links("rule 1(a)(i)", own="annex-2") == {"rule 1(a)(i)": "annex-2-rule-1-a-i"}
    assert links("in accordance with Rule 1a) ii – iv shall", own="annex-1-rule-2") == {
        "Rule 1a) ii": "annex-1-rule-1-a-ii",
        "iv": "annex-1-rule-1-a-iv",
    }
    assert links("Article 2 of its Constitution and article 5.9", own="annex-1") == {
        "Article 2": "2",
        "article 5.9": "5.9",
    }


def test_where_several_are_called_so_nothing_is_linked_and_nothing_is_broken():
    assert links("Rule 1 applies.") == {}
    assert HERE.broken("Rule 1 applies.") == []


@pytest.mark.parametrize(
    "text",
    [
        "", "there are 18 seats", "within 5 working days", "article 4, 5 working days after", "in 2016 and 2021",
        "of 21 days", "£2.1 million", "2.1%", "2.1 per cent", "at 2.1 pm", "on 2.1.2026", "version v2.1", "21/4/2026",
        "1,5 and 16,000", "under articles: none", "16 members", "tel. 0116 2.1.8.9", "The part A plays", "£5.9m",
        "section 18 of the Localism Act 2011", "sections 1 to 5 of that Act", "the Localism Act 2011, section 4",
        "regulation 5 of the Regulations of 2012", "Schedule A's contents", "particle 4",
    ],
)  # fmt: skip
def test_what_is_no_reference_is_no_link(text):
    expected = {"article 4": "4"} if text.startswith("article 4") else {}
    assert links(text) == expected
    assert HERE.broken(text) == []


def test_a_provision_does_not_link_to_itself():
    assert HERE.linked("article 18", own="18") == [("article 18", "")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Article 14 says", ["Article 14"]),
        ("by section 99.9 and Annex 7; see Table 3", ["section 99.9", "Annex 7", "Table 3"]),
        ("paragraphs 4 and 77", []),
        ("item 9, principle 12 and objective 3", []),
        ("section 99 of the Local Government Act 1972", []),
        ("article 18", []),
    ],
)
def test_owc_1_broken_references_are_named(text, found):
    assert HERE.broken(text) == found


WORDY = st.lists(
    st.sampled_from(
        ["article", "Articles", "Rule", "Annex", "annex", "of", "the", "Act", "and", "to", ",", ".", "–", "(", ")",
         "ii", "iv", "A", "1", "2", "2.1", "21.4", "1a)", "1a(ii)", "99", "5.9", "\n", "£", "%", "days", " ", "§", "’"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@settings(max_examples=300)
@given(text=WORDY | st.text(max_size=200), own=st.sampled_from(["", "1", "annex-1", "annex-2-rule-1-a", "nothing"]))
def test_the_pieces_are_the_text_and_no_link_leads_to_nothing(text, own):
    pieces = HERE.linked(text, own)

    assert "".join(piece for piece, _ in pieces) == text
    assert {key for _, key in pieces} <= {"", *(key for key, *_ in ROWS)}
    assert own == "" or own not in {key for _, key in pieces}
    assert all(piece for piece, _ in pieces)


@pytest.mark.parametrize("unit", ["article 1 of ", "Annex 1, ", "1.", "rule 1a) ii – ", "articles 1, 2, ", "5.9 to "])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(unit):
    """Twenty thousand repetitions would never end if anything went back over the whole text."""
    text = unit * 20_000

    assert "".join(piece for piece, _ in HERE.linked(text)) == text


def test_owc_4_2_remarks_are_the_notes_and_what_leads_to_nothing_named_once():
    parts = [
        Part(1, None, "1", "1", text="As article 14\nsays, and article 15."),
        Part(2, None, "2", "2", text="See article 14.", note="Article 14 is not published."),
        Part(3, None, "3", "3", text="See article 1."),
    ]
    remarks = reading.remarks(parts, References(parts))

    assert [(one.part.key, one.note, one.words) for one in remarks] == [
        ("1", "", "article 14"), ("1", "", "article 15"), ("2", "Article 14 is not published.", ""),
    ]  # fmt: skip
    assert [(part.key, words) for part, words in reading.broken(parts, References(parts))][-1] == ("2", "article 14")
