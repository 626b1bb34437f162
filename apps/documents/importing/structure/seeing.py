"""What a block is for the tree, told from its number, its look and what comes after it; nothing is placed here."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.kinds import CAPTION, FIELDS, PICTURES
from apps.documents.importing.numbers import Label, Style, label_of, split_label, split_trailing, split_worded

from .mending import LINE_LENGTH, ends_open

# Depths of headings that have none in the file; those with # or a style are above all of these.
BOLD, PLAIN, RUN_IN, TEXT_ONLY = 20, 30, 40, 50
BOLD_LENGTH, HEADING_LENGTH, WORDS = 150, 300, 15


class What(Enum):
    """What a block can be."""

    WORDED = auto()  # Annex 2
    DECIMAL = auto()  # 21 or 21.4
    HEADING = auto()
    ITEM = auto()
    CAPTION = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Seen:
    """A block as it was seen: its number, its heading or its text, and how deep its heading is."""

    what: What
    block: Block
    label: Label | None = None
    heading: str = ""
    text: str = ""
    level: int = TEXT_ONLY
    running: str = ""  # the line above an annex that also names the whole document

    @property
    def number(self) -> str:
        """Return the number as it is cited; "" without one."""
        return self.label.number if self.label else ""


def see(block: Block, after: Block | None, *, plain_headings: bool) -> Seen:
    """Say what ``block`` is. ``plain_headings``: lines without any mark may be headings in this document."""
    if block.kind is BlockKind.ITEM:
        return _item(block, after)
    block = _with_odd_marker(block)
    level = _level(block, after, plain_headings)
    if FIELDS.match(block.text):
        return Seen(What.TEXT, block, text=block.text)
    seen = _captioned(block, after) or _worded(block, level) or _numbered(block, after, level)
    if seen:
        return seen
    if level < TEXT_ONLY and len(block.text) <= HEADING_LENGTH:
        deep = RUN_IN if block.text.endswith(",") else level
        return Seen(What.HEADING, block, heading=title_of(block.text), level=deep)
    return Seen(What.TEXT, block, text=block.text)


def _with_odd_marker(block: Block) -> Block:
    """Put what stands before a block into its text where it is no number of it."""
    if not any(sign.isalnum() for sign in block.marker):
        return block
    if label_of(block.marker) and not FIELDS.match(block.text) and not CAPTION.match(block.text):
        return block
    return replace(block, text=f"{block.marker} {block.text}".strip(), marker="")


def title_of(text: str) -> str:
    """Return a heading without the signs that lead from it to its text."""
    text = text.replace("\n", " ")
    bare = text.rstrip(" ,:-–—")
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare


def is_line(text: str) -> bool:
    """Tell whether ``text`` is short and no sentence, as headings and captions are."""
    return len(text) <= LINE_LENGTH and len(text.split()) <= WORDS and ends_open(text) and not text.endswith(",")


def _level(block: Block, after: Block | None, plain_headings: bool) -> int:
    """Return how deep a block is as a heading; TEXT_ONLY where it is none."""
    if block.kind is BlockKind.HEADING:
        return min(max(block.level, 1), BOLD - 1)
    text = block.text
    if block.bold and len(text) <= BOLD_LENGTH and (ends_open(text) or text.endswith(":")):
        return BOLD
    body = after is not None and after.kind is not BlockKind.HEADING and not is_line(after.text)
    body = body or (after is not None and after.kind in (BlockKind.ITEM, BlockKind.TABLE))
    return PLAIN if plain_headings and is_line(text) and text[:1].isupper() and body else TEXT_ONLY


def _item(block: Block, after: Block | None) -> Seen:
    label, text = label_of(block.marker), block.text
    if label is None and any(sign.isalnum() for sign in block.marker):
        text = f"{block.marker} {text}"
    elif label is None:
        label, text = split_label(text)
    if label and label.style is Style.DECIMAL and len(label.parts) == 1 and _has_body(block, text, after):
        return Seen(What.DECIMAL, block, label, title_of(text), level=PLAIN)
    bold = block.bold and len(text) <= BOLD_LENGTH
    heading, text = (title_of(text), "") if bold else ("", text)
    what = What.DECIMAL if label and label.style is Style.DECIMAL and len(label.parts) > 1 else What.ITEM
    if label and label.style is Style.WORD:
        what = What.WORDED
    return Seen(what, block, label, heading, text, BOLD if bold else TEXT_ONLY)


def _has_body(block: Block, text: str, after: Block | None) -> bool:
    """Tell whether a numbered item is the title of what follows it, as word processors number headings."""
    if after is None or not is_line(text) or not text[:1].isupper():
        return False
    nested = after.kind is BlockKind.ITEM and (after.level > block.level or label_of(after.marker) is None)
    return nested or after.kind is BlockKind.PARAGRAPH


def _captioned(block: Block, after: Block | None) -> Seen | None:
    match = CAPTION.match(block.text)
    if not match or len(block.text) > BOLD_LENGTH:
        return None
    title = block.text[match.end() :]
    followed = after is not None and after.kind is BlockKind.TABLE and match[1].lower() not in PICTURES
    named = (title[:1].isupper() or not title) and ends_open(block.text)
    if not followed and not named:
        return None
    label = Label(f"{match[1].capitalize()} {match[2]}", Style.WORD, word=match[1].lower())
    return Seen(What.CAPTION, block, label, heading=title_of(title))


def _worded(block: Block, level: int) -> Seen | None:
    """See "Annex 2" and "Rule 3: Conflicts" in headings, and in lines that can be nothing else."""
    headed = level < TEXT_ONLY
    text = block.text
    if len(text) > BOLD_LENGTH or not (headed or is_line(text)):
        return None
    marker = label_of(block.marker)
    if marker is not None:
        worded = Seen(What.WORDED, block, marker, heading=title_of(text), level=level)
        return worded if marker.style is Style.WORD else None
    label, title = split_worded(text)
    if label and (headed or not title or _parted(text, title)):
        return Seen(What.WORDED, block, label, heading=title_of(title), level=min(level, PLAIN))
    label, _ = split_trailing(text)
    if label and (headed or text.isupper()):
        return Seen(What.WORDED, block, label, level=min(level, PLAIN), running=text)
    return None


def _parted(text: str, title: str) -> bool:
    """Tell whether a sign stands between a number and its title."""
    return text[: -len(title)].rstrip().endswith((":", "-", "–", "—", "."))


def _numbered(block: Block, after: Block | None, level: int) -> Seen | None:
    headed = level < TEXT_ONLY
    label, text = label_of(block.marker), block.text
    if label is None:
        label, text = split_label(text, heading=headed)
    # "x." alone is a word.
    if label is None or not (text or label.parts or block.marker):
        return None
    if not headed and _is_title(text, after, label):
        headed, level = True, PLAIN
    if headed and len(text) > HEADING_LENGTH:
        headed, level = False, TEXT_ONLY
    heading, text = (title_of(text), "") if headed else ("", text)
    what = What.DECIMAL if label.style is Style.DECIMAL else What.HEADING if headed else What.ITEM
    return Seen(what, block, label, heading, text, level)


def _is_title(text: str, after: Block | None, label: Label) -> bool:
    """Tell whether what stands after a number is a title: a line, with its text or what is below it after it."""
    if not is_line(text) or not text[:1].isupper() or after is None or label.style is not Style.DECIMAL:
        return False
    if after.kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.FOOTNOTE):
        return False
    below, _ = split_label(after.text)
    below = label_of(after.marker) or below
    if below is None or below.style is not Style.DECIMAL:
        return True
    return len(below.parts) > len(label.parts) and below.parts[: len(label.parts)] == label.parts
