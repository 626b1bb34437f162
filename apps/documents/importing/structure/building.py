"""Placing what was seen: each provision goes below the open one to which its number, heading or nesting takes it."""

from dataclasses import replace

from apps.documents.importing.blocks import Block, BlockKind
from apps.documents.importing.kinds import LABELS, LOWEST, PICTURES, RANKS, TOP, leads_on, own_kind
from apps.documents.importing.numbers import split_worded
from apps.documents.tree import Node, Remark

from .items import ItemPlacing
from .seeing import PLAIN, RUN_IN, TEXT_ONLY, Seen, What, is_line, title_of
from .stack import Open, Role, Stack

LONGEST_HEADING = 300


class Builder:
    """Builds the tree of one document."""

    def __init__(self, kind: str, remarks: list[Remark]) -> None:
        """Take the kind of the document, and the list that remarks go to."""
        self.top_kind = TOP.get(kind, "section")
        self.remarks = remarks
        self.root = Node(kind="part")
        self.stack = Stack(self.root)
        self.items = ItemPlacing(self.stack, self.remark)
        self.untitled: Node | None = None  # an annex whose title is to come
        self.captioned: Node | None = None  # a table whose rows are to come

    def remark(self, line: int, message: str) -> None:
        """Report something by line."""
        self.remarks.append(Remark(line, message))

    def begin(self, title_line: Block | None) -> None:
        """Open what stands before the first provision, with the line that names the whole document."""
        heading = title_line.text if title_line else ""
        line = title_line.line if title_line else 0
        self.stack.push(Open(Node(kind="paragraph", heading=heading[:LONGEST_HEADING], line=line), Role.FRONT), "")
        self.stack.top.told = ""

    def add(self, seen: Seen, after: Block | None) -> None:
        """Place a block that is text of some kind."""
        if self._title_of_annex(seen):
            return
        match seen.what:
            case What.WORDED:
                self._worded(seen)
            case What.DECIMAL:
                self._decimal(seen)
            case What.HEADING:
                self._heading(seen, after)
            case What.ITEM:
                self._leave_front(only_empty=True)
                self.items.place(seen)
            case What.CAPTION:
                self._caption(seen, after)
            case What.TEXT:
                self._text(seen)

    def finish(self) -> list[Node]:
        """Close everything and return the provisions."""
        self.stack.cut(1)
        if self.stack.flattened:
            self.remark(self.stack.flattened, "Lists are nested too deep here: what is deeper was put side by side.")
        front = self.root.children[0] if self.root.children else None
        if front is not None and not (front.heading or front.text or front.children or front.rows):
            self.root.children.pop(0)
        return self.root.children

    # --- annexes, rules, articles that are called so -----------------------------------------------------------------

    def _worded(self, seen: Seen) -> None:
        assert seen.label is not None
        kind = LABELS[seen.label.word]
        rank = RANKS.get(kind, LOWEST)
        level = seen.level if seen.level < TEXT_ONLY else RUN_IN
        self.stack.cut(self._place_of_worded(rank, level))
        node = Node(seen.number, seen.heading, kind, seen.text or seen.running, line=seen.block.line)
        self._check(node)
        entry = Open(node, Role.WORDED, level=level, parts=seen.label.parts, rank=rank)
        self.stack.push(entry, "")
        self.untitled = node if not seen.heading and not seen.text else None

    def _place_of_worded(self, rank: int, level: int) -> int:
        """Return how many of the open ones stay open."""
        for place, entry in enumerate(self.stack.entries[1:], start=1):
            worded = entry.role is Role.WORDED and entry.rank >= rank
            above = entry.role in (Role.HEADING, Role.DECIMAL) and entry.level < level and rank and not entry.from_item
            if worded or rank == 0 or entry.role is Role.FRONT:
                return place
            if entry.role is Role.DECIMAL and rank < RANKS["rule"]:
                return place
            if entry.role is not Role.WORDED and not above:
                return place
        return len(self.stack.entries)

    def _title_of_annex(self, seen: Seen) -> bool:
        """Take a heading or a short line right after the number of an annex as its title."""
        node, self.untitled = self.untitled, None
        line = seen.what is What.TEXT and is_line(seen.text)
        if node is None or seen.number or not (line or seen.what is What.HEADING):
            return False
        if seen.what is What.HEADING and node.kind != "annex" and seen.level <= self.stack.top.level:
            return False
        node.heading = seen.heading or title_of(seen.text)
        return True

    # --- numbers with points -----------------------------------------------------------------------------------------

    def _decimal(self, seen: Seen) -> None:
        assert seen.label is not None
        parts, level = seen.label.parts, seen.level
        if len(parts) == 1 and self.items.is_list(seen):
            titled = seen.level < PLAIN
            self.items.place(seen if titled else replace(seen, heading="", text=seen.text or seen.heading))
            return
        before = self._one_before(parts) if seen.block.kind is not BlockKind.HEADING else None
        if before is not None and seen.level == PLAIN and not self.stack.entries[before].node.heading:
            # What stands in line with sentences is one, however short.
            seen, level = replace(seen, heading="", text=seen.heading, level=TEXT_ONLY), TEXT_ONLY
        holder = self._holder(parts) if before is None else before - 1
        if len(parts) > 1 and self._is_a_sum(seen, holder):
            self._number_that_is_none(seen)
            return
        size = holder + 1 if holder is not None else self._place_in_scope(level)
        self.stack.cut(size)
        self._check_order(seen)
        node = Node(seen.number, seen.heading, self._kind_of(seen), line=seen.block.line)
        from_item = seen.block.kind is BlockKind.ITEM and not seen.heading
        entry = Open(node, Role.DECIMAL, level=level, parts=parts, from_item=from_item)
        self.stack.push(entry, "" if own_kind(node.heading) == node.kind else "number")
        if seen.text:
            entry.say(seen.text)

    def _is_a_sum(self, seen: Seen, holder: int | None) -> bool:
        """Tell whether "1.5 million …" is no number of a provision: nothing is called 1, or 1.4 is not before it."""
        assert seen.label is not None
        if not seen.text[:1].islower():
            return False
        if holder is None or seen.block.kind is BlockKind.ITEM:
            return holder is None
        return self.stack.entries[holder].last + 1 != seen.label.parts[-1]

    def _one_before(self, parts: tuple[int, ...]) -> int | None:
        """Return the place of the open provision that is the one before this in the series without points."""
        for place in range(len(self.stack.entries) - 1, self.stack.scope(), -1) if len(parts) == 1 else ():
            entry = self.stack.entries[place]
            if entry.role is Role.DECIMAL and entry.parts == (parts[0] - 1,):
                return place
        return None

    def _holder(self, parts: tuple[int, ...]) -> int | None:
        """Return the place of the innermost open provision whose number begins this one, within the same annex."""
        for place in range(len(self.stack.entries) - 1, self.stack.scope() - 1, -1):
            own = self.stack.entries[place].parts
            if own and len(own) < len(parts) and parts[: len(own)] == own:
                return place
        return None

    def _place_in_scope(self, level: int) -> int:
        """Return how many stay open for a number that no open one begins: those that group the numbers of this part."""
        start = self.stack.scope() + 1
        for place, entry in enumerate(self.stack.entries[start:], start=start):
            if entry.role is not Role.HEADING or entry.level >= level:
                return place
        return len(self.stack.entries)

    def _kind_of(self, seen: Seen) -> str:
        """Return what a numbered provision is by itself; what is told of it from above comes on top of that."""
        assert seen.label is not None
        worded, _ = split_worded(seen.heading)
        if worded and worded.parts[:1] == seen.label.parts[:1]:
            return LABELS[worded.word]
        above = self.stack.top
        own = own_kind(seen.heading)
        if own and (own == above.told or seen.heading.lower().startswith(own)):
            return own
        if len(seen.label.parts) > 1 or above.role is Role.DECIMAL:
            return "clause"
        if above.role is Role.WORDED and above.node.kind != "part":
            return "paragraph" if above.node.kind == "annex" else "clause"
        return "item" if above.role is Role.HEADING and not seen.heading else self.top_kind

    def _number_that_is_none(self, seen: Seen) -> None:
        """Keep "1.5 million …" as the text that it is."""
        text = f"{seen.block.marker} {seen.block.text}".strip()
        if seen.block.kind is BlockKind.ITEM:
            self.items.place(Seen(What.ITEM, seen.block, text=text))
        else:
            self._text(Seen(What.TEXT, seen.block, text=text))

    def _check_order(self, seen: Seen) -> None:
        """Report a number that comes twice, goes backwards, or leaves one out."""
        assert seen.label is not None
        above, last = self.stack.top, seen.label.parts[-1]
        if seen.number in above.numbers:
            self.remark(seen.block.line, f"The number {seen.number} comes twice.")
        elif last < above.last:
            self.remark(seen.block.line, f"The numbers go backwards: {seen.number} comes after {above.last}.")
        elif last > above.last + 1:
            self.remark(seen.block.line, f"Before {seen.number} a number is missing.")
        above.numbers.add(seen.number)
        above.last = last

    def _check(self, node: Node) -> None:
        above = self.stack.top
        if node.number in above.numbers:
            self.remark(node.line, f"{node.number} comes twice.")
        above.numbers.add(node.number)

    # --- headings, captions, tables, text ----------------------------------------------------------------------------

    def _heading(self, seen: Seen, after: Block | None) -> None:
        level = self._like_one_before(after) or self._close_for(seen.level)
        numbered = self.stack.within("article") or any(entry.role is Role.DECIMAL for entry in self.stack.entries)
        kind = "paragraph" if numbered or self.stack.within("annex") or level == RUN_IN else "section"
        node = Node(seen.number, seen.heading, kind, line=seen.block.line)
        self.stack.push(Open(node, Role.HEADING, level=level), "" if level == RUN_IN else "heading")

    def _like_one_before(self, after: Block | None) -> int:
        """Put a heading beside one before it that the same sentence followed ("We will …"), whatever its level."""
        lead = after.text.casefold() if after is not None and leads_on(after.text) else ""
        for place in range(len(self.stack.entries) - 1, 0, -1) if lead else ():
            entry = self.stack.entries[place]
            if entry.role is Role.HEADING and entry.lead == lead:
                self.stack.cut(place)
                return entry.level
        return 0

    def _close_for(self, level: int) -> int:
        """Close what a heading of this level ends: items, texts, and headings that are not above it."""
        while self.stack.top.role is not Role.ROOT:
            entry = self.stack.top
            level_up = entry.level < level or (entry.level == level and entry.role is Role.DECIMAL)
            headed = entry.role in (Role.HEADING, Role.DECIMAL, Role.WORDED) and not entry.from_item
            barrier = entry.role is Role.WORDED and entry.rank == 0
            if barrier or (headed and level_up):
                break
            self.stack.pop()
        return level

    def _caption(self, seen: Seen, after: Block | None) -> None:
        """Keep the caption of a table for its rows, and that of a picture as all there is of it."""
        assert seen.label is not None
        picture = seen.label.word in PICTURES
        node = Node(seen.number, seen.heading, "figure" if picture else "table", line=seen.block.line)
        self._owner_of_part().take(node, "")
        if picture:
            node.note = "The picture is not in the file that was read."
            self.remark(node.line, f"{node.number} is gone: there is only its caption.")
        elif after is not None and after.kind is BlockKind.TABLE:
            self.captioned = node
        else:
            self.remark(node.line, f"{node.number} is gone: no table comes after its caption.")

    def table(self, block: Block) -> None:
        """Give the rows to their caption, to the provision that leads to them, or to a provision of their own."""
        self.untitled = None
        node, self.captioned = self.captioned, None
        top = self.stack.top
        entry = top if top.role is Role.ITEM and top.leads_on else self._owner()
        plain = entry.role in (Role.ROOT, Role.FRONT, Role.TEXT)
        if node is None and (entry.broken or plain):
            node = Node(kind="table", line=block.line)
            (entry if entry.role is Role.ITEM else self._owner_of_part()).take(node, "")
        elif node is None:
            node, entry.broken = entry.node, True
            if entry.role is Role.HEADING and self.stack.within("annex") and node.kind == "paragraph":
                node.kind = "group"
        node.rows = block.rows
        node.headed = _is_headed(block, captioned=node.kind == "table" and bool(node.number))

    def _text(self, seen: Seen) -> None:
        if seen.block.level and self.stack.top.role is Role.ITEM:
            self.stack.top.say(seen.text)
            return
        entry = self._owner()
        if entry.role is Role.ROOT or entry.broken:
            if entry.role is not Role.ROOT and is_line(seen.text) and not leads_on(seen.text):
                self.remark(seen.block.line, f"“{seen.text}” could not be placed: it was kept as text where it stands.")
            entry = Open(Node(kind="paragraph", line=seen.block.line), Role.TEXT)
            self.stack.push(entry, "")
        entry.node.line = entry.node.line or seen.block.line
        entry.say(seen.text)

    def footnote(self, block: Block) -> None:
        """Keep a footnote below the provision in which it stands; the text of that one goes on after it."""
        entry = self.stack.top
        broken = entry.broken
        entry.take(Node(block.marker, kind="footnote", text=block.text, line=block.line), "")
        entry.broken = broken

    def note(self, block: Block) -> None:
        """Take an editor's note for the provision before it."""
        node = self.stack.top.node
        node.note = f"{node.note}\n\n{block.text}" if node.note else block.text

    def _owner(self) -> Open:
        """Return the open provision whose text or tables may go on: no list item, no paragraph with a list."""
        self.stack.pop_items()
        if self.stack.top.role is Role.TEXT and self.stack.top.broken:
            self.stack.pop()
        return self.stack.top

    def _owner_of_part(self) -> Open:
        """Return the open provision that a table or picture stands below: no paragraph."""
        owner = self._owner()
        while owner.role is Role.TEXT:
            self.stack.pop()
            owner = self.stack.top
        return owner

    def _leave_front(self, *, only_empty: bool) -> None:
        front = self.stack.top
        if front.role is Role.FRONT and only_empty and not front.node.heading and not front.paragraphs:
            self.stack.pop()


def _is_headed(block: Block, *, captioned: bool) -> bool:
    """Tell whether the first row is a header where the file does not say: a caption has one, a list of figures may."""
    if block.headed is not None or len(block.rows) < 2:
        return bool(block.headed) and len(block.rows) > 1
    first, *rest = block.rows
    figures = all(any(sign.isdigit() for sign in row[-1]) for row in rest)
    return captioned or (figures and not any(sign.isdigit() for cell in first for sign in cell))
