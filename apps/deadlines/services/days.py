"""Days that become closed or open while clocks run: open deadlines move, their history says why, people are told."""

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction

from apps.core import clock, formats, records
from apps.core.counting import Calendar, Excluded, Nonsense, read_code
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.deadlines import queries
from apps.deadlines.enums import Nation, State
from apps.deadlines.models import ClosedDay, Deadline, ExcludedRange, Proclamation

from .recounting import recount_touched

# The breaks of section 243, and a row of closed days at the end, reach beyond a deadline's own span.
MARGIN = timedelta(days=15)
LONGEST_NAME = 200


@transaction.atomic
def proclaim(
    *, nation: str, day: date, added: bool, name: str, proclaimed_on: date, by: Any, reason: str
) -> list[Deadline]:
    """Record that a bank holiday was added or taken away, and move every open deadline that it touches.

    Met, missed and withdrawn deadlines stay. Those concerned get a message. Returns the deadlines that moved.
    """
    _check_proclamation(nation, day, added, name, proclaimed_on)
    row = Proclamation(nation=nation, day=day, added=added, name=name.strip(), proclaimed_on=proclaimed_on)
    records.save(row, by=by, reason=reason)
    said = f"{formats.day(day)} {'is' if added else 'is no longer'} a bank holiday in {row.get_nation_display()}"
    why = f"Proclamation of {formats.day(proclaimed_on)}: {said} ({row.name}). {reason}"
    return recount_touched(_spanning(day, day), lambda one: nation in one.base.nations, why=why, by=by)


def _check_proclamation(nation: str, day: date, added: bool, name: str, proclaimed_on: date) -> None:
    if nation not in Nation.values:
        raise refuse(
            f"There is no nation “{nation}”.", lawful=f"Nations: {', '.join(Nation.values)}.", on_field="nation"
        )
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise refuse(f"A proclamation needs the name of the holiday, {LONGEST_NAME} letters at most.", on_field="name")
    if proclaimed_on > clock.today():
        raise refuse("A proclamation cannot have been made in the future.", on_field="proclaimed_on")
    if Proclamation.objects.filter(nation=nation, day=day).exists():
        raise refuse(f"A proclamation about {formats.day(day)} is recorded already.", on_field="day")
    try:
        closed = queries.calendar(nation).why_closed(day)
    except Nonsense as nonsense:
        raise refuse(str(nonsense), on_field="day") from nonsense
    if added and closed:
        raise refuse(f"{formats.day(day)} is closed already: {closed}.", on_field="day")
    if not added and (not closed or day.strftime("%A") == closed):
        raise refuse(f"{formats.day(day)} is no bank holiday that could be taken away.", on_field="day")


@transaction.atomic
def add_closed_day(*, council: Council, day: date, reason: str, by: Any) -> list[Deadline]:
    """Record a day on which the council is closed (``reason`` says why), and move its open deadlines accordingly."""
    if not 0 < len(reason.strip()) <= LONGEST_NAME:
        raise refuse(f"A closed day needs its reason, {LONGEST_NAME} letters at most.", on_field="reason")
    if ClosedDay.objects.filter(council=council, day=day).exists():
        raise refuse(f"{formats.day(day)} is recorded as closed already.", on_field="day")
    records.save(ClosedDay(council=council, day=day, reason=reason.strip()), by=by, reason=reason)
    why = f"{council} is closed on {formats.day(day)}: {reason.strip()}."
    touched = _spanning(day, day).filter(council=council)
    return recount_touched(touched, lambda one: one.base.own_days, why=why, by=by)


@transaction.atomic
def add_excluded_range(*, code: str, first_day: date, last_day: date, name: str, by: Any, reason: str) -> ExcludedRange:
    """Record a period of which no day counts in calendars that name ``code``. Nothing moves: none names it yet."""
    if last_day < first_day:
        raise refuse("The last day is before the first.", on_field="last_day")
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise refuse(f"A period needs its name, {LONGEST_NAME} letters at most.", on_field="name")
    try:
        Calendar.named(f"CAL+{code}", ranges={code: Excluded(code, first_day, last_day, name)})
        fitting = code.isalnum() and code == code.upper() and read_code(f"EW+{code}")[1] == (code,)
    except Nonsense:
        fitting = False
    if not fitting or len(code) > 12:
        raise refuse(f"“{code}” cannot be a code: capitals and digits, as M2021.", on_field="code")
    if ExcludedRange.objects.filter(code=code).exists():
        raise refuse(f"The code {code} is taken.", on_field="code")
    row = ExcludedRange(code=code, first_day=first_day, last_day=last_day, name=name.strip())
    return records.save(row, by=by, reason=reason)


def _spanning(first: date, last: date) -> models.QuerySet[Deadline]:
    """Open deadlines whose counting may have looked at a day from first to last: some run forward, some back."""
    before, after = first - MARGIN, last + MARGIN
    return Deadline.objects.filter(state=State.OPEN).exclude(
        models.Q(counted_from__lt=before, due_on__lt=before) | models.Q(counted_from__gt=after, due_on__gt=after)
    )
