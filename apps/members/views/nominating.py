"""The recommendation of a replacement: form, check answers, confirm (OLP-21.4, J3)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.core.rulings import Refused
from apps.members.access import kept_change_or_404
from apps.members.forms import Nomination, Withdrawal, carried
from apps.members.models import MembershipChange
from apps.members.queries import known_nominee
from apps.members.services import changes


@login_required
def nominate(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Take the recommendation of a replacement, let it be checked, and record it."""
    case = kept_change_or_404(request.user, council, change)
    form = Nomination(request.POST or None)
    context = _context(case, form)
    if request.method != "POST":
        return render(request, "members/nominate.html", context)
    if form.is_valid():
        try:
            return _go_on(request, case, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "members/nominate.html", context, status=422)


@login_required
def withdraw(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Take back a recommendation, with the reason that the record keeps."""
    case = kept_change_or_404(request.user, council, change)
    form = Withdrawal(request.POST or None)
    context = _context(case, form)
    if request.method == "POST" and form.is_valid():
        try:
            changes.withdraw_nomination(change=case, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The recommendation is withdrawn. Record another when it comes.")
            return redirect("members-office-change", council=context["council"].slug, change=case.pk)
    return render(request, "members/withdraw.html", context, status=422 if request.method == "POST" else 200)


def _go_on(request: HttpRequest, case: MembershipChange, form: Nomination, context: dict[str, Any]) -> HttpResponse:
    """Show the answers to be checked, or record them when they were confirmed; ``Refused`` when they are unlawful."""
    answers = form.cleaned_data
    if "confirm" in request.POST:
        changes.nominate(change=case, by=request.user, **answers)
        messages.success(request, f"The recommendation of {answers['name']} is recorded.")
        return redirect("members-office-change", council=context["council"].slug, change=case.pk)
    ruling = changes.check_nomination(change=case, **answers)
    if "back" in request.POST:
        return render(request, "members/nominate.html", context)
    known, seats = known_nominee(case, answers["email"])
    checking = {
        **context,
        "answers": answers,
        "carried": carried(form),
        "ruling": ruling,
        "known": known,
        "seats": seats,
    }
    return render(request, "members/nominate_check.html", checking)


def _context(case: MembershipChange, form: Nomination | Withdrawal) -> dict[str, Any]:
    here = case.membership.seat.body.council
    address = f"/office/{here.slug}/changes/"
    crumbs = [("Office", "/office/"), ("Changes of membership", address), (str(case), f"{address}{case.pk}/")]
    return {"council": here, "case": case, "form": form, "crumbs": crumbs}
