"""Office documents are archives of XML: opened with care, never following anything that leads outside."""

import io
import zipfile
from collections.abc import Callable
from typing import Any, BinaryIO

from lxml import etree

from apps.core.formats import size
from apps.core.uploads import Unfit

from .blocks import Unreadable

# A part of a document that unpacks to more is no text: 300 pages are about 5 MB.
MOST_XML = 100 * 1024 * 1024


def holds(content: bytes, name: bytes) -> bool:
    """Tell whether ``content`` is an archive with a part called ``name``, damaged or not."""
    return content.startswith(b"PK\x03\x04") and name in content


class Packed:
    """An office document; ``look`` refuses what no such document is (core/uploads.py)."""

    def __init__(self, content: bytes, look: Callable[[BinaryIO], None]) -> None:
        """Open the archive; ``Unreadable`` where it is damaged, encrypted, a bomb, or something else."""
        try:
            look(io.BytesIO(content))
        except Unfit as unfit:
            raise Unreadable(str(unfit)) from None
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.archive.namelist()

    def xml(self, name: str) -> Any:
        """Return the root of a part; None where there is no such part."""
        if name not in self.names:
            return None
        unpacked = self.archive.getinfo(name).file_size
        if unpacked > MOST_XML:
            raise Unreadable(f"{name} in the document unpacks to {size(unpacked)}: that is no text.")
        return parsed(self.archive.read(name), name)


def parsed(content: bytes, name: str) -> Any:
    """Return the root of XML; ``Unreadable`` with part and line where it is broken or declares anything of its own."""
    # Nothing is fetched and nothing is expanded; libxml2's own limits of depth and of text hold.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        line = wrong.lineno or 0
        if "depth" in str(wrong):
            raise Unreadable(f"{name} nests deeper than any document does (line {line}).", line) from None
        raise Unreadable(f"{name} in the document is broken XML (line {line}): {wrong.msg}", line) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"{name} in the document declares entities, which no office program does. It was not read.")
    return root
