"""When a register may be confirmed and changed. Pure: plain values in, a ``Ruling`` out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from apps.core.formats import short_day
from apps.core.rulings import Citation, Ruling

AT_LEAST = "at_least"


def can_confirm(unanswered: Sequence[str], changes: int) -> Ruling:
    """Say whether a register may be published: every class has its answer, and there is something to publish.

    ``unanswered`` names the classes without an answer, ``changes`` counts what was not published yet.
    """
    if unanswered:
        return Ruling(
            allowed=False,
            text=f"The register is not complete. No answer yet: {'; '.join(unanswered)}.",
            arithmetic=tuple(f"No answer yet: {name}" for name in unanswered),
            lawful="Add an interest in each of these classes, or say that you have nothing to declare in it.",
        )
    if not changes:
        return Ruling(
            allowed=False,
            text="There is nothing new to publish.",
            lawful="The register stands as it was published. Add, change or end an interest first.",
        )
    return Ruling(allowed=True, text="Every class has an answer.")


def can_answer_nothing(name: str, entries: int) -> Ruling:
    """Say whether "nothing to declare" may be answered in the class ``name``, which has so many ``entries``."""
    if entries:
        return Ruling(
            allowed=False,
            text=f"You cannot say that you have nothing to declare in “{name}”: the register has interests there.",
            lawful="End or remove them first.",
        )
    return Ruling(allowed=True, text=f"Nothing is entered in “{name}”.")


@dataclass(frozen=True)
class Ending:
    """What is known when an entry is ended: days, and whether it is the last of its class."""

    ceased_on: date
    today: date
    last_of_class: bool
    nothing_else: bool


def can_end(name: str, ending: Ending) -> Ruling:
    """Say whether an entry in the class ``name`` may be ended: not ahead of time, and never leaving no answer."""
    if ending.ceased_on > ending.today:
        return Ruling(
            allowed=False,
            text=f"{short_day(ending.ceased_on)} is still to come: an interest is ended once it has ended.",
            lawful=f"The latest day that can be given is today, {short_day(ending.today)}.",
        )
    if ending.last_of_class and not ending.nothing_else:
        return Ruling(
            allowed=False,
            text=f"This is the only interest in “{name}”. Without it the class would have no answer.",
            lawful="Say that you have nothing else to declare in this class, or change the entry instead of ending it.",
        )
    return Ruling(allowed=True, text="The entry may be ended.")


def can_register_gift(received_on: date | None, value: Decimal | None, donor: str, today: date) -> Ruling:
    """Say whether a gift is described well enough: who gave it, when it was received, what it was worth."""
    if received_on is not None and received_on > today:
        return Ruling(
            allowed=False,
            text=f"{short_day(received_on)} is still to come: a gift is registered once it was received.",
            lawful=f"The latest day that can be given is today, {short_day(today)}.",
        )
    missing = [
        name
        for name, given in (("who gave it", donor), ("the day you received it", received_on), ("its value", value))
        if not given
    ]
    if missing:
        return Ruling(
            allowed=False, text=f"A gift needs {', '.join(missing)}.", lawful="Estimate the value if need be."
        )
    return Ruling(allowed=True, text="The gift may be registered.")


def gift_threshold(pounds: Decimal, comparison: str, citation: Citation) -> Ruling:
    """Say from which value on gifts are registered; ``comparison`` is "at_least" or "over"."""
    words = f"£{pounds:,} or more" if comparison == AT_LEAST else f"over £{pounds:,}"
    return Ruling(
        allowed=True,
        text=f"Gifts and hospitality worth {words} are registered.",
        arithmetic=(
            f"A gift worth exactly £{pounds:,} is {'' if comparison == AT_LEAST else 'not '}registered.",
            "You may register gifts of less value too.",
        ),
        citations=(citation,),
    )
