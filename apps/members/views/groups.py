"""Political groups: who belongs to them, and what is due to them (Local Government and Housing Act 1989, s.15)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core.asked import day_asked
from apps.core.clock import today
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.documents.queries import cite
from apps.members.forms.groups import Ending, Joining, NewGroup
from apps.members.queries import groups as queries
from apps.members.services import groups as services


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the political groups of a council on a day, and who belongs to each."""
    here, on = council_or_404(council), day_asked(request)
    context = {"council": here, "on": on, "groups": list(queries.groups_of(here, on)), "crumbs": _crumbs(here)}
    return render(request, "members/groups.html", context)


def balance(request: HttpRequest, council: str) -> HttpResponse:
    """Show what seats are due to each group on a day, how that was reckoned, and where it differs from what is."""
    here, on = council_or_404(council), day_asked(request)
    found = queries.balance_of(here, on)
    context = {
        "council": here,
        "on": on,
        "balance": found,
        "citation": cite(found.rule, here, on=on) if found.rule else None,
        "crumbs": [*_crumbs(here), ("Political groups", reverse("members-groups", kwargs={"council": here.slug}))],
    }
    return render(request, "members/balance.html", context)


@login_required
def office(request: HttpRequest, council: str) -> HttpResponse:
    """Show the groups as the office keeps them, and form another."""
    here = kept_council_or_404(request.user, council)
    form = NewGroup(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_group(council=here, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{made} is formed. Add its members.")
            return redirect("members-office-group", council=here.slug, group=made.pk)
    context = {"council": here, "form": form, "groups": list(queries.groups_of(here, today())), "crumbs": _office()}
    return render(request, "members/office_groups.html", context, status=_status(form))


@login_required
def joining(request: HttpRequest, council: str, group: int) -> HttpResponse:
    """Show who belongs to a group, and let somebody join it."""
    here = kept_council_or_404(request.user, council)
    found = queries.group_or_404(here, group)
    form = Joining(posted(request), people=queries.people_in_no_group(here, today()))
    if request.method == "POST" and form.is_valid():
        answers: dict[str, Any] = {name: form.cleaned_data[name] for name in ("start", "role", "reason")}
        try:
            services.join(group=found, person=form.chosen(), by=request.user, **answers)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{form.chosen()} belongs to {found} now.")
            return redirect("members-office-group", council=here.slug, group=found.pk)
    belongs = list(queries.belonging(found))
    context = {"council": here, "group": found, "belongs": belongs, "form": form, "crumbs": _office(here)}
    return render(request, "members/office_group.html", context, status=_status(form))


@login_required
def leave(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """Take the day on which somebody leaves a group."""
    here = kept_council_or_404(request.user, council)
    found = queries.group_membership_or_404(here, membership)
    form = Ending(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.leave(membership=found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{found.person} belongs to {found.group} no longer from that day.")
            return redirect("members-office-group", council=here.slug, group=found.group_id)
    context = {
        "council": here,
        "form": form,
        "group": found.group,
        "what": f"{found.person} leaves {found.group}",
        "crumbs": _office(here),
    }
    return render(request, "members/office_group_end.html", context, status=_status(form))


@login_required
def end(request: HttpRequest, council: str, group: int) -> HttpResponse:
    """Take the day on which a group ends."""
    here = kept_council_or_404(request.user, council)
    found = queries.group_or_404(here, group)
    form = Ending(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.end_group(group=found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{found} ends on that day, and nobody belongs to it any more.")
            return redirect("members-office-groups", council=here.slug)
    context = {"council": here, "form": form, "group": found, "what": f"{found} ends", "crumbs": _office(here)}
    return render(request, "members/office_group_end.html", context, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _crumbs(council: Council) -> list[tuple[str, str]]:
    return [(council.name, f"/{council.slug}/"), ("Members", reverse("members-list", kwargs={"council": council.slug}))]


def _office(council: Council | None = None) -> list[tuple[str, str]]:
    crumbs = [("Office", "/office/")]
    if council is not None:
        crumbs.append(("Political groups", reverse("members-office-groups", kwargs={"council": council.slug})))
    return crumbs
