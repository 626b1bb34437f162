"""Two editions compared, provision by provision and word by word (OWC-1, OCC-5)."""

from dataclasses import dataclass, field
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.documents.comparing import Change, Mark, Piece, compare, folded, words


@dataclass
class Row:
    """A provision as the comparison needs it."""

    pk: int
    key: str
    text: str = ""
    number: str = ""
    heading: str = ""
    parent_id: int | None = None
    table: list = field(default_factory=list)


def rows(*texts):
    return [Row(place, key, text, number=key) for place, (key, text) in enumerate(texts, start=1)]


def told(compared):
    return [(one.provision.key, one.change) for one in compared]


def test_owc_1_words_are_kept_inserted_and_deleted():
    (paragraph,) = words("One third of the seats.", "One half of the seats.")

    assert paragraph == [
        Piece("One"), Piece("third", Mark.DELETED), Piece("half", Mark.INSERTED), Piece("of the seats."),
    ]  # fmt: skip


def test_owc_1_paragraphs_stay_apart():
    first, second = words("One.\n\nTwo.", "One.\n\n \nTwo, or three.")

    assert first == [Piece("One.")]
    assert second == [Piece("Two.", Mark.DELETED), Piece("Two, or three.", Mark.INSERTED)]


def test_owc_1_a_line_that_is_wrapped_otherwise_is_not_reworded():
    assert told(compare(rows(("1", "One two\nthree")), rows(("1", "One  two three")))) == [("1", Change.UNCHANGED)]


def test_owc_1_each_provision_is_added_removed_reworded_moved_or_unchanged():
    before = rows(("1", "A"), ("2", "B"), ("3", "C"), ("4", "D"), ("5", "E"))
    after = rows(("1", "A"), ("3", "C, too"), ("6", "F"), ("5", "E"), ("4", "D"))
    after[3].number = "4"

    assert told(compare(before, after)) == [
        ("1", Change.UNCHANGED),
        ("2", Change.REMOVED),
        ("3", Change.REWORDED),
        ("6", Change.ADDED),
        ("5", Change.MOVED),
        ("4", Change.UNCHANGED),
    ]


def test_owc_1_what_stands_below_another_has_moved():
    before, after = rows(("1", "A"), ("2", "B")), rows(("1", "A"), ("2", "B"))
    after[1].parent_id = 1

    assert told(compare(before, after))[1] == ("2", Change.MOVED)


def test_owc_1_a_table_is_compared_row_by_row():
    before, after = rows(("1", "")), rows(("1", ""))
    before[0].table, after[0].table = [["Body", "Seats"], ["Board", "13"]], [["Body", "Seats"], ["Board", "14"]]
    (one,) = compare(before, after)

    assert one.change == Change.REWORDED
    assert one.text[1] == [Piece("Board |"), Piece("13", Mark.DELETED), Piece("14", Mark.INSERTED)]


def test_owc_1_what_did_not_change_is_folded():
    before, after = rows(*((str(n), "A") for n in range(5))), rows(*((str(n), "A") for n in range(5)))
    after[2].text = "B"

    assert [(changed, len(run)) for changed, run in folded(compare(before, after))] == [
        (False, 2),
        (True, 1),
        (False, 2),
    ]


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "\n\n"]), max_size=25).map(" ".join)


@given(WORDS, WORDS)
def test_owc_1_both_texts_can_be_read_out_of_the_comparison(before, after):
    pieces = [piece for paragraph in words(before, after) for piece in paragraph]

    assert " ".join(p.text for p in pieces if p.mark != Mark.INSERTED).split() == before.split()
    assert " ".join(p.text for p in pieces if p.mark != Mark.DELETED).split() == after.split()


@pytest.mark.parametrize("reworded", [1, 10])
def test_owc_1_two_editions_of_5000_provisions_are_compared_within_two_seconds(reworded):
    text = (
        "The secretariat writes to every member {0} clear days before each meeting, in words that all understand. " * 4
    )
    before = rows(*((str(n), text.format(n)) for n in range(5000)))
    after = rows(*((str(n), text.format(n + (n % reworded == 0))) for n in range(5000)))

    started = perf_counter()
    compared = compare(before, after)
    changed = [one.text for one in compared if one.change == Change.REWORDED]
    assert perf_counter() - started < 2
    assert len(changed) == 5000 // reworded
