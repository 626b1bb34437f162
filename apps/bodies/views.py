"""The list of bodies; the page of one gathers from rooms above this one, and stands in portal/views/bodies.py."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.councils.queries import council_or_404

from . import queries


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the bodies of a council as the tree that they form."""
    found = council_or_404(council)
    branches = queries.tree(queries.bodies_of(found))
    return render(request, "bodies/listing.html", {"council": found, "branches": branches})
