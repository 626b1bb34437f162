"""Rules that rest on a text which a draft amends: an officer confirms, changes, moves or ends each of them."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.bodies.models import Body
from apps.core.rulings import Refused, Ruling, refuse
from apps.councils.access import kept_council_or_404
from apps.documents import services
from apps.documents.models import DraftRule, Edition, Provision, Rule
from apps.documents.queries import digest, under_amendment
from apps.documents.rules import catalogue
from apps.documents.rules.values import Value
from apps.meetings.views.pages import show
from apps.portal.queries import rules as queries


@dataclass(frozen=True)
class Resting:
    """A rule in force with the text that it rests on, that text in the draft (None: left out), and what was drafted."""

    rule: Rule
    body: Body | None
    value: Value
    text: Provision | None
    draft: DraftRule | None

    @property
    def title(self) -> str:
        """Return what the rule is about."""
        return catalogue.title(self.rule.kind, self.rule.matter)

    @property
    def answered(self) -> bool:
        """Tell whether an officer has answered for the text as it is now."""
        draft = self.draft
        return draft is not None and (
            draft.ends or (draft.provision is not None and draft.seen == digest(draft.provision))
        )

    @property
    def state(self) -> str:
        """Return where it stands, in a word or two."""
        if not self.answered or self.draft is None:
            return "To be confirmed"
        if self.draft.ends:
            return "Ends"
        if self.draft.provision.key != self.rule.provision.key:
            return "Taken from another clause"
        return "Confirmed" if self.draft.value == self.rule.value else "Value changed"

    @property
    def will_be(self) -> Value | None:
        """Return the value that was drafted."""
        drafted = self.draft.value if self.draft is not None else None
        return catalogue.value_of(self.draft.kind, drafted) if self.draft and drafted else None


@login_required
def confirm(request: HttpRequest, council: str, edition: int) -> HttpResponse:
    """Show the rules under amendment with the old and the new text, and take an officer's answer for one of them."""
    here = kept_council_or_404(request.user, council)
    found = queries.draft_or_404(here, edition)
    drafts = queries.drafts_of(found)
    bodies = queries.bodies_by_rule_set(here)
    rows = _rows(found, bodies, drafts)
    refusal: Ruling | None = None
    if request.method == "POST":
        try:
            return _answer(request, found, rows, drafts)
        except Refused as refused:
            refusal = refused.ruling
    replaced = {row.rule.pk for row in rows}
    context = {
        "council": here,
        "edition": found,
        "rows": rows,
        "waiting": sum(not row.answered for row in rows),
        "others": [(draft, catalogue.title(draft.kind, draft.matter), bodies.get(draft.rule_set_id),
                    catalogue.value_of(draft.kind, draft.value) if draft.value else None)
                   for draft in drafts if draft.replaces_id not in replaced],
        "refusal": refusal,
        "crumbs": [
            ("Office", reverse("portal-office")),
            (str(found), reverse("documents-office-edition", args=[here.slug, found.pk])),
        ],
    }  # fmt: skip
    return show(request, "portal/rules/confirm.html", context, status=422 if refusal else 200)


def _rows(edition: Edition, bodies: dict[int, Body], drafts: list[DraftRule]) -> list[Resting]:
    rules = under_amendment(edition)
    keys = {rule.provision.key for rule in rules}
    texts = {row.key: row for row in edition.provisions.filter(key__in=keys)}
    by_rule = {draft.replaces_id: draft for draft in drafts}
    return [
        Resting(
            rule=rule,
            body=bodies.get(rule.rule_set_id),
            value=catalogue.value_of(rule.kind, rule.value),
            text=texts.get(rule.provision.key),
            draft=by_rule.get(rule.pk),
        )
        for rule in rules
    ]


def _answer(request: HttpRequest, edition: Edition, rows: list[Resting], drafts: list[DraftRule]) -> HttpResponse:
    """Do what the officer said about one rule; an unknown rule or answer is answered as nothing is."""
    if request.POST.get("do") == "forget":
        draft = next((one for one in drafts if str(one.pk) == request.POST.get("draft")), None)
        if draft is None:
            raise Http404
        reason = f"{catalogue.title(draft.kind, draft.matter)}: looked at again."
        services.forget_draft_rule(draft=draft, by=request.user, reason=reason)
        return _back(request, edition, "Taken back.")
    row = next((one for one in rows if str(one.rule.pk) == request.POST.get("rule")), None)
    answers = {"confirm": _confirm, "end": _end, "move": _move}
    do = answers.get(request.POST.get("do", ""))
    if row is None or do is None:
        raise Http404
    return do(request, edition, row)


def _confirm(request: HttpRequest, edition: Edition, row: Resting) -> HttpResponse:
    if row.text is None:
        raise refuse(
            f"The draft leaves out {row.rule.provision.cited}, on which the rule rests: it cannot stay as it is.",
            lawful="Take the rule from another clause, or end it.",
        )
    rule = row.rule
    services.draft_rule(
        edition=edition, rule_set=rule.rule_set, kind=rule.kind, matter=rule.matter, value=rule.value,
        provision=row.text, replaces=rule, reading=rule.reading, by=request.user,
        reason=f"Looked at in the new text of {row.text.cited}: it stays as it is.",
    )  # fmt: skip
    return _back(request, edition, f"{row.title}: confirmed as it is.")


def _end(request: HttpRequest, edition: Edition, row: Resting) -> HttpResponse:
    reason = f"{row.rule.provision.cited} no longer says so."
    services.draft_end(edition=edition, rule=row.rule, by=request.user, reason=reason)
    return _back(request, edition, f"{row.title}: the rule ends when the edition comes into force.")


def _move(request: HttpRequest, edition: Edition, row: Resting) -> HttpResponse:
    """Go on to the clause named, where the rule's value is asked again."""
    said = request.POST.get("clause", "")[:80]
    clause = queries.provision_called(edition, said) if said.strip() else None
    if clause is None:
        raise refuse(f"The draft has no clause “{said}”.", lawful="Enter the number of a clause as the draft has it.")
    if row.body is None:
        raise refuse("This rule belongs to no body any more, so it can only be ended.")
    kwargs = {"council": row.body.council.slug, "edition": edition.pk, "key": clause.key}
    where = reverse("portal-rules-value", kwargs=kwargs | {"body": row.body.slug, "kind": row.rule.kind})
    return redirect(f"{where}?rule={row.rule.pk}")


def _back(request: HttpRequest, edition: Edition, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("portal-rules-confirm", council=edition.document.council.slug, edition=edition.pk)
