"""Induction: the programmes that the office keeps, each new member's progress, and the member's own page (OWS-3)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core import clock, forms
from apps.core.formats import day
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.queries import council_or_404
from apps.members.access import own_person_or_404
from apps.members.forms import development as typed
from apps.members.queries import development as queries
from apps.members.queries.citing import clause_typed, editions_to_cite
from apps.members.services.development import inducting

from .asking import ask
from .development import crumbs

KEPT = "Entered in the office."


@login_required
def programmes(request: HttpRequest, council: str) -> HttpResponse:
    """Show the programmes with their versions, and how far each new member has come: who is late first."""
    here = kept_council_or_404(request.user, council)
    rows = queries.progress(here, clock.today())
    context = {
        "council": here,
        "programmes": list(queries.programmes_of(here)),
        "rows": sorted(rows, key=lambda row: not row.late),
        "crumbs": crumbs(here),
    }
    return render(request, "members/development/programmes.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Make a programme for a body, or another version of it from a day on."""
    here = kept_council_or_404(request.user, council)
    bodies = {one.slug: one for one in here.bodies.filter(dissolved_on__isnull=True)}
    form = typed.ProgrammeVersion(forms.posted(request), bodies=bodies, editions=editions_to_cite(here, clock.today()))

    def act() -> str:
        said = form.cleaned_data
        made = inducting.make_programme(
            body=bodies[said["body"]],
            provision=clause_typed(form.edition(), said["clause"]),
            introduction=said["introduction"],
            step_by_step=said["deadlines"] == "step",
            start=said["start"],
            by=request.user,
            reason=KEPT,
        )
        return f"The programme of {made.body} holds from {day(made.start)}. Add its steps."

    context = {
        "council": here,
        "title": "Make a version of an induction programme",
        "lead": "The steps of the version before are taken over. It ends on the day on which this one begins.",
        "button": "Make this version",
        "back": reverse("members-office-programmes", kwargs={"council": here.slug}),
        "crumbs": crumbs(here, _list(here)),
    }
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def programme(request: HttpRequest, council: str, programme: int) -> HttpResponse:
    """Show the steps of a version; a post adds a step, or takes one out, as long as nobody has begun by it."""
    here = kept_council_or_404(request.user, council)
    one = queries.programme_or_404(here, programme)
    there = reverse("members-office-programme", kwargs={"council": here.slug, "programme": one.pk})
    if request.POST.get("remove"):
        return _remove(request, one, there)
    form = typed.Step(forms.posted(request))

    def act() -> str:
        step = inducting.add_step(programme=one, by=request.user, reason=KEPT, **form.cleaned_data)
        return f"Added: {step}."

    context = {"council": here, "programme": one, "crumbs": crumbs(here, _list(here))}
    return ask(request, form, context, act=act, then=there, template="members/development/programme.html")


def _remove(request: HttpRequest, one: Any, there: str) -> HttpResponse:
    step = queries.step_or_404(one, number_of(request.POST["remove"]))
    try:
        inducting.remove_step(step=step, by=request.user, reason=KEPT)
        messages.success(request, f"Taken out: {step}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(there)


@login_required
def progress(request: HttpRequest, council: str, induction: int) -> HttpResponse:
    """Show one new member's steps to the office; a post confirms one of them."""
    here = kept_council_or_404(request.user, council)
    one = queries.induction_or_404(here, induction)
    if request.method == "POST":
        task = queries.task_or_404(one, number_of(request.POST.get("task", "")))
        return _confirm(request, task, by_member=False)
    context = {
        "council": here,
        "induction": one,
        "tasks": queries.tasks_of([one], clock.today()).get(one.pk, []),
        "crumbs": crumbs(here, _list(here)),
    }
    return render(request, "members/development/induction.html", context)


@login_required
def own(request: HttpRequest, council: str) -> HttpResponse:
    """Show a member his or her own induction and senior officer; a post confirms a step that the member confirms."""
    here = council_or_404(council)
    person = own_person_or_404(request.user, here)
    if request.method == "POST":
        task = queries.own_task_or_404(person, number_of(request.POST.get("task", "")))
        return _confirm(request, task, by_member=True)
    today = clock.today()
    inductions = queries.inductions_of(person)
    context = {
        "council": here,
        "person": person,
        "inductions": inductions,
        "tasks": queries.tasks_of(inductions, today),
        "buddy": queries.buddy_of(person, today),
        "crumbs": [("My page", reverse("portal-my"))],
    }
    return render(request, "members/development/my_induction.html", context)


def _confirm(request: HttpRequest, task: Any, *, by_member: bool) -> HttpResponse:
    try:
        inducting.confirm(task=task, by_member=by_member, by=request.user)
        messages.success(request, f"Confirmed: {task.step}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(request.path)


def number_of(text: str) -> int:
    """Return the id that was posted; nothing that is no number is the id of anything."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(1 << 62)) else 0


def _list(here: Any) -> tuple[str, str]:
    return ("Induction", reverse("members-office-programmes", kwargs={"council": here.slug}))
