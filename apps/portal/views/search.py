"""Search over what the reader may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.councils.queries import council_or_404
from apps.portal import search as engine


def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``?q=``, everywhere or in one council (``?council=``), page by page."""
    query = request.GET.get("q", "").replace("\x00", "")[: engine.LONGEST_QUERY].strip()
    slug = request.GET.get("council", "").replace("\x00", "")
    within = council_or_404(slug) if slug else None
    page = engine.search(request.user, query, council=within, page=request.GET.get("page"))
    context = {"query": query, "within": within, "page": page, "words": engine.words_of(query)}
    if within is not None:
        context["council"] = within
    return render(request, "portal/search.html", context)
