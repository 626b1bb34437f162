"""What the text of a document refers to: "articles 4 and 5", "Rule 2 … in Annex 1", "2.1 to 2.8".

A number is a reference where a word such as "article" stands before it, where it goes on such a list, or where it has
a point in it and a provision is called so; a sum, a time, a year or a number of days is none. A text is read once, from
its numbers outwards and no further than a sentence, so that its length and the number of provisions never multiply.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from . import wording
from .wording import GENERAL, SCOPES, TELLING, Said

Piece = tuple[str, str]
NOWHERE = ""
# Where what stands in no annex is looked for.
MAIN = ("",)


class Found(NamedTuple):
    """A reference in a text: where it stands, and the key it leads to; "" where that is open, None where to nothing."""

    start: int
    end: int
    key: str | None


class References:
    """The provisions of one edition, to be found by what a text calls them."""

    def __init__(self, rows: Iterable[wording.Row]) -> None:
        """Take the provisions, those above before those below them."""
        # The annex that a provision is in, by its key; "" for the main text.
        self._scope: dict[str, str] = {}
        # Keys by annex, word and number; by annex and number; and by word and number in whatever annex. What several
        # are called leads nowhere: "".
        self._named: dict[tuple[str, str, str], str] = {}
        self._numbered: dict[tuple[str, str], str] = {}
        self._anywhere: dict[tuple[str, str], str] = {}
        self._learn(rows)

    def _learn(self, rows: Iterable[wording.Row]) -> None:
        above: dict[int | None, tuple[str, str, str]] = {None: ("", "", "")}
        for row in rows:
            scope, word, number = above.get(row.parent_id) or above[None]
            word, number = wording.called(row, word, number)
            if word in SCOPES and not scope:
                scope = row.key
                _put(self._named, ("", word, number), row.key)
            above[row.pk] = (scope, word, number)
            self._scope[row.key] = scope
            if not number:
                continue
            _put(self._named, (scope, word, number), row.key)
            if word in GENERAL or "." in number:
                _put(self._numbered, (scope, number), row.key)
            if scope:
                _put(self._anywhere, (word, number), row.key)

    def linked(self, text: str, own: str = "") -> list[Piece]:
        """Return ``text`` in pieces, each with the key of the provision that it names, or with "".

        ``own`` is the key of the provision whose text it is: it is not linked to itself, and inside an annex "rule 1"
        is that annex's rule 1.
        """
        pieces: list[Piece] = []
        end = 0
        for found in self.find(text, own):
            if found.key and found.key != own:
                pieces += [(text[end : found.start], ""), (text[found.start : found.end], found.key)]
                end = found.end
        pieces.append((text[end:], ""))
        return [piece for piece in pieces if piece[0]]

    def broken(self, text: str, own: str = "") -> list[str]:
        """Return the references of ``text`` that lead to nothing, as they are written there."""
        return [text[found.start : found.end] for found in self.find(text, own) if found.key is None]

    def find(self, text: str, own: str = "") -> Iterator[Found]:
        """Give the references of a text from left to right."""
        scope = self._scope.get(own, "")
        abroad = wording.speaks_of_statutes(text)
        annexed = wording.speaks_of_annexes(text)
        past, annex, annex_end = 0, "", -1
        for said in wording.said_in(text):
            if said.begin < past or (abroad and wording.is_elsewhere(text, said)):
                continue
            if said.word:
                beside = annex if annex and not text[annex_end : said.begin].strip(" ,:(") else ""
                beside = beside or (self._inside(text, said) if annexed else "")
                found = self._worded(text, said, tuple(dict.fromkeys((beside, scope, ""))) if beside or scope else MAIN)
                if said.word in SCOPES and found[0].key:
                    annex, annex_end = found[0].key, found[0].end
            else:
                found = self._bare(text, said, scope)
            yield from found
            past = found[-1].end if found else said.end

    def _bare(self, text: str, said: Said, scope: str) -> list[Found]:
        """Return "21.4" without a word; nothing where it is a sum, a time or no provision."""
        key = self._numbered.get((scope, said.number)) or self._numbered.get(("", said.number))
        return [Found(said.begin, said.end, key)] if key and not wording.is_counted(text, said) else []

    def _worded(self, text: str, said: Said, scopes: tuple[str, ...]) -> list[Found]:
        """Return "article 4", and what goes on after it: "and 5" after "articles", "– iv" after "rule 1a) ii"."""
        key = self._look(said.word, said.number, scopes)
        if key is None and said.word not in TELLING:
            key = NOWHERE
        found = [Found(said.begin, said.end, key)]
        for more in wording.going_on(text, said):
            if not (key := self._look(said.word, more.number, scopes)):
                break
            found.append(Found(more.begin, more.end, key))
        return found

    def _look(self, word: str, number: str, scopes: tuple[str, ...]) -> str | None:
        """Return the key of what is called so, the nearest first; "" where it is open which, None where nothing is."""
        for short in wording.shorter(number) if "(" in number else (number,):
            known = list(self._names(word, short, scopes))
            if known:
                return next(filter(None, known), NOWHERE)
        return None

    def _names(self, word: str, number: str, scopes: tuple[str, ...]) -> Iterator[str]:
        """Give what is called so, the nearest first: by word, then by number alone, then in any annex."""
        for scope in scopes:
            if (key := self._named.get((scope, word, number))) is not None:
                yield key
        if word in GENERAL:
            for scope in scopes:
                if (key := self._numbered.get((scope, number))) is not None:
                    yield key
        if (key := self._anywhere.get((word, number))) is not None:
            yield key

    def _inside(self, text: str, said: Said) -> str:
        """Return the annex in which the text says that something stands: "Rule 2 of the scheme in Annex 1"."""
        word, number = ("", "") if said.word in SCOPES else wording.annex_after(text, said)
        return self._named.get(("", word, number), "") if word else ""


def _put(names: dict, name: tuple, key: str) -> None:
    """Let ``name`` lead to ``key``, or nowhere when it leads elsewhere already."""
    if names.setdefault(name, key) != key:
        names[name] = NOWHERE
