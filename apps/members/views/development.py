"""The office's overview of members' development: each member's induction, training, code and buddy, and as CSV."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core import clock
from apps.core.paging import page_of
from apps.core.sheets import to_csv
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.members.queries.code import code_by_body
from apps.members.queries.development import Member, members_of_council

HEAD = ("Member", "Bodies", "Induction", "Training owed", "Overdue", "Code not accepted", "Senior officer")
PAGE = 60
# What the list can be narrowed to, by what stands in the address.
FILTERS = {
    "late": "Something overdue",
    "induction": "Induction not completed",
    "training": "Training owed",
    "code": "Code not accepted",
    "unpaired": "Without a buddy",
}


@login_required
def overview(request: HttpRequest, council: str) -> HttpResponse:
    """Show every member of the council with what is owed and what is overdue."""
    here = kept_council_or_404(request.user, council)
    members = members_of_council(here, clock.today())
    bodies = _bodies(members)
    body = next((one for one in bodies if one.slug == request.GET.get("body")), None)
    only = request.GET.get("only", "") if request.GET.get("only") in FILTERS else ""
    shown = [one for one in members if _fits(one, body, only)]
    context = {
        "council": here,
        "bodies": bodies,
        "body": body,
        "only": only,
        "filters": FILTERS,
        "counts": {key: sum(_fits(one, None, key) for one in members) for key in FILTERS},
        "number": len(shown),
        "page": page_of(shown, request.GET.get("page"), PAGE),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "members/development/overview.html", context)


@login_required
def spreadsheet(request: HttpRequest, council: str) -> HttpResponse:
    """Answer the same as CSV, one row a member."""
    here = kept_council_or_404(request.user, council)
    content = to_csv(HEAD, map(_cells, members_of_council(here, clock.today())))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{here.slug}-development.csv"'
    return response


@login_required
def code(request: HttpRequest, council: str) -> HttpResponse:
    """Show, by body, how many accepted the code in the edition in force, and who has not."""
    here = kept_council_or_404(request.user, council)
    context = {
        "council": here,
        "rows": code_by_body(here, clock.today()),
        "crumbs": crumbs(here),
    }
    return render(request, "members/development/code.html", context)


def crumbs(council: Council, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a page of members' development."""
    top = ("Members’ development", reverse("members-office-development", kwargs={"council": council.slug}))
    return [("Office", reverse("portal-office")), top, *more]


def _bodies(members: list[Member]) -> list[Any]:
    found = {body.pk: body for one in members for body in one.bodies}
    return sorted(found.values(), key=lambda body: (body.position, body.name))


def _fits(one: Member, body: Any, only: str) -> bool:
    if body is not None and body not in one.bodies:
        return False
    wanted = {
        "late": one.late,
        "induction": any(row.induction.is_open for row in one.inductions),
        "training": bool(one.owed),
        "code": bool(one.code_missing),
        "unpaired": one.unpaired,
    }
    return wanted.get(only, True)


def _cells(one: Member) -> list[str]:
    return [
        one.person.name,
        "; ".join(body.name for body in one.bodies),
        "; ".join(f"{row.done} of {row.total}" for row in one.inductions),
        "; ".join(f"{row.demand.course.title}, due {row.due_on.isoformat()}" for row in one.owed),
        "yes" if one.late else "no",
        "; ".join(body.name for body in one.code_missing),
        one.buddy.name if one.buddy else ("none" if one.councillor else ""),
    ]
