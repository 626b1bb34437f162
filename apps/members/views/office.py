"""The office's pages of members: seats and who holds them, the outbox, and the door for somebody without a seat."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core import clock
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.members.access import may_import, office_or_404
from apps.members.forms import NewMember
from apps.members.queries import office_seats
from apps.members.services.memberships import check_co_option

PAGE = 60


@login_required
def members(request: HttpRequest, council: str) -> HttpResponse:
    """Show the seats of the bodies that the user keeps, with who holds them, vacancies, and who owes the code."""
    here, bodies = office_or_404(request.user, council)
    body = next((one for one in bodies if one.slug == request.GET.get("body")), None)
    vacant = request.GET.get("only") == "vacant"
    seats = office_seats([body] if body else bodies, clock.today(), vacant=vacant)
    context = {
        "council": here,
        "bodies": bodies,
        "body": body,
        "vacant": vacant,
        "imports": may_import(request.user, here),
        "page": page_of(seats, request.GET.get("page"), PAGE),
        "crumbs": [("Office", "/office/")],
    }
    return render(request, "members/office.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Take in somebody without a seat: refused where the body's document rules out co-option (OLP-15)."""
    here, bodies = office_or_404(request.user, council)
    form = NewMember(request.POST or None, bodies=bodies)
    context = {
        "council": here,
        "form": form,
        "crumbs": [("Office", "/office/"), ("Members", f"/office/{here.slug}/members/")],
    }
    if request.method == "POST" and form.is_valid():
        body = form.bodies[form.cleaned_data["body"]]
        try:
            check_co_option(body=body, on=form.cleaned_data["start"])
            context["allowed"] = body
            return render(request, "members/add.html", context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "members/add.html", context, status=422 if form.is_bound else 200)


@login_required
def messages(request: HttpRequest, council: str) -> HttpResponse:
    """Show the outbox of a council: what was written to whom, and whether it was sent."""
    here = kept_council_or_404(request.user, council)
    page = page_of(here.messages.order_by("-created_at", "-pk"), request.GET.get("page"), PAGE)
    return render(request, "members/messages.html", {"council": here, "page": page, "crumbs": [("Office", "/office/")]})
