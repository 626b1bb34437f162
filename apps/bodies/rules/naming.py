"""When a body can take another name (ALL-2)."""

from datetime import date

from apps.core.formats import day
from apps.core.rulings import Ruling


def new_name(*, name: str, former: str) -> Ruling:
    """Rule whether a body called ``former`` can be called ``name``."""
    if not any(character.isalpha() for character in name):
        return Ruling(False, "A name needs at least one letter.", lawful="Enter the new name.")
    if name == former:
        return Ruling(False, f"The body is called {former} already.", lawful="Enter another name.")
    return Ruling(True, f"{former} can be called {name}.")


def renamed_on(*, former: str, on: date, today: date, since: date | None) -> Ruling:
    """Rule whether a body that has been called ``former`` since a day can have another name from the day ``on``.

    ``since`` is None where it has the name it was set up with.
    """
    if on > today:
        return Ruling(
            False,
            f"The name cannot be changed on {day(on)}, which is still to come.",
            lawful=f"The latest possible day is today, {day(today)}.",
        )
    if since is not None and on <= since:
        return Ruling(
            False,
            f"The name cannot be changed on {day(on)}: {former} is its name since {day(since)}.",
            lawful=f"Enter a day after {day(since)}.",
        )
    return Ruling(True, f"{former} can have another name from {day(on)}.")
