"""The office's page of a body's rules: what is missing, what is there, ending one, and starting from a pack."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from apps.bodies.models import Body
from apps.bodies.queries import body_or_404, body_with_seats_or_404
from apps.core.clock import today
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents import services
from apps.documents.models import Edition, Rule
from apps.documents.packs import packs
from apps.documents.queries import cite, rules_from
from apps.documents.rules import catalogue
from apps.documents.rules.needs import lacking
from apps.meetings.views.pages import show
from apps.members.forms import carried
from apps.portal import foreseeing, rulebook
from apps.portal.forms.rules import EndRule, FindClause
from apps.portal.queries import rules as queries


@login_required
def listing(request: HttpRequest, council: str, body: str) -> HttpResponse:
    """Show what rules a body has and lacks, and find the clause from which another one is taken."""
    here = kept_council_or_404(request.user, council)
    found = body_with_seats_or_404(council, body, on=today())
    texts = queries.texts(here)
    form = FindClause(posted(request), editions=[(str(one.pk), _called(one)) for one in texts], initial=_asked(request))
    if form.is_valid():
        edition = next(one for one in texts if str(one.pk) == form.cleaned_data["edition"])
        clause = queries.provision_called(edition, form.cleaned_data["clause"])
        if clause is not None:
            where = [here.slug, edition.pk, clause.key, found.slug, form.cleaned_data["kind"]]
            query = f"?{urlencode({'matter': request.GET['matter']})}" if request.GET.get("matter") else ""
            return redirect(reverse("portal-rules-value", args=where) + query)
        form.add_error("clause", f"{_called(edition)} has no clause “{form.cleaned_data['clause']}”. "
                                 "Enter its number as the document has it.")  # fmt: skip
    rules = list(rules_from(found.rule_set, on=today()))
    have = [(rule.kind, rule.matter) for rule in rules if rule.holds_on(today())]
    context = {
        "council": here,
        "body": found,
        "form": form,
        "lacking": lacking(queries.does(found, found.seats_now), have),  # type: ignore[attr-defined]
        "chapters": rulebook.chapters(found, rules),
        "cite": cite,
        "packs": packs(),
        "crumbs": [("Office", reverse("portal-office"))],
    }
    return show(request, "portal/rules/body.html", context, status=422 if form.is_bound else 200)


@login_required
def end(request: HttpRequest, council: str, body: str, rule: int) -> HttpResponse:
    """End a rule from a day on, having seen what changes."""
    here = kept_council_or_404(request.user, council)
    found = body_or_404(here, body)
    ending = queries.rule_of_body_or_404(found, rule)
    form = EndRule(posted(request))
    context = {
        "council": here, "body": found, "rule": ending, "form": form,
        "title": catalogue.title(ending.kind, ending.matter),
        "value": catalogue.value_of(ending.kind, ending.value), "citation": cite(ending, here),
        "crumbs": [("Office", reverse("portal-office")), (f"Rules of {foreseeing.owner(found)}", address(found))],
    }  # fmt: skip
    if request.method != "POST" or "back" in request.POST:
        return show(request, "portal/rules/end.html", context)
    if form.is_valid():
        try:
            return _preview_or_end(request, found, ending, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "portal/rules/end.html", context, status=422)


def _preview_or_end(request: HttpRequest, body: Body, rule: Rule, form: EndRule, context: dict) -> HttpResponse:
    day = form.cleaned_data["end"]
    if "confirm" in request.POST:
        services.stop_rule(rule=rule, end=day, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"{context['title']}: the rule ends.")
        return redirect(address(body))
    services.check_stopping(rule=rule, end=day)
    change = foreseeing.foreseen(body=body, kind=rule.kind, matter=rule.matter, value=None, old=rule, on=day)
    return show(request, "portal/rules/end_check.html", {**context, "change": change, "carried": carried(form)})


def address(body: Body) -> str:
    """Return the address of the office's page of a body's rules."""
    return reverse("portal-office-rules", args=[body.council.slug, body.slug])


def _called(edition: Edition) -> str:
    """Return a text as it is offered to choose from: a draft is told from what is in force."""
    title = edition.document.citation or edition.document.title
    return f"{title} ({edition.get_state_display().lower()}: {edition.called})" if edition.is_open else title


def _asked(request: HttpRequest) -> dict[str, str]:
    return {"kind": request.GET.get("kind", "")}
