"""The office's pages of wards and postcodes (OWC-3.3, ALL-1, ALL-2)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.councils.models import Postcode, Ward
from tests import factories as make


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def officer(one, sign_in):
    return sign_in(one.officer)


def csv(text, name="table.csv"):
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text, "text/csv")


ANSWERS = {"name": "North End", "start_day": "4", "start_month": "5", "start_year": "2023", "reason": "The order."}


def test_owc_3_3_a_ward_is_added_after_its_answers_were_checked(one, officer):
    address = "/office/ashcombe/wards/add/"
    checked = officer.post(address, ANSWERS)
    assert checked.status_code == 200 and "Thursday 4 May 2023" in checked.content.decode()
    assert not Ward.objects.filter(name="North End").exists()
    assert officer.post(address, ANSWERS | {"back": "yes"}).status_code == 200

    answer = officer.post(address, ANSWERS | {"confirm": "yes"}, follow=True)
    assert "The order." in answer.content.decode()
    again = officer.post(address, ANSWERS | {"confirm": "yes"})
    assert again.status_code == 422 and "called North End" in again.content.decode()


def test_all_2_a_ward_is_ended_and_the_page_says_who_did_it(one, officer):
    ward = make.WardFactory(council=one.council, name="Old End")
    ends = {
        "name": "Old End",
        "end_day": "1",
        "end_month": "5",
        "end_year": "2027",
        "reason": "Merged.",
        "confirm": "yes",
    }
    answer = officer.post(f"/office/ashcombe/wards/{ward.slug}/change/", ends, follow=True)

    page = answer.content.decode()
    assert "Merged." in page and one.officer.name in page and "1 May 2027" in page


def test_all_1_a_ward_of_another_council_is_nothing_here(one, cast, officer):
    ward = make.WardFactory(council=cast.brindle.council, slug="theirs")

    assert officer.get(f"/office/ashcombe/wards/{ward.slug}/change/").status_code == 404


def test_owc_3_3_a_table_is_sent_and_wrong_lines_are_told(one, officer):
    make.WardFactory(council=one.council, name="North End")
    address = "/office/ashcombe/postcodes/"
    wrong = officer.post(address, {"upload": csv("postcode,ward\nZZ99 1AA,West\n"), "reason": "Spring."})
    assert wrong.status_code == 422 and "Line 2: The council has no ward “West”." in wrong.content.decode()
    assert not Postcode.objects.exists()

    done = officer.post(
        address, {"upload": csv("postcode,ward\nZZ99 1AA,North End\n"), "reason": "Spring."}, follow=True
    )
    assert "1 postcode from table.csv" in done.content.decode()
    assert "Spring." in officer.get(address).content.decode()


@pytest.mark.parametrize("page", ["postcodes/", "wards/load/"])
def test_owc_3_3_no_file_or_another_file_is_told(officer, page):
    make.WardFactory(council__slug="elsewhere")
    address = f"/office/ashcombe/{page}"

    assert "Choose the file." in officer.post(address, {"reason": "x"}).content.decode()
    answer = officer.post(address, {"upload": csv(b"PK\x03\x04\x00\xff"), "reason": "x"})
    assert answer.status_code == 422


def test_owc_3_3_wards_are_loaded_from_a_table(one, officer):
    table = csv("name,start\nNorth End,2023-05-04\nSouth End,2023-05-04\n")
    answer = officer.post("/office/ashcombe/wards/load/", {"upload": table, "reason": "All of them."}, follow=True)

    assert "2 wards of" in answer.content.decode()
    assert one.council.wards.count() == 2
