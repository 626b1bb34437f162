"""What is taken of a file that is sent to be read: its kind by name and content, its size."""

import hashlib
from typing import Any

from django.conf import settings

from apps.core import formats, uploads
from apps.core.rulings import Refused, refuse

# Texts have no first octets that tell them; what is packed is looked into as papers are.
TEXTS = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "txt": "text/plain",
    "html": "text/html",
    "htm": "text/html",
}
PACKED = ("docx", "odt")
WANTED = "Send it as Markdown or plain text, Word (DOCX), OpenDocument (ODT) or HTML."
FIELD = "upload"
# How other kinds of files begin: archives and office documents, older office documents, PDFs, pictures.
BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def check_readable(upload: Any) -> uploads.Checked:
    """Return what ``upload`` is; ``Refused``, with the reason, where it is nothing that can be read into provisions."""
    extension = str(upload.name).rpartition(".")[2].lower()
    if extension in PACKED:
        try:
            return uploads.check(upload, on_field=FIELD)
        except Refused as refused:
            raise refuse(refused.ruling.text, lawful=WANTED, on_field=FIELD) from refused
    if extension not in TEXTS:
        raise _refused(f"“{str(upload.name)[-60:]}” cannot be read into provisions.")
    return _check_text(upload, extension)


def _check_text(upload: Any, extension: str) -> uploads.Checked:
    most = settings.PAPER_MAX_BYTES
    if not upload.size:
        raise _refused("The file is empty.")
    if upload.size > most:
        raise _refused(f"The file is too large: {formats.size(upload.size)}. At most {formats.size(most)} are taken.")
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    if content.startswith(BEGINNINGS) or (b"\x00" in content and not content.startswith(UTF_16)):
        raise _refused(f"The file's name ends in “.{extension}”, but its content is no text.")
    return uploads.Checked(TEXTS[extension], extension, upload.size, hashlib.sha256(content).hexdigest())


def _refused(text: str) -> Refused:
    return refuse(text, lawful=WANTED, on_field=FIELD)
