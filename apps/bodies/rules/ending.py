"""What a body that was dissolved can no longer do (OLP-34)."""

from datetime import date

from apps.core.formats import day
from apps.core.rulings import Citation, Ruling


def stands(
    name: str, dissolved_on: date | None, doing: str, decision: Citation | None = None, ended: str = "dissolved"
) -> Ruling:
    """Rule whether the body called ``name`` can still do something; ``doing`` is a clause: "call a meeting".

    ``ended`` says how it ended, where it did: "dissolved" or "merged into" another.
    """
    if dissolved_on is None:
        return Ruling(True, f"{name} has not been dissolved.")
    return Ruling(
        False,
        f"{name} was {ended} on {day(dissolved_on)}, so nobody can {doing} there any more.",
        citations=(decision,) if decision else (),
        lawful="Its record stays where it is.",
    )


def one_tree(name: str, deciding: str, related: bool) -> Ruling:
    """Rule whether one body may decide on the end of another: they belong together, in one tree."""
    if related:
        return Ruling(True, f"{deciding} belongs together with {name}.")
    return Ruling(
        False,
        f"{deciding} does not belong together with {name}, so it cannot dissolve it.",
        lawful=f"Choose {name} itself, or a body above it, below it or beside it.",
    )


def goes_on_in(name: str, into: str, *, same: bool, below: bool) -> Ruling:
    """Rule whether the body called ``name`` can go on in the one called ``into``: not in itself, nor below itself."""
    if same:
        return Ruling(False, f"{name} cannot be merged into itself.", lawful="Choose another body.")
    if below:
        return Ruling(
            False, f"{into} stands below {name}, which would end.", lawful="Choose a body above or beside it."
        )
    return Ruling(True, f"{name} can go on in {into}.")
