"""The office's pages of substitutes: those of a meeting, one member's, and how often each seat was substituted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from apps.core.forms import posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.queries import council_or_404
from apps.meetings import queries
from apps.meetings.forms import standing_in as forms
from apps.meetings.models import Meeting
from apps.meetings.queries import standing_in
from apps.meetings.queries.lists import kept_bodies
from apps.meetings.services import standing_in as services
from apps.members.models import Membership

from .office import context_of
from .pages import go, show

LIST = "meetings-office-substitutes"
PAGE = 60


@login_required
def of_meeting(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Show who sends whom to a meeting, and what is still lacking."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    context = {**context_of(found), "places": standing_in.places_of(found)}
    return show(request, "meetings/office/substitutes.html", context)


@login_required
def of_member(request: HttpRequest, council: str, body: str, slug: str, person: str) -> HttpResponse:
    """Name a member's substitute; once somebody is named, confirm what is lacking."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    held, named = _held_or_404(found, person)
    advice = standing_in.asks_advice(standing_in.rule_on_substitutes(found), held)
    form: Any = forms.NameInOffice(posted(request), advice=advice, begins=found.starts_at)
    if named is not None:
        form = forms.Confirm(posted(request), advice=advice, initial=standing_in.as_recorded(named))
    if request.method == "POST" and form.is_valid():
        try:
            if named is None:
                services.name_substitute(meeting=found, person=held.person, by=request.user, **form.said())
            else:
                services.confirm(named=named, by=request.user, reason="Confirmed in the office.", **form.said())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The substitute for {held.person.name} is on record.")
            return go(LIST, found)
    context = {**context_of(found), "form": form, "held": held, "named": named}
    return show(request, "meetings/office/substitute.html", context, status=422 if form.errors else 200)


@login_required
def withdraw(request: HttpRequest, council: str, body: str, slug: str, person: str) -> HttpResponse:
    """Take a member's substitute back, with the reason."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    held, named = _held_or_404(found, person)
    if named is None:
        raise Http404
    form = forms.Withdraw(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(named=named, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{named.name} no longer stands in for {held.person.name}.")
            return go(LIST, found)
    context = {**context_of(found), "form": form, "held": held, "named": named}
    return show(request, "meetings/office/substitute_withdraw.html", context, status=422 if form.errors else 200)


@login_required
def how_often(request: HttpRequest, council: str) -> HttpResponse:
    """Show how often each seat was substituted at the meetings that were held."""
    found = council_or_404(council)
    if not kept_bodies(request.user, found).exists():
        raise Http404
    context = {
        "council": found,
        "page": page_of(standing_in.how_often(request.user, found), request.GET.get("page"), PAGE),
        "crumbs": [
            ("Office", reverse("portal-office")),
            ("Meetings", reverse("meetings-office-list", kwargs={"council": found.slug})),
        ],
    }
    return show(request, "meetings/office/how_often.html", context)


def _held_or_404(meeting: Meeting, person: str) -> tuple[Membership, Any]:
    """Return the seat of the member called ``person`` in addresses, and the substitute who is named."""
    held = standing_in.seat_of(meeting, person)
    if held is None:
        raise Http404
    return held, standing_in.substitutes_of(meeting).get(held.person_id)
