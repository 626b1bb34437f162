"""What the styles and the numbering of a Word document say of a paragraph: its heading, its automatic number, bold."""

import re
from dataclasses import dataclass, field
from typing import Any

from .counting import Counter, Level

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
OFF = ("0", "false", "off")
# Word has nine levels of lists; a value beyond is taken for the deepest.
DEEPEST_LEVEL = 8


def val(element: Any, default: str = "") -> str:
    """Return the value that an element has as its attribute; ``default`` where there is no element or value."""
    return default if element is None else element.get(f"{W}val", default)


def on(element: Any) -> bool | None:
    """Tell whether a switch is on; None where it is not set."""
    return None if element is None else val(element, "1") not in OFF


def figure(text: str, default: int = 0) -> int:
    """Return ``text`` as a number; ``default`` where it is none."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


@dataclass
class Style:
    """A style of paragraphs or signs, with what it inherits."""

    name: str = ""
    base: str = ""
    outline: int | None = None
    bold: bool | None = None
    list_id: str = ""
    list_level: int | None = None


@dataclass
class Styles:
    """All styles of a document by their ids."""

    known: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: Any) -> "Styles":
        """Read the part with the styles."""
        styles = cls()
        for one in root.iter(f"{W}style") if root is not None else ():
            found = one.find(f"{W}pPr")
            about = found if found is not None else one
            outline, numbers = about.find(f"{W}outlineLvl"), about.find(f"{W}numPr")
            listed = numbers if numbers is not None else one
            level = listed.find(f"{W}ilvl")
            identity = one.get(f"{W}styleId", "")
            styles.known[identity] = Style(
                name=val(one.find(f"{W}name")),
                base=val(one.find(f"{W}basedOn")),
                outline=None if outline is None else figure(val(outline)),
                bold=on(one.find(f"{W}rPr/{W}b")),
                list_id=val(listed.find(f"{W}numId")),
                list_level=None if level is None else figure(val(level)),
            )
            if one.get(f"{W}default") and one.get(f"{W}type") == "paragraph":
                styles.default = identity
        return styles

    def chain(self, identity: str) -> list[Style]:
        """Return a style and all that it is based on, however they point at each other."""
        found: dict[str, Style] = {}
        identity = identity or self.default
        while identity in self.known and identity not in found:
            found[identity] = self.known[identity]
            identity = self.known[identity].base
        return list(found.values())

    def heading(self, identity: str, properties: Any = None) -> int | None:
        """Return the level of the heading that a style or a paragraph's own properties make; None for a text.

        The title of the document has level 0, other headings from 1.
        """
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        if own is not None and figure(val(own), DEEPEST_LEVEL + 1) <= DEEPEST_LEVEL:
            return figure(val(own)) + 1
        for style in self.chain(identity):
            if style.name.lower() == "title":
                return 0
            if found := HEADING.fullmatch(style.name):
                return int(found[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline <= DEEPEST_LEVEL else None
        return None

    def bold(self, identity: str) -> bool:
        """Tell whether a style is bold."""
        return next((style.bold for style in self.chain(identity) if style.bold is not None), False)


class Numbering:
    """The lists of a document. Those that are made after the same pattern count on, unless one begins anew."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """Read the part with the lists."""
        self.styles = styles
        self.pattern_of: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.by_style: dict[str, dict[str, int]] = {}
        self.counters: dict[str, Counter] = {}
        patterns = [] if root is None else root.findall(f"{W}abstractNum")
        linked = {val(one.find(f"{W}styleLink")): one for one in patterns if one.find(f"{W}styleLink") is not None}
        for one in patterns:
            link = val(one.find(f"{W}numStyleLink"))
            self._pattern(one.get(f"{W}abstractNumId", ""), linked.get(link, one))
        for one in [] if root is None else root.findall(f"{W}num"):
            self._list(one)

    def _pattern(self, identity: str, element: Any) -> None:
        levels: dict[int, Level] = {}
        for one in element.findall(f"{W}lvl"):
            level = figure(one.get(f"{W}ilvl", ""))
            levels[level] = _level(one, level)
            self.by_style.setdefault(identity, {})[val(one.find(f"{W}pStyle"))] = level
        self.counters[identity] = Counter(levels)

    def _list(self, element: Any) -> None:
        identity, pattern = element.get(f"{W}numId", ""), val(element.find(f"{W}abstractNumId"))
        for override in element.findall(f"{W}lvlOverride"):
            level = figure(override.get(f"{W}ilvl", ""))
            if (changed := override.find(f"{W}lvl")) is not None and pattern in self.counters:
                # Another pattern for this list alone: it counts by itself.
                levels = {**self.counters[pattern].levels, level: _level(changed, level)}
                pattern = f"{pattern}/{identity}"
                self.counters[pattern] = Counter(levels)
            if (start := override.find(f"{W}startOverride")) is not None:
                self.starts[identity, level] = figure(val(start), 1)
        self.pattern_of[identity] = pattern

    def next(self, properties: Any, style: str) -> tuple[str, int] | None:
        """Return what stands before the next paragraph with these properties, and its level; None outside of lists."""
        found = self._place(properties, style)
        if found is None:
            return None
        identity, level = found
        counter = self.counters.get(self.pattern_of.get(identity, ""))
        if counter is None:
            return None
        # A list that begins anew does so once, at its first item.
        return counter.next(level, self.starts.pop((identity, level), None)), level

    def _place(self, properties: Any, style: str) -> tuple[str, int] | None:
        own = None if properties is None else properties.find(f"{W}numPr")
        identity = val(own.find(f"{W}numId")) if own is not None else ""
        level = own.find(f"{W}ilvl") if own is not None else None
        deep = None if level is None else figure(val(level))
        for one in self.styles.chain(style):
            identity = identity or one.list_id
            deep = one.list_level if deep is None else deep
        if identity in ("", "0"):
            return None
        if deep is None:
            deep = self.by_style.get(self.pattern_of.get(identity, ""), {}).get(style, 0)
        return identity, max(0, min(deep, DEEPEST_LEVEL))


def _level(element: Any, level: int) -> Level:
    return Level(
        format=val(element.find(f"{W}numFmt"), "decimal"),
        text=val(element.find(f"{W}lvlText"), f"%{level + 1}."),
        start=figure(val(element.find(f"{W}start")), 1),
        plain=bool(on(element.find(f"{W}isLgl"))),
        restarts=val(element.find(f"{W}lvlRestart"), "") != "0",
    )
