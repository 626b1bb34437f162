"""Requests to admit an organisation: recorded, scored and put to the vote in the office; published when decided."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core.clock import today
from apps.core.forms import carried, posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.documents.queries import cite
from apps.members.access import kept_admission_or_404, office_or_404
from apps.members.enums import AdmissionState
from apps.members.forms.admission import Request, Scores, Withdrawal
from apps.members.models import Admission
from apps.members.queries import admission as queries
from apps.members.services import admission as services

PAGE = 30


def published(request: HttpRequest, council: str) -> HttpResponse:
    """Show the requests on which a body has voted, each with its scores, their reasons and the outcome."""
    here = council_or_404(council)
    page = page_of(queries.published_admissions(here), request.GET.get("page"), PAGE)
    crumbs = [(here.name, f"/{here.slug}/"), ("Members", reverse("members-list", kwargs={"council": here.slug}))]
    context = {"council": here, "page": page, "cite": cite, "crumbs": crumbs}
    return render(request, "members/admissions.html", context)


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the requests to the bodies that the user keeps, and where each stands."""
    here, _ = office_or_404(request.user, council)
    page = page_of(queries.kept_admissions(request.user, here), request.GET.get("page"), PAGE)
    context = {"council": here, "page": page, "crumbs": [("Office", "/office/")]}
    return render(request, "members/office_admissions.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Take a request, let it be checked, and record it."""
    here, bodies = office_or_404(request.user, council)
    form = Request(posted(request), bodies=queries.bodies_with_criteria(bodies))
    context = {"council": here, "form": form, "crumbs": _crumbs(here)}
    if request.method != "POST" or "back" in request.POST:
        return render(request, "members/admission_add.html", context)
    if form.is_valid():
        try:
            return _go_on(request, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "members/admission_add.html", context, status=422)


def _go_on(request: HttpRequest, form: Request, context: dict[str, Any]) -> HttpResponse:
    answers = form.answers()
    if "confirm" in request.POST:
        made = services.record_request(by=request.user, **answers)
        messages.success(request, f"The request of {made.name} is recorded. Score it for each criterion.")
        return redirect(_address(made))
    services.check_request(**{name: answers[name] for name in ("body", "name", "sector", "received_on")})
    sector = dict(form.fields["sector"].choices)[answers["sector"]]  # type: ignore[attr-defined]
    checking = {**context, "answers": answers, "sector": sector, "carried": carried(form)}
    return render(request, "members/admission_check.html", checking)


@login_required
def scoring(request: HttpRequest, council: str, admission: int) -> HttpResponse:
    """Show a request with its scores, and take them while it has not been put to the vote."""
    found = kept_admission_or_404(request.user, council, admission)
    rules = queries.criteria_of(found.body, today())
    given = {one.criterion: one for one in found.scores.all()}
    form = Scores(posted(request), criteria=rules, given=given)
    if request.method == "POST" and form.is_valid():
        try:
            services.score(admission=found, scores=form.scores(), by=request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The scores are recorded. The request can be put to the vote.")
            return redirect(_address(found))
    context = _context(found) | {
        "form": form,
        "scored": queries.scored(found, rules),
        "ruling": queries.weighed(found, rules),
        "asks": found.state == AdmissionState.RECEIVED,
        "open": found.state in AdmissionState.open(),
    }
    return render(request, "members/admission.html", context, status=422 if form.is_bound else 200)


@login_required
def vote(request: HttpRequest, council: str, admission: int) -> HttpResponse:
    """Show what would go to the vote to be checked, and put it there."""
    found = kept_admission_or_404(request.user, council, admission)
    rules = queries.criteria_of(found.body, today())
    context = _context(found) | {
        "scored": queries.scored(found, rules),
        "ruling": queries.weighed(found, rules),
        "refused": "",
    }
    if request.method != "POST":
        return render(request, "members/admission_vote.html", context)
    try:
        services.put_to_the_vote(admission=found, by=request.user)
    except Refused as refused:
        return render(request, "members/admission_vote.html", context | {"refused": str(refused)}, status=422)
    messages.success(request, f"The admission of {found.name} waits for the vote of {found.body}.")
    return redirect(_address(found))


@login_required
def withdraw(request: HttpRequest, council: str, admission: int) -> HttpResponse:
    """Take a request back before the vote, saying why."""
    found = kept_admission_or_404(request.user, council, admission)
    form = Withdrawal(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(admission=found, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The request of {found.name} is withdrawn.")
            return redirect(_address(found))
    context = _context(found) | {"form": form}
    return render(request, "members/admission_withdraw.html", context, status=422 if form.is_bound else 200)


def _address(admission: Admission) -> str:
    where = {"council": admission.body.council.slug, "admission": admission.pk}
    return reverse("members-office-admission", kwargs=where)


def _context(admission: Admission) -> dict[str, Any]:
    here = admission.body.council
    return {"council": here, "admission": admission, "crumbs": _crumbs(here)}


def _crumbs(council: Council) -> list[tuple[str, str]]:
    where = reverse("members-office-admissions", kwargs={"council": council.slug})
    return [("Office", "/office/"), ("Requests to be admitted", where)]
