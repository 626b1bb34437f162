"""A document as PDF that people with a screen reader can read (PDF/UA-1), the same octets for the same text."""

import json
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from apps.documents.importing.marks import headed, label
from apps.documents.tree import Tree

from .facts import Facts
from .normal import Placed, normal, placed

TEMPLATE = Path(__file__).with_name("document.typ")
# PDF knows six levels of headings.
DEEPEST = 6
EPOCH = date(1970, 1, 1)
# How typst says that no font has a sign, and how it writes one that cannot be seen.
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
NOT_LATIN = re.compile("[^\t\n\u0020-\u007e\u00a1-\u017f\u2010-\u2026\u20ac]")
TRIES, FEW = 8, 5


def write(tree: Tree, facts: Facts) -> bytes:
    """Return ``tree`` as a tagged PDF."""
    tree = normal(tree)
    data = {
        "title": tree.title or facts.title,
        "author": facts.council,
        "footer": f"{facts.title}. {facts.edition}",
        "said": facts.about(),
        "address": facts.address,
        "provisions": [_data(one) for one in placed(tree)],
    }
    return _compiled(data, datetime.combine(facts.start or EPOCH, time.min, UTC))


def _compiled(data: dict[str, Any], at: datetime) -> bytes:
    """Return the PDF. A sign that no font at hand has is written as its number, "[U+65E5]", so that nothing is lost."""
    said, missing = json.dumps(data, ensure_ascii=False), ""
    for tries in range(TRIES):
        try:
            return typst.compile(
                str(TEMPLATE),
                root=str(TEMPLATE.parent),
                sys_inputs={"document": said},
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
                timestamp=int(at.timestamp()),
            )
        except typst.TypstError as error:
            missing = "".join(MISSING.findall(str(error)))
            if not missing:
                raise
            # A message shows a sign with those that it is joined to; figures and letters are never what is missing.
            told = "".join(chr(int(code, 16)) for code in ESCAPED.findall(missing)) + ESCAPED.sub("", missing)
            odd = "".join(sign for sign in told if NOT_LATIN.match(sign))
            # After a few there may be many: then all goes that a Latin font need not have.
            said = _numbered(said, re.compile(f"[{re.escape(odd)}]") if odd and tries < FEW else NOT_LATIN)
    raise ValueError(f"No font shows {missing}.")


def _numbered(said: str, signs: re.Pattern[str]) -> str:
    return signs.sub(lambda match: f"[U+{ord(match.group()):04X}]", said)


def _data(one: Placed) -> dict[str, Any]:
    node = one.node
    before = headed(node.number, node.heading)[0] if node.heading else label(node.number)
    return {
        "level": min(one.level, DEEPEST),
        "number": before,
        "heading": node.heading,
        "prose": node.text.split("\n\n") if node.text else [],
        "rows": node.rows,
        "headed": node.headed,
        "note": node.note.split("\n\n") if node.note else [],
    }
