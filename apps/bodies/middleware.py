"""Second factor for officers (OFFICERS_NEED_SECOND_FACTOR), and the addresses of bodies that were renamed."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.accounts.queries import has_second_factor

from .access import has_office
from .queries import body_called_before

# Where one sets a factor up or signs out, and what watches the installation from outside.
FREE = ("/accounts/", "/healthz", "/readyz")
WHY = "Your office needs a second factor. Set up an authenticator app or a passkey to go on."


class OfficersNeedSecondFactor:
    """Send an officer without a second factor to set one up before any other page opens.

    Public addresses too: an officer sees there what is in preparation. It asks nothing for anybody else's pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or redirect to the page where a second factor is set up."""
        if settings.OFFICERS_NEED_SECOND_FACTOR and self._concerns(request) and not has_second_factor(request.user):
            messages.warning(request, WHY)
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _concerns(request: HttpRequest) -> bool:
        user = request.user
        if request.path.startswith(FREE) or not user.is_authenticated:
            return False
        return user.is_staff or has_office(user)


class FormerAddresses:
    """Lead from every address with the former name of a body to the one with its name of today.

    It looks only where there was nothing at the address, so no page costs a query more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or redirect for good."""
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in ("GET", "HEAD") or match is None:
            return response
        council, slug = match.kwargs.get("council"), match.kwargs.get("body")
        body = body_called_before(council, slug) if council and slug else None
        if body is None:
            return response
        address = reverse(match.view_name, kwargs=match.kwargs | {"body": body.slug})
        asked = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{asked}" if asked else address, permanent=True)
