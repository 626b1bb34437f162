"""The office makes a rule of a clause: for which body and of which kind, its value, and what changes by it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from apps.bodies.enums import Sector
from apps.bodies.models import Body
from apps.bodies.queries import bodies_of, body_or_404
from apps.bodies.services import give_rule_set
from apps.core.clock import today
from apps.core.forms import posted
from apps.core.rulings import Refused
from apps.councils.access import kept_council_or_404
from apps.documents import services
from apps.documents.enums import EditionState, RuleKind
from apps.documents.models import Provision, Rule, RuleSet
from apps.documents.rules import asking, catalogue
from apps.meetings.views.pages import show
from apps.members.forms import carried
from apps.portal import foreseeing
from apps.portal.forms.rules import RuleValue, TakeClause
from apps.portal.queries import rules as queries


def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Show the public every kind of rule there is: what it governs, its fields, of what it is reckoned."""
    return show(request, "portal/rules/catalogue.html", {"kinds": asking.catalogue_in_words()})


@login_required
def take(request: HttpRequest, council: str, edition: int, key: str) -> HttpResponse:
    """Choose for which body a clause is made a rule, and what it governs."""
    here = kept_council_or_404(request.user, council)
    clause = queries.provision_or_404(queries.edition_or_404(here, edition), key)
    form = TakeClause(posted(request), bodies=[(body.slug, body.name) for body in bodies_of(here)])
    if form.is_valid():
        parts = {"council": here.slug, "edition": edition, "key": key, **form.cleaned_data}
        return redirect("portal-rules-value", **parts)
    context = {"council": here, "clause": clause, "form": form, "crumbs": crumbs(clause, here.slug)}
    return show(request, "portal/rules/take.html", context, status=422 if form.is_bound else 200)


@dataclass
class Taking:
    """A rule that is being taken from a clause for a body; ``known`` is the one that the officer began with."""

    clause: Provision
    body: Body
    kind: str
    known: Rule | None
    others: list[Rule]

    @property
    def drafted(self) -> bool:
        """Tell whether the rule waits for its edition to come into force."""
        return self.clause.edition.state != EditionState.ADOPTED

    @cached_property
    def rule_set(self) -> RuleSet:
        """Return the rule set of the body; one that is not saved where it has none yet."""
        return queries.rule_set_of(self.body)

    @property
    def in_force(self) -> list[Rule]:
        """Return the rules of the kind that the body has today."""
        return [rule for rule in self.others if rule.holds_on(today())]

    def check(self, form: RuleValue) -> tuple[str, dict[str, Any]]:
        """Return matter and value as they would be written; refused as the service refuses."""
        asked: dict[str, Any] = {"rule_set": self.rule_set, "kind": self.kind, "matter": self.matter(form)}
        asked |= {"value": form.value(), "provision": self.clause}
        if self.drafted:
            return services.check_draft_rule(edition=self.clause.edition, **asked)
        return services.check_taking(start=form.cleaned_data["start"], **asked)

    def matter(self, form: RuleValue) -> str:
        """Return what the rule is about: as answered, or as the rule that the officer began with."""
        return "" if "matter" in form.fields or self.known is None else self.known.matter

    def old(self, matter: str, on: date) -> Rule | None:
        """Return the rule that this one takes the place of."""
        return queries.in_force_or_later(self.others, matter, on) or (self.known if self.drafted else None)

    def keeps_old_reading(self, form: RuleValue, value: dict[str, Any]) -> bool:
        """Tell whether the value changes while the words on how the text is read stay those of the old value."""
        reading = form.cleaned_data["reading"]
        return bool(reading) and self.known is not None and self.known.reading == reading and self.known.value != value

    @transaction.atomic
    def make(self, form: RuleValue, by: Any) -> str:
        """Make the rule, or draft it for its edition; return what it is about."""
        reason = f"Taken from {self.clause.cited} of {self.clause.edition.document}."
        told = {"kind": self.kind, "value": form.value(), "provision": self.clause, "matter": self.matter(form)}
        told |= {"reading": form.cleaned_data["reading"], "by": by, "reason": reason}
        matter, _ = self.check(form)
        rule_set = give_rule_set(body=self.body, by=by, reason=reason)
        if self.drafted:
            old = self.known or self.old(matter, today())
            services.draft_rule(edition=self.clause.edition, rule_set=rule_set, replaces=old, **told)
        else:
            services.take_rule(rule_set=rule_set, start=form.cleaned_data["start"], **told)
        return catalogue.title(self.kind, matter)


@login_required
def value(request: HttpRequest, council: str, edition: int, key: str, body: str, kind: str) -> HttpResponse:
    """Say what the clause rules, see what changes by it, and make the rule."""
    here = kept_council_or_404(request.user, council)
    if kind not in RuleKind.values:
        raise Http404
    clause = queries.provision_or_404(queries.edition_or_404(here, edition), key)
    now = queries.moved_to(clause)
    if now is not None and request.method == "GET":
        # A rule that outlived its edition is changed by the text in force.
        parts = {"council": council, "edition": now, "key": key, "body": body, "kind": kind}
        return redirect(f"{reverse('portal-rules-value', kwargs=parts)}?{request.GET.urlencode()}")
    found = body_or_404(here, body)
    others = queries.rules_about(found.rule_set, kind)
    taking = Taking(clause, found, kind, _known(request, others), others)
    form = _form(request, taking)
    context = {
        "council": here, "taking": taking, "clause": clause, "body": found, "form": form,
        "about": asking.described(kind), "told": catalogue, "crumbs": crumbs(clause, here.slug),
    }  # fmt: skip
    if request.method != "POST" or "back" in request.POST:
        return show(request, "portal/rules/value.html", context)
    if form.is_valid():
        try:
            return _preview_or_save(request, taking, form, context)
        except Refused as refused:
            form.refuse(refused)
    return show(request, "portal/rules/value.html", context, status=422)


def _preview_or_save(request: HttpRequest, taking: Taking, form: RuleValue, context: dict[str, Any]) -> HttpResponse:
    """Show what changes, or make the rule when that was confirmed."""
    council, edition = context["council"].slug, taking.clause.edition
    if "confirm" in request.POST:
        title = taking.make(form, request.user)
        whose = foreseeing.owner(taking.body)
        if taking.drafted:
            messages.success(request, f"{title} of {whose}: drafted, in force together with {edition.called}.")
            return redirect("portal-rules-confirm", council=council, edition=edition.pk)
        messages.success(request, f"{title} of {whose}: the rule is made.")
        return redirect("portal-office-rules", council=council, body=taking.body.slug)
    matter, value = taking.check(form)
    on = today() if taking.drafted else form.cleaned_data["start"]
    when = foreseeing.on_its_day(edition) if taking.drafted else ""
    change = foreseeing.foreseen(
        body=taking.body, kind=taking.kind, matter=matter, value=value, old=taking.old(matter, on), on=on, when=when
    )
    checking = {**context, "change": change, "matter": matter, "value": catalogue.value_of(taking.kind, value)}
    checking["stale"] = taking.keeps_old_reading(form, value)
    return show(request, "portal/rules/value_check.html", checking | {"carried": carried(form)})


def _form(request: HttpRequest, taking: Taking) -> RuleValue:
    """Return the form of a kind, with the value that is there already, and with what can be chosen of the council's."""
    asked = {question.kind for question in asking.questions(taking.kind)}
    offered: dict[str, asking.Choices] = {"sectors": tuple((code, str(label)) for code, label in Sector.choices)}
    if "organisation" in asked:
        offered["organisation"] = (("", "None"), *queries.nominators(taking.body))
    if "document" in asked:
        offered["document"] = tuple(queries.reviewed(taking.body.council))
    known = taking.known
    initial = {"reading": known.reading} if known else {}
    if "matter" in request.GET and known is None:
        initial["matter"] = request.GET["matter"]
    return RuleValue(
        posted(request), kind=taking.kind, offered=offered, value=known.value if known else None,
        dated=not taking.drafted, initial=initial,
    )  # fmt: skip


def _known(request: HttpRequest, others: list[Rule]) -> Rule | None:
    """Return the rule that the officer began with, among those of the body; 404 for an unknown one."""
    asked = request.GET.get("rule", "")
    if not asked:
        return None
    found = next((rule for rule in others if str(rule.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def crumbs(clause: Provision, council: str) -> list[tuple[str, str]]:
    """Return the way to a clause: its page where the public reads it, else the page of its draft's rules."""
    edition = clause.edition
    office = ("Office", reverse("portal-office"))
    if edition.state != EditionState.ADOPTED:
        return [office, (f"Rules under {edition}", reverse("portal-rules-confirm", args=[council, edition.pk]))]
    document = edition.document
    return [
        office,
        (f"{document}, {clause.cited}", reverse("documents-provision", args=[council, document.slug, clause.key])),
    ]
