"""The automatic numbers of office programs: how they look, and what the next one is."""

import re
from dataclasses import dataclass, field

PLACE = re.compile(r"%(\d)")
ROMAN = (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
         ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
BULLET = "•"
MOST_ROMAN = 4000


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered: ``text`` with %1 for the number of the first level, and so on.

    ``formats`` are decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet, none. ``plain`` says
    that all its numbers are written as figures; ``restarts`` that it begins anew below each item of a higher level.
    """

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    plain: bool = False
    restarts: bool = True


@dataclass
class Counter:
    """Where a list has come to, level by level."""

    levels: dict[int, Level]
    reached: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int | None = None) -> str:
        """Count one more item of ``level`` (from 0), anew from ``start`` if it is given; return what stands before."""
        how = self.levels.get(level, Level())
        before = self.reached.get(level, how.start - 1)
        self.reached[level] = before + 1 if start is None else start
        for above in range(level):
            self.reached.setdefault(above, self.levels.get(above, Level()).start)
        for below in [one for one in self.reached if one > level and self.levels.get(one, Level()).restarts]:
            del self.reached[below]
        return self._shown(level, how)

    def _shown(self, level: int, how: Level) -> str:
        if how.format == "bullet":
            return BULLET
        if how.format == "none":
            return PLACE.sub("", how.text).strip()

        def one(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            value = self.reached.get(place, self.levels.get(place, Level()).start)
            return number("decimal" if how.plain else self.levels.get(place, Level()).format, value)

        return PLACE.sub(one, how.text).strip()


def number(style: str, value: int) -> str:
    """Return ``value`` as ``style`` writes it; what this site does not know is written in figures."""
    if style in ("lowerLetter", "upperLetter") and value > 0:
        # After z comes aa, then bb: the letter as often as the alphabet has been gone through.
        again, place = divmod(value - 1, len(LETTERS))
        shown = LETTERS[place] * (again + 1)
        return shown.upper() if style == "upperLetter" else shown
    if style in ("lowerRoman", "upperRoman") and 0 < value < MOST_ROMAN:
        shown = roman(value)
        return shown.upper() if style == "upperRoman" else shown
    if style in ("bullet", "none"):
        return ""
    return f"{value:02d}" if style == "decimalZero" else str(value)


def roman(value: int) -> str:
    """Return a number in small Roman figures."""
    shown = ""
    for sign, worth in ROMAN:
        times, value = divmod(value, worth)
        shown += sign * times
    return shown
