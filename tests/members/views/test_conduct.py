"""Reading and accepting the code of conduct (OLP-27)."""

import pytest

from apps.documents.models import Provision
from apps.members.models import CodeAcceptance


@pytest.fixture
def one(cast):
    made = cast.ashcombe
    for number in (1, 2):
        Provision.objects.create(
            edition=made.edition,
            parent=made.provisions["12"],
            key=f"12.{number}",
            number=f"12.{number}",
            kind="clause",
            heading=f"Standard {number}",
            text=f"Members keep standard {number}.",
            position=500 + number,
        )
    return made


def text(answer):
    return answer.content.decode()


def test_olp_27_every_standard_is_on_the_page(one, sign_in):
    page = text(sign_in(one.councillor).get("/my/ashcombe/code/assembly/"))

    for words in ("12.1 Standard 1", "Members keep standard 2.", "I accept the code of conduct"):
        assert words in page


def test_olp_27_reading_accepts_nothing_and_a_post_does_once(one, sign_in):
    client = sign_in(one.councillor)
    client.get("/my/ashcombe/code/assembly/")
    assert not CodeAcceptance.objects.exists()

    for _ in range(2):
        page = text(client.post("/my/ashcombe/code/assembly/", follow=True))

    acceptance = CodeAcceptance.objects.get()
    assert (acceptance.person, acceptance.edition) == (one.councillor_person, one.edition)
    assert "You accepted this code on Sunday 22 November 2026" in page
    assert "I accept" not in page


def test_olp_27_only_who_sits_there_has_the_page(cast, one, sign_in):
    assert sign_in(one.second_councillor).post("/my/ashcombe/code/board/").status_code == 404
    assert sign_in(cast.brindle.councillor).post("/my/ashcombe/code/assembly/").status_code == 404
    assert sign_in(one.officer).post("/my/ashcombe/code/assembly/").status_code == 404
    assert not CodeAcceptance.objects.exists()
