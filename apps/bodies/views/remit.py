"""The office's pages of what a body may do and what falls to it (OLP-3, OLP-5)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies import queries, services
from apps.bodies.forms import remit as forms
from apps.bodies.models import Body
from apps.bodies.queries import remit as remits
from apps.core.clock import today
from apps.core.forms import Form, carried, posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council

# The page of a form, and the page on which its answers are checked.
Pages = tuple[str, str]
POWER: Pages = ("bodies/office/power.html", "bodies/office/power_check.html")
TERMS: Pages = ("bodies/office/terms.html", "bodies/office/terms_check.html")


@login_required
def remit(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show the powers and terms of reference of a body as they are today, with what can be done about them."""
    found = kept_council_or_404(request.user, council)
    of = queries.body_or_404(found, body)
    context = {
        "council": found,
        "body": of,
        "powers": remits.powers_of(of, on=today()),
        "terms": remits.terms_of(of, on=today()),
        "crumbs": _crumbs(of),
    }
    return render(request, "bodies/office/remit.html", context)


@login_required
def record_power(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Take what a provision says of a power, show it to be checked, and record it."""
    found = kept_council_or_404(request.user, council)
    of = queries.body_or_404(found, body)
    form = forms.NewPower(posted(request), initial=_since_today(), **_citing(found))
    context = {"council": found, "body": of, "form": form, "crumbs": _crumbs(of, deeper=True)}

    def record(data: dict[str, Any]) -> str:
        power = services.record_power(
            body=of, kind=data["kind"], allowed=data["allowed"] == forms.MAY, provision=data["provision"],
            start=data["start"], by=request.user, reason=f"{data['provision'].cited} says so.",
        )  # fmt: skip
        return f"Recorded: {of} {power}."

    return _check_then(request, of, form, context, POWER, record)


@login_required
def take_terms(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Take the items below a provision as terms of reference: shown to be checked, then taken in one step."""
    found = kept_council_or_404(request.user, council)
    of = queries.body_or_404(found, body)
    form = forms.NewTerms(posted(request), initial=_since_today(), **_citing(found))
    context = {"council": found, "body": of, "form": form, "crumbs": _crumbs(of, deeper=True)}

    def take(data: dict[str, Any]) -> str:
        made = services.take_terms(
            body=of, provisions=remits.children_of(data["provision"]), delegable=data["delegable"] == forms.DELEGABLE,
            start=data["start"], by=request.user, reason=f"Set out by {data['provision'].cited}.",
        )  # fmt: skip
        return f"Taken as terms of reference: {len(made)}."

    return _check_then(request, of, form, context, TERMS, take)


def _check_then(
    request: HttpRequest,
    of: Body,
    form: Any,
    context: dict[str, Any],
    pages: Pages,
    do: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    """Show the form, then its answers to be checked; when they are confirmed, do it and say what was done."""
    page, check = pages
    if request.method != "POST" or "back" in request.POST:
        return render(request, page, context)
    if form.is_valid() and "confirm" not in request.POST:
        data = form.cleaned_data
        checking = {
            "data": data,
            "items": remits.children_of(data["provision"]),
            "carried": carried(form),
            "labels": _labels(form),
        }
        return render(request, check, context | checking)
    if form.is_valid():
        try:
            messages.success(request, do(form.cleaned_data))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _back(of)
    return render(request, page, context, status=422)


@login_required
def end_power(request: HttpRequest, council: str, power: int) -> HttpResponse:
    """Let a power hold no longer from a day, saying why."""
    found = kept_council_or_404(request.user, council)
    row = remits.power_or_404(found, power)
    form = forms.PowerEnds(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.end_power(power=row, end=data["start"], by=request.user, reason=data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"It ends: {row.body} {row}.")
            return _back(row.body)
    return _form(request, found, row.body, form, "bodies/office/end_power.html", power=row)


@login_required
def change_term(request: HttpRequest, council: str, term: int) -> HttpResponse:
    """Let a term of reference be reserved, delegable, or none any more, from a day, saying why."""
    found = kept_council_or_404(request.user, council)
    row = remits.term_or_404(found, term)
    form = forms.TermChanges(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = {"term": row, "by": request.user, "reason": data["reason"]}
        try:
            if data["what"] == forms.ENDS:
                services.end_term(end=data["start"], **said)
            else:
                services.change_term(delegable=data["what"] == forms.DELEGABLE, start=data["start"], **said)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"Changed: {row.provision.cited}.")
            return _back(row.body)
    return _form(request, found, row.body, form, "bodies/office/term.html", term=row)


def _form(request: HttpRequest, council: Council, body: Body, form: Form, page: str, **more: Any) -> HttpResponse:
    context = {"council": council, "body": body, "form": form, "crumbs": _crumbs(body, deeper=True), **more}
    return render(request, page, context, status=422 if form.is_bound else 200)


def _since_today() -> dict[str, Any]:
    return {"start": today()}


def _labels(form: Form) -> dict[str, str]:
    """Return what was chosen, in the words in which it was offered."""
    chosen = {name: field for name, field in form.fields.items() if hasattr(field, "choices")}
    return {name: str(dict(field.choices).get(form.cleaned_data[name], "")) for name, field in chosen.items()}


def _citing(council: Council) -> dict[str, Any]:
    """Return the documents that can be cited, and how a provision of one is found."""
    return {
        "documents": remits.documents_to_cite(council, on=today()),
        "find": lambda document, number: remits.provision_cited(council, document, number, on=today()),
    }


def _back(body: Body) -> HttpResponse:
    return redirect("bodies-office-remit", council=body.council.slug, body=body.slug)


def _crumbs(body: Body, *, deeper: bool = False) -> list[tuple[str, str]]:
    kwargs = {"council": body.council.slug, "body": body.slug}
    crumbs = [("Office", reverse("portal-office")), (body.name, reverse("bodies-office-body", kwargs=kwargs))]
    return [*crumbs, ("Powers and terms", reverse("bodies-office-remit", kwargs=kwargs))] if deeper else crumbs
