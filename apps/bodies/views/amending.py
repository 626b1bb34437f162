"""Putting a draft edition to the vote, and taking it back (OLP-33)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.bodies import queries, services
from apps.bodies.forms import Proposal, Withdrawal
from apps.bodies.models import Body
from apps.bodies.services.amending import check_proposal
from apps.core.clock import today
from apps.core.formats import paragraphs
from apps.core.forms import carried
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents.models import Edition
from apps.documents.queries import to_confirm
from apps.documents.queries.exports import edition_of_council_or_404
from apps.documents.rules import catalogue
from apps.documents.rules.words import matter_in_words


@login_required
def propose(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Take who decides and from when, show the text of the change to be checked, and put it to the vote."""
    found = kept_council_or_404(request.user, council)
    draft = edition_of_council_or_404(found, edition)
    matter = queries.matter_of(draft.document)
    bodies = list(queries.bodies_deciding(found, matter, on=today()))
    form = Proposal(request.POST if request.method == "POST" else None, bodies=bodies)
    context = {
        "council": found,
        "edition": draft,
        "form": form,
        "matter": matter_in_words(matter),
        "waiting": to_confirm(draft) if draft.is_open else [],
        "crumbs": [("Office", reverse("portal-office"))],
    }
    if request.method != "POST" or "back" in request.POST:
        return render(request, "bodies/office/propose.html", context)
    if form.is_valid():
        try:
            return _go_on(request, draft, form, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "bodies/office/propose.html", context, status=422)


def _go_on(request: HttpRequest, draft: Edition, form: Proposal, context: dict[str, Any]) -> HttpResponse:
    """Show the change to be checked, or put it to the vote when it was confirmed; ``Refused`` when it is unlawful."""
    body, start = form.chosen(), form.cleaned_data["start"]
    if "confirm" in request.POST:
        services.propose_amendment(edition=draft, body=body, start=start, by=request.user)
        messages.success(request, f"The change of {draft.document} waits for the vote of {body}.")
        return _to_body(body)
    matter = queries.matter_of(draft.document)
    checking = context | {
        "body": body,
        "start": start,
        "motion": paragraphs(check_proposal(edition=draft, body=body, start=start)),
        "how": queries.decision_in_words(body, matter, on=today()),
        "earliest": queries.earliest_meeting(body, matter, on=today()),
        "rules": queries.drafted_rules(draft),
        "short": catalogue.short,
        "carried": carried(form),
    }
    return render(request, "bodies/office/propose_check.html", checking)


@login_required
def withdraw(request: HttpRequest, council: str, amendment: int) -> HttpResponse:
    """Take a change back before the vote, saying why; its edition is a draft again."""
    found = kept_council_or_404(request.user, council)
    proposed = queries.amendment_or_404(found, amendment)
    form = Withdrawal(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_amendment(amendment=proposed, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"The change of {proposed.edition.document} is withdrawn, and a draft again.")
            return _to_body(proposed.body)
    context = {
        "council": found,
        "form": form,
        "body": proposed.body,
        "what": f"the change of {proposed.edition.document}",
        "follows": "The edition is a draft again, and its text can be changed.",
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return render(request, "bodies/office/withdraw.html", context, status=422 if form.is_bound else 200)


def _to_body(body: Body) -> HttpResponse:
    return redirect("bodies-office-body", council=body.council.slug, body=body.slug)
