"""The text of a change in plain words, clause by clause: "In article 19, for “one third” read “one half”." (OLP-33).

A sentence stands for each thing that differs between two editions, in the order of the document, so that the notice can
carry the whole change and members know what they vote on.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from apps.documents.models import Provision

# Less in common than this, or more places than this, and the new text is given whole: it is then easier to read.
IN_COMMON = 0.5
MOST_PLACES = 4
# Changes with no more words than this between them read better as one.
BETWEEN = 2

Span = tuple[int, int, int, int]


def sentences(before: Sequence[Provision], after: Sequence[Provision]) -> list[str]:
    """Return what has to be done to the text of ``before`` so that it says what ``after`` says."""
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    moved = _moved(before, after)
    gone = _gone(before, new)
    found = [f"Leave out {_name(row)}." for row in gone.get("", [])]
    previous: Provision | None = None
    for row in after:
        if row.key not in old:
            found.append(_inserted(row, previous))
        else:
            found += _reworded(old[row.key], row)
            if row.key in moved:
                found.append(f"Move {_name(row)} {_where(previous)}.")
        found += [f"Leave out {_name(left)}." for left in gone.get(row.key, [])]
        previous = row
    return found


def whole(provisions: Sequence[Provision]) -> list[str]:
    """Return the text of every provision, for a document that is adopted for the first time."""
    return [f"{_capital(_name(row))}{_said(row)}" for row in provisions]


def _gone(before: Sequence[Provision], new: dict[str, Provision]) -> dict[str, list[Provision]]:
    """Return what is left out, by the key of what stays before it; with a provision goes all that is below it."""
    gone: dict[str, list[Provision]] = {}
    out: set[int] = set()
    last = ""
    for row in before:
        if row.key in new:
            last = row.key
            continue
        out.add(row.pk)
        if row.parent_id not in out:
            gone.setdefault(last, []).append(row)
    return gone


def _moved(before: Sequence[Provision], after: Sequence[Provision]) -> set[str]:
    """Return the keys of what stands elsewhere among the provisions that both have."""
    was, now = [row.key for row in before], [row.key for row in after]
    common = set(was) & set(now)
    was, now = [key for key in was if key in common], [key for key in now if key in common]
    stay: set[str] = set()
    for start, _, length in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
        stay |= set(was[start : start + length])
    return common - stay


def _inserted(row: Provision, previous: Provision | None) -> str:
    return f"Insert {_name(row)}, {_where(previous)}{_said(row)}"


def _where(previous: Provision | None) -> str:
    return f"after {_cited(previous)}" if previous else "at the beginning"


def _said(row: Provision) -> str:
    """Return text and rows of a provision to come after its name; a full stop where it has none."""
    parts = [f"“{_plain(row.text)}”"] if row.text.strip() else []
    parts += [f"“{_row(cells)}”" for cells in row.table]
    return f": {'; '.join(parts)}" if parts else "."


def _reworded(was: Provision, now: Provision) -> Iterator[str]:
    """Give a sentence for everything that one provision says otherwise."""
    name = _cited(was)
    if was.number != now.number:
        yield f"{_capital(name)} becomes {_cited(now)}."
    if _plain(was.heading) != _plain(now.heading):
        yield _stop(f"Of {name}, for the heading “{_plain(was.heading)}” read “{_plain(now.heading)}”")
    if was.text.split() != now.text.split():
        places = _places(was.text.split(), now.text.split())
        if places:
            yield _stop(f"In {name}, {'; '.join(places)}")
        else:
            yield f"For the text of {name} read: “{_plain(now.text)}”"
    if was.table != now.table:
        yield _stop(f"In the table of {name}, {'; '.join(_rows(was.table, now.table))}")


def _places(was: list[str], now: list[str]) -> list[str] | None:
    """Return the change place by place, each found by words that stand there only; None where whole is best."""
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if not was or not now or matcher.ratio() < IN_COMMON:
        return None
    spans: list[Span] = []
    for tag, i, i2, j, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if spans and i - spans[-1][1] <= BETWEEN:
            spans[-1] = (spans[-1][0], i2, spans[-1][2], j2)
        else:
            spans.append((i, i2, j, j2))
    if len(spans) > MOST_PLACES:
        return None
    found: list[str] = []
    first = 0
    for span, last in zip(spans, [*(i for i, _, _, _ in spans[1:]), len(was)], strict=True):
        place = _place(was, now, span, first, last)
        if place is None:
            return None
        words, first = place
        found.append(words)
    return found


def _place(was: list[str], now: list[str], span: Span, first: int, last: int) -> tuple[str, int] | None:
    """Return "for “a” read “b”", with as many words around as it takes to find the place, and where it ends.

    The words are taken from between ``first`` and ``last``, so that no two places overlap.
    """
    i, i2, j, j2 = span
    if i < i2 and _once(was, i, i2) and j == j2:
        return f"leave out “{' '.join(was[i:i2])}”", i2
    while i == i2 or not _once(was, i, i2):
        if i > first:
            i, j = i - 1, j - 1
        elif i2 < last:
            i2, j2 = i2 + 1, j2 + 1
        else:
            return None
    return f"for “{' '.join(was[i:i2])}” read “{' '.join(now[j:j2])}”", i2


def _once(words: list[str], start: int, end: int) -> bool:
    phrase = words[start:end]
    return sum(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1)) == 1


def _rows(was: list[list[str]], now: list[list[str]]) -> Iterator[str]:
    old, new = [_row(cells) for cells in was], [_row(cells) for cells in now]
    for tag, i, i2, j, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        yield from (f"leave out the row “{row}”" for row in old[i:i2])
        after = f"after “{new[j - 1]}” " if j else ""
        yield from (f"{after if row is new[j] else ''}insert the row “{row}”" for row in new[j:j2])


def _row(cells: Sequence[object]) -> str:
    return " | ".join(_plain(str(cell)) for cell in cells)


def _name(row: Provision) -> str:
    cited = _cited(row)
    return f"{cited}, {_plain(row.heading)}" if row.heading and row.number else cited


def _cited(row: Provision) -> str:
    """Return how a provision is cited; one without a number by its heading, or by how it begins."""
    if row.number:
        return row.cited
    words = _plain(row.heading or row.text).split()
    return f"“{' '.join(words[:8])}{'…' if len(words) > 8 else ''}”"


def _stop(sentence: str) -> str:
    """End a sentence with a full stop, where the words it quotes do not end with one."""
    return sentence if sentence.endswith(".”") else f"{sentence}."


def _plain(text: str) -> str:
    return " ".join(text.split())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
