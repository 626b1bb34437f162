"""Who holds which role in a council: its administrators give and take them, with a reason that stays on record."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.accounts.services import account_for
from apps.core.rulings import Refused
from apps.councils import grants
from apps.councils.access import administered_council_or_404
from apps.councils.enums import Role
from apps.portal.forms.roles import GiveRole, TakeRole
from apps.portal.queries import role_of, roles_in


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show who holds which role, and how the roles changed."""
    here = administered_council_or_404(request.user, council)
    return render(request, "portal/roles.html", {"council": here, **roles_in(here)})


@login_required
def give(request: HttpRequest, council: str) -> HttpResponse:
    """Give somebody a role."""
    here = administered_council_or_404(request.user, council)
    form = GiveRole(request.POST or None, council=here, bodies=list(here.bodies.all()))
    if request.method == "POST" and form.is_valid():
        try:
            told = _give(form, request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, told)
            return redirect("portal-roles", council=here.slug)
    status = 422 if form.is_bound else 200
    return render(request, "portal/give_role.html", {"council": here, "form": form}, status=status)


@login_required
def take(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Take away the role that was given by ``change``."""
    here = administered_council_or_404(request.user, council)
    held = role_of(here, change)
    if held is None:
        raise Http404
    form = TakeRole(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            grants.take(user=held.user, role=held.role, on=held.on, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{held.user.name} is no longer {held.label}.")
            return redirect("portal-roles", council=here.slug)
    status = 422 if form.is_bound else 200
    return render(request, "portal/take_role.html", {"council": here, "form": form, "held": held}, status=status)


@transaction.atomic
def _give(form: GiveRole, by: Any) -> str:
    answers = form.cleaned_data
    user, role = account_for(email=answers["email"], name=answers["name"]), Role(answers["role"])
    grants.give(user=user, role=role, on=form.on, by=by, reason=answers["reason"])
    return f"{user.name} is now {role.label.lower()} of {form.on}."
