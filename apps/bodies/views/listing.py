"""The list of bodies; the page of one gathers from rooms above this one, and stands in portal/views/bodies.py."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.bodies import queries
from apps.councils.queries import council_or_404


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the bodies of a council as the tree that they form."""
    found = council_or_404(council)
    bodies = list(queries.bodies_of(found))
    context = {
        "council": found,
        "branches": queries.tree(body for body in bodies if body.dissolved_on is None),
        "dissolved": [body for body in bodies if body.dissolved_on is not None],
    }
    return render(request, "bodies/listing.html", context)
