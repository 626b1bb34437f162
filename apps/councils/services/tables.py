"""Tables that are sent as files: read as text, or refused as a whole with what is wrong in which line."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from apps.core import formats
from apps.core.rulings import Refused, Ruling, refuse
from apps.councils.rules.tables import Wrong

# As many wrong lines as a page shows; whoever mends these sees the next.
MOST_SHOWN = 20


def text_of(upload: Any) -> str:
    """Return the text of the CSV file ``upload``; refused where it is too large or not text in UTF-8."""
    if upload.size > settings.PAPER_MAX_BYTES:
        raise refuse(
            f"The file is too large: {formats.size(upload.size)}.",
            lawful=f"At most {formats.size(settings.PAPER_MAX_BYTES)} are taken.",
            on_field="upload",
        )
    return decoded(upload.read())


def decoded(content: bytes) -> str:
    """Return ``content`` as text; refused where it is not written in UTF-8, or is no text at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise refuse(
            "The file is not a text in UTF-8.",
            lawful="Save it from your spreadsheet as “CSV UTF-8 (comma delimited)”.",
            on_field="upload",
        )
    return text


def check_right(wrong: Sequence[Wrong]) -> None:
    """Refuse a table in which anything is ``wrong``, with the first wrong lines; nothing of it is taken."""
    if not wrong:
        return
    lines = [str(one) for one in sorted(wrong, key=lambda one: one.line)]
    said = tuple(lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        said += (f"And {formats.counted(len(lines) - MOST_SHOWN, 'line')} more.",)
    counted = f"{formats.counted(len(lines), 'line')} of the table cannot be taken, so nothing was taken."
    raise Refused(Ruling(False, counted, arithmetic=said), "upload")
