"""The page of an edition's references that lead to nothing, for those who keep the council's records."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.councils.access import kept_council_or_404
from apps.documents import queries, reading
from apps.documents.references import References


@login_required
def references(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Show which words of an edition, also of a draft, name a provision that it does not have."""
    found = kept_council_or_404(request.user, council)
    shown = queries.edition_of_council_or_404(found, edition)
    parts = queries.parts_of(shown)
    context = {
        "council": found,
        "edition": shown,
        "document": shown.document,
        "number": len(parts),
        "broken": reading.broken(parts, References(parts)),
    }
    return render(request, "documents/office/references.html", context)
