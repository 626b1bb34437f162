"""A document to print, and as a file in several formats."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core.asked import day_asked
from apps.core.clock import today
from apps.core.downloads import unless_known, unstored
from apps.councils.access import kept_council_or_404
from apps.councils.models import Council
from apps.councils.queries import council_or_404
from apps.documents import queries
from apps.documents.exporting import json, normal
from apps.documents.exporting.facts import Facts
from apps.documents.exporting.formats import FORMATS, VERSION, Format
from apps.documents.importing.marks import headed, label
from apps.documents.models import Edition
from apps.documents.tree import Tree


def printed(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Show the whole text in force on a day for paper: no navigation, with edition, dates and notes."""
    found = council_or_404(council)
    edition = _in_force_or_404(request, found, document)
    return render(request, "documents/print.html", on_paper(queries.tree_of_edition(edition), facts_of(edition, found)))


def export(request: HttpRequest, council: str, document: str, ending: str) -> HttpResponse:
    """Send the text in force on a day as a file."""
    wanted = _format_or_404(ending)
    found = council_or_404(council)
    return _file(request, _in_force_or_404(request, found, document), found, wanted)


@login_required
def office_export(request: HttpRequest, council: str, edition: int, ending: str) -> HttpResponse:
    """Send an edition, also a draft, as a file to those who keep the council's records."""
    found = kept_council_or_404(request.user, council)
    return unstored(_file(request, queries.edition_of_council_or_404(found, edition), found, _format_or_404(ending)))


def on_paper(tree: Tree, facts: Facts) -> dict[str, Any]:
    """Return what the page to print shows."""
    return {"facts": facts, "tree": normal.normal(tree), "placed": normal.placed, "headed": headed, "label": label}


def facts_of(edition: Edition, council: Council) -> Facts:
    """Return what a file says of an edition; a law is of no council, and is found under the one that was asked."""
    document = edition.document
    first = queries.first_day(document)
    page = reverse("documents-document", kwargs={"council": council.slug, "document": document.slug})
    dated = f"?on={edition.start.isoformat()}" if edition.start else ""
    return Facts(
        council=council.name if document.council_id else "",
        title=document.title,
        kind=document.kind,
        citation=document.citation,
        edition=edition.called,
        since=first or today(),
        start=edition.start,
        end=edition.end,
        adopted_on=edition.adopted_on,
        adopted_by=edition.adopted_by,
        address=f"{settings.SITE_URL}{page}{dated}",
        of=council.slug if document.council_id else "",
        slug=document.slug,
    )


def _in_force_or_404(request: HttpRequest, council: Council, document: str) -> Edition:
    edition = queries.in_force(queries.editions_or_404(council, document), day_asked(request))
    if edition is None:
        raise Http404
    return edition


def _format_or_404(ending: str) -> Format:
    if ending not in FORMATS:
        raise Http404
    return FORMATS[ending]


def _file(request: HttpRequest, edition: Edition, council: Council, wanted: Format) -> HttpResponse:
    """Answer with the file, which is written only where whoever asks does not have it already."""
    tree, facts = queries.tree_of_edition(edition), facts_of(edition, council)
    digest = hashlib.sha256(f"{VERSION} {wanted.ending} ".encode() + json.write(tree, facts)).hexdigest()
    response = HttpResponse(content_type=wanted.media_type)
    response["ETag"] = f'"{digest}"'
    answer = unless_known(request, response)
    if answer is response:
        answer.content = wanted.write(tree, facts)
        name = "-".join([council.slug, edition.document.slug, edition.start.isoformat() if edition.start else "draft"])
        answer["Content-Disposition"] = f'attachment; filename="{name}.{wanted.ending}"'
        answer["X-Content-Type-Options"] = "nosniff"
    return answer
