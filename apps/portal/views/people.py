"""A member's public pages: seats and offices, how to reach him or her, attendance, and decisions taken part in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock
from apps.core.paging import page_of
from apps.meetings.enums import AttendanceKind
from apps.members.models import Person
from apps.members.queries import memberships_of
from apps.members.queries.offices import holdings_of
from apps.members.queries.people import shown_person_or_404
from apps.members.queries.training import training_in_public
from apps.portal.attending import drawn, tallies
from apps.portal.queries.people import attendance_in_public, decisions_of

LATEST, PAGE = 12, 50


def person(request: HttpRequest, council: str, person: str) -> HttpResponse:
    """Show what a member holds and held, ward, contact and surgeries, and attendance at meetings in public."""
    member = shown_person_or_404(council, person)
    today = clock.today()
    seats, holdings = list(memberships_of(member)), list(holdings_of(member))
    attendance = list(attendance_in_public(member))
    tallied = tallies(attendance)
    now = [held for held in seats if held.holds_on(today)]
    context = {
        "council": member.council,
        "person": member,
        "now": now,
        "wards": list({held.seat.ward.pk: held.seat.ward for held in now if held.seat.ward}.values()),
        "coming": [held for held in seats if held.start > today],
        "training": list(training_in_public(member, today)),
        "before": [held for held in seats if held.end is not None and held.end <= today],
        "holdings": holdings,
        "serves": any(held.end is None or held.end > today for held in holdings),
        "latest": attendance[:LATEST],
        "tallies": tallied,
        "picture": drawn(tallied),
        "kinds": AttendanceKind,
        "crumbs": _crumbs(member),
    }
    return render(request, "portal/person.html", context)


def decisions(request: HttpRequest, council: str, person: str) -> HttpResponse:
    """Show the votes in public meetings that a member took part in, page by page; not how he or she voted."""
    member = shown_person_or_404(council, person)
    address = reverse("members-person", kwargs={"council": council, "person": member.slug})
    context = {
        "council": member.council,
        "person": member,
        "page": page_of(decisions_of(member), request.GET.get("page"), PAGE),
        "crumbs": [*_crumbs(member), (member.name, address)],
    }
    return render(request, "portal/person_decisions.html", context)


def _crumbs(member: Person) -> list[tuple[str, str]]:
    where = {"council": member.council.slug}
    return [
        (member.council.name, reverse("portal-council", kwargs=where)),
        ("Members", reverse("members-list", kwargs=where)),
    ]
