"""The page of a body and the page of its rules.

They stand here and not in the bodies' own room because they gather what rooms above it hold: who sits on a seat
(members), when the body meets and what makes a quorum (meetings). The room of bodies keeps the queries and services.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.bodies import queries
from apps.bodies.enums import BodyKind
from apps.bodies.models import Body
from apps.bodies.queries import remit
from apps.core.asked import day_asked
from apps.councils import grants
from apps.documents import reading
from apps.documents.models import Provision
from apps.documents.parts import Part
from apps.documents.queries import cite, missing_kinds, rules_in_force
from apps.documents.references import References
from apps.documents.rules.needs import Need, lacking
from apps.members.queries.offices import lines, offices_of
from apps.portal import rulebook, seating
from apps.portal.queries.bodies import nearest_meetings, seats_with_holders
from apps.portal.queries.rules import does


def body(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show what a body is for, who sits on it on a day, what is below it, and when it meets."""
    on = day_asked(request)
    found, children = queries.body_with_children_or_404(council, body, on=on)
    seats = list(seats_with_holders([found, *children], on=on))
    groups = seating.by_sector(seat for seat in seats if seat.body_id == found.pk)
    sectors, tiers = seating.tiers([found, *children], seats)
    chair = next((seat for seat in seats if seat.pk == found.chair_seat_id), None)
    purposes = list(queries.purposes_of(found, on=on))
    dated = f"?on={on.isoformat()}" if "on" in request.GET else ""
    # A partnership meets as its assembly and boards.
    meets = [found, *children] if found.kind == BodyKind.PARTNERSHIP else [found]
    context = {
        "council": found.council,
        "body": found,
        "children": children,
        "on": on,
        "groups": groups,
        "number": sum(len(group.seats) for group in groups),
        "held": sum(group.held for group in groups),
        "picture": seating.picture(groups) if groups else None,
        "missing": seating.missing_sectors(groups, sectors),
        "sectors": sectors,
        "tiers": tiers if len(tiers) > 1 else [],
        "gaps": [(tier.body, gaps) for tier in tiers if (gaps := tier.gaps(sectors))],
        "chair": chair,
        "offices": lines(offices_of(found.council, body=found), on=on),
        "powers": remit.powers_of(found, on=on),
        "terms": remit.terms_of(found, on=on),
        "dated": dated,
        "meetings": nearest_meetings(request.user, meets),
        "lacking": _lacking(found, sum(len(group.seats) for group in groups), on) if _keeps(request, found) else [],
        "crumbs": _crumbs(found),
    } | _purposes(purposes, council, dated)
    return render(request, "bodies/body.html", context)


def rules(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show the rules of a body on a day: what each says, what it means, and where it is written."""
    on = day_asked(request)
    found = queries.body_with_seats_or_404(council, body, on=on)
    in_force = list(rules_in_force(found.rule_set, on=on))
    context = {
        "council": found.council,
        "body": found,
        "on": on,
        "chapters": rulebook.chapters(found, in_force),
        "missing": missing_kinds(in_force),
        "lacking": lacking(does(found, found.seats_now), [(rule.kind, rule.matter) for rule in in_force]),  # type: ignore[attr-defined]
        "keeps": _keeps(request, found),
        "cite": cite,
        "dated": on if "on" in request.GET else None,
        "crumbs": [*_crumbs(found), (found.name, _address(found))],
    }
    return render(request, "bodies/rules.html", context)


def _keeps(request: HttpRequest, body: Body) -> bool:
    """Tell whether the visitor is an officer who may make rules of ``body``; nothing is asked for anybody else."""
    return request.user.is_authenticated and grants.may(request.user, "keep_records", body.council)


def _lacking(body: Body, seats: int, on: date) -> list[Need]:
    """Return the rules that a body needs on a day and does not have."""
    have = rules_in_force(body.rule_set, on=on).values_list("kind", "matter")
    return lacking(does(body, seats), have)


def _purposes(provisions: list[Provision], council: str, dated: str) -> dict[str, Any]:
    """Return what the page shows of a body's purposes: the provision that sets them out, and the lines below it."""
    if not provisions:
        return {"purpose": None}
    document = provisions[0].edition.document
    base = reverse("documents-document", kwargs={"council": council, "document": document.slug})
    top, *below = [Part.of(provision) for provision in provisions]
    references = References([top, *below])
    level = reading.HIGHEST + 1 if top.heading else reading.HIGHEST
    return {
        "purpose": top,
        "paragraphs": reading.pieces(top.text, references, top.key),
        "lines": reading.lay_out(below, reading.Place(base, dated, references), first_level=level),
        "document": document,
        "base": base,
    }


def _crumbs(body: Body) -> list[tuple[str, str]]:
    crumbs = [("Bodies", reverse("bodies-list", kwargs={"council": body.council.slug}))]
    if body.parent is not None:
        crumbs.append((body.parent.name, _address(body.parent, body.council.slug)))
    return crumbs


def _address(body: Body, council: str = "") -> str:
    return reverse("bodies-body", kwargs={"council": council or body.council.slug, "body": body.slug})
