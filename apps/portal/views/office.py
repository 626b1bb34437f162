"""The office's home: what is due today and late, by body."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.bodies.access import has_office
from apps.core import clock
from apps.deadlines.models import Deadline
from apps.portal.queries.office import MOST, Desk, councils_kept, desks

# Kinds of deadlines that the office sees to on the page of members' development.
DEVELOPMENT = ("members.induction", "members.induction_step", "members.training")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits in the bodies that an officer keeps: late, due, changes of membership, meetings, vacancies."""
    if not has_office(request.user):
        raise Http404
    found, keeps = desks(request.user, clock.today()), councils_kept(request.user)
    context = {
        "waiting": [desk for desk in found if desk.waits],
        "quiet": [desk for desk in found if not desk.waits and desk.body.dissolved_on is None],
        "councils": list({desk.council.pk: desk.council for desk in found}.values()),
        "late": sum(len(desk.late) for desk in found),
        "today_due": sum(len(desk.today) for desk in found),
        "most": MOST if sum(len(desk.due) for desk in found) >= MOST else None,
        "changes": sum(len(desk.changes) for desk in found),
        "vacant": sum(desk.vacant for desk in found),
        "keeps": keeps,
        "address": _address,
    }
    return render(request, "portal/office.html", context)


def _address(desk: Desk, deadline: Deadline) -> str:
    """Return where an officer sees to ``deadline``: the change of membership, else the members of the body."""
    if deadline.kind == "members.nomination":
        kwargs = {"council": desk.council.slug, "change": deadline.subject_id}
        return reverse("members-office-change", kwargs=kwargs)
    if deadline.kind.startswith("plans."):
        return deadline.link
    if deadline.kind in DEVELOPMENT:
        return reverse("members-office-development", kwargs={"council": desk.council.slug}) + "?only=late"
    query = f"?body={desk.body.slug}" if desk.body else ""
    return reverse("members-office-list", kwargs={"council": desk.council.slug}) + query
