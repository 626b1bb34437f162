"""Second factor for officers, where the installation asks for it (OFFICERS_NEED_SECOND_FACTOR)."""

from collections.abc import Callable

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .access import kept_councils


class OfficersNeedSecondFactor:
    """Send an officer without a second factor to set one up before any page of the office opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or redirect to the page where a second factor is set up."""
        if settings.OFFICERS_NEED_SECOND_FACTOR and self._concerns(request) and not self._has_factor(request):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _concerns(request: HttpRequest) -> bool:
        guarded = request.path.startswith(("/office/", "/admin/"))
        user = request.user
        return guarded and user.is_authenticated and (user.is_staff or kept_councils(user).exists())

    @staticmethod
    def _has_factor(request: HttpRequest) -> bool:
        return get_adapter().is_mfa_enabled(request.user)
