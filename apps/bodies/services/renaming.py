"""Renaming a body: its former name stays on record, and its former addresses lead to it (ALL-2)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from apps.bodies.models import Body, FormerName
from apps.bodies.rules.naming import new_name, renamed_on
from apps.core import clock
from apps.core.records import lock, save
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.councils.services import lock_council

from .standing import check_stands

LONGEST_NAME = Body._meta.get_field("name").max_length or 0
LONGEST_SLUG = Body._meta.get_field("slug").max_length or 0


@transaction.atomic
def rename_body(*, body: Body, name: str, on: date, by: Any, reason: str) -> Body:
    """Call ``body`` by another ``name`` from the day ``on``, and give it an address made from it.

    Whatever has the former address in it goes on leading there; the address is never given to another body. Refused
    for a day still to come or not after the last renaming, and for a name whose address another body has or had.
    """
    body = lock(Body.objects.all(), pk=body.pk)
    # The address is looked for and taken in one go: whoever names another body of this council waits.
    lock_council(body.council)
    slug = check_name(body=body, name=name, on=on)
    former = FormerName(council=body.council, body=body, name=body.name, slug=body.slug, until=on)
    save(former, by=by, reason=reason)
    body.name, body.slug = " ".join(name.split()), slug
    return save(body, by=by, reason=reason)


def check_name(*, body: Body, name: str, on: date) -> str:
    """Return the address that ``body`` would have by this ``name``, and write nothing; ``Refused`` where it cannot."""
    check_stands(body, "change its name")
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise refuse(f"A name has at most {LONGEST_NAME} letters.", on_field="name")
    last = body.former_names.order_by("-until").first()
    since = last.until if last else None
    dated = renamed_on(former=body.name, on=on, today=clock.today(), since=since)
    for ruling, field in ((new_name(name=name, former=body.name), "name"), (dated, "on")):
        ruling.check(on_field=field)
    slug = slugify(name)[:LONGEST_SLUG].strip("-")
    if not slug:
        raise refuse("No address can be made from this name.", lawful="Use Latin letters.", on_field="name")
    check_address_free(council=body.council, slug=slug, besides=body)
    return slug


def check_address_free(*, council: Council, slug: str, besides: Body | None = None) -> None:
    """Refuse an address that another body of ``council`` has or had: addresses are permanent and never reused."""
    pk = besides.pk if besides else 0
    if council.bodies.filter(slug=slug).exclude(pk=pk).exists():
        raise refuse(f"{council} already has a body at the address “{slug}”.", on_field="name")
    former = FormerName.objects.filter(council=council, slug=slug).exclude(body=pk).select_related("body").first()
    if former is not None:
        raise refuse(
            f"The address “{slug}” leads to {former.body}, which was called {former.name}.",
            lawful="Choose another name.",
            on_field="name",
        )
