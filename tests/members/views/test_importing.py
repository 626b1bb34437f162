"""A table of members from the upload to the public page, and the vacant seats of a body filled on one page."""

import io
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.deadlines.models import Message
from apps.members.enums import ImportState
from apps.members.models import Import, Membership, Person
from apps.members.services import importing

HEAD = "body,seat,name,e-mail,start,end,ward,contact,surgeries\n"
SEND = "/office/ashcombe/members/import/"


@pytest.fixture
def one(cast):
    return cast.ashcombe


@pytest.fixture
def office(one, sign_in):
    return sign_in(one.officer)


def text(answer):
    return answer.content.decode()


def upload(office, content, name="council.csv", **options):
    content = content.encode() if isinstance(content, str) else content
    return office.post(SEND, {"upload": SimpleUploadedFile(name, content), **options})


def carry_out(office, answer):
    office.post(answer.headers["Location"], {"do": "confirm"})
    importing.apply_waiting()
    return Import.objects.get()


def vacant(body):
    return body.seats.exclude(memberships__isnull=False).order_by("number").first()


def test_olp_10_a_table_is_looked_over_then_carried_out_and_public(office, one, sign_in):
    seat, history = vacant(one.assembly), Membership.history.count()
    answer = upload(office, f"{HEAD}Assembly,{seat.number},Nadia Newcomer,nadia@example.org,22/11/2026\n")
    page = text(office.get(answer.headers["Location"]))

    assert "Nadia Newcomer" in page and "New person takes the seat" in page and "Carry out all of it" in page
    assert not Person.objects.filter(name="Nadia Newcomer").exists()

    table = carry_out(office, answer)

    assert table.state == ImportState.APPLIED and table.rows == []
    membership = Membership.objects.get(seat=seat)
    assert Membership.history.count() == history + 1
    assert membership.history.get().history_user == one.officer
    assert "council.csv" in membership.history.get().history_change_reason
    assert membership.person.history.count() == 1
    assert "Nadia Newcomer" in text(sign_in(None).get("/ashcombe/members/?body=assembly"))
    assert "nadia@example.org" not in str(table.reading)
    assert not Message.objects.filter(to_address="nadia@example.org").exists()


def test_olp_10_the_same_table_again_does_nothing(office, one):
    content = f"{HEAD}Assembly,{vacant(one.assembly).number},Nadia Newcomer,nadia@example.org,2026-11-22\n"
    carry_out(office, upload(office, content))
    Import.objects.all().delete()
    people, held = Person.history.count(), Membership.history.count()
    answer = upload(office, content)

    assert "Sits there already" in text(office.get(answer.headers["Location"]))
    carry_out(office, answer)
    assert (people, held) == (Person.history.count(), Membership.history.count())


def test_olp_10_whoever_sits_there_leaves_on_the_day_before_when_that_is_asked(office, one):
    held = Membership.objects.filter(seat__body=one.assembly, end=None).order_by("seat__number").first()
    content = f"{HEAD}assembly,{held.seat.number},Nadia Newcomer,,2026-11-22\n"
    refused = upload(office, content)
    assert "Cannot be carried out" in text(office.get(refused.headers["Location"]))
    assert "holds the seat" in text(office.get(refused.headers["Location"]))
    Import.objects.all().delete()

    carry_out(office, upload(office, content, ends_holders="on"))

    held.refresh_from_db()
    assert str(held.end) == "2026-11-22"
    assert held.history.first().history_user == one.officer
    assert Membership.objects.get(seat=held.seat, end=None).person.name == "Nadia Newcomer"


def test_one_wrong_line_and_nothing_is_written(office, one):
    seat = vacant(one.assembly)
    lines = f"Assembly,{seat.number},Nadia Newcomer,,2026-11-22\nAssembly,999,Otto Other,,2026-11-22\n"
    answer = upload(office, HEAD + lines)
    page = text(office.get(answer.headers["Location"]))

    assert "has no seat “999”" in page and "Send the corrected table" in page and "Carry out" not in page
    table = carry_out(office, answer)
    assert table.state == ImportState.CHECKED and not Person.objects.filter(name="Nadia Newcomer").exists()
    assert "Otto Other" in text(office.get(f"{answer.headers['Location']}?only=faults"))


def test_what_changed_since_it_was_looked_over_refuses_the_whole_table(office, one):
    seat = vacant(one.assembly)
    answer = upload(office, f"{HEAD}Assembly,{seat.number},Nadia Newcomer,,2026-11-22\n")
    office.post(answer.headers["Location"], {"do": "confirm"})
    Membership.objects.create(seat=seat, person=one.second_person, start="2026-11-01")
    importing.apply_waiting()

    assert Import.objects.get().state == ImportState.REFUSED
    assert "Nothing was changed" in text(office.get(answer.headers["Location"]))
    assert not Person.objects.filter(name="Nadia Newcomer").exists()


def test_members_are_invited_only_when_that_is_ticked(office, one):
    content = f"{HEAD}Assembly,{vacant(one.assembly).number},Nadia Newcomer,nadia@example.org,2026-11-22\n"
    carry_out(office, upload(office, content, welcome="on"))

    assert Message.objects.filter(to_address="nadia@example.org").count() == 1


def test_a_workbook_is_read_with_its_days(office, one):
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active.append(HEAD.strip().split(","))
    book.active.append(["Assembly", vacant(one.assembly).number, "Nadia Newcomer", "", datetime(2026, 11, 22)])
    book.active.append(["Assembly", "=1+1", "Otto Other", "", datetime(2026, 11, 22)])
    book.save(written)
    page = text(office.get(upload(office, written.getvalue(), "council.xlsx").headers["Location"]))

    assert "from Sunday 22 November 2026" in page and "A formula is not worked out here" in page


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"", "The submitted file is empty|The file is empty"),
        ("a.pdf", b"%PDF-1.7", "is not taken"),
        ("a.csv", b"%PDF-1.7", "its content is something else"),
        ("a.csv", b"a\x00b", "its content is no text"),
        ("a.xlsx", b"body,seat", "its content is something else"),
        ("a.csv", b"body,seat,who\n1,2,3\n", "There is no column called “name”, “start”. No column is known as “who”."),
        ("a.csv", HEAD.encode(), "nobody in it"),
        ("a.csv", HEAD.encode() + b"Assembly,1\n", "No line names anybody"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(office, name, content, why):
    answer = upload(office, content, name)

    assert answer.status_code == 422
    assert any(words in text(answer) for words in why.split("|")), text(answer)
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace(",", ";").replace("\n", "\r\n").encode(),
        lambda text: ("sep=;\n" + text.replace(",", ";")).encode(),
        lambda text: text.replace(",", "\t").encode(),
    ],
)
def test_other_separators_and_encodings_are_read(office, one, encode):
    content = f"{HEAD}\nAssembly,{vacant(one.assembly).number},Zoë Møller,,22.11.2026\n\n"
    page = text(office.get(upload(office, encode(content)).headers["Location"]))

    assert "Zoë Møller" in page and "New person takes the seat" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_sent_back_names_nobody_and_lists_each_seat(office, one, kind):
    template = office.get(f"{SEND}template.{kind}").content
    answer = upload(office, template, f"template.{kind}")

    assert answer.status_code == 422 and "No line names anybody" in text(answer)


def test_a_table_can_be_thrown_away(office, one):
    answer = upload(office, f"{HEAD}Assembly,999,Nadia Newcomer,,2026-11-22\n")
    office.post(answer.headers["Location"], {"do": "drop"})

    assert not Import.objects.exists()


def test_olp_10_vacant_seats_of_a_body_are_filled_on_one_page(one, sign_in):
    secretary, seat = sign_in(one.body_officer), vacant(one.assembly)
    address = "/office/ashcombe/bodies/assembly/fill/"
    day = {"start_day": "22", "start_month": "11", "start_year": "2026"}
    assert f"name_{seat.number}" in text(secretary.get(address))

    wrong = secretary.post(address, {f"name_{seat.number}": "Nadia Newcomer", f"email_{seat.number}": "no"} | day)
    assert wrong.status_code == 422 and "is no e-mail address" in text(wrong) and "Nadia Newcomer" in text(wrong)
    assert not Import.objects.exists()

    nobody = secretary.post(address, day)
    assert nobody.status_code == 422 and "Nobody is named" in text(nobody)

    answer = secretary.post(address, {f"name_{seat.number}": "Nadia Newcomer"} | day)
    assert "Nadia Newcomer" in text(secretary.get(answer.headers["Location"]))
    carry_out(secretary, answer)
    assert Membership.objects.get(seat=seat).person.name == "Nadia Newcomer"


def test_a_table_of_the_council_is_nothing_to_the_secretary_of_one_body(office, one, sign_in):
    answer = upload(office, f"{HEAD}Assembly,999,Nadia Newcomer,,2026-11-22\n")

    assert sign_in(one.body_officer).get(answer.headers["Location"]).status_code == 404
    assert sign_in(one.body_officer).get(SEND).status_code == 404
