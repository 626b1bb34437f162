"""Loading a council's table of postcodes: all of it, or nothing where a line is wrong (OWC-3.3)."""

from typing import Any

from django.db import transaction

from apps.core import clock
from apps.core.records import save
from apps.core.rulings import refuse
from apps.councils.models import Council, Postcode, PostcodeTable, Ward
from apps.councils.queries import wards_from
from apps.councils.rules import postcodes

from .locking import lock_council
from .tables import check_right

AT_ONCE = 5_000


@transaction.atomic
def load_postcodes(*, council: Council, text: str, source: str, by: Any, reason: str) -> PostcodeTable:
    """Replace the table of postcodes of ``council`` by the CSV in ``text``, whose wards stand today or later.

    Rows are not governed one by one: they are a copy of somebody else's table. Who loaded which, when and why is kept
    in the history of the table. Refused, with the lines, where one is wrong; then the table of before stays.
    """
    # Whoever loads another table of this council, or makes a ward, waits.
    council = lock_council(council)
    wards = list(wards_from(council, clock.today()))
    if not wards:
        raise refuse(f"{council} has no wards yet.", lawful="Make the wards first; the table names them.")
    read = postcodes.read(text, _names(wards))
    check_right(read.wrong)
    table = PostcodeTable.objects.filter(council=council).first() or PostcodeTable(council=council)
    table.source, table.rows, table.loaded_at = source, len(read.wards), clock.now()
    save(table, by=by, reason=reason)
    table.postcodes.all().delete()
    rows = (Postcode(table=table, code=code, ward_id=ward) for code, ward in read.wards.items())
    Postcode.objects.bulk_create(rows, batch_size=AT_ONCE)
    return table


def _names(wards: list[Ward]) -> dict[str, int]:
    """Return the wards by what a table may call them: name or address; one that stands goes before one to come."""
    found: dict[str, int] = {}
    for ward in sorted(wards, key=lambda ward: ward.start):
        found.setdefault(ward.name.casefold(), ward.pk)
    return found | {ward.slug: ward.pk for ward in wards}
