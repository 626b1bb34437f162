"""How pages of meetings are answered: what is not for everybody is kept out of every cache."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.downloads import unstored
from apps.core.uploads import kind_name
from apps.meetings.models import Meeting


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, private: bool = False, status: int = 200
) -> HttpResponse:
    """Render a page; one that is private, or made for somebody signed in, is not to be stored anywhere."""
    response = render(request, template, {"kind_name": kind_name, **context}, status=status)
    return unstored(response) if private or request.user.is_authenticated else response


def place(meeting: Meeting) -> dict[str, str]:
    """Return what the address of a meeting is made of."""
    return {"council": meeting.body.council.slug, "body": meeting.body.slug, "slug": meeting.slug}


def go(name: str, meeting: Meeting) -> HttpResponse:
    """Send the browser on to the page called ``name`` of ``meeting``."""
    return HttpResponseRedirect(reverse(name, kwargs=place(meeting)))


def crumbs(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the way from the council's meetings to this one's page."""
    council, body = meeting.body.council, meeting.body
    return [
        ("Meetings", reverse("meetings-list", kwargs={"council": council.slug})),
        (body.name, reverse("meetings-body", kwargs={"council": council.slug, "body": body.slug})),
    ]
