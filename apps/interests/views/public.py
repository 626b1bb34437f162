"""What everybody may read of the registers of interests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock
from apps.core.asked import day_asked
from apps.core.formats import short_day
from apps.core.paging import page_of
from apps.core.rulings import refuse
from apps.councils.queries import council_or_404
from apps.interests import queries


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the members of a council, and whose register is published."""
    found = council_or_404(council)
    page = page_of(queries.members_on(found, clock.today()), request.GET.get("page"), queries.PAGE)
    context = {"council": found, "page": page, "rows": queries.with_due_days(page.rows)}
    return render(request, "interests/list.html", context)


def register(request: HttpRequest, council: str, person: str) -> HttpResponse:
    """Show a member's register class by class, today or as it stood on a day."""
    found = council_or_404(council)
    day, today = day_asked(request), clock.today()
    member = queries.member_or_404(found, person, day)
    if day > today:
        raise refuse(
            f"{short_day(day)} is still to come: nobody knows yet how the register will stand.",
            lawful=f"The latest day is today, {short_day(today)}.",
        )
    shown = queries.public_register_of(member)
    context = {
        "council": found,
        "crumbs": [("Interests", reverse("interests-list", kwargs={"council": found.slug}))],
        "member": member,
        "sits": queries.sits(member),
        "register": shown,
        "published": queries.published(shown, day) if shown and queries.sits(member) else None,
        "due_on": None if shown else queries.due_days([member]).get(member.pk),
        "on": day,
        "here": reverse("interests-register", kwargs={"council": found.slug, "person": member.slug}),
    }
    return render(request, "interests/register.html", context)
