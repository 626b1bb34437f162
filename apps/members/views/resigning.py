"""A resignation: form, check answers, confirm (OLP-21.4, J3)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.core import clock
from apps.core.rulings import Refused, Ruling
from apps.members.access import kept_change_or_404, kept_membership_or_404
from apps.members.forms import Resignation, carried
from apps.members.models import Membership
from apps.members.queries import change_of, rule_if_any, steps_of
from apps.members.services import changes


@login_required
def resign(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """Take a notice of resignation, show what follows from it, and on confirmation do all of that."""
    held = kept_membership_or_404(request.user, council, membership)
    form = Resignation(request.POST or None)
    context = _context(held, form)
    if request.method != "POST":
        return _to_change(request, held) or render(request, "members/resign.html", context)
    if form.is_valid():
        try:
            return _go_on(request, held, form, context)
        except Refused as refused:
            already = _to_change(request, held)
            if already is not None:
                return already
            form.refuse(refused)
    return render(request, "members/resign.html", context, status=422)


@login_required
def resigned(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Say what was done about a resignation, and who was told."""
    case = kept_change_or_404(request.user, council, change)
    context = {"council": case.membership.seat.body.council, "case": case, "steps": steps_of(case)}
    return render(request, "members/resigned.html", context)


def _go_on(request: HttpRequest, held: Membership, form: Resignation, context: dict[str, Any]) -> HttpResponse:
    """Show the answers to be checked, or record them when they were confirmed; ``Refused`` when they are unlawful."""
    answers = form.cleaned_data
    if "confirm" in request.POST:
        change = changes.resign(membership=held, by=request.user, **answers)
        return redirect("members-office-resigned", council=held.seat.body.council.slug, change=change.pk)
    ruling = changes.check_resignation(
        membership=held, received_on=answers["received_on"], leaves_on=answers["leaves_on"]
    )
    if "back" in request.POST:
        return render(request, "members/resign.html", context)
    return _check(request, form, ruling, context)


def _check(request: HttpRequest, form: Resignation, ruling: Ruling, context: dict[str, Any]) -> HttpResponse:
    checking = {**context, "answers": form.cleaned_data, "carried": carried(form), "ruling": ruling}
    return render(request, "members/resign_check.html", checking)


def _context(held: Membership, form: Resignation) -> dict[str, Any]:
    here = held.seat.body.council
    return {
        "council": here,
        "membership": held,
        "form": form,
        "rule": rule_if_any(held.seat.body, "resignation", clock.today()),
        "crumbs": [("Office", "/office/"), ("Members", f"/office/{here.slug}/members/")],
    }


def _to_change(request: HttpRequest, held: Membership) -> HttpResponse | None:
    """Return the way to the resignation that is recorded already, if there is one."""
    change = change_of(held)
    if change is None:
        return None
    if request.method == "POST":
        messages.info(request, f"The resignation of {held.person} was recorded before. Nothing was recorded twice.")
    return redirect("members-office-change", council=held.seat.body.council.slug, change=change.pk)
