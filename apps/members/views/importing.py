"""Many seats at once: a table that is sent, looked over and carried out, and the vacant seats of a body on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock, sheets
from apps.core.downloads import unstored
from apps.core.forms import posted
from apps.core.paging import page_of
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.members.access import import_or_404, imports_seen_by, kept_body_or_404
from apps.members.enums import ImportState
from apps.members.forms.importing import FillSeats, SendTable
from apps.members.models import Import
from apps.members.queries.importing import imports_of, to_fill, to_import
from apps.members.rules.columns import HEADINGS
from apps.members.services import importing as services
from apps.members.tasks import hurry

PAGE, LATEST, AT_ONCE = 100, 20, 100


def _crumbs(council: Council) -> list[tuple[str, str]]:
    return [("Office", "/office/"), ("Members", reverse("members-office-list", kwargs={"council": council.slug}))]


def _to_table(council: Council, table: int) -> HttpResponse:
    where = {"council": council.slug, "table": table}
    return HttpResponseRedirect(reverse("members-office-import", kwargs=where))


@login_required
def send(request: HttpRequest, council: str) -> HttpResponse:
    """Take a table of members to be looked over; show the tables of before."""
    here = kept_council_or_404(request.user, council)
    form = SendTable(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            table = services.send(council=here, by=request.user, **form.cleaned_data)
            return _to_table(here, table.pk)
        except Refused as refused:
            form.refuse(refused)
    context = {
        "council": here,
        "form": form,
        "headings": HEADINGS,
        "tables": list(imports_of(here, imports_seen_by(request.user))[:LATEST]),
        "crumbs": _crumbs(here),
    }
    return unstored(render(request, "members/import.html", context, status=422 if form.is_bound else 200))


@login_required
def template(request: HttpRequest, council: str, form: str) -> HttpResponse:
    """Give a table to begin with: the seats of the council, a line each, with room for who takes them."""
    here = kept_council_or_404(request.user, council)
    rows = [
        [seat.body.slug, seat.number, "", "", "", "", seat.ward.name if seat.ward else "", "", ""]
        for seat in to_import(here, clock.today())
    ]
    if form == "xlsx":
        answer = HttpResponse(sheets.to_xlsx("Members", HEADINGS, rows), content_type=sheets.XLSX)
    else:
        answer = HttpResponse(sheets.to_csv(HEADINGS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="members-of-{here.slug}.{form}"'
    return unstored(answer)


@login_required
def table(request: HttpRequest, council: str, table: int) -> HttpResponse:
    """Show what each line of a table comes to; confirm it, or throw it away."""
    here = council_or_404(council)
    sent = import_or_404(request.user, here, table)
    if request.method == "POST":
        return _decide(request, here, sent)
    only = request.GET.get("only") == "faults"
    lines = [line for line in sent.reading if line["faults"]] if only else sent.reading
    context = {
        "council": here,
        "table": sent,
        "only": only,
        "page": page_of(lines, request.GET.get("page"), PAGE),
        "crumbs": _crumbs(here),
    }
    return unstored(render(request, "members/import_table.html", context))


def _decide(request: HttpRequest, here: Council, sent: Import) -> HttpResponse:
    if request.POST.get("do") == "drop":
        try:
            services.throw_away(table=sent, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
            return _to_table(here, sent.pk)
        messages.success(request, "Nothing of the table was kept, and nothing was changed.")
        return HttpResponseRedirect(reverse("members-office-list", kwargs={"council": here.slug}))
    if services.confirm(table=sent, by=request.user).state == ImportState.WAITING:
        hurry(sent.pk)
    return _to_table(here, sent.pk)


@login_required
def fill(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Fill many vacant seats of a body on one page."""
    found = kept_body_or_404(request.user, council, body)
    here = found.council
    seats = list(to_fill(found, clock.today())[:AT_ONCE])
    form = FillSeats(posted(request), seats=seats, body=found)
    if request.method == "POST" and form.is_valid():
        rows, welcome = form.asked(), form.cleaned_data["welcome"]
        try:
            if not form.fault(services.tried(body=found, rows=rows)):
                return _to_table(here, services.fill(body=found, rows=rows, welcome=welcome, by=request.user).pk)
        except Refused as refused:
            form.refuse(refused)
    context = {"council": here, "body": found, "form": form, "crumbs": _crumbs(here)}
    return unstored(render(request, "members/fill.html", context, status=422 if form.is_bound else 200))
