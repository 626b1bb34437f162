"""Correcting the provisions of a draft: each change is a form that is posted, so it needs no script and no mouse."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from apps.core import formats
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.documents import forms
from apps.documents.models import Edition, Provision
from apps.documents.queries import office
from apps.documents.services import confirming, correcting

from .pages import at, context_of, go, kept_edition, show

# What is posted without a question asked, and what is said of it.
DONE = {
    "up": "{0} is moved up.",
    "down": "{0} is moved down.",
    "in": "{0} is moved in: it now stands below the one before it.",
    "out": "{0} is moved out: it now stands beside the one that it stood below.",
    "join": "The words are joined to {0}.",
    "same": "{0} keeps its address: it is the same provision.",
    "new": "{0} is a new provision, with an address of its own.",
}


@login_required
def correct(request: HttpRequest, council: str, edition: int, key: str) -> HttpResponse:
    """Correct what a provision says."""
    found = kept_edition(request, council, edition)
    provision = office.provision_or_404(found, key)
    form = forms.Provision(posted(request), initial=_said(provision))
    if request.method == "POST" and form.is_valid():
        try:
            changed = correcting.correct(provision=provision, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{_capital(changed.cited)} is corrected.")
            return _back(request, found, changed)
    context = context_of(found) | {"form": form, "provision": provision}
    return show(request, "documents/office/provision.html", context, status=422 if form.is_bound else 200)


def _said(provision: Provision) -> dict[str, Any]:
    names = ("number", "heading", "kind", "text", "table_headed", "note")
    return {name: getattr(provision, name) for name in names} | {"table": forms.write_table(provision.table)}


@login_required
def add(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Add a provision: after the one named in the address, or ``below`` it, or at the very beginning."""
    found = kept_edition(request, council, edition)
    key, below = request.GET.get("after", ""), "below" in request.GET
    after = office.provision_or_404(found, key) if key else None
    initial = {"kind": after.kind if after and not below else "clause", "table_headed": True}
    form = forms.Provision(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            new = correcting.add(edition=found, after=after, below=below, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{_capital(new.cited)} is added.")
            return _back(request, found, new)
    context = context_of(found) | {"form": form, "after": after, "below": below}
    return show(request, "documents/office/add.html", context, status=422 if form.is_bound else 200)


@login_required
def change(request: HttpRequest, council: str, edition: int, key: str) -> HttpResponse:
    """Move a provision, join it with the one before, or say whether it is the one that had its address before."""
    found = kept_edition(request, council, edition)
    provision = office.provision_or_404(found, key)
    to = request.POST.get("to", "")
    if request.method != "POST" or to not in DONE:
        return _back(request, found, provision)
    try:
        if to == "join":
            changed = correcting.join(provision=provision, by=request.user)
        elif to in ("same", "new"):
            changed = (confirming.confirm if to == "same" else confirming.call_new)(
                provision=provision, by=request.user
            )
        else:
            changed = correcting.move(provision=provision, to=to, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return _back(request, found, provision)
    messages.success(request, DONE[to].format(_capital(changed.cited)))
    return _back(request, found, changed)


@login_required
def split(request: HttpRequest, council: str, edition: int, key: str) -> HttpResponse:
    """Split a provision in two at one of its paragraphs."""
    found = kept_edition(request, council, edition)
    provision = office.provision_or_404(found, key)
    form = forms.Split(posted(request), paragraphs=provision.text.split("\n\n"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"paragraph": int(form.cleaned_data["paragraph"])}
        try:
            second = correcting.split(provision=provision, by=request.user, **said)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{_capital(provision.cited)} is split in two.")
            return _back(request, found, second)
    context = context_of(found) | {"form": form, "provision": provision}
    return show(request, "documents/office/split.html", context, status=422 if form.is_bound else 200)


@login_required
def remove(request: HttpRequest, council: str, edition: int, key: str) -> HttpResponse:
    """Take a provision and all below it out of a draft, saying why."""
    found = kept_edition(request, council, edition)
    provision = office.provision_or_404(found, key)
    form = forms.Reason(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            count = correcting.remove(provision=provision, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{formats.counted(count, 'provision')} removed from the draft.")
            return go("documents-office-edition", **at(found))
    context = context_of(found) | {"form": form, "provision": provision}
    return show(request, "documents/office/remove.html", context, status=422 if form.is_bound else 200)


def _back(request: HttpRequest, edition: Edition, provision: Provision) -> HttpResponse:
    """Lead back to the provision in the list of all, on the page where it stands."""
    page = office.page_with(edition, provision)
    return go("documents-office-edition", **at(edition), anchor=f"?page={page}#{provision.key}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
