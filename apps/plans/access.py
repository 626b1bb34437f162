"""Who keeps the register: whoever keeps the council's records."""

from datetime import date
from typing import Any

from django.http import Http404

from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.documents.models import Document, Underpinning

from .models import ReviewAction
from .queries.register import Entry, entry_of, registered


def kept_entry_or_404(user: Any, council: str, slug: str, on: date) -> tuple[Council, Entry]:
    """Return the council and the entry at this address when ``user`` keeps the council's records; else as nothing."""
    found = kept_council_or_404(user, council)
    document = registered(on).filter(council=found, slug=slug).first()
    if document is None:
        raise Http404
    document.council = found
    return found, entry_of(document, on)


def underpinning_or_404(document: Document, key: int) -> Underpinning:
    """Return the underpinning when ``document`` is one end of it, else answer as nothing does."""
    rows = Underpinning.objects.select_related("lower", "upper").filter(pk=key)
    found = rows.first()
    if found is None or document.pk not in (found.lower_id, found.upper_id):
        raise Http404
    return found


def action_or_404(document: Document, key: int) -> ReviewAction:
    """Return the action when a review of ``document`` asked for it and it is not done, else answer as nothing does."""
    found = ReviewAction.objects.filter(review__document=document, pk=key, done_on__isnull=True)
    action = found.select_related("review").first()
    if action is None:
        raise Http404
    return action
