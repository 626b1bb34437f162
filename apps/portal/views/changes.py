"""Changes of membership in the office: what is in progress, and each case with its timeline (J3)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.members.access import kept_change_or_404
from apps.members.queries import steps_of


@login_required
def change(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Show a change of membership: where it stands, what is waited for and by when, and every step."""
    case = kept_change_or_404(request.user, council, change)
    here = case.membership.seat.body.council
    context = {
        "council": here,
        "case": case,
        "steps": steps_of(case),
        "crumbs": [("Office", "/office/"), ("Changes of membership", f"/office/{here.slug}/changes/")],
    }
    return render(request, "portal/change.html", context)
