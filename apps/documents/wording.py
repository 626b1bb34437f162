"""How texts speak of provisions: the words and numbers, and what looks like them and is something else."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

# The words that stand before a number, and the one word that each is a form of.
WORD_OF = {
    spelled: word
    for word, spellings in {
        "article": "article articles art arts",
        "clause": "clause clauses",
        "section": "section sections",
        "paragraph": "paragraph paragraphs para paras",
        "item": "item items",
        "part": "part parts",
        "rule": "rule rules",
        "annex": "annex annexe annexes",
        "appendix": "appendix appendices",
        "schedule": "schedule schedules",
        "table": "table tables",
        "figure": "figure figures diagram diagrams",
        "principle": "principle principles",
        "objective": "objective objectives",
    }.items()
    for spelled in spellings.split()
}
# What one text calls article 16, another calls paragraph 16.
GENERAL = frozenset(("article", "clause", "section", "paragraph", "item"))
# Parts that number anew what is in them.
SCOPES = frozenset(("annex", "appendix", "schedule"))
# With these, a number that nothing has is worth a remark; "item 3" and "principle 1" are said of other things too.
TELLING = (GENERAL - {"item"}) | SCOPES | {"rule", "table", "figure", "part"}

WORDS = "|".join(sorted(WORD_OF, key=len, reverse=True))
ROMAN = r"[ivxl]{1,5}"
REST = rf"(?:\.\d{{1,4}}){{0,6}}(?:[A-Za-z](?![A-Za-z]))?(?:\s?\(\w{{1,4}}\)|\)\s?{ROMAN}\b){{0,5}}"
NUMERAL = rf"[0-9]{{1,4}}{REST}"
# The figure stands first in the pattern, so that a text is gone through as fast as figures are found in it.
NUMBER = re.compile(rf"[0-9](?<![\w.,£$€/-][0-9])[0-9]{{0,3}}{REST}(?!\w|[.,]\d|/\d)")
LETTERED = re.compile(r"\b(annexe?|appendix|schedule|(?-i:Part))\s+((?-i:[A-Z]))\b(?!['’])", re.IGNORECASE)
FIGURE = re.compile(r"[0-9]")
ON = frozenset(" ,–—-&\u00a0\n\t")
GOES_ON = re.compile(
    rf"(?:(?P<range>\s*[–—-]\s*|\s+to\s+)|,?\s+(?:and|or)\s+|\s*&\s*|,\s+)(?P<number>{NUMERAL}|{ROMAN}\b)(?!\w)",
    re.IGNORECASE,
)
# A bracket between a figure and a letter, where one text writes "2(a)" and another "2a".
JOINED = re.compile(r"(?<=[0-9])\((?=[a-z])")
# After a number that is counted, measured or paid, and so is no reference.
COUNTED = re.compile(
    r"\s*(?:%|per\s*cent|[ap]\.?m\b|(?:clear|calendar|working|full|whole|other|voting)\b|\w*[\s-]*(?:day|week|month|year"
    r"|hour|minute|member|seat|vote|people|person|pound|million|mile|metre|time|council|representative)"
    r"|(?:jan|febr)uary|march|april|may\b|june|july|august|(?:septem|octo|novem|decem)ber)",
    re.IGNORECASE,
)
AT = re.compile(r"\b(?:at|until|from|about|by about)\s+\Z", re.IGNORECASE)
ANNEX_AFTER = re.compile(
    r"(?:\s+(?:of|in|to)\s|,\s|\s\()[^.;:]{0,80}?\b(annexe?|appendix|schedule)\s+(\d{1,3}|(?-i:[A-Z]))\b", re.IGNORECASE
)
STATUTES = ("Act", "Regulation", "Order", "Measure", "Directive", "Treaty", "Convention")
STATUTE = r"\b(?:Acts?|Regulations?|Order|Measure|Directive|Treaty|Convention)\b"
STATUTE_AFTER = re.compile(
    rf"(?:(?:,|\s+and|\s+or|\s+to|\s*[–-])\s*{NUMERAL}){{0,9}}\)?\s+(?:of|to|in|under)\s+(?:[\w(’'&),-]+\s+){{0,9}}?{STATUTE}"
)
STATUTE_BEFORE = re.compile(rf"{STATUTE}(?:\s+\d{{4}})?(?:,|\s+and|\s+by)?\s*\Z")
WORDED = re.compile(rf"({WORDS})\s+(\S.*)\Z", re.IGNORECASE)
OPENING = "([“‘\"'*_"
# No word is longer than this, and no sentence is followed further than that.
WIDE, FAR = 20, 140


class Row(Protocol):
    """What is asked of a provision: ``parts.Part`` has it, and so has ``models.Provision``."""

    pk: int
    parent_id: int | None
    key: str
    number: str
    kind: str


class Said(NamedTuple):
    """A word and a number, as a text has them; ``word`` is "" where none stands before the number."""

    begin: int
    end: int
    spelled: str
    word: str
    number: str


def bare(number: str) -> str:
    """Return a number as it is compared: "1a) ii" and "1a(ii)" are both "1a(ii", "(b)" is "b"."""
    if number[-1:].isdigit() and "(" not in number:
        return number.lower()
    return re.sub(r"[\s().]*\(\s*|\)\s*", "(", number.lower()).strip(" ().")


def shorter(number: str) -> Iterator[str]:
    """Give a number, also as it is without a bracket ("2(a)", "2a"), then what it stands in: "2"."""
    while number:
        yield number
        joined = JOINED.sub("", number)
        if joined != number:
            yield joined
        number = number.rpartition("(")[0]


def called(row: Row, word: str, number: str) -> tuple[str, str]:
    """Return the word and number by which texts speak of a provision below the one called ``word`` ``number``.

    "Annex 1, rule 2a" is rule 2a there; "(ii)" below rule 1a is rule 1a(ii).
    """
    if row.number[:1].isdigit():
        return row.kind, bare(row.number.rstrip("."))
    last = row.number.rpartition(", ")[2]
    worded = WORDED.match(last)
    if worded:
        return WORD_OF[worded[1].lower()], bare(worded[2])
    if number and re.fullmatch(r"\(?[a-z]{1,5}\)?\.?", last, re.IGNORECASE):
        return word, f"{number}({bare(last)}" if not number[-1].isdigit() else number + bare(last)
    return row.kind, ""


def may_refer(text: str) -> bool:
    """Tell, at little cost, whether it is worth looking for references in ``text``: few texts have a figure."""
    return FIGURE.search(text) is not None or speaks_of_annexes(text)


def speaks_of_annexes(text: str) -> bool:
    """Tell whether a text has a word that stands before a number or a capital letter: "Annex A"."""
    return "nnex" in text or "ppendi" in text or "chedule" in text or "Part " in text


def said_in(text: str) -> Iterator[Said]:
    """Give every number of ``text`` that may be a reference, with the word before it; those without need a point."""
    lettered = list(LETTERED.finditer(text)) if speaks_of_annexes(text) else []
    found: Iterator[tuple[int, re.Match[str]]] = ((match.start(), match) for match in NUMBER.finditer(text))
    if lettered:
        found = iter(sorted([*found, *((match.start(2), match) for match in lettered)], key=lambda one: one[0]))
    for start, match in found:
        said = _letter(match) if text[start].isalpha() else _number(text, match)
        if said is not None:
            yield said


def _letter(match: re.Match) -> Said:
    spelled = match[1].lower()
    return Said(match.start(), match.end(), spelled, WORD_OF[spelled], match[2].lower())


def _number(text: str, match: re.Match) -> Said | None:
    start, stop = match.start(), match.start() - 1
    if stop > 0 and text[stop].isspace():
        begin = text.rfind(" ", max(0, stop - WIDE), stop) + 1
        spelled = text[begin:stop].lower()
        if spelled not in WORD_OF and not spelled.isalpha():
            begin += len(spelled) - len(spelled.lstrip(OPENING))
            spelled = spelled.strip(OPENING + ".")
        word = WORD_OF.get(spelled)
        if word:
            return Said(begin, match.end(), spelled, word, bare(match.group()))
    return Said(start, match.end(), "", "", bare(match.group())) if "." in match.group() else None


def going_on(text: str, said: Said) -> Iterator[Said]:
    """Give the numbers that go on after "articles 4" (", 5 and 6") or "rule 1a) ii" ("– iv").

    "Article 4, 5 working days" does not go on: after one article only a range does, or a number with a point.
    """
    plural, end, stem = said.spelled.endswith("s"), said.end, said.number.rpartition("(")[0]
    if text[end : end + 1] not in ON:
        return
    while match := GOES_ON.match(text, end):
        number = match["number"]
        roman = not number[0].isdigit()
        if (roman and not stem) or not (plural or match["range"] or "." in number) or COUNTED.match(text, match.end()):
            return
        yield Said(match.start("number"), match.end(), said.spelled, said.word,
                   f"{stem}({number.lower()}" if roman else bare(number))  # fmt: skip
        end = match.end()


def annex_after(text: str, said: Said) -> tuple[str, str]:
    """Return word and number of the annex in which something is said to stand: "rule 2 of the scheme in Annex 1"."""
    match = ANNEX_AFTER.match(text, said.end, said.end + FAR)
    return (WORD_OF[match[1].lower()], match[2].lower()) if match else ("", "")


def is_counted(text: str, said: Said) -> bool:
    """Tell whether a number with a point is a measure or a time: "2.5 million", "at 5.30"."""
    before = AT.search(text, max(0, said.begin - WIDE), said.begin)
    return bool(before or COUNTED.match(text, said.end))


def speaks_of_statutes(text: str) -> bool:
    """Tell whether a text has any word of ``STATUTES``."""
    return any(name in text for name in STATUTES)


def is_elsewhere(text: str, said: Said) -> bool:
    """Tell whether a text speaks of a statute: "section 85 of the Local Government Act 1972"."""
    after = STATUTE_AFTER.match(text, said.end, said.end + FAR)
    return bool(after or STATUTE_BEFORE.search(text, max(0, said.begin - WIDE), said.begin))
