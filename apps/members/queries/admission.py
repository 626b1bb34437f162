"""Reads of requests to admit an organisation (OLP-21)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from apps.bodies.models import Body
from apps.core.clock import today
from apps.councils.models import Council, Organisation
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.documents.queries import cite
from apps.members.enums import AdmissionState
from apps.members.models import Admission, AdmissionScore
from apps.members.rules.admission import Criterion, Scored, weigh

NAMED = ("body__council", "business", "seat")


def criteria_of(body: Body, on: date) -> list[Rule]:
    """Return the criteria of ``body`` in force on a day, in the order of its document."""
    rules = Rule.objects.on(on).filter(rule_set=body.rule_set_id, kind=RuleKind.ADMISSION)
    return list(rules.select_related("provision__edition__document").order_by("provision__position", "matter"))


def criterion(rule: Rule, council: Council) -> Criterion:
    """Return what ``rule`` asks to be scored."""
    return Criterion(rule.value["criterion"], rule.value["highest"], cite(rule, council))


def scored(admission: Admission, rules: Iterable[Rule]) -> list[Scored]:
    """Return each of the criteria with what ``admission`` was scored for it."""
    given = {score.criterion: score for score in admission.scores.all()}
    rows = []
    for rule in rules:
        one = given.get(rule.matter)
        asked = criterion(rule, admission.body.council)
        rows.append(Scored(asked, one.score, one.reason) if one else Scored(asked, None))
    return rows


def weighed(admission: Admission, rules: Iterable[Rule]) -> Any:
    """Return the ruling on whether ``admission`` can be put to the vote."""
    return weigh(scored(admission, rules))


def bodies_with_criteria(bodies: Iterable[Body]) -> list[Body]:
    """Return those of ``bodies`` that stand and have criteria today."""
    rules = Rule.objects.on(today()).filter(kind=RuleKind.ADMISSION)
    sets = set(rules.values_list("rule_set_id", flat=True))
    return [body for body in bodies if body.dissolved_on is None and body.rule_set_id in sets]


def kept_admissions(user: Any, council: Council) -> QuerySet[Admission]:
    """Return the requests of ``council`` in bodies that ``user`` keeps, the latest first."""
    return Admission.objects.visible_to(user).filter(body__council=council).select_related("body", "seat")


def published_admissions(council: Council) -> QuerySet[Admission]:
    """Return the requests that were decided by bodies of ``council`` that meet in public, with their scores."""
    openly = Rule.objects.on(today()).filter(kind=RuleKind.OPENNESS, value__open=True)
    found = Admission.objects.decided().filter(body__council=council, body__rule_set__in=openly.values("rule_set"))
    scores = AdmissionScore.objects.select_related("rule__provision__edition__document")
    return found.select_related("body", "business", "seat").prefetch_related(Prefetch("scores", scores))


def open_request(body: Body, name: str) -> Admission | None:
    """Return the request of an organisation called ``name`` that is not over yet."""
    return body.admissions.filter(state__in=AdmissionState.open(), name__iexact=name).first()


def organisation_called(council: Council, name: str) -> Organisation | None:
    """Return the organisation called ``name`` that nominates to a seat of ``council``; never another council's."""
    return Organisation.objects.filter(seats__body__council=council, name__iexact=name).order_by("pk").first()
