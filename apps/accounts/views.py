"""Pages of an account that allauth does not have in our sense."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .queries import unused_recovery_codes


@login_required
@require_safe
def address(request: HttpRequest) -> HttpResponse:
    """Show the e-mail address of one's account, and who changes it."""
    return render(request, "account/email.html", {"user": request.user})


@require_safe
@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes that are left, once their owner has said who he or she is again."""
    return render(request, "mfa/recovery_codes/index.html", {"unused_codes": _codes_or_404(request)})


@require_safe
@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")
def download_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Answer the recovery codes that are left as a text file."""
    context = {"unused_codes": _codes_or_404(request)}
    response = render(request, "mfa/recovery_codes/download.txt", context, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return response


def nothing(request: HttpRequest, key: str = "") -> HttpResponse:
    """Answer as nothing does: addresses are not confirmed here, since nobody signs up."""
    raise Http404


def _codes_or_404(request: HttpRequest) -> list[str]:
    codes = unused_recovery_codes(request.user)
    if codes is None:
        raise Http404
    return codes
