"""Two editions side by side or as tracked changes, and how one provision was worded in every edition."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.core.paging import page_of
from apps.core.rulings import refuse
from apps.councils.queries import council_or_404
from apps.documents import comparing, queries
from apps.documents.models import Edition
from apps.documents.queries.editions import adopted_editions, provisions_by_edition, wordings_of

from .office.pages import context_of, kept_edition, show

# How many provisions a page of a comparison has.
PAGE = 200


def compare(request: HttpRequest, council: str, document: str) -> HttpResponse:
    """Compare two editions of a document, by their numbers; without any, the newest with the one before it."""
    found = council_or_404(council)
    editions = queries.editions_or_404(found, document)
    newest, before = editions[-1], editions[-2] if len(editions) > 1 else editions[-1]
    old = _edition_asked(request, "from", editions) or before
    new = _edition_asked(request, "to", editions) or newest
    base = reverse("documents-document", kwargs={"council": council, "document": document})
    context = {
        "council": found,
        "document": newest.document,
        "editions": editions,
        "crumbs": [
            ("Documents", reverse("documents-list", kwargs={"council": council})),
            (newest.document.title, base),
        ],
        "asked": f"from={old.number}&to={new.number}",
    }
    return render(request, "documents/compare.html", context | _compared(request, old, new))


@login_required
def compare_draft(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Compare a draft, or whatever edition, with the one that it amends or that was in force before it."""
    found = kept_edition(request, council, edition)
    earlier = adopted_editions(found)
    old = found.based_on or (earlier[-1] if earlier else found)
    context = context_of(found) | {"editions": [], "asked": ""} | _compared(request, old, found)
    return show(request, "documents/compare.html", context)


def _edition_asked(request: HttpRequest, name: str, editions: list[Edition]) -> Edition | None:
    """Return the edition whose number stands in the address; refused where there is none, None where nothing stands."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    asked = next((edition for edition in editions if str(edition.number) == text), None)
    if asked is None:
        numbers = ", ".join(str(edition.number) for edition in editions)
        raise refuse(f"There is no edition “{text[:20]}”.", lawful=f"There are: {numbers}.")
    return asked


def _compared(request: HttpRequest, old: Edition, new: Edition) -> dict[str, Any]:
    """Return what a comparison shows: a page of it, what changed in runs with what did not."""
    provisions = provisions_by_edition({old, new})
    compared = comparing.compare(provisions[old.pk], provisions[new.pk])
    page = page_of(compared, request.GET.get("page"), PAGE)
    counts: dict[str, int] = {}
    for one in compared:
        counts[one.change] = counts.get(one.change, 0) + 1
    return {
        "old": old,
        "new": new,
        "page": page,
        "runs": comparing.folded(page.rows),
        "counts": counts,
        "changes": [change for change in comparing.Change if change in counts],
        "beside": request.GET.get("view") == "beside",
    }


def history(request: HttpRequest, council: str, document: str, key: str) -> HttpResponse:
    """Show every edition's wording of one provision, the newest first, with what changed and by which decision."""
    found = council_or_404(council)
    editions = queries.editions_or_404(found, document)
    wordings = wordings_of(editions, key)
    if not wordings:
        raise Http404
    steps = [
        comparing.Step(edition, comparing.Compared(_worded(wordings, earlier), wordings.get(edition.pk)))
        for earlier, edition in zip([None, *editions], editions, strict=False)
        if edition.pk in wordings or (earlier is not None and earlier.pk in wordings)
    ]
    address = {"council": council, "document": document}
    context = {
        "council": found,
        "document": editions[0].document,
        "provision": next(wordings[edition.pk] for edition in reversed(editions) if edition.pk in wordings),
        "steps": steps[::-1],
        "crumbs": [
            ("Documents", reverse("documents-list", kwargs={"council": council})),
            (editions[0].document.title, reverse("documents-document", kwargs=address)),
        ],
    }
    return render(request, "documents/history.html", context)


def _worded(wordings: dict[int, Any], edition: Edition | None) -> Any:
    return wordings.get(edition.pk) if edition is not None else None
