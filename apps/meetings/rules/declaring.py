"""When an interest can be declared against an item, and what follows from it (Localism Act 2011 s.31)."""

from dataclasses import dataclass
from datetime import date

from apps.core.formats import day
from apps.core.rulings import Citation, Ruling


@dataclass(frozen=True)
class When:
    """The meeting and the day on which somebody declares, corrects or withdraws."""

    meets_on: date
    today: date
    announced: bool
    cancelled: bool
    voted: bool


def can_declare(when: When) -> Ruling:
    """Rule whether declarations against an item may be made or changed: from the notice until the day is over."""
    if when.cancelled:
        text = "The meeting was cancelled, so nothing is declared at it."
        return Ruling(False, text, lawful="Declare the interest when the item comes to another meeting.")
    if not when.announced:
        text = "No notice of this meeting has been given yet, so nothing can be declared at it."
        return Ruling(False, text, lawful="Declare the interest once the agenda is published.")
    if when.today > when.meets_on:
        return Ruling(
            False,
            f"The meeting was held on {day(when.meets_on)}: what was declared at it stands as it was recorded.",
            lawful="Tell the secretariat, who keeps the minutes, where the record is wrong.",
        )
    if when.voted:
        return Ruling(
            False,
            "The vote on this item has been recorded, and it counts who had declared an interest by then.",
            lawful="Tell the person in the chair, and the secretariat, at once.",
        )
    return Ruling(True, f"Interests can be declared until {day(when.meets_on)} is over.")


def takes_out(kind_is_pecuniary: bool, citations: tuple[Citation, ...]) -> Ruling:
    """Rule whether a member who declares takes part in the item."""
    if kind_is_pecuniary:
        text = "A member with a disclosable pecuniary interest in the item takes no part in it and does not vote."
        return Ruling(False, text, citations=citations)
    return Ruling(True, "The member may take part in the item and vote.", citations=citations)
