"""The office starts a body from a ready pack of rules, having seen all that it sets and what it leaves open."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.bodies.models import Body
from apps.bodies.queries import body_or_404
from apps.bodies.services import give_rule_set
from apps.core.clock import today
from apps.core.formats import counted
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents import packs
from apps.documents.queries.packs import laws_here, rules_there
from apps.documents.rules import catalogue
from apps.documents.services.packs import take_pack
from apps.meetings.views.pages import show
from apps.portal import foreseeing
from apps.portal.forms.rules import TakePack

from .body_rules import address


@login_required
def take(request: HttpRequest, council: str, body: str, pack: str) -> HttpResponse:
    """Show what a pack would set for a body, with its citations, and set it from a day."""
    here = kept_council_or_404(request.user, council)
    found = body_or_404(here, body)
    chosen = packs.pack_called(pack)
    if chosen is None:
        raise Http404
    form = TakePack(posted(request))
    if form.is_valid():
        try:
            made = _take(found, chosen, form, request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            whose = foreseeing.owner(found)
            messages.success(request, f"{counted(made, 'rule')} of {whose} made from the pack “{chosen.title}”.")
            return redirect(address(found))
    there, here_already = rules_there(found.rule_set, on=today()), laws_here(chosen.laws)
    context = {
        "council": here,
        "body": found,
        "pack": chosen,
        "form": form,
        "rows": [_row(rule, there) for rule in chosen.rules],
        "questions": [(catalogue.title(one.kind, one.matter), one, (one.kind, one.matter) in there)
                      for one in chosen.questions],
        "here_already": here_already,
        "law": packs.law,
        "crumbs": [("Office", reverse("portal-office")), (f"Rules of {foreseeing.owner(found)}", address(found))],
    }  # fmt: skip
    return show(request, "portal/rules/pack.html", context, status=422 if form.is_bound else 200)


@transaction.atomic
def _take(body: Body, pack: packs.Pack, form: TakePack, by: Any) -> int:
    rule_set = give_rule_set(body=body, by=by, reason=f"Rules from the ready pack “{pack.title}”.")
    return len(take_pack(rule_set=rule_set, pack=pack, start=form.cleaned_data["start"], by=by))


def _row(rule: packs.PackRule, there: dict[tuple[str, str], Any]) -> dict[str, Any]:
    """Return a rule of a pack as it is told: title, value, meaning, clause, and what stays in its place if anything."""
    known = there.get((rule.kind, rule.matter))
    text = next(row for row in packs.law(rule.document)["provision"] if row["key"] == rule.provision)
    return {
        "rule": rule,
        "title": catalogue.title(rule.kind, rule.matter),
        "value": catalogue.value_of(rule.kind, rule.value),
        "citation": f"{packs.law(rule.document)['short_title']}, {text['number']}",
        "keeps": catalogue.short(known.kind, known.value) if known is not None else "",
    }
