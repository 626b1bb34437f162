"""The registry of kinds of deadlines: whom to write to when one falls due.

Filled in each owner's ``AppConfig.ready()``. So a lower app writes to people it does not know, without importing their
rooms, and without signals.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to: anything with an ``email`` and a ``name`` (a user, an organisation) will do instead."""

    email: str
    name: str = ""


Resolver = Callable[[Sequence[Any]], Mapping[int, Iterable[Any]]]
_resolvers: dict[str, Resolver] = {}


def register(kind: str, recipients: Resolver) -> None:
    """Let ``recipients(deadlines)`` say whom to write to about deadlines of ``kind``.

    It gets many deadlines at once and returns, by a deadline's primary key, those with ``email`` and ``name``; so a
    sweep over thousands asks once. ``one_by_one`` makes such a function out of one for a single deadline. A deadline
    that it leaves out, or a kind that nobody registered, goes to those who keep the council's records.
    """
    _resolvers[kind] = recipients


def one_by_one(recipients: Callable[[Any], Iterable[Any]]) -> Resolver:
    """Make a resolver out of ``recipients(deadline)``, for kinds of which there are few."""
    return lambda deadlines: {deadline.pk: list(recipients(deadline)) for deadline in deadlines}


def resolve(deadlines: Sequence[Any]) -> dict[int, list[Recipient]]:
    """Return whom to write to about each deadline, by its primary key; each address once, bad ones left out."""
    found: dict[int, list[Recipient]] = {}
    for kind in sorted({deadline.kind for deadline in deadlines}):
        if kind in _resolvers:
            found.update(_ask(kind, [deadline for deadline in deadlines if deadline.kind == kind]))
    return found


def _ask(kind: str, deadlines: Sequence[Any]) -> dict[int, list[Recipient]]:
    """Ask the owner of a kind. Its failure must not stop the reminders of all others, so it counts as no answer."""
    try:
        with transaction.atomic():
            return {key: _with_address(people) for key, people in _resolvers[kind](deadlines).items()}
    except Exception:
        logger.exception("Whom to write to about deadlines of kind %s could not be found out", kind)
        return {}


def _with_address(people: Iterable[Any]) -> list[Recipient]:
    by_address = {person.email.strip().lower(): person for person in people}
    return [Recipient(address, person.name) for address, person in by_address.items() if _is_address(address)]


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
