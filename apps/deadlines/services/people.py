"""Whom a deadline concerns."""

from collections.abc import Sequence

from apps.councils import grants
from apps.deadlines import due
from apps.deadlines.due import Recipient
from apps.deadlines.models import Deadline


def recipients(deadlines: Sequence[Deadline]) -> dict[int, list[Recipient]]:
    """Whom to write to about each deadline, by its primary key.

    Where the registry names nobody with an address, those who keep the council's records are written to: a deadline
    that concerns nobody would be lost.
    """
    found = due.resolve(deadlines)
    keepers: dict[int, list[Recipient]] = {}
    for deadline in deadlines:
        if not found.get(deadline.pk):
            if deadline.council_id not in keepers:
                users = grants.holders("keep_records", deadline.council)
                keepers[deadline.council_id] = [Recipient(user.email.lower(), user.name) for user in users]
            found[deadline.pk] = keepers[deadline.council_id]
    return found
