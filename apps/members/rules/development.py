"""Members' development: who is new, which training counts until when, sessions, one buddy at a time (OWS-3 to 5)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from apps.core.counting import count
from apps.core.formats import counted, day
from apps.core.rulings import Citation, Ruling
from apps.members.rules.resignation import EVERY_DAY
from apps.members.rules.seats import Held, overlap, period


class Done(NamedTuple):
    """A course was completed on a day, and counts until, not including, another (or for good)."""

    done_on: date
    expires_on: date | None


class Missing(NamedTuple):
    """A course that is demanded before something is taken up, and where that is written."""

    course: str
    citation: Citation


def is_new(*, start: date, held: Iterable[Held]) -> bool:
    """Tell whether somebody who joins on ``start`` is new: held no seat there on the day before or on that day."""
    return not any(other.start <= start and (other.end is None or start <= other.end) for other in held)


def expires(done_on: date, repeat_months: int | None) -> date | None:
    """Return from which day a course completed on ``done_on`` counts no longer; None where it counts for good."""
    if repeat_months is None:
        return None
    return count("months_after", done_on, repeat_months, EVERY_DAY).day


def latest(records: Iterable[Done]) -> Done | None:
    """Return the record that counts longest, or None where there is none."""
    found = list(records)
    lasting = [record for record in found if record.expires_on is None]
    if lasting:
        return max(lasting, key=lambda record: record.done_on)
    return max(found, key=lambda record: record.expires_on or record.done_on, default=None)


def counts_on(records: Iterable[Done], on: date) -> bool:
    """Tell whether any of ``records`` counts on ``on``."""
    return any(one.done_on <= on and (one.expires_on is None or on < one.expires_on) for one in records)


def taking_up(*, person: str, what: str, missing: Iterable[Missing]) -> Ruling:
    """Say whether ``person`` may take up ``what``: nothing that is demanded before is missing."""
    lacking = list(missing)
    if not lacking:
        return Ruling(True, f"{person} has the training that is needed before {what} is taken up.")
    names = ", ".join(one.course for one in lacking)
    return Ruling(
        False,
        f"{person} has not completed what is needed before {what} is taken up: {names}.",
        citations=tuple({one.citation: None for one in lacking}),
        lawful="Record the training once it is completed, and appoint from that day on.",
    )


def signing_up(*, day_of_session: date, today: date, taken: int, capacity: int, again: bool) -> Ruling:
    """Say whether one more member may sign up for a session."""
    if again:
        return Ruling(False, "You are signed up for this session already.")
    if day_of_session < today:
        return Ruling(False, f"This session was on {day(day_of_session)}.", lawful="Choose a session that is to come.")
    if taken >= capacity:
        return Ruling(
            False,
            f"This session is full: {counted(taken, 'member')} signed up for {counted(capacity, 'place')}.",
            lawful="Choose another session, or ask the office for one more.",
        )
    return Ruling(True, f"{counted(capacity - taken, 'place')} left of {capacity}.")


def completed(*, done_on: date, today: date) -> Ruling:
    """Say whether something can have been completed on ``done_on``."""
    if done_on > today:
        return Ruling(
            False, f"{day(done_on)} is still to come.", lawful="Record it on the day on which it was completed."
        )
    return Ruling(True, f"Completed on {day(done_on)}.")


def one_buddy(*, person: str, start: date, end: date | None, others: Iterable[Held]) -> Ruling:
    """Say whether ``person`` is free to be paired from ``start`` until ``end``: one buddy at a time."""
    if end is not None and end < start:
        return Ruling(False, "A pairing cannot end before it begins.", lawful=f"Choose {day(start)} or later.")
    for other in sorted(others, key=lambda held: held.start):
        if overlap(start, end, other.start, other.end):
            until = f"from {day(other.end)} on" if other.end else "once that pairing has ended"
            return Ruling(
                False,
                f"{person} is paired with {other.holder} {period(other.start, other.end)}: one buddy at a time.",
                lawful=f"Another officer can be the buddy {until}.",
            )
    return Ruling(True, f"{person} has no other buddy {period(start, end)}.")


def confirming(*, step: str, by_member: bool, for_member: bool) -> Ruling:
    """Say whether a step may be confirmed by who asks: a member (``by_member``), or an officer who may confirm all."""
    if by_member and not for_member:
        return Ruling(False, f"“{step}” is confirmed by an officer.", lawful="Ask the office to confirm it.")
    return Ruling(True, f"“{step}” may be confirmed.")


def version_starts(*, start: date, today: date, last_start: date | None) -> Ruling:
    """Say whether another version of a programme may hold from ``start``: after the one before, and not in the past.

    The first version may have held before: then it is taken over from paper.
    """
    if last_start is not None and start < today:
        return Ruling(False, f"{day(start)} has gone by.", lawful="Let the version hold from today or later.")
    if last_start is not None and start <= last_start:
        return Ruling(
            False,
            f"The version before holds from {day(last_start)}.",
            lawful=f"Let this one hold from a day after {day(last_start)}, or change the steps of that one.",
        )
    return Ruling(True, f"It holds from {day(start)}.")
