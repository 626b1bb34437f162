"""Changes of membership in the office: what is in progress, and each case with its timeline (J3)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core import clock
from apps.core.paging import page_of
from apps.deadlines.queries import for_subject
from apps.members.access import kept_change_or_404, office_or_404
from apps.members.queries import changes_in, steps_of
from apps.portal.queries.office import items_of

PAGE = 50


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the changes of membership in the bodies that the user keeps, those in progress first."""
    here, bodies = office_or_404(request.user, council)
    page = page_of(changes_in(bodies), request.GET.get("page"), PAGE)
    return render(request, "portal/changes.html", {"council": here, "page": page, "crumbs": [("Office", "/office/")]})


@login_required
def change(request: HttpRequest, council: str, change: int) -> HttpResponse:
    """Show a change of membership: where it stands, what is waited for and by when, and every step."""
    case = kept_change_or_404(request.user, council, change)
    here = case.membership.seat.body.council
    deadlines = [deadline for deadline in for_subject(case) if deadline.is_outstanding]
    items = items_of(case)
    context = {
        "council": here,
        "case": case,
        "steps": steps_of(case),
        "deadline": deadlines[0] if deadlines else None,
        "item": items[0] if items else None,
        "late": bool(deadlines) and deadlines[0].is_late(clock.today()),
        "crumbs": [("Office", "/office/"), ("Changes of membership", f"/office/{here.slug}/changes/")],
    }
    return render(request, "portal/change.html", context)
