"""Public pages of members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.asked import day_asked
from apps.core.paging import page_of
from apps.councils.queries import council_or_404
from apps.members.queries import members_of

PAGE = 50


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show who holds seats in a council on a day (``?on=``), all bodies or one (``?body=``), page by page."""
    here = council_or_404(council)
    on = day_asked(request)
    bodies = list(here.bodies.order_by("position", "name"))
    body = next((one for one in bodies if one.slug == request.GET.get("body")), None)
    page = page_of(members_of(here, on, body), request.GET.get("page"), PAGE)
    crumbs = [(here.name, f"/{here.slug}/")]
    context = {"council": here, "bodies": bodies, "body": body, "on": on, "page": page, "crumbs": crumbs}
    return render(request, "members/list.html", context)
