"""The office's pages of an agenda: items in their order, their papers, and taking either off."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.documents.enums import RuleKind
from apps.meetings import queries
from apps.meetings.forms.agenda import Item, Paper, Removal
from apps.meetings.models import Meeting
from apps.meetings.queries.items import item_or_404, paper_of_or_404
from apps.meetings.queries.page import agenda_of
from apps.meetings.queries.rulebook import rulebook_of
from apps.meetings.rules.majority import in_words
from apps.meetings.services import agenda as services
from apps.meetings.services import papers as paper_services

from .office import context_of
from .pages import go, show


@login_required
def agenda(request: HttpRequest, council: str, body: str, slug: str) -> HttpResponse:
    """Show the agenda with its papers, and put an item on it."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    form = Item(posted(request), matters=_matters(found))
    if request.method == "POST" and form.is_valid():
        try:
            item = services.add_item(meeting=found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"Item {item.number} is on the agenda: {item.title}.")
            return go("meetings-office-agenda", found)
    context = {**context_of(found), "form": form, "lines": agenda_of(found)}
    return show(request, "meetings/office/agenda.html", context, status=422 if form.is_bound else 200)


@login_required
def change(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Word an item anew, before the notice."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    item = item_or_404(found, number)
    said = {name: getattr(item, name) for name in ("title", "text", "motion", "matter", "power") if getattr(item, name)}
    form = Item(posted(request), matters=_matters(found), initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_item(item=item, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"Item {item.number} is changed.")
            return go("meetings-office-agenda", found)
    context = {**context_of(found), "form": form, "item": item}
    return show(request, "meetings/office/item.html", context, status=422 if form.is_bound else 200)


@login_required
def move(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Move an item up or down by one place."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    item = item_or_404(found, number)
    if request.method == "POST":
        services.move_item(item=item, up=request.POST.get("to") == "up", by=request.user)
    return go("meetings-office-agenda", found)


@login_required
def remove(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Take an item off the agenda, saying why."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    item = item_or_404(found, number)
    form = Removal(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.remove_item(item=item, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"“{item.title}” is off the agenda.")
            return go("meetings-office-agenda", found)
    context = {**context_of(found), "form": form, "what": f"item {item.number}, {item.title}"}
    return show(request, "meetings/office/remove.html", context, status=422 if form.is_bound else 200)


@login_required
def attach(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Attach a paper to an item."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    item = item_or_404(found, number)
    form = Paper(posted(request), request.FILES if request.method == "POST" else None, most=settings.PAPER_MAX_BYTES)
    if request.method == "POST" and form.is_valid():
        try:
            paper = paper_services.attach(item=item, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The paper “{paper.title}” is attached to item {item.number}.")
            return go("meetings-office-agenda", found)
    context = {**context_of(found), "form": form, "item": item}
    return show(request, "meetings/office/paper.html", context, status=422 if form.is_bound else 200)


@login_required
def detach(request: HttpRequest, council: str, body: str, slug: str, number: int, paper: str) -> HttpResponse:
    """Take a paper off an agenda that has not been published, saying why."""
    found = queries.kept_meeting_or_404(request.user, council, body, slug)
    attached = paper_of_or_404(found, number, paper)
    form = Removal(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            paper_services.remove_paper(paper=attached, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The paper “{attached.title}” is off the agenda.")
            return go("meetings-office-agenda", found)
    context = {**context_of(found), "form": form, "what": f"the paper {attached.title}"}
    return show(request, "meetings/office/remove.html", context, status=422 if form.is_bound else 200)


def _matters(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the matters on which the body's rules set out a majority, the ordinary one first, with what it means."""
    book = rulebook_of(meeting)
    matters = sorted(book.matters(), key=lambda matter: (matter != "ordinary", matter))
    return [(matter, in_words(book.value(RuleKind.MAJORITY, matter))) for matter in matters]
