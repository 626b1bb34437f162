"""A member's own page: what I owe and by when, my meetings, my seats."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.accounts.queries import has_second_factor
from apps.core import clock
from apps.portal.queries import my as queries


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what somebody owes, his or her meetings, registers and seats, in all councils on one page."""
    today = clock.today()
    people = queries.people(request.user)
    context = {
        "people": people,
        "owed": queries.owed_by(request.user, people, today) if people else [],
        "coming": queries.meetings_ahead(request.user) if people else [],
        "seats": queries.seats_of(request.user, today) if people else [],
        "second_factor": has_second_factor(request.user),
    }
    return render(request, "portal/my.html", context)
