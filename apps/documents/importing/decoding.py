"""From the bytes of a text file to its lines, or a plain word on why it is no text."""

import codecs
import re

from .blocks import Unreadable

# UTF-32 begins as UTF-16 does, so it is asked for first.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What a file is that begins so, whatever it is called.
OTHER_FORMATS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP file, or a document of a kind that is kept as one",
    b"PK\x05\x06": "an empty ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc) or one with a password",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"MZ": "a program",
    b"\x7fELF": "a program",
}
LAWFUL = "Send Markdown or plain text, DOCX, ODT, HTML, or what this site exports as JSON."
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Every way to end a line or a page.
LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def text_of(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or UTF-32 with its mark, or CP1252; Unreadable for anything else."""
    if not content.strip():
        raise Unreadable("The file is empty.")
    for beginning, what in OTHER_FORMATS.items():
        if content.startswith(beginning):
            raise Unreadable(f"This is {what}, which cannot be read as text. {LAWFUL}")
    text = _decoded(content)
    control = CONTROLS.search(text)
    if control is not None:
        line = len(LINE_ENDS.findall(text, 0, control.start())) + 1
        raise Unreadable(f"This is not a text: there is a control character in line {line}. {LAWFUL}", line)
    if not text.strip():
        raise Unreadable("The file is empty: there are only blanks in it.")
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as broken:
                raise Unreadable(f"The text says it is {encoding.upper()}, but it is not: {broken.reason}.") from None
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"This is not a text in UTF-8, UTF-16 or Windows-1252. {LAWFUL}")


def lines_of(text: str) -> list[str]:
    """Return the lines of ``text`` whatever ends them."""
    return LINE_ENDS.split(text)
