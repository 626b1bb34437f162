"""Every write of organisations and councils. Roles are given and taken in grants.py."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import get_resolver

from apps.core.records import save
from apps.core.rulings import refuse
from apps.councils.models import Council, Organisation

from .locking import lock_council as lock_council


@transaction.atomic
def make_organisation(*, slug: str, name: str, kind: str, email: str = "", by: Any, reason: str) -> Organisation:
    """Make an organisation that takes part: one that nominates to seats, or that is a council itself."""
    organisation = Organisation(slug=slug, name=name, kind=kind, email=email)
    _check(organisation)
    return save(organisation, by=by, reason=reason)


@transaction.atomic
def make_council(
    *,
    organisation: Organisation,
    slug: str,
    name: str,
    introduction: str = "",
    contact: str = "",
    colour: str = "",
    by: Any,
    reason: str,
) -> Council:
    """Make a council, the tenant, for an ``organisation``; its pages begin with its address (``slug``)."""
    _check_free(slug)
    council = Council(organisation=organisation, slug=slug, name=name, introduction=introduction, contact=contact)
    if colour:
        council.colour = colour
    _check(council)
    return save(council, by=by, reason=reason)


def _check_free(slug: str) -> None:
    """Refuse an address that belongs to the installation: the council's pages could never be reached there."""
    own = {str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns}
    if slug in own | {settings.STATIC_URL.strip("/")}:
        raise refuse(
            f"The address /{slug}/ is the installation's own.",
            lawful="Choose another one.",
            on_field="slug",
        )


def _check(record: models.Model) -> None:
    """Refuse what its fields and constraints do not allow, in their words."""
    try:
        record.full_clean()
    except ValidationError as error:
        said = [f"{field}: {' '.join(words)}" for field, words in error.message_dict.items()]
        raise refuse(f"This {record._meta.verbose_name} cannot be made. {' '.join(said)}") from error
