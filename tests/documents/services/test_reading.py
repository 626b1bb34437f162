"""A file on its way to a draft: claimed by one worker, read whole or not at all (OWC-1, ALL-4)."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from apps.core.rulings import Refused
from apps.documents import importing, services, tasks
from apps.documents.enums import EditionState, Identity, ReadingState
from apps.documents.models import Document, Edition, Provision, Reading
from apps.documents.services import reading as sending
from apps.documents.services import recording
from tests import factories as make

TEXT = "# Constitution\n\n## 1. Name\n\nIt has a name.\n\n## 2. Quorum\n\nOne third of the seats set out in annex 2.\n"


def file(text=TEXT, name="constitution.md"):
    return ContentFile(text.encode() if isinstance(text, str) else text, name=name)


def send(council, **instead):
    given = {"council": council, "upload": file(), "title": "Our constitution", "kind": "constitution", "by": None}
    return sending.send(**(given | instead))


@pytest.fixture
def council(db, frozen):
    return make.CouncilFactory()


def test_owc_1_a_file_becomes_a_draft_that_nobody_outside_sees(council, client):
    user = make.UserFactory()
    sent = send(council, owner="Clerk", by=user)
    assert not Document.objects.exists()
    assert sending.read(reading=sent.pk)

    sent.refresh_from_db()
    assert (sent.state, sent.progress, sent.refusal) == (ReadingState.READ, 100, "")
    assert sent.edition.state == EditionState.DRAFT
    assert (sent.document.title, sent.document.slug, sent.document.owner) == (
        "Our constitution",
        "our-constitution",
        "Clerk",
    )
    assert [p.number for p in sent.edition.provisions.all()][-2:] == ["1", "2"]
    assert sent.edition.history.first().history_user == user
    assert client.get(f"/{council.slug}/documents/our-constitution/").status_code == 404


def test_owc_1_the_next_edition_keeps_the_addresses(council):
    first = send(council)
    sending.read(reading=first.pk)
    first.refresh_from_db()
    services.adopt(edition=first.edition, start=make.FOUNDED, by=None, reason="Adopted.")
    changed = TEXT.replace("## 2. Quorum", "## 2. Gifts\n\nAll gifts go to the mayor.\n\n## 3. Quorum")
    second = send(council, document=first.document, upload=file(changed))
    sending.read(reading=second.pk)

    second.refresh_from_db()
    assert Document.objects.count() == 1 and second.edition.based_on == first.edition
    rows = {p.number: (p.key, p.identity) for p in second.edition.provisions.all()}
    assert rows["1"] == ("1", Identity.SURE)
    assert rows["3"] == ("2", Identity.PROPOSED)
    assert rows["2"] == ("2-2", Identity.NEW)


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ({"upload": file("")}, "is empty"),
        ({"upload": file(name="text.pdf")}, "cannot be read into provisions"),
        ({"upload": file(b"PK\x03\x04 not a text")}, "no text"),
        ({"upload": file(b"a\x00b")}, "no text"),
        ({"upload": file(TEXT, "text.docx")}, "content is something else"),
        ({"title": " "}, "has a title"),
        ({"title": "???"}, "address"),
        ({"kind": "law"}, "no kind"),
        ({"kind": "poem"}, "no kind"),
    ],
)
def test_owc_1_what_cannot_be_read_is_not_even_taken(council, instead, told):
    with pytest.raises(Refused, match=told):
        send(council, **instead)
    assert not Reading.objects.exists()


def test_owc_1_a_file_that_is_too_large_is_not_taken(council, settings):
    settings.PAPER_MAX_BYTES = 20
    with pytest.raises(Refused, match="too large"):
        send(council)


def test_owc_1_a_new_document_does_not_take_the_name_of_another(council):
    make.DocumentFactory(council=council, slug="our-constitution", title="Our constitution")
    with pytest.raises(Refused, match="already"):
        send(council)


def test_all_1_the_next_edition_is_of_a_document_of_the_council(council):
    with pytest.raises(Refused, match="not a document of"):
        send(council, document=make.DocumentFactory())


def test_owc_1_a_file_that_is_refused_leaves_only_why(council):
    """Read only when the worker opens it: what was sent looked like a text."""
    sent = send(council, upload=file(" \n\n "))
    assert sending.read(reading=sent.pk)

    sent.refresh_from_db()
    assert sent.state == ReadingState.REFUSED and "empty" in sent.refusal
    assert not (Document.objects.exists() or Edition.objects.exists() or Provision.objects.exists())
    assert not sending.read(reading=sent.pk)


def test_owc_1_a_reading_that_breaks_midway_leaves_nothing(council, monkeypatch):
    """A tree that no draft can be made of: the document that was begun for it is gone with it."""
    sent = send(council)
    monkeypatch.setattr(importing, "read", lambda *_, **__: importing.Tree("T"))
    sending.read(reading=sent.pk)

    sent.refresh_from_db()
    assert sent.state == ReadingState.REFUSED and "at least one provision" in sent.refusal
    assert not Document.objects.exists()


def test_all_4_the_tick_reads_what_the_queue_lost(council):
    first, second = send(council), send(council, title="Another")
    tasks.read_waiting()

    assert set(Reading.objects.values_list("state", flat=True)) == {ReadingState.READ}
    assert Edition.objects.count() == 2
    tasks.read_waiting()
    tasks.read(first.pk)
    tasks.read(second.pk)
    assert Edition.objects.count() == 2


def test_all_4_what_a_dead_worker_left_is_taken_up_again(council, frozen):
    sent = send(council)
    Reading.objects.filter(pk=sent.pk).update(
        state=ReadingState.READING, tries=1, claimed_until=make.NOW + sending.CLAIM, progress=40
    )
    assert sending.read_waiting() == 0
    frozen.move_to(make.NOW + sending.CLAIM + timedelta(seconds=1))
    assert sending.read_waiting() == 1
    sent.refresh_from_db()
    assert (sent.state, sent.tries) == (ReadingState.READ, 2)


def test_all_4_a_file_that_kills_every_worker_is_refused_in_the_end(council, frozen):
    sent = send(council)
    Reading.objects.filter(pk=sent.pk).update(
        state=ReadingState.READING, tries=sending.MOST_TRIES, claimed_until=make.NOW - sending.CLAIM
    )
    sending.read_waiting()
    sent.refresh_from_db()
    assert sent.state == ReadingState.REFUSED and "never came to its end" in sent.refusal


def test_all_4_a_worker_that_was_thought_dead_writes_nothing(council, frozen, monkeypatch):
    """Its claim ran out while it read; another has the file by now."""
    sent = send(council)
    real = importing.read

    def slow(*args, **options):
        Reading.objects.filter(pk=sent.pk).update(claimed_until=make.NOW + timedelta(hours=1))
        return real(*args, **options)

    monkeypatch.setattr(importing, "read", slow)
    assert not sending.read(reading=sent.pk)
    sent.refresh_from_db()
    assert sent.state == ReadingState.READING and not Edition.objects.exists()


def test_owc_1_progress_is_told_while_it_is_read(council, monkeypatch):
    sent = send(council)
    seen = []
    hold = sending._Claim.hold

    def watched(self, progress):
        hold(self, progress)
        seen.append(Reading.objects.values_list("progress", flat=True).get(pk=sent.pk))

    monkeypatch.setattr(sending._Claim, "hold", watched)
    sending.read(reading=sent.pk)
    assert len(seen) >= 3 and seen == sorted(seen) and seen[-1] == sending.READ


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_all_4_of_many_workers_one_reads_a_file():
    sent = send(make.CouncilFactory())
    barrier, read = Barrier(4), []

    def work():
        barrier.wait()
        try:
            read.append(sending.read(reading=sent.pk))
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(read) == [False, False, False, True]
    assert Edition.objects.count() == 1


def test_olp_33_whether_a_text_may_be_recorded_without_a_vote(cast):
    ruling = recording.may_record(cast.ashcombe.constitution)
    assert not ruling.allowed
    assert [c.label for c in ruling.citations] == ["Constitution, article 13"]
    assert recording.may_record(make.DocumentFactory(council=cast.ashcombe.council)).allowed
