"""Addresses made from names."""

from django.db.models import QuerySet
from django.utils.text import slugify

# Room for the number behind a name that others have too.
NUMBER = len("-000")


def free_slug(name: str, *, among: QuerySet, nameless: str) -> str:
    """Return an address for ``name`` that none of the rows ``among`` has, with a number where others are called so.

    ``nameless`` stands where no letter of the name can be part of an address. The caller has locked what the rows
    belong to, so that the address is still free when it is taken.
    """
    longest = among.model._meta.get_field("slug").max_length or len(name) + NUMBER
    stem = slugify(name)[: longest - NUMBER].strip("-") or nameless
    taken = set(among.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
