"""The office's pages of offices and posts: who holds what, appointing, ending, setting up (OLP-11, OLP-12)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies.models import Office
from apps.core import clock
from apps.core.formats import day
from apps.core.rulings import Refused
from apps.councils import grants
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.members.access import keeps_office, kept_holding_or_404, kept_post_or_404, office_or_404
from apps.members.forms import carried
from apps.members.forms.offices import Appointment, EndOfTerm, NewOffice, SeatThatFollows, Standing
from apps.members.queries import offices as queries
from apps.members.queries import people_sitting
from apps.members.services import elections
from apps.members.services import offices as services


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the offices and posts that the user keeps, with who holds them."""
    here, _ = office_or_404(request.user, council)
    found = queries.lines(queries.offices_of(here), on=clock.today())
    context = {
        "council": here,
        "lines": [line for line in found if keeps_office(request.user, line.office)],
        "keeps": grants.may(request.user, "keep_records", here),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "members/offices/list.html", context)


@login_required
def office(request: HttpRequest, council: str, office: str) -> HttpResponse:
    """Show who holds and held one office, and what follows it."""
    post = kept_post_or_404(request.user, council, office)
    seats, offices = queries.following(post)
    context = _context(post) | {
        "line": queries.lines(queries.offices_of(post.council).filter(pk=post.pk), on=clock.today())[0],
        "seats": seats,
        "offices": offices,
        "election": queries.open_election(post) if post.elected else None,
        "keeps": grants.may(request.user, "keep_records", post.council),
    }
    context["crumbs"] = context["crumbs"][:-1]
    return render(request, "members/offices/office.html", context)


@login_required
def appoint(request: HttpRequest, council: str, office: str) -> HttpResponse:
    """Take who is to hold an office, show what follows from it, and on confirmation do all of that."""
    post = kept_post_or_404(request.user, council, office)
    form = Appointment(request.POST or None)
    context = _context(post) | {"form": form}
    if request.method != "POST" or "back" in request.POST:
        return render(request, "members/offices/appoint.html", context)
    if form.is_valid():
        try:
            return _appoint(request, post, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "members/offices/appoint.html", context, status=422)


def _appoint(request: HttpRequest, post: Office, form: Appointment, context: dict[str, Any]) -> HttpResponse:
    answers = form.cleaned_data
    if "confirm" in request.POST:
        services.appoint_by_name(office=post, by=request.user, **answers)
        messages.success(request, f"{answers['name']} holds the office {post.title} from {day(answers['start'])}.")
        return redirect("members-office-post", council=post.council.slug, office=post.slug)
    services.check_named(office=post, **{name: answers[name] for name in ("name", "email", "start", "end")})
    known, holds = queries.known_here(post.council, answers["email"])
    seats, offices = queries.following(post)
    checking = {"answers": answers, "known": known, "holds": holds, "seats": seats, "offices": offices}
    return render(request, "members/offices/appoint_check.html", context | checking | {"carried": carried(form)})


@login_required
def end(request: HttpRequest, council: str, holding: int) -> HttpResponse:
    """Take from which day on somebody no longer holds an office, let it be checked, and end what follows as well."""
    held = kept_holding_or_404(request.user, council, holding)
    form = EndOfTerm(request.POST or None)
    context = _context(held.office) | {"form": form, "holding": held}
    if request.method != "POST" or "back" in request.POST:
        return render(request, "members/offices/end.html", context)
    if form.is_valid():
        answers = form.cleaned_data
        try:
            if "confirm" in request.POST:
                services.end_holding(holding=held, by=request.user, **answers)
                messages.success(
                    request, f"{held.person} no longer holds the office {held.office.title} from {day(answers['on'])}."
                )
                return redirect("members-office-post", council=council, office=held.office.slug)
            services.check_end(held, answers["on"])
        except Refused as refused:
            form.refuse(refused)
        else:
            seats, offices = queries.following(held.office)
            checking = {"answers": answers, "carried": carried(form), "seats": seats, "offices": offices}
            return render(request, "members/offices/end_check.html", context | checking)
    return render(request, "members/offices/end.html", context, status=422)


@login_required
def set_up(request: HttpRequest, council: str) -> HttpResponse:
    """Take an office or post that is to be there, and set it up."""
    here = kept_council_or_404(request.user, council)
    form = NewOffice(request.POST or None, **_offered(here))
    context = {
        "council": here,
        "form": form,
        "crumbs": [("Office", reverse("portal-office")), ("Offices and posts", _address(here))],
    }
    if request.method == "POST" and form.is_valid():
        try:
            made = services.set_up(council=here, by=request.user, reason="Set up in the office.", **form.answers())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The office {made.title} is set up.")
            return redirect("members-office-post", council=here.slug, office=made.slug)
    return render(request, "members/offices/set_up.html", context, status=422 if form.is_bound else 200)


@login_required
def follow(request: HttpRequest, council: str, office: str) -> HttpResponse:
    """Let a seat follow an office: its holder holds the seat from then on."""
    here = kept_council_or_404(request.user, council)
    post = kept_post_or_404(request.user, council, office)
    seats = [seat for seat in queries.seats_in(here.bodies.all(), clock.today()) if seat.follows is None]
    form = SeatThatFollows(request.POST or None, seats=seats)
    context = _context(post) | {"form": form}
    if request.method == "POST" and form.is_valid():
        seat, since = form.chosen(), form.cleaned_data["since"]
        try:
            services.let_follow(
                seat=seat, office=post, since=since, by=request.user, reason=f"Follows the post {post.title}."
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The seat {seat.title} follows the office {post.title} from {day(since)}.")
            return redirect("members-office-post", council=here.slug, office=post.slug)
    return render(request, "members/offices/follow.html", context, status=422 if form.is_bound else 200)


@login_required
def stand(request: HttpRequest, council: str, office: str) -> HttpResponse:
    """Take who stands in the election that is open; the motion on the agenda names the first."""
    post = kept_post_or_404(request.user, council, office)
    election = queries.open_election(post)
    form = Standing(request.POST or None, people=people_sitting(post.body, clock.today()) if post.body else ())
    if request.method == "POST" and election is not None and form.is_valid():
        try:
            elections.name_candidate(
                election=election, person=form.chosen(), by=request.user, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{form.chosen()} stands for {post.title}.")
            return redirect("members-office-post", council=council, office=post.slug)
    context = _context(post) | {"form": form, "election": election}
    return render(request, "members/offices/stand.html", context, status=422 if form.is_bound else 200)


def _offered(here: Council) -> dict[str, Any]:
    today = clock.today()
    bodies = list(here.bodies.filter(dissolved_on=None).order_by("position", "name"))
    return {
        "bodies": bodies,
        "organisations": queries.organisations_of(here),
        "offices": queries.offices_of(here),
        "seats": queries.seats_in(bodies, today),
        "provisions": queries.clauses_of(here, today),
    }


def _address(council: Council) -> str:
    return reverse("members-office-offices", kwargs={"council": council.slug})


def _context(post: Office) -> dict[str, Any]:
    own = reverse("members-office-post", kwargs={"council": post.council.slug, "office": post.slug})
    return {
        "council": post.council,
        "office": post,
        "crumbs": [
            ("Office", reverse("portal-office")),
            ("Offices and posts", _address(post.council)),
            (post.title, own),
        ],
    }
