"""Find my councillor: by postcode or from the list of wards, and the page of each ward (OWC-3.3)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.core import clock
from apps.core.asked import day_asked
from apps.councils import queries
from apps.councils.models import Council
from apps.councils.rules.postcodes import code_of, is_postcode, written
from apps.members.queries.wards import seats_for

LONGEST = 40


def find(request: HttpRequest, council: str) -> HttpResponse:
    """Lead from a postcode (``?postcode=``) to its ward; show the wards, and why a postcode was not found."""
    here = queries.council_or_404(council)
    asked = request.GET.get("postcode")
    table = queries.postcode_table_of(here)
    problem = ""
    if asked is not None and table is not None:
        code = code_of(asked)
        ward = queries.ward_at(here, code) if code else None
        if code and ward:
            address = reverse("members-ward", kwargs={"council": here.slug, "ward": ward.slug})
            return redirect(f"{address}?{urlencode({'postcode': written(code)})}")
        problem = _problem(here, asked, code)
    context = {
        "council": here,
        "wards": queries.wards_of(here, clock.today()),
        "table": table,
        "asked": (asked or "").strip()[:LONGEST],
        "problem": problem,
        "crumbs": [(here.name, reverse("portal-council", kwargs={"council": here.slug}))],
    }
    return render(request, "members/find.html", context)


def ward(request: HttpRequest, council: str, ward: str) -> HttpResponse:
    """Show who sits for a ward on a day (``?on=``), how to reach and meet them, and which seats are vacant."""
    on = day_asked(request)
    code = code_of(request.GET.get("postcode", "")) or ""
    found = queries.ward_or_404(council, ward, code=code)
    seats = list(seats_for(found, on))
    context: dict[str, Any] = {
        "council": found.council,
        "ward": found,
        "on": on,
        "postcode": written(code) if found.has_code else "",
        "held": [seat for seat in seats if hasattr(seat, "held")],
        "vacant": [seat for seat in seats if not hasattr(seat, "held")],
        "crumbs": [
            (found.council.name, reverse("portal-council", kwargs={"council": council})),
            ("Find my councillor", reverse("members-find", kwargs={"council": council})),
        ],
    }
    return render(request, "members/ward.html", context)


def _problem(council: Council, asked: str, code: str | None) -> str:
    """Return why no ward was found, and what to do about it."""
    if not asked.strip():
        return "Enter a postcode."
    if code is None:
        ruling = is_postcode(asked)
        return f"{ruling.text} {ruling.lawful}"
    return (
        f"{written(code)} is not in the table that {council} has loaded. It may be new, or lie in another council’s "
        "area. Choose your ward from the list instead."
    )
