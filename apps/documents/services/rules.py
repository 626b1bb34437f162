"""Rules taken from provisions: in force, ended, and drafted for an edition that is to come into force."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from apps.core.clock import today
from apps.core.formats import short_day
from apps.core.records import lock, remove, save
from apps.core.rulings import refuse
from apps.councils.models import Council
from apps.documents.enums import LONGEST_MATTER, EditionState, RuleKind
from apps.documents.models import DraftRule, Edition, Provision, Rule, RuleSet
from apps.documents.queries.amended import digest
from apps.documents.rules import catalogue
from apps.documents.rules.beginning import begins, ends

from .keeping import check_open


def make_rule_set(*, council: Council, name: str) -> RuleSet:
    """Make an empty rule set for a body of ``council``."""
    return RuleSet.objects.create(council=council, name=name)


@transaction.atomic
def make_rule(
    *,
    rule_set: RuleSet,
    kind: str,
    value: dict[str, Any],
    provision: Provision,
    start: date,
    by: Any,
    reason: str,
    matter: str = "",
    reading: str = "",
) -> Rule:
    """Take a rule from ``provision``, in force from ``start``; the one before it ends on that day.

    ``value`` has the fields of its kind (rules/catalogue.py). ``matter`` tells rules of a kind apart; where the value
    has one of its own (``matter``, ``step``, ``office``) that one counts. ``reading`` says how an open text is read.
    """
    RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    matter, value = check_rule(
        rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision, start=start
    )
    for earlier in _same(rule_set, kind, matter).filter(Q(end__isnull=True) | Q(end__gt=start)):
        earlier.end = start
        save(earlier, by=by, reason=reason)
    rule = Rule(
        rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision, start=start, reading=reading
    )
    return save(rule, by=by, reason=reason)


def check_rule(
    *, rule_set: RuleSet, kind: str, matter: str, value: dict[str, Any], provision: Provision | None, start: date
) -> tuple[str, dict[str, Any]]:
    """Return the matter and the whole value that ``make_rule`` would write, and write nothing; refused as it refuses.

    ``rule_set`` may be one that is only going to be made.
    """
    matter, value = _check_adopted(rule_set, kind, matter, value, _cited(provision))
    _check_free(rule_set, kind, matter, start)
    return matter, value


def _check_adopted(
    rule_set: RuleSet, kind: str, matter: str, value: dict[str, Any], provision: Provision
) -> tuple[str, dict[str, Any]]:
    _check_same_council(rule_set, provision)
    if provision.edition.state != EditionState.ADOPTED:
        raise refuse(
            f"{provision.edition} is {provision.edition.get_state_display().lower()}: no rule can rest on it yet.",
            lawful="Draft the rule for that edition: it comes into force together with it.",
        )
    return _read_value(kind, matter, value)


@transaction.atomic
def take_rule(
    *,
    rule_set: RuleSet,
    kind: str,
    value: dict[str, Any],
    provision: Provision,
    start: date,
    by: Any,
    reason: str,
    matter: str = "",
    reading: str = "",
) -> Rule:
    """Make a rule as an officer does, who sits before a text in force: what held until today stays as it was."""
    check_taking(rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision, start=start)
    return make_rule(
        rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision, start=start, reading=reading,
        by=by, reason=reason,
    )  # fmt: skip


def check_taking(
    *, rule_set: RuleSet, kind: str, matter: str, value: dict[str, Any], provision: Provision | None, start: date
) -> tuple[str, dict[str, Any]]:
    """Return what ``take_rule`` would write, and write nothing; refused as it refuses."""
    provision = _cited(provision)
    matter, value = _check_adopted(rule_set, kind, matter, value, provision)
    ruling = begins(
        start=start,
        today=today(),
        # An adopted edition has a first day (a constraint of the database).
        text_from=provision.edition.start or start,
        text_until=provision.edition.end,
        replaces=_same(rule_set, kind, matter).filter(Q(end__isnull=True) | Q(end__gt=start)).exists(),
    )
    ruling.check(on_field="start")
    _check_free(rule_set, kind, matter, start)
    return matter, value


@transaction.atomic
def stop_rule(*, rule: Rule, end: date, by: Any, reason: str) -> Rule:
    """End a rule as an officer does: today at the earliest, and no other takes its place."""
    check_stopping(rule=rule, end=end)
    return end_rule(rule=rule, end=end, by=by, reason=reason)


def check_stopping(*, rule: Rule, end: date) -> None:
    """Refuse as ``stop_rule`` refuses, and write nothing."""
    ruling = ends(end=end, today=today(), start=rule.start, ends_already=rule.end)
    ruling.check(on_field="end")


@transaction.atomic
def end_rule(*, rule: Rule, end: date, by: Any, reason: str) -> Rule:
    """Let ``rule`` hold no longer from ``end`` on."""
    if end <= rule.start:
        raise refuse(f"{rule} is in force from {short_day(rule.start)}: it cannot end on {short_day(end)}.")
    rule.end = end
    return save(rule, by=by, reason=reason)


@transaction.atomic
def draft_rule(
    *,
    edition: Edition,
    rule_set: RuleSet,
    kind: str,
    value: dict[str, Any],
    provision: Provision,
    matter: str = "",
    replaces: Rule | None = None,
    reading: str = "",
    by: Any,
    reason: str,
) -> DraftRule:
    """Draft a rule that will be in force from the day on which ``edition`` is, taken from its ``provision``.

    ``replaces`` names the rule in force that rested on the text before: so an officer confirms it, with the same value
    or another one. Drafting about the same matter again changes the draft.
    """
    edition = _draftable(edition)
    matter, value = check_draft_rule(
        edition=edition, rule_set=rule_set, kind=kind, matter=matter, value=value, provision=provision
    )
    _check_replaces(replaces, rule_set)
    draft = _draft_about(edition, rule_set, kind, matter)
    draft.replaces = replaces or draft.replaces
    draft.ends, draft.value, draft.provision, draft.reading = False, value, provision, reading
    draft.seen = digest(provision)
    return save(draft, by=by, reason=reason)


def check_draft_rule(
    *, edition: Edition, rule_set: RuleSet, kind: str, matter: str, value: dict[str, Any], provision: Provision | None
) -> tuple[str, dict[str, Any]]:
    """Return the matter and the whole value that ``draft_rule`` would write, and write nothing."""
    check_open(edition)
    provision = _cited(provision)
    if provision.edition_id != edition.pk:
        raise refuse(f"{provision.cited} is not a provision of {edition}.")
    _check_same_council(rule_set, provision)
    return _read_value(kind, matter, value)


@transaction.atomic
def draft_end(*, edition: Edition, rule: Rule, by: Any, reason: str) -> DraftRule:
    """Draft that ``rule`` ends on the day on which ``edition`` comes into force, and no other follows."""
    edition = _draftable(edition)
    draft = _draft_about(edition, rule.rule_set, rule.kind, rule.matter)
    draft.replaces, draft.ends, draft.value, draft.provision, draft.seen = rule, True, None, None, ""
    return save(draft, by=by, reason=reason)


@transaction.atomic
def forget_draft_rule(*, draft: DraftRule, by: Any, reason: str) -> None:
    """Throw a drafted rule away."""
    _draftable(draft.edition)
    remove(lock(DraftRule.objects.all(), pk=draft.pk), by=by, reason=reason)


def _draftable(edition: Edition) -> Edition:
    """Return the edition locked, when its text and rules can still be changed."""
    locked = lock(Edition.objects.select_related("document"), pk=edition.pk)
    check_open(locked)
    return locked


def _cited(provision: Provision | None) -> Provision:
    if provision is None:
        raise refuse("A rule cites the provision it was taken from: none was named.")
    return provision


def _check_same_council(rule_set: RuleSet, provision: Provision) -> None:
    document = provision.edition.document
    if document.council_id not in (None, rule_set.council_id):
        raise refuse(f"{document} belongs to another council, so no rule of {rule_set} can be taken from it.")


def _check_replaces(replaces: Rule | None, rule_set: RuleSet) -> None:
    if replaces is not None and replaces.rule_set_id != rule_set.pk:
        raise refuse(f"{replaces} is not one of {rule_set}.")


def _draft_about(edition: Edition, rule_set: RuleSet, kind: str, matter: str) -> DraftRule:
    found = DraftRule.objects.filter(edition=edition, rule_set=rule_set, kind=kind, matter=matter).first()
    return found or DraftRule(edition=edition, rule_set=rule_set, kind=kind, matter=matter)


def _read_value(kind: str, matter: str, value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the matter and the checked value with every field of its kind; refuse what does not fit."""
    if kind not in RuleKind.values:
        raise refuse(f"There is no kind of rule “{kind}”. There are: {', '.join(RuleKind.values)}.")
    fields = catalogue.CATALOGUE[kind].model_fields
    if matter and "matter" in fields:
        value = {"matter": matter, **value}
    try:
        read = catalogue.value_of(kind, value)
    except (ValueError, TypeError) as error:
        raise refuse(f"This is not a rule for {catalogue.title(kind).lower()}: {catalogue.problems(error)}") from error
    own = read.matter_of()
    if matter and own and matter != own:
        raise refuse(f"The rule is said to be about “{matter}”, but its value is about “{own}”.")
    if catalogue.CATALOGUE[kind].needs_matter and not own:
        raise refuse(f"A rule for {catalogue.title(kind).lower()} says what it is about: its matter is missing.")
    if len(own or matter) > LONGEST_MATTER:
        raise refuse(f"What a rule is about is said in at most {LONGEST_MATTER} letters: “{own or matter}” has more.")
    return own or matter, read.model_dump(mode="json")


def _same(rule_set: RuleSet, kind: str, matter: str) -> QuerySet[Rule]:
    """Return the rules about the same; a rule set that is only going to be made has none."""
    return Rule.objects.filter(rule_set_id=rule_set.pk, kind=kind, matter=matter)


def _check_free(rule_set: RuleSet, kind: str, matter: str, start: date) -> None:
    later = _same(rule_set, kind, matter).filter(start__gte=start).order_by("start").first()
    if later is not None:
        raise refuse(
            f"{rule_set} already has a rule for {catalogue.title(kind, matter).lower()} from {short_day(later.start)}.",
            lawful=f"A new one begins after {short_day(later.start)}.",
            on_field="start",
        )
