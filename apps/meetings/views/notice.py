"""Giving notice of a meeting: write it, check it with its ruling, publish it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from apps.core import clock, formats
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.meetings import queries
from apps.meetings.forms.calling import Notice
from apps.meetings.models import AgendaItem, Meeting
from apps.meetings.queries.notices import items_to_carry
from apps.meetings.queries.tasks import items_with_counts
from apps.meetings.rules.notice import with_texts
from apps.meetings.services import calling
from apps.meetings.services.telling import members_to_tell
from apps.members.forms import carried

from .office import context_of
from .pages import go, show


@login_required
def notice(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Take the text of the notice, show it to be checked with how its days are counted, and give it."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    items = list(found.items.all())
    to_carry = items_to_carry(found, items)
    form = Notice(
        posted(request),
        texts=[item.title for item in to_carry],
        initial={"given_on": clock.today(), "text": _draft(found, items)},
    )
    context = {**context_of(found), "form": form, "to_carry": to_carry}
    if request.method != "POST" or "back" in request.POST:
        return show(request, "meetings/office/notice.html", context)
    if form.is_valid():
        try:
            return _go_on(request, found, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "meetings/office/notice.html", context, status=422)


def _go_on(request: HttpRequest, meeting: Meeting, form: Notice, context: dict) -> HttpResponse:
    """Show the notice to be checked, or give it when it was confirmed; ``Refused`` when it is unlawful."""
    text, on = form.cleaned_data["text"], form.cleaned_data["given_on"]
    if form.cleaned_data.get("put_in"):
        text = with_texts(text, [item.motion for item in context["to_carry"]])
    if "confirm" in request.POST:
        given = calling.give_notice(meeting=meeting, text=text, on=on, by=request.user)
        told = formats.counted(given.recipients, "member")
        messages.success(request, f"Notice is given, and the meeting published. {told} told by message.")
        return go("meetings-office-meeting", meeting)
    checking = {
        **context,
        "text": text,
        "given_on": on,
        "carried": carried(form),
        "ruling": calling.check_notice(meeting=meeting, text=text, on=on),
        "items": list(items_with_counts(meeting)),
        "told": members_to_tell(meeting),
    }
    return show(request, "meetings/office/notice_check.html", checking)


def _draft(meeting: Meeting, items: list[AgendaItem]) -> str:
    """Return a first text of the notice, with every motion word for word."""
    when = f"{formats.moment(meeting.starts_at)}, {meeting.place}"
    lines = [f"{meeting.body.name} meets on {when}. All members are asked to attend."]
    lines += [f"{item.title}: {item.motion}" for item in items if item.for_decision]
    return "\n\n".join(lines)
