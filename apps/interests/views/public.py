"""What everybody may read of the registers of interests."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock
from apps.core.formats import short_day
from apps.councils.queries import council_or_404
from apps.interests import queries


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the members of a council, and whose register is published."""
    found = council_or_404(council)
    page = _page(request)
    people = list(queries.members_on(found, clock.today())[page * queries.PAGE : (page + 1) * queries.PAGE + 1])
    context = {
        "council": found,
        "rows": queries.with_due_days(people[: queries.PAGE]),
        "earlier": page,
        "later": page + 2 if len(people) > queries.PAGE else None,
    }
    return render(request, "interests/list.html", context)


def register(request: HttpRequest, council: str, person: str) -> HttpResponse:
    """Show a member's register class by class, today or as it stood on a day."""
    found = council_or_404(council)
    day, problem = _day(request.GET.get("on", ""))
    member = queries.member_or_404(found, person, day)
    shown = queries.register_of(member)
    context = {
        "council": found,
        "crumbs": _crumbs(found.slug),
        "member": member,
        "register": shown,
        "published": queries.published(shown, day) if shown and member.sits else None,
        "due_on": None if shown and shown.confirmed_on else queries.due_days([member]).get(member.pk),
        "on": day,
        "typed": request.GET.get("on", ""),
        "problem": problem,
    }
    return render(request, "interests/register.html", context, status=422 if problem else 200)


def _page(request: HttpRequest) -> int:
    """Return which page of a list is asked for, counted from nought; nonsense is the first."""
    text = request.GET.get("page", "")
    return max(int(text) - 1, 0) if text.isdecimal() and len(text) < len("10000") else 0


def _day(text: str) -> tuple[date, str]:
    """Return the day asked for, and what is wrong with it (then the day is today)."""
    today = clock.today()
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today, "Enter a day as year, month and day, for example 2026-03-27."
    if day > today:
        return today, f"Nobody knows yet how a register will stand. The latest day is today, {short_day(today)}."
    return day, ""


def _crumbs(council: str) -> list[tuple[str, str]]:
    return [("Interests", reverse("interests-list", kwargs={"council": council}))]
