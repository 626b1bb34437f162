"""The office's pages of wards, and of the table that says which postcode lies in which."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core import clock, formats
from apps.core.forms import Form, carried, posted
from apps.core.rulings import Refused
from apps.councils import queries
from apps.councils.access import kept_council_or_404
from apps.councils.forms import ChangedWard, NewWard, Sent
from apps.councils.models import Council
from apps.councils.services import postcodes as of_postcodes
from apps.councils.services import wards as services
from apps.councils.services.tables import text_of

MOST_HISTORY = 20


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the wards of a council that stand, come and were, its postcodes, and who changed what of them."""
    here = kept_council_or_404(request.user, council)
    today = clock.today()
    wards = list(queries.all_wards_of(here))
    context = {
        "council": here,
        "standing": [ward for ward in wards if ward.holds_on(today)],
        "coming": [ward for ward in wards if ward.start > today],
        "over": [ward for ward in wards if ward.end is not None and ward.end <= today],
        "table": queries.postcode_table_of(here),
        "history": queries.history_of_wards(here, MOST_HISTORY),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "councils/office/wards.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """Take a new ward, show the answers, and make it when they are confirmed."""
    here = kept_council_or_404(request.user, council)
    form = NewWard(posted(request))
    return _checked(
        request,
        here,
        form,
        {"title": "Add a ward", "button": "Add the ward"},
        lambda answers: services.make_ward(council=here, by=request.user, **answers),
    )


@login_required
def change(request: HttpRequest, council: str, ward: str) -> HttpResponse:
    """Take a corrected name or a last day, show the answers, and keep them when they are confirmed."""
    here = kept_council_or_404(request.user, council)
    found = queries.all_wards_of(here).filter(slug=ward).first()
    if found is None:
        raise Http404
    form = ChangedWard(posted(request), initial={"name": found.name, "end": found.end})
    return _checked(
        request,
        here,
        form,
        {"title": f"Change {found.name}", "button": "Keep the change"},
        lambda answers: services.change_ward(ward=found, by=request.user, **answers),
    )


@login_required
def load(request: HttpRequest, council: str) -> HttpResponse:
    """Take a table of wards and make all of them, or none where a line is wrong."""
    here = kept_council_or_404(request.user, council)
    form = _sent(request)
    context = {"council": here, "form": form, "crumbs": _crumbs(here)}
    if request.method == "POST" and form.is_valid():
        try:
            text = text_of(form.cleaned_data["upload"])
            made = services.load_wards(council=here, text=text, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{formats.counted(len(made), 'ward')} of {here} made.")
            return redirect("councils-office-wards", council=here.slug)
    return render(request, "councils/office/load_wards.html", context, status=422 if form.is_bound else 200)


@login_required
def postcodes(request: HttpRequest, council: str) -> HttpResponse:
    """Take a table of postcodes in place of the one before, all of it or nothing."""
    here = kept_council_or_404(request.user, council)
    form = _sent(request)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            table = of_postcodes.load_postcodes(
                council=here,
                text=text_of(upload),
                source=upload.name[:300],
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{formats.counted(table.rows, 'postcode')} of {here} loaded.")
            return redirect("councils-office-wards", council=here.slug)
    context = {
        "council": here,
        "form": form,
        "table": queries.postcode_table_of(here),
        "history": queries.history_of_postcodes(here, MOST_HISTORY),
        "crumbs": _crumbs(here),
    }
    return render(request, "councils/office/postcodes.html", context, status=422 if form.is_bound else 200)


def _checked(
    request: HttpRequest,
    here: Council,
    form: Form,
    words: dict[str, str],
    keep: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """Show ``form``, then its answers, and at last ``keep`` them."""
    context = {"council": here, "form": form, "crumbs": _crumbs(here), **words}
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        wrong = request.method == "POST" and "back" not in request.POST
        return render(request, "councils/office/ward.html", context, status=422 if wrong else 200)
    if "confirm" not in request.POST:
        checking = context | {"answers": form.cleaned_data, "carried": carried(form)}
        return render(request, "councils/office/ward_check.html", checking)
    try:
        ward = keep(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return render(request, "councils/office/ward.html", context, status=422)
    messages.success(request, f"{ward.name} is kept, and the change is in the history.")
    return redirect("councils-office-wards", council=here.slug)


def _sent(request: HttpRequest) -> Sent:
    return Sent(posted(request), request.FILES if request.method == "POST" else None)


def _crumbs(here: Council) -> list[tuple[str, str]]:
    wards = reverse("councils-office-wards", kwargs={"council": here.slug})
    return [("Office", reverse("portal-office")), ("Wards", wards)]
