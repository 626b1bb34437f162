"""A member names a substitute for a meeting, confirms the briefing, or takes the substitute back (OLP-16)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.meetings.forms import standing_in as forms
from apps.meetings.models import Meeting
from apps.meetings.queries import standing_in as queries
from apps.meetings.queries.rulebook import rulebook_of
from apps.meetings.services import standing_in as services

from .pages import go, place, show

PAGE = "meetings-my-substitute"


@login_required
def own(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Ask whom the member sends; once somebody is named, what is still to be confirmed."""
    found, held = queries.own_seat_or_404(request.user, council, body, slug)
    named = queries.substitutes_of(found).get(held.person_id)
    rule = queries.rule_on_substitutes(found)
    advice = queries.asks_advice(rule, held)
    form: Any = forms.Name(posted(request), advice=advice)
    if named is not None:
        form = forms.Confirm(posted(request), advice=advice, initial=queries.as_recorded(named))
    if request.method == "POST" and form.is_valid():
        try:
            if named is None:
                services.name_substitute(meeting=found, person=held.person, by=request.user, **form.said())
                messages.success(request, "The substitute is named, and the secretariat has been told.")
            else:
                services.confirm(named=named, by=request.user, reason="Confirmed by the member.", **form.said())
                messages.success(request, "What you confirmed is on record.")
        except Refused as refused:
            form.refuse(refused)
        else:
            return go(PAGE, found)
    book = rulebook_of(found)
    context = {
        **_context(found),
        "form": form,
        "held": held,
        "named": named,
        "rule": rule,
        "cited": book.cite(rule) if rule else (),
        "ruling": queries.may_attend(named, found, book) if named and rule else None,
    }
    return show(request, "meetings/my/substitute.html", context, status=422 if form.errors else 200)


@login_required
def withdraw(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Ask why the substitute is taken back, and take him or her back."""
    found, held = queries.own_seat_or_404(request.user, council, body, slug)
    named = queries.substitutes_of(found).get(held.person_id)
    if named is None:
        raise Http404
    form = forms.Withdraw(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(named=named, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{named.name} no longer stands in for you.")
            return go(PAGE, found)
    context = {**_context(found), "form": form, "named": named, "back": reverse(PAGE, kwargs=place(found))}
    return show(request, "meetings/my/substitute_withdraw.html", context, status=422 if form.errors else 200)


def _context(meeting: Meeting) -> dict[str, Any]:
    way = [("My page", reverse("portal-my")), (str(meeting.body), reverse("meetings-meeting", kwargs=place(meeting)))]
    return {"council": meeting.body.council, "meeting": meeting, "at": place(meeting), "crumbs": way}
