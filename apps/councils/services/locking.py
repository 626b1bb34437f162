"""The lock under which what belongs to a council as a whole is written by one at a time."""

from apps.councils.models import Council


def lock_council(council: Council) -> Council:
    """Return the council, locked until the transaction ends: the next who locks it waits.

    For what no row of a body stands for: a name or address that is looked for and taken in one go, what follows a post
    over several bodies, what a table replaces as a whole. A body is always locked before its council, never after.
    """
    # Not its key: rows that name the council are written meanwhile.
    return Council.objects.select_for_update(no_key=True).get(pk=council.pk)
