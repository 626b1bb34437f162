"""The office's pages of what happened: roll call, votes, minutes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from apps.core import formats
from apps.core.forms import posted
from apps.core.rulings import Refused, Ruling
from apps.meetings import queries
from apps.meetings.forms.room import MinutesForm, RollCall, Vote
from apps.meetings.models import AgendaItem, Meeting
from apps.meetings.queries.ballot import ballot, quorate
from apps.meetings.queries.items import item_or_404
from apps.meetings.queries.room import attendance_of, by_person, seated
from apps.meetings.queries.standing_in import substitutes_of
from apps.meetings.services import minutes as minutes_services
from apps.meetings.services import room, voting
from apps.members.forms import carried

from .office import context_of
from .pages import go, show


@login_required
def attendance(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Call the roll: how each person who sits that day attended."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    memberships, recorded = seated(found), attendance_of(found)
    known = {row.person_id: row for row in recorded}
    named = substitutes_of(found)
    form = RollCall(posted(request), holders=by_person(memberships), known=known, named=named)
    if request.method == "POST" and form.is_valid():
        rows = form.rows(rest_present="rest" in request.POST)
        try:
            noted = room.record_attendance(meeting=found, rows=rows, by=request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The attendance is recorded: {formats.counted(len(noted), 'person', 'people')}.")
            return go("meetings-office-attendance", found)
    now = quorate(found, memberships, recorded) if recorded else None
    context = {**context_of(found), "form": form, "quorum": now}
    return show(request, "meetings/office/attendance.html", context, status=422 if form.is_bound else 200)


@login_required
def vote(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Record a show of hands: the rules and who is out, the numbers, check the result, confirm."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    item = item_or_404(found, number)
    form = Vote(posted(request))
    context = {**context_of(found), "form": form, "item": item, "facts": ballot(item)}
    if request.method != "POST" or "back" in request.POST:
        return show(request, "meetings/office/vote.html", context)
    if form.is_valid():
        try:
            return _count(request, item, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "meetings/office/vote.html", context, status=422)


@login_required
def minutes(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Write the minutes: keep a draft, or check and publish them."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    items = list(found.items.order_by("number"))
    kept = getattr(found, "minutes", None)
    form = MinutesForm(posted(request), items=items, text=kept.text if kept else "")
    context = {**context_of(found), "form": form, "items": items}
    if request.method != "POST" or "back" in request.POST:
        return show(request, "meetings/office/minutes.html", context)
    if form.is_valid():
        try:
            return _keep_or_publish(request, found, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "meetings/office/minutes.html", context, status=422)


def _count(request: HttpRequest, item: AgendaItem, form: Vote, context: dict[str, Any]) -> HttpResponse:
    """Show the result to be checked, or record it when it was confirmed; ``Refused`` when it is unlawful."""
    if "confirm" in request.POST:
        recorded = voting.record_vote(item=item, by=request.user, **form.cleaned_data)
        messages.success(request, f"{recorded.get_outcome_display()}: {item.title}.")
        return go("meetings-office-meeting", item.meeting)
    judged = voting.judge_vote(item=item, **form.cleaned_data)
    checking = {
        **context,
        "vote": judged,
        "result": Ruling.from_data(judged.result_ruling),
        "quorum": Ruling.from_data(judged.quorum_ruling),
        "carried": carried(form),
    }
    return show(request, "meetings/office/vote_check.html", checking)


def _keep_or_publish(
    request: HttpRequest, meeting: Meeting, form: MinutesForm, context: dict[str, Any]
) -> HttpResponse:
    """Keep a draft, show the minutes to be checked, or publish them when they were confirmed."""
    words = {"text": form.cleaned_data["text"], "items": form.items()}
    if "confirm" in request.POST:
        minutes_services.publish(meeting=meeting, by=request.user, **words)
        messages.success(request, "The minutes are published.")
        return go("meetings-office-meeting", meeting)
    if "publish" in request.POST:
        minutes_services.check_publishable(meeting=meeting)
        lines = [(item, form.items()[item.pk]) for item in context["items"]]
        checking = {**context, "text": words["text"], "lines": lines, "carried": carried(form)}
        checking["attendance"] = attendance_of(meeting)
        return show(request, "meetings/office/minutes_check.html", checking)
    minutes_services.write(meeting=meeting, by=request.user, **words)
    messages.success(request, "The draft of the minutes is kept. Only the office sees it.")
    return go("meetings-office-minutes", meeting)
