"""The officer's word on who is who: whether a provision of a draft is the one that had its address before."""

from typing import Any

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from apps.core.records import save
from apps.core.rulings import refuse
from apps.documents.enums import Identity
from apps.documents.importing.keys import Keys
from apps.documents.models import Edition, Provision

from .keeping import open_edition

BATCH = 500


@transaction.atomic
def confirm(*, provision: Provision, by: Any, reason: str = "The same provision as before.") -> Provision:
    """Confirm that ``provision`` is the one that has its address in earlier editions."""
    provision = _proposed(provision)
    provision.identity = Identity.SURE
    return save(provision, by=by, reason=reason)


@transaction.atomic
def call_new(*, provision: Provision, by: Any, reason: str = "Another provision than before.") -> Provision:
    """Say that ``provision`` is a new one: it gets an address that nothing ever had."""
    provision = _proposed(provision)
    provision.key = free_keys(provision.edition).give(provision.key)
    provision.identity = Identity.NEW
    return save(provision, by=by, reason=reason)


@transaction.atomic
def confirm_all(*, edition: Edition, by: Any, reason: str = "The same provisions as before.") -> int:
    """Confirm all at once; returns how many there were."""
    edition = open_edition(edition)
    waiting = list(edition.provisions.filter(identity=Identity.PROPOSED))
    for provision in waiting:
        provision.identity = Identity.SURE
    bulk_update_with_history(
        waiting, Provision, ["identity"], batch_size=BATCH, default_user=by, default_change_reason=reason
    )
    return len(waiting)


def free_keys(edition: Edition) -> Keys:
    """Return what gives keys that no provision of any edition of the document has."""
    return Keys(Provision.objects.filter(edition__document=edition.document_id).values_list("key", flat=True))


def _proposed(provision: Provision) -> Provision:
    edition = open_edition(provision.edition)
    found = edition.provisions.get(pk=provision.pk)
    if found.identity != Identity.PROPOSED:
        raise refuse(f"{found.cited} does not wait to be confirmed.")
    return found
