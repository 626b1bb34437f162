"""The permanent addresses of provisions, made from their numbers ("21.4", "annex-1-rule-2-a") or headings."""

import re
from collections.abc import Iterable

from django.utils.text import slugify

from apps.documents.enums import ProvisionKind as Kind
from apps.documents.tree import Node

LONGEST = 80
# A suffix ("-12") still fits behind a key that was cut.
LONGEST_BASE = 72
FIRST_WORDS = 6
PARTS = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
# What is numbered through a whole document, so that its number alone is an address.
THROUGHOUT = (Kind.ARTICLE, Kind.SECTION, Kind.CLAUSE, Kind.PARAGRAPH, Kind.ITEM, Kind.RULE)
# What is called by its kind wherever it stands: "annex-1", "table-1", "footnote-2".
BY_KIND = (Kind.ANNEX, Kind.PART, Kind.TABLE, Kind.FIGURE, Kind.FOOTNOTE)
# What needs no word between its number and that of the provision above: "5.9-a", "annex-1-rule-2-a".
NESTED = (Kind.ITEM, Kind.CLAUSE, Kind.PARAGRAPH)
# Pages of a document that stand where a provision would.
RESERVED = frozenset({"compare", "download", "export", "history", "print", "relies", "rules"})


def natural_key(node: Node, above: str, *, in_annex: bool) -> str:
    """Return the key that ``node`` has by its number or heading; ``above`` is the key of the provision over it."""
    parts = [part if NUMBER.fullmatch(part) else slugify(part) or "x" for part in PARTS.findall(node.number)]
    if not parts:
        return _from_words(node, above)
    whole = "-".join(parts)
    if above and whole.startswith((f"{above}-", f"{above}.")):
        return whole
    if node.kind in BY_KIND:
        return whole if not parts[0].isascii() or parts[0][:1].isalpha() else f"{node.kind}-{whole}"
    if NUMBER.fullmatch(whole) and not in_annex and node.kind in THROUGHOUT:
        return whole
    if not above:
        return whole
    word = "" if node.kind in NESTED or parts[0] == node.kind else f"{node.kind}-"
    return f"{above}-{word}{whole}"


def _from_words(node: Node, above: str) -> str:
    if node.heading:
        return slugify(node.heading).replace("_", "-").strip("-")[:60].strip("-") or str(node.kind)
    base = f"{above}-{node.kind}" if above else ""
    return base or "-".join(slugify(node.text).replace("_", "-").strip("-").split("-")[:FIRST_WORDS]) or str(node.kind)


class Keys:
    """Gives keys that nobody has or ever had."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Take the keys that are given already."""
        self.taken = {*taken, *RESERVED}
        self.last: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """Return ``wanted``, or it with the first number behind it that makes it nobody else's."""
        wanted = re.sub(r"[^A-Za-z0-9.-]", "-", wanted).strip(".-") or "provision"
        key = wanted = wanted if len(wanted) <= LONGEST else wanted[:LONGEST_BASE].strip(".-")
        while key in self.taken:
            self.last[wanted] = self.last.get(wanted, 1) + 1
            key = f"{wanted[:LONGEST_BASE].strip('.-')}-{self.last[wanted]}"
        self.taken.add(key)
        return key
