"""The public register of strategies and policies, and the reviews of a document."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core.clock import today
from apps.core.paging import page_of
from apps.councils.queries import council_or_404
from apps.deadlines.queries import how_counted
from apps.documents.enums import DocumentKind
from apps.plans import picture
from apps.plans.enums import Status
from apps.plans.queries import register, reviews

PAGE = 100
# What a box of the picture says besides its name.
WORDS = (Status.OVERDUE, Status.EXPIRED, Status.ENDED, Status.TO_COME, Status.UNDER_REVIEW)


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the register of a council: how each document stands, and what rests on what, drawn and as a list."""
    found = council_or_404(council)
    entries = register.register_of(found, today())
    links = register.links_of(found, [entry.document for entry in entries])
    kind, status = request.GET.get("kind", ""), request.GET.get("status", "")
    shown = register.filtered(entries, kind, status)
    context = {
        "council": found,
        "page": page_of(shown, request.GET.get("page"), PAGE),
        "entries": entries,
        "number": len(shown),
        "kinds": [one for one in DocumentKind if any(entry.document.kind == one for entry in entries)],
        "statuses": [one for one in Status if any(entry.status == one for entry in entries)],
        "kind": kind,
        "status": status,
        "query": urlencode({"kind": kind, "status": status}),
        "links": links,
        "picture": picture.picture(nodes(entries), ends(links)),
        "with_text": {entry.document.pk for entry in entries if entry.has_text},
        "crumbs": [("Documents", reverse("documents-list", kwargs={"council": council}))],
    }
    return render(request, "plans/register.html", context)


def document(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Show the entry of a document: owner, period, what it rests on, reviews with findings and actions."""
    entry = register.entry_or_404(council, document, today())
    found = entry.document
    below, above = register.links_around(found, today())
    done: dict[int, list[Any]] = {}
    for action in reviews.actions_of(found):
        done.setdefault(action.review_id, []).append(action)
    rows = reviews.reviews_of(found)
    context = {
        "council": found.council,
        "document": found,
        "entry": entry,
        "below": below,
        "above": above,
        "owed": next((review for review in rows if review.held_on is None), None),
        "held": [(review, done.get(review.pk, [])) for review in rows if review.held_on is not None],
        "how_counted": how_counted,
        "on": today(),
        "crumbs": [
            ("Documents", reverse("documents-list", kwargs={"council": council})),
            ("Strategies and policies", reverse("plans-register", kwargs={"council": council})),
        ],
    }
    return render(request, "plans/document.html", context)


def nodes(entries: list[register.Entry]) -> list[picture.Node]:
    """Return what the picture may draw."""
    return [
        picture.Node(
            entry.document.pk,
            entry.document.title,
            str(entry.status.label) if entry.status in WORDS else "",
            entry.has_text,
        )
        for entry in entries
    ]


def ends(links: list[register.Link]) -> list[tuple[int, int]]:
    """Return the two ends of each link: what carries, and what rests on it."""
    return [(link.underpinning.lower_id, link.underpinning.upper_id) for link in links]
