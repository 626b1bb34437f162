"""The front door, a council's home, and where people go after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.bodies.access import has_office
from apps.councils.queries import all_councils, council_or_404


def home(request: HttpRequest) -> HttpResponse:
    """Show all councils and partnerships."""
    return render(request, "portal/home.html", {"councils": all_councils()})


def council_home(request: HttpRequest, council: str) -> HttpResponse:
    """Show a council's home."""
    return render(request, "portal/council.html", {"council": council_or_404(council)})


def search(request: HttpRequest) -> HttpResponse:
    """Search what the public may see."""
    raise Http404


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    raise Http404


@login_required
def my(request: HttpRequest) -> HttpResponse:
    """Show what a member owes and by when."""
    raise Http404


@login_required
def after_sign_in(request: HttpRequest) -> HttpResponse:
    """Send officers to the office and members to their own page."""
    return redirect("portal-office" if has_office(request.user) else "portal-my")
