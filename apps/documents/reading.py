"""How a document is laid out to be read: headings in order, its outline, the way around, and links in its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .models import Provision

# "article 18", "articles 16 and 18", "annex 2", "clause 21.4" and a bare "21.4": whatever has an address is linked.
REFERENCE = re.compile(r"\b(?:(?P<word>articles?|clauses?|sections?|annex)\s+)?(?P<key>\d+(?:\.\d+)*)\b", re.IGNORECASE)
BETWEEN = (" and ", " or ", " to ", ", ")
PREFIXES = {"section": "s", "annex": "annex-"}
# The page's own heading is level 1.
HIGHEST, DEEPEST = 2, 6


@dataclass
class Line:
    """A provision as it stands on the page: at which level its heading is, and what is below it."""

    provision: Provision
    level: int
    children: list["Line"] = field(default_factory=list)
    rules: int = 0


def lay_out(
    provisions: Iterable[Provision], *, first_level: int = 2, rules: dict[str, int] | None = None
) -> list[Line]:
    """Return the provisions of an edition, in its order, as the trees they form.

    A provision without a heading takes no level, so that levels never skip: one below it gets the next.
    """
    lines: dict[int, Line] = {}
    roots: list[Line] = []
    for provision in provisions:
        above = lines.get(provision.parent_id or 0)
        level = HIGHEST if above is None else min(above.level + bool(above.provision.heading), DEEPEST)
        line = Line(provision, level, rules=(rules or {}).get(provision.key, 0))
        lines[provision.pk] = line
        (above.children if above else roots).append(line)
    return roots


@dataclass(frozen=True)
class Around:
    """A provision with the way up, the one before and the one after it, and what is below it."""

    provision: Provision
    above: list[Provision]
    before: Provision | None
    after: Provision | None
    below: list[Line]


def around(outline: list[Provision], key: str) -> Around | None:
    """Return the provision called ``key`` with its surroundings, out of all of an edition; None where it is not."""
    by_id = {provision.pk: provision for provision in outline}
    found = next((provision for provision in outline if provision.key == key), None)
    if found is None:
        return None
    siblings = [provision for provision in outline if provision.parent_id == found.parent_id]
    place = siblings.index(found)
    inside = [provision for provision in outline if any(one.pk == found.pk for one in _up(provision, by_id))]
    return Around(
        provision=found,
        above=[*reversed(list(_up(found, by_id)))],
        before=siblings[place - 1] if place else None,
        after=siblings[place + 1] if place + 1 < len(siblings) else None,
        below=lay_out(inside),
    )


def _up(provision: Provision, by_id: dict[int, Provision]) -> Iterator[Provision]:
    """Go up from a provision, which is not given itself, to the top of its document."""
    while (above := by_id.get(provision.parent_id or 0)) is not None:
        yield above
        provision = above


def linked(text: str, keys: Iterable[str], own: str = "") -> list[tuple[str, str]]:
    """Return ``text`` in pieces, each with the key of the provision that it names, or with "".

    A number is taken for a reference where a word such as "article" stands before it, or a point in it ("21.4"), and a
    provision has that key; the provision called ``own`` is not linked to itself.
    """
    known = set(keys) - {own}
    pieces: list[tuple[str, str]] = []
    end, word = 0, ""
    for match in REFERENCE.finditer(text):
        # "articles 16 and 18": a word holds for the numbers that follow it.
        word = (match["word"] or "").lower() or (word if text[end : match.start()] in BETWEEN else "")
        key = _key(word, match["key"])
        if key in known:
            pieces += [(text[end : match.start()], ""), (match.group(), key)]
            end = match.end()
    pieces.append((text[end:], ""))
    return [piece for piece in pieces if piece[0]]


def _key(word: str, number: str) -> str:
    """Return the key that a number has after a word; "" where it is no reference at all."""
    if not word:
        return number if "." in number else ""
    prefix = next((prefix for start, prefix in PREFIXES.items() if word.startswith(start)), "")
    return f"{prefix}{number}"
