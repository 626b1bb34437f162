"""Pages of meetings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.councils.queries import council_or_404


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the meetings of a council."""
    return render(request, "portal/council.html", {"council": council_or_404(council)})
