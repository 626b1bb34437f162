"""Files that somebody sends: what kind each is, by its content, and why it is refused where it is.

A paper is opened by other people on other machines, so its name counts for nothing: the first octets, the structure and
what is packed inside decide. Pure but for the setting of the size limit; the file is read and left where it was found.
"""

import hashlib
import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import pikepdf
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from . import formats
from .rulings import refuse

WANTED = "Send a PDF, a Word document (DOCX), an OpenDocument text (ODT) or a picture (PNG, JPEG)."
ODT = b"application/vnd.oasis.opendocument.text"
# What an office document unpacks to at most, over all and beside its packed size: more is a bomb, not a paper.
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 10_000
ARCHIVE_END = 22
MOST_PIXELS = 80_000_000
# How deep one part of a PDF may lie inside another.
DEEPEST = 50


class Unfit(Exception):
    """A file is refused; the text says why."""


@dataclass(frozen=True)
class Checked:
    """A file that passed: its media type by content, the extension it is stored under, its size, its digest."""

    media_type: str
    extension: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: extensions, media type, and what looks into it."""

    extensions: tuple[str, ...]
    media_type: str
    name: str
    look: Callable[[BinaryIO], None]


def check(
    upload: Any,
    *,
    on_field: str | None = None,
    most: int | None = None,
    kinds: tuple[Kind, ...] | None = None,
    wanted: str = WANTED,
) -> Checked:
    """Return what ``upload`` (a file with ``name`` and ``size``) is; ``Refused``, with the reason, if it is not taken.

    ``most`` is the size limit in octets (the setting PAPER_MAX_BYTES without it); ``kinds`` are those that are taken
    (the kinds of papers without it), which ``wanted`` names.
    """
    limit = most or settings.PAPER_MAX_BYTES
    try:
        size = upload.size
        if not size:
            raise Unfit("The file is empty.")
        if size > limit:
            raise Unfit(f"The file is too large: {formats.size(size)}. At most {formats.size(limit)} are taken.")
        extension = str(upload.name).rpartition(".")[2].lower() if "." in str(upload.name) else ""
        kind = next((kind for kind in (kinds or KINDS) if extension in kind.extensions), None)
        if kind is None:
            raise Unfit(
                f"A file that ends in “.{extension[:20]}” is not taken."
                if extension
                else "The file's name has no ending that says its kind."
            )
        upload.seek(0)
        kind.look(upload)
        return Checked(kind.media_type, kind.extensions[0], size, _digest(upload))
    except Unfit as unfit:
        raise refuse(str(unfit), lawful=wanted, on_field=on_field) from unfit
    finally:
        upload.seek(0)


def _digest(upload: Any) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    while part := upload.read(1 << 16):
        digest.update(part)
    return digest.hexdigest()


# PDF ----------------------------------------------------------------------------------------------------------------

# What a PDF does by itself when it is opened, or carries along: a paper needs none of it.
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/ImportData", "/SubmitForm", "/RichMedia", "/EmbeddedFile")


def _look_pdf(stream: BinaryIO) -> None:
    if stream.read(5) != b"%PDF-":
        raise Unfit("The file's name says PDF, but its content is something else.")
    stream.seek(0)
    try:
        with pikepdf.open(io.BytesIO(stream.read())) as pdf:
            if pdf.is_encrypted:
                raise Unfit("The PDF is encrypted or protected by a password. Send it without.")
            if not len(pdf.pages):
                raise Unfit("The PDF has no pages.")
            _look_active(pdf)
    except pikepdf.PasswordError:
        raise Unfit("The PDF is encrypted or protected by a password. Send it without.") from None
    except pikepdf.PdfError:
        raise Unfit("The PDF is damaged: it cannot be opened.") from None
    _look_tail(stream)


def _look_active(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        _look_into(thing, deep=0)


def _look_into(thing: Any, *, deep: int) -> None:
    """Look at an object and what lies directly in it; what it only points at has its own turn in the list of all."""
    if deep > DEEPEST:
        raise Unfit("The PDF is built in a way that no program that writes papers does.")
    inside: list[Any] = []
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = set(thing.keys())
        called = [thing.get(key) for key in ("/S", "/Type", "/Subtype") if key in keys]
        names = {str(name) for name in called if isinstance(name, pikepdf.Name)}
        found = next((name for name in ACTIVE if name in names or name in keys), None)
        if found:
            raise Unfit(f"The PDF holds something that acts by itself or is hidden inside ({found[1:]}).")
        inside = [thing.get(key) for key in keys]
    elif isinstance(thing, pikepdf.Array):
        inside = list(thing)
    for part in inside:
        if isinstance(part, (pikepdf.Dictionary, pikepdf.Array)) and not part.is_indirect:
            _look_into(part, deep=deep + 1)


def _look_tail(stream: BinaryIO) -> None:
    """A second file behind the first (a polyglot) begins after the end mark; line ends and blanks may stand there."""
    stream.seek(0)
    content = stream.read()
    tail = content.rpartition(b"%%EOF")[2]
    if b"%%EOF" not in content or tail.strip(b"\r\n\t \x00"):
        raise Unfit("The PDF carries other content after its end.")
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Unfit("The PDF is an archive as well.")


# Office documents ---------------------------------------------------------------------------------------------------


def look_docx(stream: BinaryIO) -> None:
    """Raise ``Unfit`` where ``stream`` is no Word document, or one that holds more than its text and pictures."""
    names = look_zip(stream, "Word document (DOCX)")
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise Unfit("The file's name says DOCX, but it is no Word document.")
    with zipfile.ZipFile(stream) as packed:
        types = packed.read("[Content_Types].xml")
    lowered = {name.lower() for name in names}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in lowered) or b"macroEnabled" in types:
        raise Unfit("The Word document contains macros. Save it without them.")
    if any(name.startswith(("word/embeddings/", "word/activex/")) for name in lowered):
        raise Unfit("The Word document has other files embedded in it. Save it without them.")


def look_odt(stream: BinaryIO) -> None:
    """Raise ``Unfit`` where ``stream`` is no OpenDocument text, or one that holds more than its text and pictures."""
    names = look_zip(stream, "OpenDocument text (ODT)")
    with zipfile.ZipFile(stream) as packed:
        first = packed.infolist()[0]
        if first.filename != "mimetype" or packed.read("mimetype").strip() != ODT or "content.xml" not in names:
            raise Unfit("The file's name says ODT, but it is no OpenDocument text.")
        manifest = packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise Unfit("The document is encrypted. Save it without a password.")
    if any(name.lower().startswith(("basic/", "scripts/")) for name in names):
        raise Unfit("The document contains macros. Save it without them.")
    if any(name.startswith("Object ") and name.endswith(".bin") for name in names):
        raise Unfit("The document has other files embedded in it. Save it without them.")


def look_zip(stream: BinaryIO, name: str) -> set[str]:
    """Check the archive that an office document is, and return the names of its parts."""
    head = stream.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit(
            f"The file is an older or encrypted Office document, not a {name}. Save it anew without a password."
        )
    if not head.startswith(b"PK\x03\x04"):
        raise Unfit(f"The file's name says {name}, but its content is something else.")
    try:
        with zipfile.ZipFile(stream) as packed:
            parts = packed.infolist()
            _look_parts(parts, packed.comment, stream)
            # Reads every part once, never more than its headers promise, and compares the check sums.
            if packed.testzip() is not None:
                raise Unfit("The document is damaged: a part of it cannot be read.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise Unfit("The document is damaged or packed in a way that cannot be read.") from None
    stream.seek(0)
    return {part.filename for part in parts}


def _look_parts(parts: list[zipfile.ZipInfo], comment: bytes, stream: BinaryIO) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1 << 16):
        raise Unfit("The document unpacks to far more than it should. It was not opened.")
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit("The document is encrypted. Save it without a password.")
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise Unfit("The document is packed in a way that no office program does.")
    if any(name.lower().endswith((".exe", ".dll", ".js", ".vbs", ".bat", ".jar", ".html")) for name in names):
        raise Unfit("The document has a program packed into it.")
    # The record that ends an archive is 22 octets long and the last thing in it, when there is no comment.
    stream.seek(-ARCHIVE_END, io.SEEK_END)
    if comment or not stream.read().startswith(b"PK\x05\x06"):
        raise Unfit("The document carries other content after its end.")


# Pictures -----------------------------------------------------------------------------------------------------------


def _look_png(stream: BinaryIO) -> None:
    _look_picture(stream, "PNG", b"\x89PNG\r\n\x1a\n")
    stream.seek(0)
    content = stream.read()
    # The last chunk is IEND with its check sum, and nothing may follow it.
    if not content.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82"):
        raise Unfit("The picture carries other content after its end.")


def _look_jpeg(stream: BinaryIO) -> None:
    _look_picture(stream, "JPEG", b"\xff\xd8\xff")
    stream.seek(0)
    content = stream.read().rstrip(b"\x00")
    if not content.endswith(b"\xff\xd9"):
        raise Unfit("The picture carries other content after its end.")
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Unfit("The picture is an archive as well.")


def _look_picture(stream: BinaryIO, kind: str, head: bytes) -> None:
    if stream.read(len(head)) != head:
        raise Unfit(f"The file's name says {kind}, but its content is something else.")
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(stream, formats=[kind]) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise Unfit(f"The picture is too large: {width} by {height} points.")
                picture.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Unfit("The picture unpacks to far more than it should. It was not opened.") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unfit("The picture is damaged: it cannot be opened.") from None


KINDS = (
    Kind(("pdf",), "application/pdf", "PDF", _look_pdf),
    Kind(
        ("docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word document",
        look_docx,
    ),
    Kind(("odt",), ODT.decode(), "OpenDocument text", look_odt),
    Kind(("png",), "image/png", "PNG picture", _look_png),
    Kind(("jpg", "jpeg"), "image/jpeg", "JPEG picture", _look_jpeg),
)


def kind_name(media_type: str) -> str:
    """Return how people call the kind of a file that was taken: "PDF", "Word document"."""
    return next((kind.name for kind in KINDS if kind.media_type == media_type), "File")


def extension_of(media_type: str) -> str:
    """Return the extension of the kind of a file that was taken."""
    return next((kind.extensions[0] for kind in KINDS if kind.media_type == media_type), "bin")
