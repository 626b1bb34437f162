"""Sending a file to be read, and how far its reading is (OWC-1)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.documents.enums import ReadingState
from apps.documents.models import Document, Reading
from apps.documents.services import reading as services
from tests import factories as make

HERE = "/office/ashcombe/documents/"


@pytest.fixture
def officer(cast, sign_in):
    """A client signed in as Ashcombe's officer."""
    return sign_in(cast.ashcombe.officer)


def said(content=b"# Strategy\n\n## 1. Aim\n\nTo be useful.\n", name="strategy.md", **instead):
    upload = SimpleUploadedFile(name, content)
    return {"document": "", "title": "Strategy", "kind": "strategy", "owner": "Leader", "upload": upload} | instead


def text_of(response):
    return " ".join(response.content.decode().split())


def test_owc_1_a_file_is_sent_read_and_led_on_to_its_draft(officer, cast):
    assert "Send the file" in text_of(officer.get(f"{HERE}send/"))
    answer = officer.post(f"{HERE}send/", said())
    sent = Reading.objects.get()
    assert answer.url == f"{HERE}readings/{sent.pk}/"
    assert (sent.sent_by, sent.owner, sent.file_name) == (cast.ashcombe.officer, "Leader", "strategy.md")
    shown = text_of(officer.get(answer.url))
    assert "waits to be read" in shown and "Look again" in shown
    assert "waiting to be read" in text_of(officer.get(HERE))
    services.read(reading=sent.pk)

    done = officer.get(answer.url, follow=True)
    assert done.redirect_chain[-1][0] == f"{HERE}editions/{Reading.objects.get().edition_id}/"
    assert "To be useful." in text_of(done)


def test_owc_1_how_far_it_is_is_said(officer, cast):
    sent = make.ReadingFactory(council=cast.ashcombe.council, state=ReadingState.READING, progress=40)

    assert "40% of “text.md” is read." in text_of(officer.get(f"{HERE}readings/{sent.pk}/"))


def test_owc_1_the_next_edition_of_a_document_keeps_its_title_and_kind(officer, cast):
    assert 'value="constitution" selected' in text_of(officer.get(f"{HERE}send/?document=constitution"))
    officer.post(f"{HERE}send/", said(document="constitution", title=""))

    sent = Reading.objects.get()
    assert (sent.document, sent.title, sent.kind) == (
        cast.ashcombe.constitution, cast.ashcombe.constitution.title, "constitution",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ({"upload": ""}, "Choose the file."),
        ({"content": b""}, "The file is empty."),
        ({"name": "text.pdf"}, "cannot be read into provisions"),
        ({"name": "text.docx"}, "its content is something else"),
        ({"content": b"%PDF-1.7"}, "is no text"),
        ({"title": ""}, "Enter what it is called."),
        ({"kind": "law"}, "Choose one of the kinds."),
        ({"document": "b-constitution"}, "Choose a document that is here"),
    ],
)
def test_owc_1_a_wrong_file_is_told_and_nothing_kept(officer, instead, told):
    answer = officer.post(f"{HERE}send/", said(**instead))

    assert answer.status_code == 422 and told in text_of(answer)
    assert not Reading.objects.exists()


def test_owc_1_a_refused_file_says_why_and_leaves_nothing(officer, cast):
    officer.post(f"{HERE}send/", said(content=b" \n\n"))
    sent = Reading.objects.get()
    documents = Document.objects.count()
    services.read(reading=sent.pk)

    shown = text_of(officer.get(f"{HERE}readings/{sent.pk}/"))
    assert "could not be read" in shown and "is empty" in shown and "Send another file" in shown
    assert Document.objects.count() == documents


def test_all_1_a_file_of_another_council_is_nothing(cast, sign_in):
    sent = make.ReadingFactory(council=cast.ashcombe.council)

    assert sign_in(cast.brindle.officer).get(f"/office/brindle/documents/readings/{sent.pk}/").status_code == 404
