"""Who can hold an office or post, from when until when (OLP-11, OLP-12)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.counting import Count, count
from apps.core.formats import day
from apps.core.rulings import Citation, Ruling

from .resignation import EVERY_DAY
from .seats import Held, overlap, period


def term_ends(start: date, rule: dict[str, Any]) -> Count:
    """Return the last day of a term that began on ``start``, by the value of a rule on terms, with its arithmetic."""
    return count(rule["counting"], start, rule["length"], EVERY_DAY)


def in_time(*, start: date, end: date | None) -> Ruling:
    """Say whether a term ends after it begins."""
    if end is not None and end <= start:
        return Ruling(
            False,
            f"A term cannot end on {day(end)} when it begins on {day(start)}.",
            lawful="Enter a later day for its end, or none.",
        )
    return Ruling(True, f"The term runs {period(start, end)}.")


def by_hand(*, what: str, follows: str, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Say whether somebody can be put into ``what`` by hand: not where it follows a post held elsewhere."""
    if not follows:
        return Ruling(True, f"{what} is filled by appointment or election.")
    return Ruling(
        False,
        f"{what} follows the post {follows}: whoever holds that has this from the same day, and nobody else.",
        citations=citations,
        lawful=f"Record who holds {follows}, or that it has fallen vacant; this follows by itself.",
    )


def one_holder_of(
    *, office: str, start: date, end: date | None, others: Iterable[Held], citations: tuple[Citation, ...] = ()
) -> Ruling:
    """Say whether an office is free from ``start`` until ``end``, given who else holds it when."""
    for other in sorted(others, key=lambda held: held.start):
        if overlap(start, end, other.start, other.end):
            free = f"It is free from {day(other.end)}." if other.end else "End that first; it is free from that day."
            return Ruling(
                False,
                f"{other.holder} holds the office {office} {period(other.start, other.end)}.",
                ("An office has one holder at a time.", f"Asked for: {period(start, end)}."),
                citations,
                lawful=free,
            )
    return Ruling(True, f"The office {office} is free {period(start, end)}.", citations=citations)


def office_set_out(
    *, office: str, start: date, end: date | None, first: date, last: date | None, citations: tuple[Citation, ...] = ()
) -> Ruling:
    """Say whether the office itself exists for the whole time for which somebody is to hold it."""
    if start < first or (last is not None and (end is None or end > last)):
        return Ruling(
            False,
            f"The office {office} is set out {period(first, last)}, not {period(start, end)}.",
            citations=citations,
        )
    return Ruling(True, f"The office {office} is set out {period(first, last)}.", citations=citations)


def can_be_elected(
    *, person: str, office: str, body: str, sits: bool, barred: str, citations: tuple[Citation, ...] = ()
) -> Ruling:
    """Say whether somebody may be elected: a member of the body, and no representative of the class ``barred``."""
    if not sits:
        return Ruling(
            False,
            f"{person} holds no seat on {body} on that day, and the office {office} is for one of its members.",
            citations=citations,
            lawful="Choose somebody who is a member on that day.",
        )
    return not_of_class(person=person, office=office, barred=barred, citations=citations)


def not_of_class(*, person: str, office: str, barred: str, citations: tuple[Citation, ...] = ()) -> Ruling:
    """Say whether ``person`` is outside the class that is excluded; ``barred`` is the organisation represented."""
    if barred:
        return Ruling(
            False,
            f"{person} represents {barred}, and the office {office} is not for its representatives.",
            citations=citations,
            lawful=f"Choose somebody who does not represent {barred}.",
        )
    return Ruling(True, f"{person} can hold the office {office}.", citations=citations)


def ends_within(*, ends: date, start: date, end: date | None) -> Ruling:
    """Say whether a holding from ``start`` until ``end`` can end on ``ends``: neither before it began nor later."""
    if ends < start:
        return Ruling(
            False,
            f"The office cannot end on {day(ends)}: it was taken up on {day(start)}.",
            lawful=f"Enter {day(start)} or a later day.",
        )
    if end is not None and ends > end:
        return Ruling(
            False,
            f"The office ends on {day(end)} already, so it cannot end on {day(ends)}.",
            lawful=f"Enter a day before {day(end)}.",
        )
    return Ruling(True, f"The office is held until {day(ends)}, that day not included.")
