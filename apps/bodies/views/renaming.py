"""Renaming a body: form, check answers, confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies import queries, services
from apps.bodies.forms import Renaming
from apps.bodies.models import Body
from apps.bodies.services.renaming import check_name
from apps.core.forms import carried, posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404


@login_required
def rename(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Take the new name with its first day, show what follows, and rename the body when it is confirmed."""
    found = kept_council_or_404(request.user, council)
    renamed = queries.body_or_404(found, body)
    form = Renaming(posted(request))
    address = reverse("bodies-office-body", kwargs={"council": found.slug, "body": renamed.slug})
    context = {
        "council": found,
        "body": renamed,
        "form": form,
        "crumbs": [("Office", reverse("portal-office")), (renamed.name, address)],
    }
    if request.method != "POST" or "back" in request.POST:
        return render(request, "bodies/office/rename.html", context)
    if form.is_valid():
        try:
            return _go_on(request, renamed, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "bodies/office/rename.html", context, status=422)


def _go_on(request: HttpRequest, body: Body, form: Renaming, context: dict[str, Any]) -> HttpResponse:
    """Show the answers to be checked, or rename ``body``; ``Refused`` where it cannot be called so."""
    answers = form.cleaned_data
    if "confirm" in request.POST:
        called = body.name
        done = services.rename_body(body=body, by=request.user, **answers)
        messages.success(request, f"{called} is now called {done}. Its former addresses lead to it.")
        return redirect("bodies-office-body", council=done.council.slug, body=done.slug)
    slug = check_name(body=body, name=answers["name"], on=answers["on"])
    checking = context | {"answers": answers, "slug": slug, "carried": carried(form)}
    return render(request, "bodies/office/rename_check.html", checking)
