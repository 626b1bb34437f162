"""The registry of matters that wait for a body's decision.

Whoever owns a kind of business is called with the outcome of the vote; whoever keeps agendas is called when a matter
opens. So a lower app meets a higher one without importing it, and without signals.
"""

from collections.abc import Callable
from typing import Any

Handler = Callable[..., Any]
_outcomes: dict[str, Handler] = {}
_agendas: list[Handler] = []


def register(kind: str, handler: Handler) -> None:
    """Let ``handler(business=, on=, by=)`` be called when business of ``kind`` has been decided."""
    _outcomes[kind] = handler


def register_agenda(place: Handler) -> None:
    """Let ``place(business=, by=)`` be called when business opens, to put it on the next agenda."""
    if place not in _agendas:
        _agendas.append(place)


def tell_outcome(*, business: Any, on: Any, by: Any) -> None:
    """Tell the owner of the kind how ``business`` was decided on the day ``on``."""
    _outcomes[business.kind](business=business, on=on, by=by)


def put_on_agenda(*, business: Any, by: Any) -> None:
    """Put opened ``business`` on the next agenda of its body."""
    for place in _agendas:
        place(business=business, by=by)
