"""The front door, a council's home, and where people go after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.bodies.access import has_office
from apps.bodies.queries import partnerships
from apps.councils.queries import all_councils, council_or_404
from apps.portal.queries import home as queries


def home(request: HttpRequest) -> HttpResponse:
    """Show the next open meetings, all councils and partnerships, and the search."""
    context = {
        "councils": all_councils(),
        "partnerships": partnerships(),
        "meetings": queries.next_meetings(request.user),
    }
    return render(request, "portal/home.html", context)


def council_home(request: HttpRequest, council: str) -> HttpResponse:
    """Show what a resident looks for first in a council: the next meetings, the latest minutes, and who decides."""
    found = council_or_404(council)
    context = {
        "council": found,
        "meetings": queries.next_meetings(request.user, found),
        "minuted": queries.latest_minutes(request.user, found),
        "bodies": queries.highest_bodies(found),
    }
    return render(request, "portal/council.html", context)


@login_required
def after_sign_in(request: HttpRequest) -> HttpResponse:
    """Send officers to the office and members to their own page."""
    return redirect("portal-office" if has_office(request.user) else "portal-my")
