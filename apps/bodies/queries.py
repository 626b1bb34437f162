"""Reads of bodies and seats."""

from django.http import Http404

from apps.councils.models import Council

from .models import Body


def body_or_404(council: Council, slug: str) -> Body:
    """Return the body of ``council`` with this address, or answer as nothing does."""
    body = council.bodies.filter(slug=slug).select_related("council", "parent", "rule_set").first()
    if body is None:
        raise Http404
    return body
