"""Putting the end of a body to the vote, and taking it back (OLP-34)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies import queries, services
from apps.bodies.forms import End, Withdrawal
from apps.bodies.models import Body
from apps.bodies.services.dissolving import check_dissolution
from apps.core.clock import today
from apps.core.forms import carried
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404


@login_required
def dissolve(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Take who decides and why, show all that would end to be checked, and put it to the vote."""
    found = kept_council_or_404(request.user, council)
    dissolves = queries.body_or_404(found, body)
    bodies = list(queries.bodies_deciding(found, queries.DISSOLUTION, on=today()))
    form = End(request.POST if request.method == "POST" else None, bodies=bodies)
    context = {
        "council": found,
        "body": dissolves,
        "form": form,
        "below": queries.with_those_below(dissolves)[1:],
        "crumbs": _crumbs(dissolves),
    }
    if request.method != "POST" or "back" in request.POST:
        return render(request, "bodies/office/dissolve.html", context)
    if form.is_valid():
        try:
            return _go_on(request, dissolves, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "bodies/office/dissolve.html", context, status=422)


def _go_on(request: HttpRequest, dissolves: Body, form: End, context: dict[str, Any]) -> HttpResponse:
    """Show what would end, or put it to the vote when it was confirmed; ``Refused`` when it is unlawful."""
    deciding, reason = form.chosen(), form.cleaned_data["reason"]
    if "confirm" in request.POST:
        services.propose_dissolution(dissolves=dissolves, body=deciding, reason=reason, by=request.user)
        messages.success(request, f"The dissolution of {dissolves} waits for the vote of {deciding}.")
        return redirect("bodies-office-body", council=deciding.council.slug, body=deciding.slug)
    check_dissolution(dissolves=dissolves, body=deciding, reason=reason)
    checking = context | {
        "deciding": deciding,
        "reason": reason,
        "how": queries.decision_in_words(deciding, queries.DISSOLUTION, on=today()),
        "earliest": queries.earliest_meeting(deciding, queries.DISSOLUTION, on=today()),
        "carried": carried(form),
    }
    return render(request, "bodies/office/dissolve_check.html", checking)


@login_required
def withdraw(request: HttpRequest, council: str, dissolution: int) -> HttpResponse:
    """Take a dissolution back before the vote, saying why."""
    found = kept_council_or_404(request.user, council)
    proposed = queries.dissolution_or_404(found, dissolution)
    form = Withdrawal(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_dissolution(dissolution=proposed, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The dissolution of {proposed.dissolves} is withdrawn.")
            return redirect("bodies-office-body", council=council, body=proposed.body.slug)
    context = {
        "council": found,
        "form": form,
        "body": proposed.body,
        "what": f"the dissolution of {proposed.dissolves}",
        "follows": f"{proposed.dissolves} goes on as before.",
        "crumbs": _crumbs(proposed.dissolves, council),
    }
    return render(request, "bodies/office/withdraw.html", context, status=422 if form.is_bound else 200)


def _crumbs(body: Body, council: str = "") -> list[tuple[str, str]]:
    kwargs = {"council": council or body.council.slug, "body": body.slug}
    return [("Office", reverse("portal-office")), (body.name, reverse("bodies-office-body", kwargs=kwargs))]
