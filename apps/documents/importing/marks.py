"""The marks by which our own exports say of each provision what it is, so that it is read as it was written.

In Markdown a mark is an attribute block as pandoc knows it, ``{#21.4 .clause number="21.4" depth=1}``. It ends the line
of a heading, and where a provision has no heading it follows its number in brackets, before its first paragraph:

    # 21 Resignation {#21 .article number="21" depth=0}

    [21.4]{#21.4 .clause number="21.4" depth=1} The successor serves for the rest of the term.

Signs that mean something in Markdown have a backslash before them. A block quote is an editor's note, a table whose
first row is empty has no header, and the title and the facts of the edition stand in a YAML block at the top.
"""

import re
import string
from dataclasses import replace

from .blocks import Mark

PATTERN = r'\{(?:#(?P<key>\S+) )?\.(?P<kind>[a-z_]+) number="(?P<number>(?:[^"\\]|\\.)*)" depth=(?P<depth>\d{1,3})\}'
HEADING = re.compile(rf"(?P<signs>#{{1,6}}) +(?P<text>.*?) *{PATTERN}\s*")
PARAGRAPH = re.compile(rf"\[(?P<label>(?:[^\]\\]|\\.)*)\]{PATTERN}(?: +(?P<text>.*))?")
SPECIAL = re.compile(r"[\\`*_\[\]<>&|~^${}#@]")
AT_START = re.compile(
    rf"(?P<sign>[{re.escape(string.punctuation.replace(chr(92), ''))}])|(?P<word>\w{{1,9}})(?P<end>[.)])"
)
ESCAPED = re.compile(rf"\\([{re.escape(string.punctuation)}])")


def label(number: str) -> str:
    """Return the number as it stands before a provision: below its annex, "Annex 1, rule 2a" is "rule 2a"."""
    return number.rsplit(", ", 1)[-1]


def headed(number: str, heading: str) -> tuple[str, str]:
    """Return what stands before a heading ("" where the heading itself says it: "Annex 1"), and the heading."""
    before = label(number)
    return ("" if before.lower() == heading.lower() else before), heading


def without_label(text: str, mark: Mark) -> str:
    """Return a heading without the number that stands before it."""
    return text.removeprefix(f"{label(mark.number)} ") if mark.number else text


def renumbered(mark: Mark, shown: str) -> Mark:
    """Return the mark with the number that somebody has put in the place of the one we wrote; "" is none."""
    before = label(mark.number)
    if not shown or shown == before:
        return mark
    return replace(mark, number=mark.number.removesuffix(before) + shown)


def written(mark: Mark) -> str:
    """Return a mark as it stands in Markdown."""
    number = mark.number.replace("\\", "\\\\").replace('"', '\\"')
    key = f"#{mark.key} " if mark.key else ""
    return f'{{{key}.{mark.kind} number="{number}" depth={mark.depth}}}'


def read(match: re.Match[str]) -> Mark:
    """Return the mark that one of the patterns above has found."""
    number = re.sub(r"\\(.)", r"\1", match["number"])
    return Mark(match["kind"], number, int(match["depth"]), match["key"] or "")


def escaped(text: str) -> str:
    """Return ``text`` with a backslash before every sign that would mean something in Markdown."""
    return SPECIAL.sub(lambda sign: f"\\{sign.group()}", text)


def escaped_line(text: str) -> str:
    """Return ``escaped(text)`` so that it can begin a line: no list, no heading, no quotation."""
    done = escaped(text)
    start = AT_START.match(done)
    if not start:
        return done
    place = start.start("sign") if start["sign"] else start.start("end")
    return f"{done[:place]}\\{done[place:]}"


def plain(text: str) -> str:
    """Return ``text`` without the backslashes that ``escaped`` has put in."""
    return ESCAPED.sub(r"\1", text)
