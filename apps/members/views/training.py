"""Training: courses, sessions, demands and records in the office, and the member's own page (OWS-4)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core import clock, forms
from apps.core.formats import day, short_day
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.queries import council_or_404
from apps.members.access import own_person_or_404
from apps.members.forms import development as typed
from apps.members.queries import training as queries
from apps.members.queries.citing import clause_typed, editions_to_cite
from apps.members.queries.development import buddy_of, people_sitting_in
from apps.members.services.development import demanding, training

from .asking import ask
from .development import crumbs
from .induction import number_of

KEPT = "Entered in the office."


@login_required
def courses(request: HttpRequest, council: str) -> HttpResponse:
    """Show the courses of a council with their next sessions, and how many members owe each."""
    here = kept_council_or_404(request.user, council)
    context = {"council": here, "courses": list(queries.courses_of(here)), "crumbs": crumbs(here)}
    return render(request, "members/development/courses.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Make a course."""
    here = kept_council_or_404(request.user, council)
    form = typed.NewCourse(forms.posted(request))

    def act() -> str:
        made = training.make_course(council=here, by=request.user, reason=KEPT, **form.cleaned_data)
        return f"There is a course “{made}”. Add sessions to it, and say who needs it."

    context = _page(
        here, "Add a course", "Add this course", reverse("members-office-courses", kwargs={"council": here.slug})
    )
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def course(request: HttpRequest, council: str, course: int) -> HttpResponse:
    """Show one course: who needs it, who owes it, its sessions, and who completed it."""
    here = kept_council_or_404(request.user, council)
    one = queries.course_or_404(here, course)
    context = {
        "council": here,
        "course": one,
        "demands": list(queries.demands_on(one)),
        "owed": list(queries.owed_on(one)),
        "sessions": list(queries.sessions_on(one)),
        "records": list(queries.records_on(one)),
        "crumbs": crumbs(here, _list(here)),
    }
    return render(request, "members/development/course.html", context)


@login_required
def add_session(request: HttpRequest, council: str, course: int) -> HttpResponse:
    """Add a session."""
    here = kept_council_or_404(request.user, council)
    one = queries.course_or_404(here, course)
    form = typed.NewSession(forms.posted(request))

    def act() -> str:
        said = form.cleaned_data
        made = training.add_session(
            course=one, starts_at=form.starts_at(), place=said["place"], capacity=said["capacity"],
            by=request.user, reason=KEPT,
        )  # fmt: skip
        return f"A session on {day(made.starts_at)} is added. Members can sign up for it."

    context = _page(here, f"Add a session of {one}", "Add this session", _of(one))
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def add_demand(request: HttpRequest, council: str, course: int) -> HttpResponse:
    """Say who needs the course, and where that is written."""
    here = kept_council_or_404(request.user, council)
    one = queries.course_or_404(here, course)
    whom = _whom(here)
    form = typed.NewDemand(forms.posted(request), whom=whom, editions=editions_to_cite(here, clock.today()))

    def act() -> str:
        said = form.cleaned_data
        made = demanding.demand(
            course=one, **whom[said["whom"]][1], sector=said["sector"],
            days=said["days"] if said["when"] == "after" else None,
            provision=clause_typed(form.edition(), said["clause"]), start=said["start"], by=request.user, reason=KEPT,
        )  # fmt: skip
        return f"{made} is demanded from {day(made.start)}."

    context = _page(here, f"Say who needs {one}", "Demand this course", _of(one))
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def end_demand(request: HttpRequest, council: str, course: int, demand: int) -> HttpResponse:
    """Demand the course no longer."""
    here = kept_council_or_404(request.user, council)
    one = queries.course_or_404(here, course)
    asked = queries.demand_or_404(one, demand)
    form = typed.Ending(forms.posted(request))

    def act() -> str:
        said = form.cleaned_data
        demanding.end_demand(demand=asked, on=said["end"], by=request.user, reason=said["reason"])
        return f"{asked} is demanded until {short_day(said['end'])}, that day not included."

    context = _page(here, f"End the demand: {asked}", "End this demand", _of(one))
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def record(request: HttpRequest, council: str, course: int) -> HttpResponse:
    """Record that a member completed the course, here or elsewhere."""
    here = kept_council_or_404(request.user, council)
    one = queries.course_or_404(here, course)
    people = {str(person.pk): person for person in people_sitting_in(here, clock.today())}
    form = typed.Completed(forms.posted(request), people=people)

    def act() -> str:
        said = form.cleaned_data
        made = training.record_training(
            person=people[said["person"]], course=one, done_on=said["done_on"], note=said["note"], by=request.user
        )
        until = f", and counts until {short_day(made.expires_on)}" if made.expires_on else ""
        return f"{made.person} completed {one} on {short_day(made.done_on)}{until}."

    context = _page(here, f"Record who completed {one}", "Record it", _of(one))
    return ask(request, form, context, act=act, then=context["back"])


@login_required
def attendance(request: HttpRequest, council: str, session: int) -> HttpResponse:
    """Show who signed up for a session, and record who came once it has been held."""
    here = kept_council_or_404(request.user, council)
    one = queries.session_or_404(here, session)
    sign_ups = list(queries.sign_ups_on(one))
    form = typed.Attendance(
        forms.posted(request),
        sign_ups=sign_ups,
        initial={"came": [str(row.person_id) for row in sign_ups if row.attended]},
    )

    def act() -> str:
        came = training.record_attendance(session=one, came=map(int, form.cleaned_data["came"]), by=request.user)
        return f"Recorded: {came} of {len(sign_ups)} came."

    context = {
        "council": here,
        "session": one,
        "sign_ups": sign_ups,
        "held": clock.local_date(one.starts_at) <= clock.today(),
        "back": _of(one.course),
        "crumbs": crumbs(here, _list(here), (one.course.title, _of(one.course))),
    }
    return ask(request, form, context, act=act, then=_of(one.course), template="members/development/session.html")


@login_required
def own(request: HttpRequest, council: str) -> HttpResponse:
    """Show a member what training is owed, the sessions to come, and what was completed; a post signs up."""
    here = council_or_404(council)
    person = own_person_or_404(request.user, here)
    if request.method == "POST":
        return _sign_up(request, here, person)
    today = clock.today()
    context = {
        "council": here,
        "owed": list(queries.owed_by_person(person)),
        "sessions": list(queries.sessions_ahead(here, person)),
        "records": list(queries.training_of(person)),
        "buddy": buddy_of(person, today),
        "crumbs": [("My page", reverse("portal-my"))],
    }
    return render(request, "members/development/my_training.html", context)


def _sign_up(request: HttpRequest, here: Any, person: Any) -> HttpResponse:
    leaving = "leave" in request.POST
    session = queries.session_or_404(here, number_of(request.POST.get("leave" if leaving else "session", "")))
    act = training.withdraw_sign_up if leaving else training.sign_up
    try:
        act(session=session, person=person, by=request.user)
        said = "Your place is given back" if leaving else "You are signed up"
        messages.success(request, f"{said}: {session.course}, {day(session.starts_at)}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(request.path)


def _whom(here: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the bodies and offices of a council, each with its words and with what the service is told."""
    bodies = here.bodies.filter(dissolved_on__isnull=True)
    offices = here.offices.select_related("body", "organisation").order_by("title", "pk")
    found = {f"body-{one.pk}": (f"Members of {one.name}", {"body": one}) for one in bodies}
    return found | {f"office-{one.pk}": (f"Office: {one}", {"office": one}) for one in offices}


def _of(course: Any) -> str:
    return reverse("members-office-course", kwargs={"council": course.council.slug, "course": course.pk})


def _list(here: Any) -> tuple[str, str]:
    return ("Training", reverse("members-office-courses", kwargs={"council": here.slug}))


def _page(here: Any, title: str, button: str, back: str) -> dict[str, Any]:
    return {"council": here, "title": title, "button": button, "back": back, "crumbs": crumbs(here, _list(here))}
