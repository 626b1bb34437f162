"""Two editions of a document compared: provision by provision by their keys, and word by word. Pure.

What changed is told at once, from whole texts; words are compared only where somebody looks, since most texts of a
long document stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Any

from rapidfuzz.distance import Indel

# Where a paragraph ends; it is compared like a word.
BREAK = "\n\n"
TOKEN = re.compile(r"\n\s*\n|\S+")


class Change(StrEnum):
    """What became of a provision from one edition to the other."""

    ADDED = "Added"
    REMOVED = "Removed"
    REWORDED = "Reworded"
    MOVED = "Moved or renumbered"
    UNCHANGED = "Unchanged"


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Piece:
    """Neighbouring words that share their fate."""

    text: str
    mark: Mark = Mark.KEPT


Paragraph = list[Piece]


@dataclass(frozen=True)
class Compared:
    """A provision before and after; one of the two may be missing. Both are rows as ``models.Provision`` has them."""

    before: Any | None
    after: Any | None
    moved: bool = False

    @property
    def provision(self) -> Any:
        """Return it as it is after; where it was removed, as it was."""
        return self.after if self.after is not None else self.before

    @cached_property
    def change(self) -> Change:
        """Return what became of it: reworded counts for more than moved."""
        if self.before is None:
            return Change.ADDED
        if self.after is None:
            return Change.REMOVED
        if _words_of(self.before) != _words_of(self.after):
            return Change.REWORDED
        return Change.MOVED if self.moved else Change.UNCHANGED

    @cached_property
    def heading(self) -> Paragraph:
        """Return number and heading, word by word."""
        lines = words(*(f"{one.number} {one.heading}" if one else "" for one in (self.before, self.after)))
        return lines[0] if lines else []

    @cached_property
    def text(self) -> list[Paragraph]:
        """Return the text by paragraphs and the table by rows, word by word."""
        return words(*(_text_of(one) if one else "" for one in (self.before, self.after)))


@dataclass(frozen=True)
class Step:
    """What an edition made of one provision."""

    edition: Any
    compared: Compared


def compare(before: Iterable[Any], after: Iterable[Any]) -> list[Compared]:
    """Return what became of every provision, in the order of ``after``; removed ones stand where they stood before."""
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    both_old, both_new = [key for key in old if key in new], [key for key in new if key in old]
    stayed = _kept(both_old, both_new)
    over_old, over_new = _above(old.values()), _above(new.values())
    result: list[Compared] = []
    removed = _removed_after(old, new)
    result += [Compared(old[key], None) for key in removed.get("", [])]
    for key, row in new.items():
        if key in old:
            renumbered = old[key].number != row.number or over_old[key] != over_new[key]
            result.append(Compared(old[key], row, moved=renumbered or key not in stayed))
        else:
            result.append(Compared(None, row))
        result += [Compared(old[gone], None) for gone in removed.get(key, [])]
    return result


def folded(compared: Iterable[Compared]) -> list[tuple[bool, list[Compared]]]:
    """Return runs of provisions, those that changed and those that did not, each with whether they changed."""
    runs = groupby(compared, key=lambda one: one.change != Change.UNCHANGED)
    return [(changed, list(run)) for changed, run in runs]


def words(before: str, after: str) -> list[Paragraph]:
    """Return the paragraphs of two texts in one, each in pieces that were kept, inserted or deleted."""
    old, new = _tokens(before), _tokens(after)
    pieces: list[tuple[list[str], Mark]] = []
    deleted: list[str] = []
    inserted: list[str] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            pieces += [(deleted, Mark.DELETED), (inserted, Mark.INSERTED)]
            pieces.append((new[step.dest_start : step.dest_end], Mark.KEPT))
            deleted, inserted = [], []
        else:
            # What was struck out is read before what stands in its place.
            deleted += old[step.src_start : step.src_end]
            inserted += new[step.dest_start : step.dest_end]
    return _paragraphs([*pieces, (deleted, Mark.DELETED), (inserted, Mark.INSERTED)])


def _paragraphs(pieces: Iterable[tuple[Sequence[str], Mark]]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = [[]]
    for tokens, mark in pieces:
        run: list[str] = []
        for token in [*tokens, None]:
            if token in (BREAK, None):
                if run:
                    paragraphs[-1].append(Piece(" ".join(run), mark))
                run = []
            if token == BREAK:
                paragraphs.append([])
            elif token is not None:
                run.append(token)
    return [paragraph for paragraph in paragraphs if paragraph]


def _tokens(text: str) -> list[str]:
    return [BREAK if token.isspace() else token for token in TOKEN.findall(text.strip())]


def _text_of(row: Any) -> str:
    return BREAK.join([row.text, *(" | ".join(cells) for cells in row.table)])


def _words_of(row: Any) -> tuple[list[str], list[str]]:
    return row.heading.split(), _tokens(_text_of(row))


def _above(rows: Iterable[Any]) -> dict[str, str]:
    """Return the key of what each provision stands below, by its own key."""
    keys = {row.pk: row.key for row in rows}
    return {row.key: keys.get(row.parent_id, "") for row in rows}


def _kept(before: list[str], after: list[str]) -> set[str]:
    """Return the keys whose order is the same in both lists: the longest run of them that skips some."""
    if before == after:
        return set(before)
    steps = Indel.opcodes(before, after)
    return {key for step in steps if step.tag == "equal" for key in before[step.src_start : step.src_end]}


def _removed_after(old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[str]]:
    """Return the keys that are gone, by the key before them that is still there; "" where there is none."""
    removed: dict[str, list[str]] = {}
    last = ""
    for key in old:
        if key in new:
            last = key
        else:
            removed.setdefault(last, []).append(key)
    return removed
