"""The recommendation of a replacement by the nominating organisation (OLP-21.4)."""

from datetime import date

from apps.core.formats import day
from apps.core.rulings import Citation, Ruling


def recommendation(*, received: date, resigned: date, today: date, citation: Citation) -> Ruling:
    """Say whether a recommendation ``received`` that day can replace a member whose notice is of ``resigned``."""
    if received > today:
        return Ruling(
            False,
            f"The recommendation cannot have been received on {day(received)}, which is still to come.",
            lawful=f"The latest possible day is today, {day(today)}.",
        )
    if received < resigned:
        return Ruling(
            False,
            f"The recommendation cannot have been received on {day(received)}, before the notice of "
            f"resignation of {day(resigned)}.",
            citations=(citation,),
            lawful=f"The earliest possible day is {day(resigned)}.",
        )
    return Ruling(True, f"Received on {day(received)}.", citations=(citation,))


def vote(*, nominee: str, nominated: date | None, voted: date, organisation: str, citation: Citation) -> Ruling:
    """Say whether a replacement can be voted on: somebody was recommended, on the day of the vote or before."""
    if not nominee or nominated is None:
        return Ruling(
            False,
            f"There is nobody to approve: {organisation} has not recommended a replacement yet.",
            citations=(citation,),
            lawful="Record the recommendation first, then the vote.",
        )
    if nominated > voted:
        return Ruling(
            False,
            f"{nominee} was recommended on {day(nominated)}, after the vote of {day(voted)}.",
            citations=(citation,),
            lawful=f"The earliest day of a vote is {day(nominated)}.",
        )
    return Ruling(True, f"{nominee} was recommended by {organisation} on {day(nominated)}.", (), (citation,))


def known_by_name(*, nominee: str, known: str | None) -> Ruling:
    """Say whether the ``nominee`` may be recorded with an address at which somebody called ``known`` is known here."""
    if known is not None and known.casefold().split() != nominee.casefold().split():
        return Ruling(
            False,
            f"This e-mail address belongs to {known}, who is not called {nominee}.",
            lawful=f"Enter the name {known}, or another address.",
        )
    return Ruling(True, f"{nominee} may be recorded with this address.")


def other_than_leaver(*, nominee: str, same: bool, citation: Citation) -> Ruling:
    """Say whether the ``nominee`` may follow: not where it is the ``same`` person who leaves the seat."""
    if same:
        return Ruling(
            False,
            f"{nominee} is the member who leaves this seat, and cannot be his or her own replacement.",
            citations=(citation,),
        )
    return Ruling(True, f"{nominee} may be recommended.", citations=(citation,))
