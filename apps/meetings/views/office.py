"""The office's pages of meetings: the list, calling, one task list a meeting, its details, cancelling it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from apps.core import formats
from apps.core.forms import posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.queries import council_or_404
from apps.meetings import queries
from apps.meetings.forms import calling as forms
from apps.meetings.models import Meeting
from apps.meetings.queries.lists import kept_bodies
from apps.meetings.queries.notices import left_out
from apps.meetings.queries.tasks import tasks_of
from apps.meetings.services import calling
from apps.members.forms import carried

from .pages import go, place, show

PAGE = 40


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the meetings of the bodies that the officer keeps, those ahead and those that are over."""
    found = council_or_404(council)
    bodies = _bodies_or_404(request, found)
    meetings = queries.kept_meetings(request.user, found)
    context = {
        "council": found,
        "bodies": bodies,
        "ahead": list(meetings.ahead()[:PAGE]),
        "page": page_of(meetings.over(), request.GET.get("page"), PAGE),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return show(request, "meetings/office/list.html", context)


@login_required
def call(request: HttpRequest, council: str) -> HttpResponse:
    """Call a meeting of one of the bodies that the officer keeps."""
    found = council_or_404(council)
    bodies = _bodies_or_404(request, found)
    standing = [body for body in bodies if body.dissolved_on is None]
    form = forms.Call(posted(request), bodies=standing, initial={"body": request.GET.get("body", "")})
    if request.method == "POST" and form.is_valid():
        try:
            meeting = calling.call_meeting(
                body=form.chosen(), by=request.user, reason="Called in the office.", **_details(form, "kind")
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The meeting is called. Nobody sees it before notice is given: {meeting}.")
            for business, ruling in left_out(meeting):
                messages.warning(request, f"“{business}” is not on its agenda. {ruling.text} {ruling.lawful}")
            return go("meetings-office-meeting", meeting)
    context = {"council": found, "form": form, "crumbs": _crumbs(found.slug)}
    return show(request, "meetings/office/call.html", context, status=422 if form.is_bound else 200)


@login_required
def meeting(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Show what is to be done for a meeting, what is done, and what blocks the rest."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    return show(request, "meetings/office/meeting.html", {**context_of(found, own=True), "tasks": tasks_of(found)})


@login_required
def details(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Change time, place or access of a meeting."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    form = forms.Change(posted(request), initial=forms.Change.of(found))
    if request.method == "POST" and form.is_valid():
        try:
            calling.change_details(meeting=found, by=request.user, reason=form.cleaned_data["reason"], **_details(form))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The details have been changed.")
            return go("meetings-office-meeting", found)
    context = {**context_of(found), "form": form}
    return show(request, "meetings/office/details.html", context, status=422 if form.is_bound else 200)


@login_required
def cancel(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Cancel a meeting: the reason, check it, confirm."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    form = forms.Cancel(posted(request))
    context = {**context_of(found), "form": form}
    if request.method != "POST" or "back" in request.POST:
        return show(request, "meetings/office/cancel.html", context)
    if form.is_valid():
        if "confirm" not in request.POST:
            return show(request, "meetings/office/cancel_check.html", {**context, "carried": carried(form)})
        try:
            calling.cancel(meeting=found, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The meeting on {formats.day(found.starts_at)} is cancelled.")
            return go("meetings-office-meeting", found)
    return show(request, "meetings/office/cancel.html", context, status=422)


def context_of(meeting: Meeting, *, own: bool = False) -> dict[str, Any]:
    """Return what every office page of a meeting needs; ``own`` for its task list, where the way ends."""
    crumbs = _crumbs(meeting.body.council.slug)
    if not own:
        title = f"{meeting.body.name}, {formats.short_day(meeting.starts_at)}"
        crumbs.append((title, reverse("meetings-office-meeting", kwargs=place(meeting))))
    return {"council": meeting.body.council, "meeting": meeting, "at": place(meeting), "crumbs": crumbs}


def _bodies_or_404(request: HttpRequest, council: Any) -> list[Any]:
    bodies = list(kept_bodies(request.user, council))
    if not bodies:
        raise Http404
    return bodies


def _details(form: forms.Details, *more: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("starts_at", "ends_at", "place", "access", *more)}


def _crumbs(council: str) -> list[tuple[str, str]]:
    return [
        ("Office", reverse("portal-office")),
        ("Meetings", reverse("meetings-office-list", kwargs={"council": council})),
    ]
