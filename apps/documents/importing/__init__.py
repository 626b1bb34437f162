"""Reading a document from a file into a tree of provisions, without a database: ``read`` is all that others need."""

import re
from collections.abc import Callable
from pathlib import PurePath

from apps.documents.tree import Tree

from . import ours
from .blocks import Block, Unreadable
from .decoding import text_of
from .docx import read_docx
from .html import is_html, read_html
from .odt import read_odt
from .packed import holds
from .structure import arrange
from .text import blocks_of

__all__ = ["Unreadable", "read"]

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE

# Endings that promise a packed document: what is called so and is something else was damaged, or is passed off.
PACKED = {".docx": "Word", ".odt": "OpenDocument"}
# A piece of a page, without what a whole one begins with, is told by its ending alone.
FRAGMENTS = (".html", ".htm", ".xhtml")
# A file of Word before 2007, or one with a password: the reader of texts says so.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"

# What begins an object; RTF begins with a brace too.
JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')

Reader = Callable[[bytes], list[Block] | Tree]


def _looks_like_json(content: bytes) -> bool:
    return JSON.match(content) is not None


def _read_text(content: bytes) -> list[Block]:
    text = text_of(content)
    return ours.markdown(text) if ours.is_marked(text) else blocks_of(text)


# Readers by what they read, each with what tells from the content that it is the one; the last takes what is left.
READERS: dict[str, tuple[Callable[[bytes], bool], Reader]] = {
    "Word": (lambda content: holds(content, b"word/document.xml"), read_docx),
    "OpenDocument": (lambda content: holds(content, b"opendocument.text"), read_odt),
    "HTML": (is_html, read_html),
    "JSON": (_looks_like_json, ours.tree_of_json),
    "text": (bool, _read_text),
}


def read(
    file_name: str,
    content: bytes,
    *,
    kind: str,
    title: str = "",
    progress: Callable[[int], None] | None = None,
    largest: int = LARGEST,
) -> Tree:
    """Return the document in a file as a tree; Unreadable, with the line or place, where that is not possible.

    What the file is made of is told from its content, whatever it is called. ``kind`` is one of enums.DocumentKind.
    ``progress`` is told how many hundredths are done. ``largest`` is how many bytes a file may have.
    """
    told = progress or _untold
    told(0)
    if len(content) > largest:
        size = f"{len(content) / MEGABYTE:.0f} MB"
        raise Unreadable(f"The file has {size}, and {largest / MEGABYTE:.0f} MB is the most that can be read.")
    found = _reader_of(file_name, content)(content)
    told(50)
    tree = found if isinstance(found, Tree) else arrange(found, title=title, kind=kind)
    told(95)
    if not tree.provisions:
        raise Unreadable("There is no text in the file.")
    tree.title = title or tree.title or PurePath(file_name).stem
    told(100)
    return tree


def _reader_of(file_name: str, content: bytes) -> Reader:
    if not content.strip():
        raise Unreadable("The file is empty.")
    name = next(name for name, (is_one, _) in READERS.items() if is_one(content))
    if name == "text" and PurePath(file_name).suffix.lower() in FRAGMENTS:
        name = "HTML"
    promised = PACKED.get(PurePath(file_name).suffix.lower(), name)
    if promised != name and not content.startswith(OLD_OFFICE):
        raise Unreadable(f"The file is called {PurePath(file_name).name}, but it is no {promised} document.")
    return READERS[name][1]


def _untold(hundredths: int) -> None:
    """Tell nobody."""
