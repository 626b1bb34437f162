"""How a document stands in the register, and when a review may be recorded. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.formats import short_day
from apps.core.rulings import Ruling

from .enums import Status


@dataclass(frozen=True)
class Facts:
    """What is known of a document: the edition that counts, its period, and the review that is owed."""

    start: date | None = None
    end: date | None = None
    comes: date | None = None
    runs_until: date | None = None
    review_due: date | None = None
    reminder_days: Sequence[int] = ()


def status_of(facts: Facts, on: date) -> Status:
    """Return how a document stands on a day; what needs looking at comes before what is in order."""
    if facts.start is None:
        return Status.TO_COME if facts.comes else _reviewed(facts, on, Status.LISTED)
    if facts.end is not None and facts.end <= on:
        return Status.TO_COME if facts.comes else Status.ENDED
    if facts.runs_until is not None and facts.runs_until < on:
        return Status.EXPIRED
    return _reviewed(facts, on, Status.IN_FORCE)


def _reviewed(facts: Facts, on: date, otherwise: Status) -> Status:
    """Return that its review is overdue or under way (from the first reminder on), else ``otherwise``."""
    if facts.review_due is None:
        return otherwise
    if facts.review_due < on:
        return Status.OVERDUE
    first = facts.review_due - timedelta(days=max(facts.reminder_days, default=0))
    return Status.UNDER_REVIEW if first <= on else otherwise


def may_be_recorded(held_on: date, today: date, last: date | None) -> Ruling:
    """Tell whether a review held on ``held_on`` may be recorded; ``last`` is the day of the one before it."""
    if held_on > today:
        return Ruling(
            allowed=False,
            text=f"A review is recorded once it has been held: {short_day(held_on)} is still to come.",
            lawful=f"Today, {short_day(today)}, is the last day that can be entered.",
        )
    if last is not None and held_on < last:
        return Ruling(
            allowed=False,
            text=f"The last review was held on {short_day(last)}, after {short_day(held_on)}.",
            lawful=f"Reviews are recorded in their order: {short_day(last)} or later.",
        )
    return Ruling(allowed=True, text="The review may be recorded.")


def may_be_done(done_on: date, today: date, held_on: date, was_done: date | None) -> Ruling:
    """Tell whether an action of a review held on ``held_on`` may be recorded as done on ``done_on``."""
    if was_done is not None:
        return Ruling(
            allowed=False,
            text=f"The action is done already, since {short_day(was_done)}.",
            lawful="Nothing needs to be done.",
        )
    if not held_on <= done_on <= today:
        return Ruling(
            allowed=False,
            text=f"The action cannot have been done on {short_day(done_on)}.",
            lawful=f"From the day of the review, {short_day(held_on)}, to today, {short_day(today)}.",
        )
    return Ruling(allowed=True, text="The action is done.")
