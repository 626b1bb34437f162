"""What page ends did to a text, undone before it is arranged: broken paragraphs, footnotes amid them, lost numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
# How much of the end of a text tells whether it is whole.
TAIL = 2000


def mend(blocks: Iterable[Block], remarks: list[Remark]) -> list[Block]:
    """Return the blocks with broken paragraphs joined, lost numbers put back and lists of plain lines seen as lists."""
    joined = _join(blocks, remarks)
    return _lines_to_items(_find_lost_numbers(joined, remarks))


def ends_open(text: str) -> bool:
    """Tell whether ``text`` ends without the sign that ends a sentence."""
    return bool(text) and TERMINAL.search(text[-20:]) is None


def breaks_off(text: str, *, followed: bool) -> bool:
    """Tell whether ``text`` stops in mid-sentence; "and" and "or" may end an item that is ``followed`` by another."""
    text = text[-TAIL:].rstrip()
    if not ends_open(text) or not HANGING.search(text):
        return False
    return not (followed and AND_OR.search(text))


@dataclass
class _Broken:
    """A paragraph or item that may go on: where it is among the blocks, its pieces, and how it ends so far."""

    place: int
    first: Block
    pieces: list[str]

    @property
    def tail(self) -> str:
        """Return its last piece, which says whether it is whole."""
        return self.pieces[-1][-TAIL:]


def _join(blocks: Iterable[Block], remarks: list[Remark]) -> list[Block]:
    joined: list[Block] = []
    broken: _Broken | None = None  # the last that may go on, past rules and footnotes
    for block in blocks:
        if block.kind in (BlockKind.RULE, BlockKind.FOOTNOTE) and block.mark is None:
            joined.append(block)
            continue
        if broken is not None and _goes_on(broken, block):
            if len(broken.pieces) == 1:
                said = f"The paragraph that broke off here was joined with how it goes on in line {block.line}."
                remarks.append(Remark(broken.first.line, said))
            broken.pieces.append(block.text)
            continue
        _finish(broken, joined)
        may_go_on = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        broken = _Broken(len(joined), block, [block.text]) if may_go_on else None
        joined.append(block)
    _finish(broken, joined)
    return joined


def _finish(broken: _Broken | None, joined: list[Block]) -> None:
    if broken is None or len(broken.pieces) == 1:
        return
    text = [broken.pieces[0]]
    for piece in broken.pieces[1:]:
        # A word that the end of a line has cut keeps its hyphen.
        cut = text[-1].endswith("-") and text[-1][-2:-1].isalpha() and piece[:1].islower()
        text += [piece] if cut else [" ", piece]
    joined[broken.place] = replace(broken.first, text="".join(text))


def _goes_on(broken: _Broken, block: Block) -> bool:
    """Tell whether ``block`` goes on where a paragraph was broken by the end of a page."""
    first = broken.first
    if block.kind is not BlockKind.PARAGRAPH or block.mark or first.mark or first.bold or block.bold:
        return False
    # What has a number of its own begins there, though in a small letter; joined, it would lose the number.
    if block.marker:
        return False
    if not ends_open(broken.tail) or _stands_alone(block.text):
        return False
    if len(broken.pieces) == 1 and first.kind is BlockKind.PARAGRAPH and _is_no_sentence(first.text):
        return False
    return block.text[:1].islower() or (block.text[:1].isupper() and _is_torn(broken.tail, block.text))


def _is_torn(before: str, after: str) -> bool:
    """Tell whether a sentence was torn though it goes on with a capital: before a name, or after "of" or "the"."""
    if HANGING.search(before):
        return True
    sentences = SENTENCE_END.split(before)
    if len(before) < PARAGRAPH_LENGTH or len(sentences) == 1 or OPENERS.match(after):
        return False
    return VERBS.search(sentences[-1]) is None


def _stands_alone(text: str) -> bool:
    return split_label(text)[0] is not None or _is_no_sentence(text)


def _is_no_sentence(text: str) -> bool:
    """Tell whether ``text`` is a line to be filled in, a caption, or the number of an annex or a rule."""
    if FIELDS.match(text) or (len(text) <= LINE_LENGTH and CAPTION.match(text)):
        return True
    return len(text) <= LINE_LENGTH and bool(split_worded(text)[0] or split_trailing(text)[0])


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
