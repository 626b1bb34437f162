"""When the steps of a deadline fall due, and what a deadline may be counted by. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.core.counting import KINDS, LONDON
from apps.core.rulings import Ruling

from .enums import MORNING

ZONE = ZoneInfo(LONDON)
# Ways of counting whose answer is a day; the others answer with a tally or with a moment.
DAYS_ONLY = frozenset(KINDS) - {"clear_days_count", "hours_before"}
NEEDED = ("length", "counting", "calendar")


def reminder_moment(due_on: date, step: int) -> datetime:
    """The moment of the reminder ``step`` days before ``due_on`` (after it, where negative)."""
    return datetime.combine(due_on - timedelta(days=step), MORNING, ZONE)


def missed_moment(due_on: date) -> datetime:
    """The moment from which the deadline is missed: the midnight that ends its day, in London."""
    return datetime.combine(due_on + timedelta(days=1), time(), ZONE)


def next_moment(due_on: date, steps: Sequence[int], since: datetime) -> datetime | None:
    """The first moment after ``since`` at which a reminder falls due or the day is over; None when all is done."""
    moments = [missed_moment(due_on), *(reminder_moment(due_on, step) for step in steps)]
    return min((moment for moment in moments if moment > since), default=None)


def steps_due(due_on: date, steps: Sequence[int], since: datetime, until: datetime) -> list[int]:
    """The steps whose moment lies from ``since`` to ``until``, both included, the earliest first."""
    return sorted((step for step in steps if since <= reminder_moment(due_on, step) <= until), reverse=True)


def next_after_move(old: date, new: date, steps: Sequence[int], pending: datetime | None) -> datetime | None:
    """The next moment once a deadline moves from ``old`` to ``new``: of the same step as ``pending`` was before.

    A reminder that was given for the old day is not given again for the new one.
    """
    if pending is None:
        return None
    before = {missed_moment(old): missed_moment(new)}
    before |= {reminder_moment(old, step): reminder_moment(new, step) for step in steps}
    return min(after for moment, after in before.items() if moment >= pending)


def can_be_counted(value: Mapping[str, object]) -> Ruling:
    """Whether a rule's ``value`` says a length, a way of counting that gives a day, and a calendar."""
    missing = [name for name in NEEDED if value.get(name) in (None, "")]
    if missing:
        return Ruling(
            allowed=False,
            text=f"No deadline can be counted: the rule does not say its {' and '.join(missing)}.",
            lawful="Give the rule a length, a way of counting and a calendar.",
        )
    if value["counting"] not in DAYS_ONLY:
        return Ruling(
            allowed=False,
            text=f"No deadline can be counted by “{value['counting']}”: it does not give a day.",
            lawful=f"Ways of counting that do: {', '.join(sorted(DAYS_ONLY))}.",
        )
    return Ruling(allowed=True, text="The rule says how the deadline is counted.")
