"""Pages of documents: the list, a whole document, one provision, each as it stood on a day."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core.asked import day_asked
from apps.core.clock import today
from apps.councils import grants
from apps.councils.queries import council_or_404
from apps.documents import queries, reading
from apps.documents.references import References
from apps.documents.rules import catalogue

Relying = Callable[..., Any]


def listing(request: HttpRequest, council: str) -> HttpResponse:
    """Show the documents of a council and the laws that its bodies live under."""
    found = council_or_404(council)
    editions = list(queries.listed_documents(found, on=today()))
    return render(
        request,
        "documents/listing.html",
        {
            "council": found,
            "own": [edition for edition in editions if edition.document.council_id],
            "laws": [edition for edition in editions if not edition.document.council_id],
        },
    )


def document(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Show a whole document with its table of contents, in the edition in force on a day."""
    context = _edition(request, council, document)
    if context["edition"] is None:
        return render(request, "documents/not_in_force.html", context, status=404)
    parts = queries.parts_of(context["edition"])
    rules = queries.rules_resting_on_document(context["council"], context["document"], on=context["on"])
    references = References(parts)
    place = reading.Place(context["base"], context["dated"], references, rules)
    context |= {
        "lines": reading.lay_out(parts, place),
        "contents": reading.contents(parts),
        "remarks": reading.remarks(parts, references),
    }
    return render(request, "documents/document.html", context)


def provision(request: HttpRequest, council: str, document: str, key: str, relying: Relying) -> HttpResponse:
    """Show one provision in the edition in force on a day, and what relies on it.

    ``relying`` reads that. The portal gives it with the address (portal/urls.py), since only a room above all others
    knows of bodies, meetings and deadlines.
    """
    context = _edition(request, council, document)
    context["crumbs"].append((context["document"].title, _address(council, document, context)))
    if context["edition"] is None:
        return render(request, "documents/not_in_force.html", context, status=404)
    outline = queries.outline_around(context["edition"], key)
    around = reading.around(outline, key)
    if around is None:
        return _gone(request, context, key)
    references = References(outline)
    context |= {
        "around": around,
        "provision": around.provision,
        "paragraphs": reading.pieces(around.provision.text, references, key),
        "lines": reading.lay_out(around.below, reading.Place(context["base"], context["dated"], references)),
        "relying": relying(context["council"], context["document"], key, on=context["on"], user=request.user),
        "rule_title": catalogue.title,
        "keeps": request.user.is_authenticated and grants.may(request.user, "keep_records", context["council"]),
    }
    context["crumbs"] += [(row.cited[:1].upper() + row.cited[1:], _address(council, document, context, row.key))
                          for row in around.above]  # fmt: skip
    return render(request, "documents/provision.html", context)


def _edition(request: HttpRequest, council: str, slug: str) -> dict[str, Any]:
    """Return what every page of a document shows: council, document, its editions, and the one in force on a day."""
    on = day_asked(request)
    found = council_or_404(council)
    editions = queries.editions_or_404(found, slug)
    dated = f"?on={on.isoformat()}" if "on" in request.GET else ""
    return {
        "council": found,
        "document": editions[0].document,
        "editions": editions,
        "edition": queries.in_force(editions, on),
        "on": on,
        "base": reverse("documents-document", kwargs={"council": council, "document": slug}),
        "dated": dated,
        "crumbs": [("Documents", reverse("documents-list", kwargs={"council": council}))],
    }


def _address(council: str, document: str, context: dict[str, Any], key: str = "") -> str:
    if not key:
        return reverse("documents-document", kwargs={"council": council, "document": document}) + context["dated"]
    kwargs = {"council": council, "document": document, "key": key}
    return reverse("documents-provision", kwargs=kwargs) + context["dated"]


def _gone(request: HttpRequest, context: dict[str, Any], key: str) -> HttpResponse:
    """Say that a provision stands in another edition only; a key that was never there is answered as nothing is."""
    elsewhere = queries.editions_with(context["editions"], key)
    if not elsewhere:
        raise Http404
    return render(request, "documents/not_in_edition.html", context | {"elsewhere": elsewhere}, status=404)
