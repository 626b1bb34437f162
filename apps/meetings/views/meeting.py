"""The page of a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.meetings import queries


def meeting(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Show a meeting."""
    found = queries.meeting_or_404(request.user, council, body, slug)
    return render(request, "portal/council.html", {"council": found.body.council})
