"""The provisions that are open while a document is arranged: from the whole of it down to the innermost."""

from dataclasses import dataclass, field
from enum import Enum, auto

from apps.documents.importing.kinds import STATEMENTS, leads_on, own_kind, told_by_heading, told_by_lead
from apps.documents.importing.numbers import Style
from apps.documents.tree import Node

# Documents are not deeper than this; what is nested deeper is kept at this depth.
DEEPEST = 12


class Role(Enum):
    """By what an open provision was begun."""

    ROOT = auto()
    FRONT = auto()  # what stands before the first provision
    WORDED = auto()
    DECIMAL = auto()
    HEADING = auto()
    ITEM = auto()
    TEXT = auto()  # a paragraph that comes after what is below its provision


@dataclass
class Open:
    """An open provision, and what has to be known of it to place what comes.

    ``told`` is the kind that its heading or a sentence told of what is below it, which counts for the first ``shape``
    that comes. ``broken`` says that something stands below it already, so that more text becomes a paragraph.
    """

    node: Node
    role: Role
    level: int = 0
    parts: tuple[int, ...] = ()
    reading: tuple[Style, int] | None = None
    rank: int = 0
    from_item: bool = False
    told: str = ""
    shape: str = ""
    lead: str = ""
    broken: bool = False
    last: int = 0
    numbers: set[str] = field(default_factory=set)
    series: dict[Style, int] = field(default_factory=dict)
    told_to: list[tuple[Node, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Let the heading tell what is below, unless the provision is itself one of those that headings tell of."""
        if self.node.text:
            self.paragraphs.append(self.node.text)
        if self.node.kind not in STATEMENTS:
            self.told = told_by_heading(self.node.heading)

    def take(self, node: Node, shape: str) -> None:
        """Put ``node`` below, with the kind that was told where it has the shape of the first such."""
        if self.told and shape and self.shape in ("", shape):
            self.shape = shape
            self.told_to.append((node, node.kind))
            node.kind = self.told
        self.node.children.append(node)
        self.broken = True

    def say(self, text: str) -> None:
        """Add a paragraph to the text; a sentence that leads on tells what is below."""
        self.paragraphs.append(text)
        if leads_on(text):
            self.lead = self.lead or text.casefold()
            kind = told_by_lead(text, self.node.kind)
            if kind:
                self.told, self.shape = kind, ""

    @property
    def leads_on(self) -> bool:
        """Tell whether its last paragraph leads to a list or a table."""
        return bool(self.paragraphs) and leads_on(self.paragraphs[-1])

    def settle(self) -> None:
        """Write its text; where some below call themselves by the word that was told, only those are such."""
        self.node.text = "\n\n".join(self.paragraphs)
        own = any(own_kind(node.heading) == self.told for node in self.node.children) if self.told else False
        for node, kind in self.told_to if own else []:
            if own_kind(node.heading) != self.told:
                node.kind = kind


class Stack:
    """The open provisions; closing one settles it."""

    def __init__(self, root: Node) -> None:
        """Begin with the whole document."""
        self.entries = [Open(root, Role.ROOT)]
        self.flattened = 0

    @property
    def top(self) -> Open:
        """Return the innermost."""
        return self.entries[-1]

    def pop(self) -> None:
        """Close the innermost; the whole document stays."""
        if len(self.entries) > 1:
            self.entries.pop().settle()

    def cut(self, size: int) -> None:
        """Close all but the outermost ``size``."""
        while len(self.entries) > max(size, 1):
            self.pop()

    def push(self, entry: Open, shape: str) -> None:
        """Put a provision below the innermost and let it be the innermost; not deeper than DEEPEST."""
        if len(self.entries) > DEEPEST:
            self.flattened = self.flattened or entry.node.line
            self.cut(DEEPEST)
        self.top.take(entry.node, shape)
        self.entries.append(entry)

    def scope(self) -> int:
        """Return the place of the innermost that begins numbers anew: a worded one, else the whole document."""
        for place in range(len(self.entries) - 1, 0, -1):
            if self.entries[place].role is Role.WORDED:
                return place
        return 0

    def within(self, kind: str) -> bool:
        """Tell whether a provision of a kind is open."""
        return any(entry.node.kind == kind for entry in self.entries[1:])

    def pop_items(self) -> None:
        """Close list items: what comes is not in the list."""
        while self.top.role is Role.ITEM or self.top.from_item:
            self.pop()
