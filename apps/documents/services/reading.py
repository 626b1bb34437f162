"""A file on its way to a draft: sent, taken up by one worker, read, and refused or turned into a draft edition.

The database remembers, the queue hurries (docs/adr/0011): a worker claims a reading by compare-and-set, holds it while
it reads, and a claim that ran out is anybody's. Nothing of a reading that fails is kept but why.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.core.files.base import File
from django.db import models, transaction
from django.utils.text import slugify

from apps.core import clock
from apps.core.records import lock, save
from apps.core.rulings import Refused, refuse
from apps.councils.models import Council
from apps.documents import importing
from apps.documents.enums import DocumentKind, ReadingState
from apps.documents.importing.blocks import Unreadable
from apps.documents.models import Document, Reading
from apps.documents.tree import Tree

from .importing import address_of, draft_of_tree, import_document
from .sending import check_readable

# How long a worker holds a reading after each sign of life, and how often a reading is tried that kills its worker.
CLAIM = timedelta(minutes=3)
MOST_TRIES = 3
# How much of the work is done when the file has been read; then its provisions are told apart and written.
READ, DONE = 80, 100
logger = logging.getLogger(__name__)


class _Lost(Exception):
    """Another worker holds the reading by now."""


@transaction.atomic
def send(
    *,
    council: Council,
    upload: File,
    title: str,
    kind: str,
    owner: str = "",
    document: Document | None = None,
    by: Any,
    reason: str = "Sent to be read.",
) -> Reading:
    """Keep a file to be read: the next edition of ``document``, or a new document. Refused where it is none we read."""
    if document is not None and document.council_id != council.pk:
        raise refuse(f"{document} is not a document of {council}.", on_field="document")
    title = " ".join(title.split()) or (document.title if document else "")
    if not title:
        raise refuse("A document has a title.", lawful="Enter what it is called.", on_field="title")
    if document is None and council.documents.filter(slug=address_of(title)).exists():
        raise refuse(
            f"There is a document called “{title}” already.",
            lawful="Choose it, if this is its next edition, or give the new one another title.",
            on_field="title",
        )
    if kind not in DocumentKind.values or kind == DocumentKind.LAW:
        raise refuse("That is no kind of document that a council has.", on_field="kind")
    name = str(upload.name)
    checked = check_readable(upload)
    reading = Reading(
        council=council, document=document, title=title, kind=kind, owner=" ".join(owner.split()),
        file_name=name[-200:], sha256=checked.sha256, sent_by=by, sent_at=clock.now(),
    )  # fmt: skip
    upload.seek(0)
    reading.file.save(f"{slugify(title)[:60] or 'document'}.{checked.extension}", File(upload), save=False)
    return save(reading, by=by, reason=reason)


def read_waiting(*, seconds: float = 50) -> int:
    """Read what waits, and what a dead worker left, the oldest first, for at most ``seconds``. Returns how many."""
    started, done = monotonic(), 0
    while monotonic() - started < seconds:
        reading = _free().order_by("sent_at", "pk").values_list("pk", flat=True).first()
        if reading is None:
            break
        done += read(reading=reading)
    return done


def read(*, reading: int) -> bool:
    """Read one file into a draft edition, if nobody else does. False where it is done, refused or held already."""
    until = _until()
    taken = (
        _free()
        .filter(pk=reading)
        .update(state=ReadingState.READING, claimed_until=until, tries=models.F("tries") + 1, progress=0)
    )
    if not taken:
        return False
    claim = _Claim(reading, until)
    try:
        _read(Reading.objects.select_related("council", "document", "sent_by").get(pk=reading), claim)
    except _Lost:
        return False
    except Unreadable as unreadable:
        where = f"Line {unreadable.line}: " if unreadable.line else ""
        _refuse(claim, where + str(unreadable))
    except Refused as refused:
        _refuse(claim, str(refused))
    except Exception:
        logger.exception("Reading %s failed", reading)
        _refuse(claim, "Something in the file could not be dealt with. We have kept what went wrong, to look into it.")
    return True


class _Claim:
    """A worker's hold on a reading; told how far it has come, it holds on for another while."""

    def __init__(self, reading: int, until: datetime) -> None:
        self.reading, self.until, self.progress = reading, until, 0

    def tell(self, hundredths: int) -> None:
        """Say how many hundredths of the file are read."""
        progress = hundredths * READ // DONE
        if progress > self.progress:
            self.hold(progress)

    def hold(self, progress: int) -> None:
        """Note the progress, in hundredths, and hold on."""
        until = _until()
        if not self.held().update(progress=progress, claimed_until=until):
            raise _Lost
        self.progress, self.until = progress, until

    def held(self) -> models.QuerySet[Reading]:
        """Return the reading, as long as this worker holds it."""
        return Reading.objects.filter(pk=self.reading, state=ReadingState.READING, claimed_until=self.until)


def _until() -> datetime:
    return clock.now() + CLAIM


def _free() -> models.QuerySet[Reading]:
    left = models.Q(state=ReadingState.READING, claimed_until__lte=clock.now())
    return Reading.objects.filter(models.Q(state=ReadingState.WAITING) | left)


def _read(reading: Reading, claim: _Claim) -> None:
    if reading.tries > MOST_TRIES:
        raise refuse(
            f"The file was taken up {MOST_TRIES} times and never came to its end.", lawful="Send a simpler one."
        )
    with reading.file.open("rb") as file:
        content = file.read()
    tree = importing.read(reading.file_name, content, kind=reading.kind, title=reading.title, progress=claim.tell)
    claim.hold(READ)
    _draft(reading, tree, claim)


@transaction.atomic
def _draft(reading: Reading, tree: Tree, claim: _Claim) -> None:
    """Make the draft and say that the file is read: both or neither."""
    if lock(Reading.objects.all(), pk=reading.pk).claimed_until != claim.until:
        raise _Lost
    by, reason = reading.sent_by, f"Read from the file “{reading.file_name}”"[:400]
    if reading.document is not None:
        edition = draft_of_tree(document=reading.document, tree=tree, by=by, reason=reason)
    else:
        edition = import_document(
            council=reading.council, title=reading.title, kind=reading.kind, owner=reading.owner, tree=tree,
            by=by, reason=reason,
        )  # fmt: skip
    reading.document, reading.edition, reading.notes = edition.document, edition, tree.as_data()["notes"]
    reading.state, reading.progress, reading.claimed_until = ReadingState.READ, DONE, None
    save(reading, by=by, reason=reason)


def _refuse(claim: _Claim, why: str) -> None:
    claim.held().update(state=ReadingState.REFUSED, refusal=why, claimed_until=None)
