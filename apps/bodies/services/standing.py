"""What every write about a body asks first: whether the body still stands."""

from apps.bodies.enums import MotionState
from apps.bodies.models import Body
from apps.bodies.rules.ending import stands
from apps.core.rulings import Citation, refuse


def check_stands(body: Body, doing: str) -> None:
    """Refuse ``doing`` (a clause such as "call a meeting") where ``body`` was dissolved, naming the decision."""
    if body.dissolved_on is None:
        return
    by = body.dissolved_by
    decision = Citation(by.decision or by.title, by.decision_url) if by else None
    ended = f"merged into {body.merged_into.name}" if body.merged_into else "dissolved"
    stands(body.name, body.dissolved_on, doing, decision, ended).check()


def check_can_grow(parent: Body) -> None:
    """Refuse to set up a body below one that was dissolved or is to be: a motion names all that end with it."""
    check_stands(parent, "set up a body")
    above: Body | None = parent
    while above is not None:
        if above.dissolutions.filter(state=MotionState.PROPOSED).exists():
            raise refuse(
                f"The dissolution of {above} waits for the vote, and its motion names the bodies that end with it.",
                lawful="Wait for the vote, or withdraw the dissolution.",
            )
        above = above.parent
