"""Merging a body into another: form, check answers, confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies import queries, services
from apps.bodies.forms import Merger
from apps.bodies.models import Body
from apps.core.clock import today
from apps.core.forms import carried, posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404


@login_required
def merge(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Take into which body another is merged, show what follows, and merge it when that is confirmed."""
    found = kept_council_or_404(request.user, council)
    merged = queries.body_or_404(found, body)
    form = Merger(posted(request), bodies=[one for one in queries.bodies_standing(found) if one.pk != merged.pk])
    address = reverse("bodies-office-body", kwargs={"council": found.slug, "body": merged.slug})
    context = {
        "council": found,
        "body": merged,
        "form": form,
        "crumbs": [("Office", reverse("portal-office")), (merged.name, address)],
    }
    if request.method != "POST" or "back" in request.POST:
        return render(request, "bodies/office/merge.html", context)
    if form.is_valid():
        try:
            return _go_on(request, merged, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "bodies/office/merge.html", context, status=422)


def _go_on(request: HttpRequest, body: Body, form: Merger, context: dict[str, Any]) -> HttpResponse:
    """Show what would follow, or merge ``body``; ``Refused`` where it cannot be."""
    into, order = form.chosen(), form.cleaned_data["order"]
    if "confirm" in request.POST:
        services.merge_body(body=body, into=into, order=order, by=request.user)
        messages.success(request, f"{body} ends today, and {into} goes on with its business.")
        return redirect("bodies-office-body", council=into.council.slug, body=into.slug)
    services.check_merger(body=body, into=into, order=order)
    checking = context | {
        "into": into,
        "order": order,
        "last": today(),
        "below": queries.with_those_below(body)[1:],
        "carried": carried(form),
    }
    return render(request, "bodies/office/merge_check.html", checking)
