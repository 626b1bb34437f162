"""A member's public page: seats, register, and how he or she attended meetings in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core import clock
from apps.councils.queries import council_or_404
from apps.members.queries import memberships_of, person_or_404
from apps.members.queries.offices import holdings_of
from apps.members.queries.training import training_in_public
from apps.portal.queries.people import attendance_in_public


def person(request: HttpRequest, council: str, person: str) -> HttpResponse:
    """Show which seats a member holds and held, with the provisions that set them out."""
    here = council_or_404(council)
    member = person_or_404(here, person)
    today = clock.today()
    seats = list(memberships_of(member))
    context = {
        "council": here,
        "person": member,
        "now": [held for held in seats if held.holds_on(today)],
        "holdings": list(holdings_of(member)),
        "coming": [held for held in seats if held.start > today],
        "training": list(training_in_public(member, today)),
        "attendance": list(attendance_in_public(member)),
        "before": [held for held in seats if held.end is not None and held.end <= today],
        "crumbs": [(here.name, f"/{here.slug}/"), ("Members", f"/{here.slug}/members/")],
    }
    return render(request, "portal/person.html", context)
