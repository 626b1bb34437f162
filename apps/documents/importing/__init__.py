"""Reading a document from a file into a tree of provisions, without a database: ``read`` is all that others need."""

from collections.abc import Callable
from pathlib import PurePath

from apps.documents.tree import Tree

from .blocks import Block, Unreadable
from .structure import arrange
from .text import read_text

__all__ = ["Unreadable", "read"]

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE

Reader = Callable[[bytes], list[Block]]

# Readers by what they read. ``told`` looks at the content: the first that says yes reads it; text is what is left.
READERS: dict[str, tuple[Callable[[bytes], bool], Reader]] = {}


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
    blocks = _reader_of(content)(content)
    told(50)
    tree = arrange(blocks, title=title, kind=kind)
    told(95)
    if not tree.provisions:
        raise Unreadable("There is no text in the file.")
    tree.title = tree.title or PurePath(file_name).stem
    told(100)
    return tree


def _reader_of(content: bytes) -> Reader:
    return next((reader for told, reader in READERS.values() if told(content)), read_text)


def _untold(hundredths: int) -> None:
    """Tell nobody."""
