"""The office's page of a body: what is put to its vote, and where it stands."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from apps.bodies.access import may_keep
from apps.bodies.queries import body_or_404
from apps.councils import grants
from apps.councils.queries import council_or_404
from apps.portal.queries.matters import matters_of, next_meeting


@login_required
def body(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show the changes of documents and dissolutions that concern a body, each with its state and its meeting."""
    here = council_or_404(council)
    found = body_or_404(here, body)
    if not may_keep(request.user, found):
        raise Http404
    context = {
        "council": here,
        "body": found,
        "matters": matters_of(found),
        "next": next_meeting(found),
        # To put something to the vote is for those who keep the records of the whole council.
        "keeps": grants.may(request.user, "keep_records", here),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "bodies/office/body.html", context)
