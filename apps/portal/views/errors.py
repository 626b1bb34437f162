"""Pages for what is not there and for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the same bytes for everybody, whatever it is that is not there."""
    return HttpResponse(render_to_string("404.html"), status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 to an account that has no means to do what was asked (to confirm that it is its owner)."""
    return render(request, "403.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a form came without the token that its page gave it; ``reason`` is for Django's log."""
    return render(request, "403_csrf.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429 when somebody tries too often to sign in."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database anything."""
    return HttpResponse(render_to_string("500.html"), status=500)
