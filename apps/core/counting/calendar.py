"""Which days are closed, and why: a calendar as a value.

The bank holidays come from the ``holidays`` library; what the library cannot know (proclamations, a council's own
closed days, excluded ranges such as national mourning) is handed in by whoever builds the calendar.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays

from .nonsense import Nonsense, quoted

# The Banking and Financial Dealings Act 1971 made the bank holidays of today; the official table is published to
# the end of 2028. Outside of that the library only guesses, so a result that looked there is provisional.
KNOWN_FROM = date(1972, 1, 1)
KNOWN_UNTIL = date(2028, 12, 31)

LONDON = "Europe/London"
NATIONS = {"EW": "England and Wales", "SCT": "Scotland", "NI": "Northern Ireland"}
_SUBDIVISION = {"EW": "ENG", "SCT": "SCT", "NI": "NIR"}
_SUBSTITUTE = " (observed)"
# The library's names, where the official table says it otherwise.
_OFFICIAL = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
}


@dataclass(frozen=True)
class Base:
    """What a calendar's code stands for, before anything is added to it."""

    name: str
    nations: tuple[str, ...] = ()
    weekend: tuple[int, ...] = ()
    christmas_eve: bool = False
    breaks: bool = False
    own_days: bool = False


_WEEKEND = (5, 6)
BASES = {
    "EW": Base("England and Wales", ("EW",), _WEEKEND, own_days=True),
    "SCT": Base("Scotland", ("SCT",), _WEEKEND, own_days=True),
    "NI": Base("Northern Ireland", ("NI",), _WEEKEND, own_days=True),
    "UKALL": Base("the whole United Kingdom", ("EW", "SCT", "NI"), _WEEKEND, own_days=True),
    "EW+EVE": Base("England and Wales, Christmas Eve closed", ("EW",), _WEEKEND, christmas_eve=True, own_days=True),
    # A statute's own calendar: a council cannot lengthen it by closing its offices.
    "S243": Base("Local Government Act 1972 section 243", ("EW",), (6,), breaks=True),
    "CAL": Base("every day"),
    LONDON: Base("the clock in Europe/London"),
}


@dataclass(frozen=True)
class Excluded:
    """A period of which no day counts, for the calendars that name its code. Both ends are inside it."""

    code: str
    first_day: date
    last_day: date
    name: str


@cache
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """The bank holidays of a nation (EW, SCT, NI) in a year, day to name, as the official table lists them.

    Only Mondays to Fridays: where a holiday falls on a weekend the table lists its substitute and not the day
    itself, which matters where Saturdays count (section 243).
    """
    found = holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year)
    return {day: _official_name(name) for day, name in found.items() if day.weekday() not in _WEEKEND}


def _official_name(name: str) -> str:
    substitute = name.endswith(_SUBSTITUTE)
    name = name.removesuffix(_SUBSTITUTE)
    return _OFFICIAL.get(name, name) + (" (substitute day)" if substitute else "")


def read_code(code: str) -> tuple[str, tuple[str, ...]]:
    """Split a calendar's code into its base and the codes of its excluded ranges, refusing an unknown base."""
    parts = str(code).split("+")
    base, ranges = parts[0], parts[1:]
    if ranges[:1] == ["EVE"]:
        base, ranges = f"{base}+EVE", ranges[1:]
    if base not in BASES:
        raise Nonsense(
            f"There is no calendar {quoted(code)}. There are {', '.join(BASES)}, each with +CODE of a period."
        )
    if not all(ranges) or len(set(ranges)) < len(ranges):
        raise Nonsense(f"The calendar {quoted(code)} names an empty period, or one twice.")
    if ranges and base == LONDON:
        raise Nonsense("Europe/London is a clock: no period can be taken out of it.")
    return base, tuple(ranges)


@dataclass(frozen=True)
class Calendar:
    """Days with the reasons why they are closed.

    ``code`` as in rules ("EW", "S243+M2021"); ``proclaimed`` maps (nation, day) to the holiday's name, or to ""
    where a proclamation took the holiday away; ``own_days`` are a council's closed days with their reasons;
    ``excluded`` the periods that ``code`` names. Build it with ``Calendar.named``.
    """

    code: str
    base: Base
    excluded: tuple[Excluded, ...] = ()
    proclaimed: Mapping[tuple[str, date], str] = field(default_factory=dict)
    own_days: Mapping[date, str] = field(default_factory=dict)

    @classmethod
    def named(
        cls,
        code: str,
        *,
        ranges: Mapping[str, Excluded] | None = None,
        proclaimed: Mapping[tuple[str, date], str] | None = None,
        own_days: Mapping[date, str] | None = None,
    ) -> "Calendar":
        """The calendar of a code, out of the known ``ranges``. Raises ``Nonsense`` for an unknown code."""
        base, wanted = read_code(code)
        known = ranges or {}
        for name in wanted:
            if name not in known:
                raise Nonsense(
                    f"There is no excluded period {quoted(name)}. Known: {', '.join(sorted(known)) or 'none'}."
                )
        excluded = tuple(known[name] for name in wanted)
        own = own_days if own_days and BASES[base].own_days else {}
        return cls(str(code), BASES[base], excluded, proclaimed or {}, own)

    @property
    def name(self) -> str:
        """What the code means, in words."""
        return ", without ".join([self.base.name, *(period.name for period in self.excluded)])

    def is_open(self, day: date) -> bool:
        """Whether the day counts."""
        return not self.why_closed(day)

    def why_closed(self, day: date) -> str:
        """Why the day does not count, in a word or two; empty for an open day."""
        return self.why_excluded(day) or self._weekend(day) or self._holiday(day) or self._break(day)

    def why_excluded(self, day: date) -> str:
        """The period taken out of this calendar that the day lies in, or nothing. The only reason CAL knows."""
        return next((period.name for period in self.excluded if period.first_day <= day <= period.last_day), "")

    def in_known_table(self, first: date, last: date) -> bool:
        """Whether every bank holiday from first to last is settled. True where the calendar has none."""
        return not self.base.nations or (first >= KNOWN_FROM and last <= KNOWN_UNTIL)

    def _weekend(self, day: date) -> str:
        return f"{day:%A}" if day.weekday() in self.base.weekend else ""

    def _holiday(self, day: date) -> str:
        eve = "Christmas Eve" if self.base.christmas_eve and (day.month, day.day) == (12, 24) else ""
        return self._bank(day) or eve or self.own_days.get(day, "")

    def _bank(self, day: date) -> str:
        """The bank holiday on the day; the nation is named where the calendar has several and not all keep it."""
        if not self.base.nations:
            return ""
        kept: dict[str, list[str]] = {}
        for nation in self.base.nations:
            name = self.proclaimed.get((nation, day))
            name = _listed(nation, day) if name is None else name
            if name:
                kept.setdefault(name, []).append(nation)
        if any(len(where) == len(self.base.nations) for where in kept.values()):
            return next(iter(kept))
        return "; ".join(f"{name} ({', '.join(NATIONS[one] for one in where)})" for name, where in kept.items())

    def _break(self, day: date) -> str:
        """The Easter or Christmas break of section 243, in the calendar that has them."""
        if not self.base.breaks:
            return ""
        if day.month == 12 and self._christmas(day):
            return "Christmas break"
        return "Easter break" if day.month in (3, 4) and _easter_break(day) else ""

    def _christmas(self, day: date) -> bool:
        """From the last weekday before Christmas Day to the first weekday after it that is no bank holiday.

        A weekday is Monday to Friday here: the longer break is the safe reading for those who publish.
        """
        first = last = date(day.year, 12, 25)
        while (first := first - timedelta(days=1)).weekday() in _WEEKEND:
            pass
        while (last := last + timedelta(days=1)).weekday() in _WEEKEND or self._bank(last):
            pass
        return first <= day <= last


def _listed(nation: str, day: date) -> str:
    """The library's holiday on the day; years that it has no table for are refused rather than taken as empty."""
    years = holidays.UnitedKingdom
    if not years.start_year <= day.year <= years.end_year:
        raise Nonsense(f"Bank holidays are on record from {years.start_year} to {years.end_year}, not for {day.year}.")
    return bank_holidays(nation, day.year).get(day, "")


def _easter_break(day: date) -> bool:
    """From the Thursday before Easter Day to the Tuesday after."""
    good_friday = next(one for one, name in bank_holidays("EW", day.year).items() if name == "Good Friday")
    return good_friday - timedelta(days=1) <= day <= good_friday + timedelta(days=4)
