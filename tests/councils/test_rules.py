"""Postcodes as people write them, and tables of postcodes and wards (OWC-3.3). Pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.councils.rules import postcodes, wards
from apps.councils.rules.wards import Span

MAY = date(2023, 5, 4)
IDS = {"north end": 1, "north-end": 1, "south end": 2}
CODES = st.from_regex(postcodes.SHAPE, fullmatch=True)
GAPS = st.text(" .-\t\u00a0", max_size=3)


@given(CODES, GAPS, st.data())
def test_owc_3_3_any_spacing_and_case_is_the_same_postcode(code, gap, data):
    place = data.draw(st.integers(0, len(code)))
    typed = f"{gap}{code[:place]}{gap}{code[place:].lower()}{gap}"

    assert postcodes.code_of(typed) == code
    assert postcodes.code_of(postcodes.written(code)) == code


@given(st.text(max_size=20))
def test_owc_3_3_what_is_not_a_postcode_is_never_taken_for_one(text):
    code = postcodes.code_of(text)

    assert code is None or postcodes.SHAPE.fullmatch(code)
    assert postcodes.is_postcode(text).allowed is (code is not None)


@pytest.mark.parametrize("text", ["", "LE18", "LE18 1A", "LE18 1AA1", "１E18 1AA", "LE18/1AA", "nonsense"])
def test_owc_3_3_half_a_postcode_is_refused_with_what_to_enter(text):
    ruling = postcodes.is_postcode(text)

    assert not ruling.allowed
    assert "like LE18 1AA" in ruling.lawful


def test_owc_3_3_a_table_is_read_with_columns_in_any_order():
    table = postcodes.read('\ufeffWard,Postcode\r\n"North End",zz99 1aa\r\n\r\nsouth end, ZZ991AB\r\n', IDS)

    assert table.wards == {"ZZ991AA": 1, "ZZ991AB": 2}
    assert not table.wrong


def test_owc_3_3_every_wrong_line_is_named():
    text = "postcode,ward\nZZ99 1AA,North End\nZZ991AA,South End\nnowhere,North End\nZZ99 1AB,East End\nZZ99 1AD\n"
    said = [str(wrong) for wrong in postcodes.read(text, IDS).wrong]

    assert sorted(said) == [
        "Line 3: ZZ99 1AA stands in line 2 already.",
        "Line 4: “nowhere” is not a postcode.",
        "Line 5: The council has no ward “East End”.",
        "Line 6: There are 1 columns here, not 2.",
    ]


@pytest.mark.parametrize(
    "text", ["", "code,ward\nZZ99 1AA,x\n", "postcode,ward,ward\n", 'postcode,ward\n"open', "postcode,ward\n"]
)
def test_owc_3_3_a_file_without_the_columns_or_rows_is_wrong(text):
    table = postcodes.read(text, IDS)

    assert not table.wards
    assert len(table.wrong) == 1


def test_owc_3_3_wards_are_read_with_their_days():
    new, wrong = wards.read("name,start,end\nNorth End,2023-05-04,\nOld End,2015-05-07,2023-05-04\n", [])

    assert new == [Span("North End", MAY), Span("Old End", date(2015, 5, 7), MAY)]
    assert not wrong


def test_owc_3_3_wards_that_cannot_stand_are_named_by_line():
    text = (
        "name,start,end\n,2023-05-04,\nA,yesterday,\nB,,\nC,2023-05-04,2023-05-04\n"
        "D,2023-05-04,\nd,2024-05-02,\nE,2023-05-04,\n"
    )
    new, wrong = wards.read(text, [Span("E", MAY)])

    assert [ward.name for ward in new] == ["D"]
    assert [one.line for one in wrong] == [2, 3, 4, 5, 7, 8]


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_owc_3_3_wards_of_one_name_never_share_a_day(first, last, other_first, other_last):
    one, other = Span("North End", first, last), Span("NORTH END", other_first, other_last)
    share = (
        any(first <= day < last for day in (max(first, other_first),))
        and other_first <= max(first, other_first) < other_last
    )

    if first < last and other_first < other_last:
        assert wards.a_ward(one, [other]).allowed is not share
    if last <= first:
        assert not wards.a_ward(one, []).allowed
