"""How a document is laid out to be read: headings in order, its outline, the way around, and links in its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from apps.core.formats import paragraphs

from .enums import ProvisionKind
from .parts import LABELS, Part
from .references import Piece, References
from .wording import may_refer

# The page's own heading is level 1.
HIGHEST, DEEPEST = 2, 6


class Line(NamedTuple):
    """A provision as it stands on the page.

    ``level`` is that of its heading, ``depth`` how far it is below the highest on the page, ``ends`` has one for each
    provision that ends with it: itself, where nothing is below it, and those it is the last of. ``text`` is its text
    where that is one paragraph without a link, else ``paragraphs`` are.
    """

    provision: Part
    level: int
    depth: int
    ends: range
    before: str
    number: str
    address: str
    text: str
    paragraphs: Sequence[Sequence[Piece]]
    table: list[list[str]]
    rules: int


@dataclass(frozen=True)
class Place:
    """Where provisions are shown: the address of their document, what follows an address, what their texts refer to.

    ``dated`` is "?on=2026-11-22" where another day than today is shown; ``rules`` says how many rest on which key.
    """

    address: str
    dated: str
    references: References
    rules: dict[str, int] = field(default_factory=dict)

    def line(self, row: Part, level: int, depth: int, after: int) -> Line:
        """Return a provision as a line; ``after`` is the depth of the next one."""
        text = row.text
        paragraphs = pieces(text, self.references, row.key) if "\n" in text or may_refer(text) else ()
        before, number = shown(row.kind, row.number)
        return Line(
            row, level, depth, range(depth - after + 1), before, number, f"{self.address}{row.key}/{self.dated}",
            "" if paragraphs else text, paragraphs, row.table, self.rules.get(row.key, 0),
        )  # fmt: skip


def lay_out(provisions: Iterable[Part], place: Place, *, first_level: int = HIGHEST) -> Iterator[Line]:
    """Give the provisions in the order of the page, each followed by what is below it.

    A provision without a heading takes no level, so that levels never skip: one below it gets the next. Lines are given
    one by one, since thousands of them kept at once would cost more than they do.
    """
    waiting: Part | None = None
    level = depth = 0
    for row, its_level, its_depth in _walk(list(provisions), first_level):
        if waiting is not None:
            yield place.line(waiting, level, depth, its_depth)
        waiting, level, depth = row, its_level, its_depth
    if waiting is not None:
        yield place.line(waiting, level, depth, 0)


def _walk(rows: list[Part], level: int) -> Iterator[tuple[Part, int, int]]:
    """Give each provision with the level of its heading and its depth, what is below it after it."""
    known = {row.pk for row in rows}
    below: dict[int | None, list[Part]] = {}
    for row in reversed(rows):
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    stack = [(row, level, 0) for row in below.get(None, ())]
    while stack:
        row, level, depth = stack.pop()
        yield row, level, depth
        if row.pk in below:
            inner = min(level + 1, DEEPEST) if row.heading else level
            stack += [(one, inner, depth + 1) for one in below[row.pk]]


def pieces(text: str, references: References, own: str) -> list[list[Piece]]:
    """Return the paragraphs of a text, each in pieces, with the keys that they are linked to."""
    return [references.linked(paragraph, own) for paragraph in (paragraphs(text) if "\n" in text else [text])]


def shown(kind: str, number: str) -> tuple[str, str]:
    """Return what only those hear who listen, and what is shown as the number; "" where a provision has none.

    Below its annex, "Annex 1, rule 2a" is shown as "rule 2a"; "4" is heard as "Article 4".
    """
    if number[:1].isdigit():
        return f"{LABELS[kind]} ", number
    above, comma, last = number.rpartition(", ")
    return f"{above}{comma}", last


def contents(parts: list[Part]) -> list[Part]:
    """Return what a table of contents names: the highest provisions, and those right below a part."""
    divided = {part.pk for part in parts if part.parent_id is None and part.kind == ProvisionKind.PART}
    return [part for part in parts if part.parent_id is None or part.parent_id in divided]


class Remark(NamedTuple):
    """What is odd at a provision: an editor's note, or words that lead to nothing (``note`` is "" then)."""

    part: Part
    note: str
    words: str


def broken(parts: Iterable[Part], references: References) -> list[tuple[Part, str]]:
    """Return the references to what is not there, with the provisions in whose texts they stand."""
    return [
        (part, words)
        for part in parts
        if part.text and may_refer(part.text)
        for words in references.broken(" ".join(part.text.split()) if "\n" in part.text else part.text, part.key)
    ]


def remarks(parts: list[Part], references: References) -> list[Remark]:
    """Return what is odd in a text, in its order; a reference that an editor's note speaks of is not named again."""
    leading: dict[int, list[str]] = {}
    for part, words in broken(parts, references):
        if words.lower() not in part.note.lower():
            leading.setdefault(part.pk, []).append(words)
    found = []
    for part in parts:
        if part.note:
            found.append(Remark(part, part.note, ""))
        found += [Remark(part, "", words) for words in leading.get(part.pk, ())]
    return found


@dataclass(frozen=True)
class Around:
    """A provision with the way up, the one before and the one after it, and what is below it."""

    provision: Part
    above: list[Part]
    before: Part | None
    after: Part | None
    below: list[Part] = field(default_factory=list)


def around(outline: list[Part], key: str) -> Around | None:
    """Return the provision called ``key`` with its surroundings, out of all of an edition; None where it is not."""
    found = next((part for part in outline if part.key == key), None)
    if found is None:
        return None
    by_id = {part.pk: part for part in outline}
    siblings = [part for part in outline if part.parent_id == found.parent_id]
    place = siblings.index(found)
    return Around(
        provision=found,
        above=[*reversed(list(_up(found, by_id)))],
        before=siblings[place - 1] if place else None,
        after=siblings[place + 1] if place + 1 < len(siblings) else None,
        below=list(_below(outline, found)),
    )


def _up(part: Part, by_id: dict[int, Part]) -> Iterator[Part]:
    """Go up from a provision, which is not given itself, to the top of its document."""
    while (above := by_id.get(part.parent_id or 0)) is not None:
        yield above
        part = above


def _below(outline: list[Part], top: Part) -> Iterator[Part]:
    """Give what is below a provision; what is above stands before what is below it."""
    inside = {top.pk}
    for part in outline:
        if part.parent_id in inside:
            inside.add(part.pk)
            yield part
