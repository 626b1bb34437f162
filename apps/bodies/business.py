"""The registry of matters that wait for a body's decision.

Whoever owns a kind of business is called with the outcome of the vote; whoever keeps agendas is called when a matter
opens or is withdrawn; whoever keeps something of a body is called when the body ends. So a lower app meets a higher one
without importing it, and without signals.
"""

from collections.abc import Callable
from typing import Any

Handler = Callable[..., Any]
_outcomes: dict[str, Handler] = {}
_moves: dict[str, Handler] = {}
_agendas: list[Handler] = []
_withdrawals: list[Handler] = []
_ends: list[Handler] = []


def register(kind: str, handler: Handler) -> None:
    """Let ``handler(business=, on=, by=)`` be called when business of ``kind`` has been decided."""
    _outcomes[kind] = handler


def register_move(kind: str, handler: Handler) -> None:
    """Let business of ``kind`` go on where its body is merged into another: ``handler(business=, to=, by=)``."""
    _moves[kind] = handler


def register_agenda(place: Handler) -> None:
    """Let ``place(business=, by=)`` be called when business opens, to put it on the next agenda."""
    if place not in _agendas:
        _agendas.append(place)


def register_withdrawal(take_off: Handler) -> None:
    """Let ``take_off(business=, by=)`` be called when business is withdrawn, to take it off agendas."""
    if take_off not in _withdrawals:
        _withdrawals.append(take_off)


def register_end(handler: Handler) -> None:
    """Let ``handler(bodies=, last=, why=, by=)`` be called when bodies end with the day ``last``."""
    if handler not in _ends:
        _ends.append(handler)


def tell_outcome(*, business: Any, on: Any, by: Any) -> None:
    """Tell the owner of the kind how ``business`` was decided on the day ``on``."""
    _outcomes[business.kind](business=business, on=on, by=by)


def moves(kind: str) -> bool:
    """Tell whether business of ``kind`` goes on in the body into which its own was merged."""
    return kind in _moves


def tell_move(*, business: Any, to: Any, by: Any) -> None:
    """Tell the owner of the kind that ``to`` decides on ``business`` from now on."""
    _moves[business.kind](business=business, to=to, by=by)


def put_on_agenda(*, business: Any, by: Any) -> None:
    """Put opened ``business`` on the next agenda of its body."""
    for place in _agendas:
        place(business=business, by=by)


def take_off_agenda(*, business: Any, by: Any) -> None:
    """Take withdrawn ``business`` off agendas that are still in preparation."""
    for take_off in _withdrawals:
        take_off(business=business, by=by)


def tell_end(*, bodies: Any, last: Any, why: str, by: Any) -> None:
    """Tell everybody who keeps something of ``bodies`` that they end with the day ``last``, the highest room first.

    So meetings are cancelled, and their members told, before the seats end that say who is a member.
    """
    for handler in reversed(_ends):
        handler(bodies=bodies, last=last, why=why, by=by)
