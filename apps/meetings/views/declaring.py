"""A member declares an interest against an item of the agenda, corrects it, takes it back, or links it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from apps.core import clock
from apps.core.rulings import Refused
from apps.meetings.enums import DeclarationKind
from apps.meetings.forms.declaring import ANOTHER, CorrectForm, DeclareForm, LinkForm, WithdrawForm
from apps.meetings.models import AgendaItem
from apps.meetings.queries import declaring as queries
from apps.meetings.rules.declaring import can_declare, takes_out
from apps.meetings.services import declaring as services
from apps.members.models import Person

# A failure's report must not carry what may be withheld under section 32.
hide = sensitive_post_parameters("text", "reason", "interest")


@hide
@sensitive_variables()
@login_required
def declare(request: HttpRequest, council: str, body: str, slug: str, number: int) -> HttpResponse:
    """Ask what is declared, show it once more, and publish it on the second word (confirm=yes)."""
    item, person = queries.own_item_or_404(request.user, council, body, slug, number)
    form = DeclareForm(_posted(request), entries=queries.entries_of(person))
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        if "confirm" not in request.POST:
            return _check(request, item, form)
        if _done(form, lambda: services.declare(item=item, person=person, by=request.user, **form.declared())):
            messages.success(request, "Declared. It stands on the meeting’s page from now on.")
            return redirect(_address(item))
    return _page(
        request, "meetings/my/declare.html", item, person, form, declared=list(queries.own_declarations(person, item))
    )


@hide
@sensitive_variables()
@login_required
def correct(request: HttpRequest, council: str, body: str, slug: str, number: int, declaration: int) -> HttpResponse:
    """Ask what the declaration ought to say, and why; shown at once."""
    item, person = queries.own_item_or_404(request.user, council, body, slug, number)
    found = queries.own_declaration_or_404(person, item, declaration)
    initial = {
        "interest": str(found.entry_id or ANOTHER),
        "text": found.text,
        "sensitive": found.sensitive,
        "kind": found.kind,
    }
    form = CorrectForm(_posted(request), entries=queries.entries_of(person), initial=initial)
    if form.is_bound and form.is_valid():
        said = form.declared() | {"reason": form.cleaned_data["reason"]}
        if _done(form, lambda: services.correct(declaration=found, by=request.user, **said)):
            messages.success(request, "Corrected. The meeting’s page says so from now on.")
            return redirect(_address(item))
    return _page(request, "meetings/my/correct.html", item, person, form)


@hide
@login_required
def withdraw(request: HttpRequest, council: str, body: str, slug: str, number: int, declaration: int) -> HttpResponse:
    """Ask why a declaration is taken back, and take it back."""
    item, person = queries.own_item_or_404(request.user, council, body, slug, number)
    found = queries.own_declaration_or_404(person, item, declaration)
    form = WithdrawForm(_posted(request))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        if _done(form, lambda: services.withdraw(declaration=found, by=request.user, reason=reason)):
            messages.success(request, "Withdrawn. The meeting’s page no longer shows it.")
            return redirect(_address(item))
    return _page(request, "meetings/my/withdraw.html", item, person, form, declaration=found)


@hide
@login_required
def link(request: HttpRequest, council: str, body: str, slug: str, number: int, declaration: int) -> HttpResponse:
    """Ask under which entry a declared interest has been registered since."""
    item, person = queries.own_item_or_404(request.user, council, body, slug, number)
    found = queries.own_declaration_or_404(person, item, declaration)
    form = LinkForm(_posted(request), entries=queries.entries_of(person))
    if form.is_bound and form.is_valid():
        entry, reason = form.entry(), "The interest was registered."
        if _done(form, lambda: services.link(declaration=found, entry=entry, by=request.user, reason=reason)):
            messages.success(request, "Linked to your register. Nothing more is owed for this declaration.")
            return redirect(_address(item))
    return _page(request, "meetings/my/link.html", item, person, form, declaration=found)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _done(form: Any, act: Any) -> bool:
    """Do ``act``; tell whether it was done, else show on ``form`` why it was refused."""
    try:
        act()
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _address(item: AgendaItem) -> str:
    names = {"council": item.meeting.body.council.slug, "body": item.meeting.body.slug, "slug": item.meeting.slug}
    return reverse("meetings-my-declare", kwargs={**names, "number": item.number})


def _context(item: AgendaItem, **more: Any) -> dict[str, Any]:
    meeting = item.meeting
    names = {"council": meeting.body.council.slug, "body": meeting.body.slug, "slug": meeting.slug}
    way = [("My page", reverse("portal-my")), (str(meeting.body), reverse("meetings-meeting", kwargs=names))]
    return {"council": meeting.body.council, "meeting": meeting, "item": item, "crumbs": way, **more}


def _page(
    request: HttpRequest, template: str, item: AgendaItem, person: Person, form: Any, **more: Any
) -> HttpResponse:
    """Show a page with its form; 422 where what was posted was refused."""
    ruling = can_declare(queries.when_declared(item.meeting, item, clock.now()))
    context = _context(item, form=form, person=person, ruling=ruling, address=_address(item), **more)
    refused = form.is_bound and bool(form.errors)
    return render(request, template, context, status=422 if refused else 200)


def _check(request: HttpRequest, item: AgendaItem, form: DeclareForm) -> HttpResponse:
    """Show what is going to be declared, and what follows from it, before anybody can read it."""
    declared = queries.unsaved(item, **form.declared())
    rule = queries.disclosure_rule(item.meeting)
    pecuniary = declared.kind == DeclarationKind.PECUNIARY
    context = _context(
        item,
        declaration=declared,
        typed=[(name, value) for name in form.fields if (value := form.data.get(name))],
        consequence=takes_out(pecuniary, queries.citations(rule, item.meeting)),
        asks_to_register=declared.entry is None and declared.kind in services.REGISTRABLE and rule is not None,
    )
    return render(request, "meetings/my/check.html", context)
