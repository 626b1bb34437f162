"""Wards and tables of postcodes: kept whole, with their history (OWC-3.3, ALL-2)."""

from datetime import date
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command

from apps.core.rulings import Refused
from apps.councils.models import Postcode, Ward
from apps.councils.queries import ward_at, wards_of
from apps.councils.services.postcodes import load_postcodes
from apps.councils.services.tables import MOST_SHOWN, decoded
from apps.councils.services.wards import change_ward, load_wards, make_ward
from tests import factories as make

pytestmark = pytest.mark.django_db
MAY = date(2023, 5, 4)


@pytest.fixture
def council():
    return make.CouncilFactory(slug="ashcombe", name="Ashcombe")


@pytest.fixture
def north(council):
    return make_ward(council=council, name="North End", start=MAY, by=None, reason="The order of 2022.")


def loaded(council, text):
    return load_postcodes(council=council, text=text, source="test.csv", by=None, reason="Test.")


def test_owc_3_3_a_ward_gets_an_address_and_a_history(council, north):
    again = make_ward(council=council, name="North End", start=date(2010, 5, 6), end=MAY, by=None, reason="Test.")

    assert (north.slug, again.slug) == ("north-end", "north-end-2")
    assert north.history.get().history_change_reason == "The order of 2022."
    assert list(wards_of(council, MAY)) == [north]


def test_owc_3_3_two_wards_of_one_name_on_one_day_are_refused(council, north):
    with pytest.raises(Refused, match="called North End on some of these days") as refused:
        make_ward(council=council, name=" north  END", start=date(2026, 1, 1), by=None, reason="Test.")

    assert refused.value.field == "name"
    assert make_ward(council=make.CouncilFactory(), name="North End", start=MAY, by=None, reason="Test.")


def test_all_2_a_ward_that_ends_stays_on_record(council, north):
    change_ward(ward=north, name="North End", end=date(2026, 5, 7), by=None, reason="The order of 2025.")

    assert not wards_of(council, date(2026, 5, 7))
    assert list(wards_of(council, date(2026, 5, 6))) == [north]
    assert north.history.count() == 2


def test_owc_3_3_a_ward_that_would_end_before_it_begins_or_does_not_change_is_refused(north):
    with pytest.raises(Refused, match="before it begins"):
        change_ward(ward=north, name="North End", end=MAY, by=None, reason="Test.")
    with pytest.raises(Refused, match="Nothing was changed"):
        change_ward(ward=north, name="North End", end=None, by=None, reason="Test.")


def test_owc_3_3_a_table_of_wards_is_taken_whole_or_not_at_all(council, north):
    with pytest.raises(Refused, match="1 line of the table") as refused:
        load_wards(
            council=council, text="name,start\nSouth End,2023-05-04\nNorth End,2023-05-04\n", by=None, reason="x"
        )
    assert refused.value.ruling.arithmetic == (
        "Line 3: There is a ward called North End on some of these days already.",
    )
    assert Ward.objects.count() == 1

    load_wards(council=council, text="name,start\nSouth End,2023-05-04\nEast End,2023-05-04\n", by=None, reason="x")
    assert Ward.objects.count() == 3


def test_owc_3_3_a_table_of_postcodes_replaces_the_one_before(council, north):
    loaded(council, "postcode,ward\nZZ99 1AA,North End\nZZ99 1AB,north-end\n")
    table = loaded(council, "postcode,ward\nzz991ad,NORTH END\n")

    assert ward_at(council, "ZZ991AD") == north
    assert ward_at(council, "ZZ991AA") is None
    assert table.rows == 1
    assert [row.rows for row in table.history.all()] == [1, 2]


def test_owc_3_3_a_wrong_line_leaves_the_table_of_before(council, north):
    loaded(council, "postcode,ward\nZZ99 1AA,North End\n")
    wrong = "".join(f"nowhere {number},North End\n" for number in range(MOST_SHOWN + 5))
    with pytest.raises(Refused, match="25 lines of the table") as refused:
        loaded(council, f"postcode,ward\n{wrong}ZZ99 1AB,North End\n")

    assert refused.value.ruling.arithmetic[-1] == "And 5 lines more."
    assert ward_at(council, "ZZ991AA") == north
    assert Postcode.objects.count() == 1


def test_all_1_a_table_names_no_ward_of_another_council_and_none_that_ended(council, north):
    elsewhere = make.CouncilFactory(name="Brindle")
    with pytest.raises(Refused, match="Brindle has no wards yet"):
        loaded(elsewhere, "postcode,ward\nZZ99 1AA,North End\n")
    make.WardFactory(council=elsewhere, name="Other End")
    make.WardFactory(council=elsewhere, name="North End", end=date(2025, 1, 1))
    with pytest.raises(Refused, match="1 line of the table"):
        loaded(elsewhere, "postcode,ward\nZZ99 1AA,North End\n")
    loaded(council, "postcode,ward\nZZ99 1AA,North End\n")
    assert ward_at(elsewhere, "ZZ991AA") is None


def test_owc_3_3_a_large_table_is_loaded_in_reasonable_time(council, north):
    letters = "ABDEFGHJLN"
    codes = [f"ZZ{area}{unit} {row}{one}{two}" for area in range(1, 10) for unit in letters for row in range(10)
             for one in letters for two in letters]  # fmt: skip
    begun = perf_counter()
    table = loaded(council, "postcode,ward\n" + "".join(f"{code},north-end\n" for code in codes))

    assert table.rows == len(codes) == 90_000 == Postcode.objects.count()
    assert perf_counter() - begun < 60


@pytest.mark.parametrize("content", [b"\xff\xfep\x00o\x00", "é".encode("latin-1"), b"PK\x03\x04\x00"])
def test_owc_3_3_a_file_that_is_no_text_is_refused(content):
    with pytest.raises(Refused, match="not a text in UTF-8"):
        decoded(content)


def test_owc_3_3_the_command_loads_a_file_or_says_which_lines_are_wrong(council, north, tmp_path, capsys):
    file = tmp_path / "postcodes.csv"
    file.write_text("postcode,ward\nZZ99 1AA,North End\n")
    call_command("load_postcodes", "ashcombe", str(file))
    assert "1 postcodes of Ashcombe are loaded." in capsys.readouterr().out

    file.write_text("postcode,ward\nZZ99 1AA,West End\n")
    with pytest.raises(CommandError, match="Line 2: The council has no ward “West End”"):
        call_command("load_postcodes", "ashcombe", str(file))
    with pytest.raises(CommandError, match="There is no council nowhere"):
        call_command("load_postcodes", "nowhere", str(file))
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("load_postcodes", "ashcombe", str(tmp_path / "none.csv"))
