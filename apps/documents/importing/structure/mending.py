"""What page ends did to a text, undone before it is arranged: broken paragraphs, footnotes amid them, lost numbers."""

import re
from collections.abc import Iterable
from dataclasses import replace

from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.kinds import CAPTION, FIELDS, leads_on
from apps.documents.importing.numbers import Label, label_of, split_label, split_trailing, split_worded
from apps.documents.tree import Remark

TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*\d]*\Z")
# After one of these a sentence cannot end.
HANGING = re.compile(
    r"\b(?:a|an|and|any|as|at|by|each|every|for|from|if|in|into|its|nor|of|on|or|other|our|such|than|that|the|their|this|"
    r"to|under|upon|when|where|which|who|whose|will|with|within)\Z",
    re.IGNORECASE,
)
AND_OR = re.compile(r"\b(?:and|or)\Z", re.IGNORECASE)
# Words that make a sentence of what stands before the break, and words that begin a new one after it.
VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|shall|should|will|would|may|might|must|can|could|may)\b",
    re.IGNORECASE,
)
OPENERS = re.compile(
    r"(?:the|a|an|this|that|these|those|any|all|each|every|no|where|when|if|in|on|at|for|by|to|should|it|its|they|we|our|"
    r"there|such|other|following|as|upon|once|and|or|but)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[A-Z0-9\"'“‘(])")
PARAGRAPH_LENGTH = 80
LINE_LENGTH = 120


def mend(blocks: Iterable[Block], remarks: list[Remark]) -> list[Block]:
    """Return the blocks with broken paragraphs joined, lost numbers put back and lists of plain lines seen as lists."""
    joined = _join(blocks, remarks)
    return _lines_to_items(_find_lost_numbers(joined, remarks))


def ends_open(text: str) -> bool:
    """Tell whether ``text`` ends without the sign that ends a sentence."""
    return bool(text) and TERMINAL.search(text) is None


def breaks_off(text: str, *, followed: bool) -> bool:
    """Tell whether ``text`` stops in mid-sentence; "and" and "or" may end an item that is ``followed`` by another."""
    text = text.rstrip()
    if not ends_open(text) or not HANGING.search(text):
        return False
    return not (followed and AND_OR.search(text))


def _join(blocks: Iterable[Block], remarks: list[Remark]) -> list[Block]:
    joined: list[Block] = []
    at = -1  # of the last paragraph or item that may go on, past rules and footnotes
    for block in blocks:
        if block.kind in (BlockKind.RULE, BlockKind.FOOTNOTE) and block.mark is None:
            joined.append(block)
            continue
        before = joined[at] if at >= 0 else None
        if before is not None and _goes_on(before, block):
            message = "The paragraph that broke off here was joined with how it goes on in line {}."
            remarks.append(Remark(before.line, message.format(block.line)))
            joined[at] = replace(before, text=_glued(before.text, block.text))
            continue
        joined.append(block)
        at = len(joined) - 1 if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else -1
    return joined


def _goes_on(before: Block, block: Block) -> bool:
    """Tell whether ``block`` goes on where ``before`` was broken by the end of a page."""
    if block.kind is not BlockKind.PARAGRAPH or block.mark or before.mark or before.bold or block.bold:
        return False
    if not ends_open(before.text) or _stands_alone(block.text) or _stands_alone(before.text):
        return False
    if block.text[:1].islower():
        return True
    return block.text[:1].isupper() and _is_torn(before.text, block.text)


def _is_torn(before: str, after: str) -> bool:
    """Tell whether a sentence was torn though it goes on with a capital: before a name, or after "of" or "the"."""
    if HANGING.search(before):
        return True
    sentences = SENTENCE_END.split(before)
    if len(before) < PARAGRAPH_LENGTH or len(sentences) == 1 or OPENERS.match(after):
        return False
    return VERBS.search(sentences[-1]) is None


def _stands_alone(text: str) -> bool:
    if FIELDS.match(text) or CAPTION.match(text) or split_label(text)[0]:
        return True
    return len(text) <= LINE_LENGTH and bool(split_worded(text)[0] or split_trailing(text)[0])


def _glued(before: str, after: str) -> str:
    torn = before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
    return f"{before}{after}" if torn else f"{before} {after}"


def _find_lost_numbers(blocks: list[Block], remarks: list[Remark]) -> list[Block]:
    """Give an item its number back where the one after it and the one before it tell what it was."""
    labels = [_item_label(block) for block in blocks]
    for place in range(len(blocks) - 1):
        after = labels[place + 1]
        if blocks[place].kind is not BlockKind.ITEM or blocks[place].mark or labels[place] or not _counts(after):
            continue
        before = labels[place - 1] if place else None
        number = _missing(before, after)
        if number and blocks[place].level == blocks[place + 1].level:
            said = f"The number of this item was lost; it was taken to be {number}."
            remarks.append(Remark(blocks[place].line, said))
            blocks[place] = replace(blocks[place], marker=number)
            labels[place] = label_of(number)
    return blocks


def _item_label(block: Block) -> Label | None:
    if block.kind is not BlockKind.ITEM or block.mark:
        return None
    return label_of(block.marker) or split_label(block.text)[0]


def _counts(label: Label | None) -> bool:
    return label is not None and len(label.parts) > 1


def _missing(before: Label | None, after: Label | None) -> str:
    """Return the number between two, or the first before the second of a series; "" where none is missing."""
    assert after is not None
    *above, last = after.parts
    if last <= 1:
        return ""
    gap = before is not None and before.parts == (*above, last - 2)
    first = last - 1 == 1 and (before is None or before.parts[:-1] != tuple(above))
    return ".".join(str(part) for part in (*above, last - 1)) if gap or first else ""


def _lines_to_items(blocks: list[Block]) -> list[Block]:
    """See a run of short lines after "as follows:" as the list that it is."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if block.kind is not BlockKind.PARAGRAPH or block.mark or not leads_on(block.text):
            continue
        end = place
        while end < len(blocks) and _is_line(blocks[end]):
            end += 1
        if end - place > 1:
            for at in range(place, end):
                blocks[at] = replace(blocks[at], kind=BlockKind.ITEM, marker="•")
            place = end
    return blocks


def _is_line(block: Block) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or block.mark or block.bold or len(text) > LINE_LENGTH or "\n" in text:
        return False
    return (ends_open(text) or text.endswith(";")) and text[:1].isalnum() and not _stands_alone(text)
