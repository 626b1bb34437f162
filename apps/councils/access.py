"""Who may do what in a council as a whole."""

from typing import Any

from django.http import Http404

from . import grants
from .models import Council
from .queries import council_or_404


def kept_council_or_404(user: Any, slug: str) -> Council:
    """Return the council when ``user`` keeps its records (secretariat, administrator); else as nothing."""
    council = council_or_404(slug)
    if not grants.may(user, "keep_records", council):
        raise Http404
    return council


def administered_council_or_404(user: Any, slug: str) -> Council:
    """Return the council when ``user`` administers it, else answer as nothing does."""
    council = council_or_404(slug)
    if not grants.may(user, "administer_council", council):
        raise Http404
    return council
