"""Every write of wards: made one by one or from a table, corrected, ended (OWC-3.3)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.core.slugs import free_slug
from apps.councils.models import Council, Ward
from apps.councils.rules import wards as rules
from apps.councils.rules.wards import Span

from .locking import lock_council
from .tables import check_right

LONGEST_NAME = Ward._meta.get_field("name").max_length or 0
NAMELESS = "ward"


@transaction.atomic
def make_ward(
    *, council: Council, name: str, start: date, end: date | None = None, slug: str = "", by: Any, reason: str
) -> Ward:
    """Make a ward of ``council``; without ``slug`` its address is made from its name, with a number where taken."""
    lock_council(council)
    ward = Span(_clean(name), start, end)
    _check(ward, council.wards.all())
    return _save(council, ward, slug or free_slug(ward.name, among=council.wards.all(), nameless=NAMELESS), by, reason)


@transaction.atomic
def load_wards(*, council: Council, text: str, by: Any, reason: str) -> list[Ward]:
    """Make the wards that the CSV in ``text`` names (name, start, perhaps end), all of them or none."""
    lock_council(council)
    new, wrong = rules.read(text, [_span(ward) for ward in council.wards.all()])
    check_right(wrong)
    return [
        _save(council, ward, free_slug(ward.name, among=council.wards.all(), nameless=NAMELESS), by, reason)
        for ward in new
    ]


@transaction.atomic
def change_ward(*, ward: Ward, name: str, end: date | None, by: Any, reason: str) -> Ward:
    """Correct the name of ``ward``, or say on which day it stands no longer. Its address stays."""
    lock_council(ward.council)
    ward = lock(Ward.objects.all(), pk=ward.pk)
    changed = Span(_clean(name), ward.start, end)
    _check(changed, ward.council.wards.exclude(pk=ward.pk))
    if (changed.name, changed.end) == (ward.name, ward.end):
        raise refuse("Nothing was changed.", lawful="Change the name or the last day, or leave the page.")
    ward.name, ward.end = changed.name, changed.end
    return save(ward, by=by, reason=reason)


def _check(ward: Span, others: Iterable[Ward]) -> None:
    if not ward.name:
        raise refuse("The ward has no name.", on_field="name")
    if len(ward.name) > LONGEST_NAME:
        raise refuse(f"A name has at most {LONGEST_NAME} letters.", on_field="name")
    ruling = rules.a_ward(ward, [_span(other) for other in others])
    ruling.check(on_field="end" if ward.end is not None and ward.end <= ward.start else "name")


def _save(council: Council, ward: Span, slug: str, by: Any, reason: str) -> Ward:
    if len(ward.name) > LONGEST_NAME:
        raise refuse(f"A name has at most {LONGEST_NAME} letters: “{ward.name[:40]}…”.", on_field="upload")
    made = Ward(council=council, slug=slug, name=ward.name, start=ward.start, end=ward.end)
    return save(made, by=by, reason=reason)


def _span(ward: Ward) -> Span:
    return Span(ward.name, ward.start, ward.end)


def _clean(name: str) -> str:
    return " ".join(name.split())
