"""Papers: files that were checked, with their text where it is given."""

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify

from apps.core import clock, records, uploads
from apps.core.rulings import refuse
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Paper

from .keeping import check_open, locked


@transaction.atomic
def attach(
    *,
    item: AgendaItem,
    title: str,
    upload: File,
    summary: str = "",
    text: str = "",
    at: datetime | None = None,
    by: Any,
    reason: str = "Paper for the item.",
) -> Paper:
    """Attach a file to an item and return the paper. The file is checked: kind, size, content (core/uploads.py).

    ``at`` is when it was published where that was elsewhere and before; else it is now.
    """
    meeting = locked(item.meeting)
    check_open(meeting, "attach a paper")
    if not title.strip():
        raise refuse("A paper needs a title.", lawful="Enter what it is called.", on_field="title")
    checked = uploads.check(upload, on_field="upload")
    slug = _free_slug(item, title)
    paper = Paper(
        item=item,
        slug=slug,
        title=" ".join(title.split()),
        summary=summary.strip(),
        text=text.strip(),
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
        published_at=at or clock.now(),
    )
    upload.seek(0)
    paper.file.save(f"{slug}.{checked.extension}", File(upload), save=False)
    meeting.changed_at = clock.now()
    records.save(meeting, by=by, reason=reason)
    return records.save(paper, by=by, reason=reason)


@transaction.atomic
def remove_paper(*, paper: Paper, by: Any, reason: str) -> None:
    """Take a paper off an agenda that has not been published. The file stays in the store; the history names it."""
    meeting = locked(paper.item.meeting)
    if meeting.state != MeetingState.PREPARING:
        raise refuse(
            f"The agenda has been published, so “{paper.title}” cannot be removed.",
            lawful="Attach a corrected paper, and say in its summary what changed.",
        )
    records.remove(paper, by=by, reason=reason)


def _free_slug(item: AgendaItem, title: str) -> str:
    base = slugify(title)[:70].strip("-") or "paper"
    taken = set(item.papers.values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
