"""The formats in which a document can be had."""

from collections.abc import Callable
from dataclasses import dataclass

from apps.documents.tree import Tree

from . import akn, docx, json, markdown, pdf
from .facts import Facts

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Belongs to what a cache knows a file by: raise it when the same document comes out otherwise.
VERSION = 1


@dataclass(frozen=True)
class Format:
    """A format: the ending of its files, its media type, and what writes it."""

    ending: str
    media_type: str
    write: Callable[[Tree, Facts], bytes]


FORMATS = {
    one.ending: one
    for one in (
        Format("pdf", "application/pdf", pdf.write),
        Format("docx", WORD, docx.write),
        Format("md", "text/markdown; charset=utf-8", markdown.write),
        Format("json", "application/json", json.write),
        Format("xml", "application/akn+xml", akn.write),
    )
}
