"""A page with one form: shown, refused with the reason, or done and led on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.core.forms import Form
from apps.core.rulings import Refused

FORM = "members/development/form.html"


def ask(
    request: HttpRequest,
    form: Form,
    context: dict[str, Any],
    *,
    act: Callable[[], str],
    then: str,
    template: str = FORM,
) -> HttpResponse:
    """Show ``form``; a valid post calls ``act``, which returns what is to be said at the address ``then``."""
    if request.method == "POST" and form.is_valid():
        try:
            said = act()
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, said)
            return redirect(then)
    return render(request, template, {**context, "form": form}, status=422 if form.is_bound else 200)
