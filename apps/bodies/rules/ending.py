"""What a body that was dissolved can no longer do (OLP-34)."""

from datetime import date

from apps.core.formats import day
from apps.core.rulings import Citation, Ruling


def stands(name: str, dissolved_on: date | None, doing: str, decision: Citation | None = None) -> Ruling:
    """Rule whether the body called ``name`` can still do something; ``doing`` is a clause: "call a meeting"."""
    if dissolved_on is None:
        return Ruling(True, f"{name} has not been dissolved.")
    return Ruling(
        False,
        f"{name} was dissolved on {day(dissolved_on)}, so nobody can {doing} there any more.",
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
