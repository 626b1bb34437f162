"""Numbers as they stand before provisions: "21.4.", "(iii)", "b)", "Annex 2", and what comes before and after them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .kinds import LABELS

ROMAN = re.compile(r"(?=[ivxlc])(?:x[lc]|l?x{0,3}|c{1,3}(?:x[lc]|l?x{0,3}))(?:ix|iv|v?i{0,3})\Z")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.):]?(?=\s|\Z)\s*")
SINGLE = re.compile(r"\(?(\d{1,3})([.):])(?=\s|\Z)\s*")
BARE = re.compile(r"(\d{1,3})(?:\s*[-–—:]\s+|\s+)(?=[^\W\d_]|[\"'“‘(])")
LETTER = re.compile(r"\(?([a-z]{1,6}|[A-Z]{1,6})([.)])(?=\s|\Z)\s*")
WORDS = "|".join(sorted(LABELS, key=len, reverse=True))
WORDED = re.compile(rf"((?i:{WORDS}))\s+(\d{{1,3}}(?:\.\d{{1,3}})*|[A-Z]|[IVXLC]{{1,6}})(?![\w.]*\w)[.:)]?\s*")
# "ONE LEICESTER PARTNERSHIP CONSTITUTION ANNEX 2": the title of the whole stands before the number of the annex.
TRAILING = re.compile(
    r"(.{1,200}?)[\s,:–—-]+((?:annex|annexe|appendix|schedule)\s+(\d{1,3}|[A-Z]))\W*\Z", re.IGNORECASE
)
BULLETS = frozenset("-*+•◦▪‣●○–—·§")


class Style(StrEnum):
    """How a series of numbers is written."""

    DECIMAL = "decimal"  # 21 or 21.4 or 1.3.2
    FIGURE = "figure"  # 1) or (1)
    LETTER = "letter"
    ROMAN = "roman"
    WORD = "word"  # Annex 2


@dataclass(frozen=True)
class Label:
    """A number before a provision: as it is cited, how it is written, and its place in the series.

    ``parts`` are the figures of a decimal or of a number after a word. ``readings`` are the ways to read it as a
    member of a list, with its place: "i" is the ninth letter or the first roman number.
    """

    number: str
    style: Style
    parts: tuple[int, ...] = ()
    readings: tuple[tuple[Style, int], ...] = ()
    word: str = ""


def split_label(text: str, *, heading: bool = False) -> tuple[Label | None, str]:
    """Return the number before ``text`` and the rest; None and all of it where there is none.

    ``heading`` says that the text is a heading, where "3 Powers" has a number too.
    """
    for pattern, make in ((DECIMAL, _decimal), (SINGLE, _single), (LETTER, _letter)):
        match = pattern.match(text)
        label = make(match) if match else None
        # "A. Smith" and "I. Newton" are people more often than items: so capitals are taken in headings and brackets.
        if label and make is _letter and label.number.isupper() and not (heading or text[0] == "("):
            continue
        if match and label:
            return label, text[match.end() :].strip()
    match = BARE.match(text) if heading else None
    if match:
        return Label(match[1], Style.DECIMAL, (int(match[1]),)), text[match.end() :].strip()
    return None, text


def split_worded(text: str) -> tuple[Label | None, str]:
    """Return "Rule 2" before ``text`` and what follows it; the caller knows whether ``text`` may be a heading."""
    match = WORDED.match(text)
    if not match:
        return None, text
    rest = text[match.end() :]
    title = rest.lstrip("-–—:. ")
    # "Section 3 applies to …" is a sentence.
    if title[:1].islower() and rest == title:
        return None, text
    return _worded(match[1], match[2]), title.strip()


def split_trailing(text: str) -> tuple[Label | None, str]:
    """Return the annex at the end of a title, and what stands before it."""
    match = TRAILING.match(text)
    if not match:
        return None, text
    word = match[2].split()[0]
    return _worded(word, match[3]), match[1].strip()


def label_of(marker: str) -> Label | None:
    """Return the number that a format wrote or counted before an item; None for a bullet or nothing."""
    marker = marker.strip()
    if not marker or marker[0] in BULLETS:
        return None
    label, rest = split_label(marker)
    if label is None:
        label, rest = split_label(f"{marker}.")
    if label is None:
        label, rest = split_worded(marker)
    return None if rest else label


def _decimal(match: re.Match[str]) -> Label:
    return Label(match[1], Style.DECIMAL, tuple(int(part) for part in match[1].split(".")))


def _single(match: re.Match[str]) -> Label:
    value = int(match[1])
    style = Style.FIGURE if match[2] == ")" else Style.DECIMAL
    return Label(match[1], style, (value,), ((Style.FIGURE, value),))


def _letter(match: re.Match[str]) -> Label | None:
    written = match[1]
    lower = written.lower()
    readings = []
    if len(set(lower)) == 1 and len(lower) <= 2:
        readings.append((Style.LETTER, ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)))
    if ROMAN.match(lower):
        readings.append((Style.ROMAN, roman(lower)))
    if not readings:
        return None
    return Label(written, readings[-1][0], readings=tuple(readings))


def _worded(word: str, number: str) -> Label:
    parts = tuple(int(part) for part in number.split(".")) if number[0].isdigit() else ()
    return Label(f"{word.capitalize()} {number}", Style.WORD, parts, word=word.lower())


def roman(number: str) -> int:
    """Return what a roman number in small letters says."""
    values = [ROMAN_VALUES[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
