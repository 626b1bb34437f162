"""The office's pages of the register: its entries, what rests on what, reviews and their actions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.clock import today
from apps.core.formats import short_day
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.documents.services import registering
from apps.plans import access, forms
from apps.plans.queries import register, reviews
from apps.plans.queries.clauses import clause_of, newest_edition
from apps.plans.services import complete_action, record_review

REASON = "Entered in the office."


@login_required
def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the entries of the register, those that need something first."""
    found = kept_council_or_404(request.user, council)
    entries = register.register_of(found, today())
    late = [entry for entry in entries if entry.status in register.NEEDING]
    context = {
        "council": found,
        "late": late,
        "others": [entry for entry in entries if entry not in late],
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "plans/office/list.html", context)


@login_required
def add(request: HttpRequest, council: str) -> HttpResponse:
    """List a document whose text is not here."""
    found = kept_council_or_404(request.user, council)
    form = forms.Listed(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = registering.list_document(council=found, by=request.user, reason=REASON, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{made} stands in the register.")
            return _go(found, made)
    context = {"council": found, "form": form, "crumbs": _crumbs(found)}
    return render(request, "plans/office/add.html", context, status=422 if form.is_bound else 200)


@login_required
def document(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Show what is kept of a document, and what can be done."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    below, above = register.links_around(entry.document, today())
    context = _context(found, entry, own=True) | {
        "below": below,
        "above": above,
        "actions": reviews.open_actions_of(entry.document),
        "on": today(),
    }
    return render(request, "plans/office/document.html", context)


@login_required
def change(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Say who answers for a document, whether it is listed, and how long it runs."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    edition = newest_edition(entry.document, today())
    said: dict[str, Any] = {"owner": entry.document.owner, "listed": entry.document.listed}
    if edition is not None:
        said |= {"runs_until": edition.runs_until, "runs_by": edition.runs_by.number if edition.runs_by else ""}
    form = forms.Entry(_posted(request), has_text=edition is not None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, entry.document, edition, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The register is changed.")
            return _go(found, entry.document)
    context = _context(found, entry) | {"form": form}
    return render(request, "plans/office/change.html", context, status=422 if form.is_bound else 200)


def _change(request: HttpRequest, document: Any, edition: Any, said: dict[str, Any]) -> None:
    by = request.user
    clause = clause_of(edition, said.get("runs_by", ""), "runs_by")
    registering.change_entry(
        document=document, owner=said["owner"], listed=said["listed"], edition=edition,
        runs_until=said.get("runs_until"), runs_by=clause, by=by, reason=REASON,
    )  # fmt: skip


@login_required
def rests(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Record what a document rests on, or what rests on it, with the clause that says so."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    edition = newest_edition(entry.document, today())
    others = {one.slug: one for one in register.registered(today()).filter(council=found).exclude(pk=entry.document.pk)}
    form = forms.Rests(
        _posted(request), document=entry.document, others=list(others.values()), has_text=edition is not None
    )
    if request.method == "POST" and form.is_valid():
        ends = [entry.document, others[form.cleaned_data["other"]]]
        upper, lower = ends if form.cleaned_data["way"] == forms.LOWER else reversed(ends)
        try:
            clause = clause_of(edition, form.cleaned_data.get("clause", ""), "clause")
            registering.underpin(lower=lower, upper=upper, provision=clause, by=request.user, reason=REASON)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{upper} rests on {lower}.")
            return _go(found, entry.document)
    context = _context(found, entry) | {"form": form}
    return render(request, "plans/office/rests.html", context, status=422 if form.is_bound else 200)


@login_required
def remove(request: HttpRequest, council: str, document: str, underpinning: int) -> HttpResponse:
    """Take away that one document rests on another, saying why."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    one = access.underpinning_or_404(entry.document, underpinning)
    form = forms.Removal(_posted(request))
    if request.method == "POST" and form.is_valid():
        registering.end_underpinning(underpinning=one, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"{one.upper} no longer rests on {one.lower}.")
        return _go(found, entry.document)
    context = _context(found, entry) | {"form": form, "underpinning": one}
    return render(request, "plans/office/remove.html", context, status=422 if form.is_bound else 200)


@login_required
def review(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Record a review that was held, with its findings and actions."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    form = forms.Review(_posted(request))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("held_on", "held_by", "findings", "conclusion")}
        try:
            made = record_review(
                document=entry.document, actions=form.actions(), by=request.user, reason="Review recorded.", **said
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The review of {short_day(made.held_on)} is public.")
            return _go(found, entry.document)
    context = _context(found, entry) | {"form": form}
    return render(request, "plans/office/review.html", context, status=422 if form.is_bound else 200)


@login_required
def done(request: HttpRequest, council: str, document: str, action: int) -> HttpResponse:
    """Record that an action of a review was done, with what shows it."""
    found, entry = access.kept_entry_or_404(request.user, council, document, today())
    asked = access.action_or_404(entry.document, action)
    form = forms.Done(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            complete_action(action=asked, by=request.user, reason="Recorded as done.", **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"Done: {asked.what}.")
            return _go(found, entry.document)
    context = _context(found, entry) | {"form": form, "action": asked}
    return render(request, "plans/office/done.html", context, status=422 if form.is_bound else 200)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _crumbs(council: Council) -> list[tuple[str, str]]:
    where = reverse("plans-office-list", kwargs={"council": council.slug})
    return [("Office", reverse("portal-office")), ("Strategies and policies", where)]


def _context(council: Council, entry: register.Entry, *, own: bool = False) -> dict[str, Any]:
    """Return what every page of one document has; ``own``: the page is that of the document itself."""
    crumbs = _crumbs(council)
    if not own:
        crumbs.append((str(entry.document), _address(council, entry.document)))
    return {"council": council, "entry": entry, "document": entry.document, "crumbs": crumbs}


def _address(council: Council, document: Any) -> str:
    return reverse("plans-office-document", kwargs={"council": council.slug, "document": document.slug})


def _go(council: Council, document: Any) -> HttpResponse:
    return HttpResponseRedirect(_address(council, document))
