"""Requests to admit an organisation: recorded, scored, put to the vote, decided, withdrawn (OLP-21)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from apps.bodies.enums import BusinessState, Outcome, Sector
from apps.bodies.models import Body, Business, Seat
from apps.bodies.queries import deciding_rules
from apps.bodies.services import check_stands, make_seat, open_business, withdraw_business
from apps.core import clock, records
from apps.core.formats import day
from apps.core.rulings import Refused, refuse
from apps.councils.enums import OrganisationKind
from apps.councils.models import Organisation
from apps.councils.services import make_organisation
from apps.members.enums import AdmissionState
from apps.members.models import Admission, AdmissionScore
from apps.members.queries.admission import criteria_of, criterion, open_request, organisation_called, weighed
from apps.members.rules.admission import Scored, can_score

KIND, MATTER = "members.admission", "ordinary"
# The seat is there from the day after the decision, so that the meeting that decides keeps its members and quorum.
NEXT = timedelta(days=1)
KINDS = {
    Sector.BUSINESS: OrganisationKind.BUSINESS,
    Sector.VOLUNTARY: OrganisationKind.VOLUNTARY,
    Sector.COMMUNITIES: OrganisationKind.COMMUNITY,
    Sector.THEME_GROUPS: OrganisationKind.PARTNERSHIP,
}


@transaction.atomic
def record_request(
    *, body: Body, name: str, sector: str, representative: str, case: str, received_on: date, by: Any, email: str = ""
) -> Admission:
    """Record that an organisation asks to be admitted to ``body``; refused as the check refuses."""
    body = _lock_body(body.pk)
    name = check_request(body=body, name=name, sector=sector, received_on=received_on)
    admission = Admission(
        body=body,
        name=name,
        sector=sector,
        email=email,
        representative=representative,
        case=case,
        received_on=received_on,
    )
    return records.save(admission, by=by, reason=f"Request received on {day(received_on)}.")


def check_request(*, body: Body, name: str, sector: str, received_on: date) -> str:
    """Return the name as it will be kept, and write nothing; refused where the request cannot be taken.

    That is where the body is gone or has no criteria, the organisation asks already, or the day is still to come.
    """
    check_stands(body, "admit anybody")
    name = " ".join(name.split())
    if not slugify(name):
        raise refuse("An organisation has a name with at least one letter.", lawful="Enter it.", on_field="name")
    if sector not in Sector.values:
        raise refuse(f"There is no sector “{sector}”.", lawful="Choose one of the list.", on_field="sector")
    if received_on > clock.today():
        lawful = f"Enter a day until {day(clock.today())}."
        raise refuse("A request is recorded when it has been received.", lawful=lawful, on_field="received_on")
    if not criteria_of(body, clock.today()):
        text = f"{body} has no criteria by which a request is scored."
        raise refuse(text, lawful="Record them as its rules first.", on_field="body")
    if earlier := open_request(body, name):
        text = f"{name} has asked already, on {day(earlier.received_on)}: {earlier.get_state_display().lower()}."
        raise refuse(text, lawful="Go on with that request, or withdraw it first.", on_field="name")
    return name


@transaction.atomic
def score(*, admission: Admission, scores: Mapping[int, tuple[int | None, str]], by: Any) -> Admission:
    """Score ``admission`` for every criterion of its body: by the id of the rule, a score and its reason."""
    admission = _locked(admission.pk)
    _check_state(admission, AdmissionState.RECEIVED)
    rules = criteria_of(admission.body, clock.today())
    for rule in rules:
        points, reason = scores.get(rule.pk, (None, ""))
        ruling = can_score(Scored(criterion(rule, admission.body.council), points, reason))
        if not ruling.allowed:
            given = points is not None and 0 <= points <= rule.value["highest"]
            raise Refused(ruling, f"{'reason' if given else 'score'}_{rule.pk}")
        row = admission.scores.filter(criterion=rule.matter).first()
        row = row or AdmissionScore(admission=admission, criterion=rule.matter)
        row.rule, row.score, row.reason = rule, points or 0, reason.strip()
        records.save(row, by=by, reason=ruling.text)
    return admission


@transaction.atomic
def put_to_the_vote(*, admission: Admission, by: Any) -> Admission:
    """Put a request that was scored for every criterion to the vote of its body."""
    admission = _locked(admission.pk)
    _check_state(admission, AdmissionState.RECEIVED)
    body, rules = admission.body, criteria_of(admission.body, clock.today())
    ruling = weighed(admission, rules).check()
    deciding_rules(body, MATTER, on=clock.today())
    admission.state, admission.ruling = AdmissionState.VOTE, ruling.as_data()
    admission.business = open_business(
        body=body,
        kind=KIND,
        subject_id=admission.pk,
        title=str(admission),
        motion=_motion(admission, ruling.arithmetic),
        matter=MATTER,
        provision=rules[0].provision,
        by=by,
        reason=f"{admission.name} asked on {day(admission.received_on)}.",
    )
    return records.save(admission, by=by, reason=ruling.text)


@transaction.atomic
def withdraw(*, admission: Admission, by: Any, reason: str) -> Admission:
    """Take a request back before the vote, saying why; it leaves agendas of which no notice was given."""
    admission = _locked(admission.pk)
    _check_state(admission, *AdmissionState.open())
    if not reason.strip():
        raise refuse("A request that is withdrawn says why.", lawful="Enter the reason.", on_field="reason")
    if admission.business is not None and admission.business.state == BusinessState.WAITING:
        withdraw_business(business=admission.business, by=by, reason=reason)
    admission.state = AdmissionState.WITHDRAWN
    return records.save(admission, by=by, reason=reason)


@transaction.atomic
def decided(*, business: Business, on: date, by: Any) -> None:
    """Set up the seat when the vote of the day ``on`` was carried; keep the refusal when it was lost."""
    admission = _locked(business.subject_id)
    if admission.business_id != business.pk:
        raise refuse("This request no longer waits for that vote.")
    _check_state(admission, AdmissionState.VOTE)
    carried = business.outcome == Outcome.CARRIED
    if carried:
        admission.seat = _seat(admission, business, on + NEXT, by)
    admission.state = AdmissionState.ADMITTED if carried else AdmissionState.REFUSED
    admission.decided_on = on
    records.save(admission, by=by, reason=business.decision or f"{business.get_outcome_display()} on {day(on)}.")


@transaction.atomic
def moved(*, business: Business, to: Body, by: Any) -> None:
    """Let ``to`` decide in place of a body that was merged into it; called in its transaction."""
    admission = _locked(business.subject_id)
    admission.body = to
    records.save(admission, by=by, reason=f"{to} decides.")


def body_ends(bodies: Iterable[Body], why: str, by: Any) -> None:
    """End the requests to ``bodies`` that are not decided; inside the transaction of the decision."""
    for admission in Admission.objects.filter(body__in=bodies).in_progress().order_by("pk"):
        admission.state = AdmissionState.WITHDRAWN
        records.save(admission, by=by, reason=why)


def _seat(admission: Admission, business: Business, start: date, by: Any) -> Seat:
    reason = f"{admission.body} admitted {admission.name} on {day(start - NEXT)}."
    last = admission.body.seats.aggregate(last=Max("number"))["last"] or 0
    return make_seat(
        body=admission.body,
        number=last + 1,
        title=f"{admission.name}, {admission.representative}"[: Seat._meta.get_field("title").max_length],
        sector=admission.sector,
        organisation=_organisation(admission, by, reason),
        provision=business.provision,
        start=start,
        by=by,
        reason=reason,
    )


def _organisation(admission: Admission, by: Any, reason: str) -> Organisation:
    known = organisation_called(admission.body.council, admission.name)
    if known is not None:
        return known
    longest = Organisation._meta.get_field("slug").max_length or 0
    # The request's own number keeps the address apart from another council's organisation of the same name.
    number = f"-{admission.pk}"
    slug = slugify(admission.name)[:longest]
    if Organisation.objects.filter(slug=slug).exists():
        slug = slug[: longest - len(number)] + number
    kind = KINDS.get(Sector(admission.sector), OrganisationKind.PUBLIC)
    return make_organisation(slug=slug, name=admission.name, kind=kind, email=admission.email, by=by, reason=reason)


def _motion(admission: Admission, arithmetic: Iterable[str]) -> str:
    *lines, total = arithmetic
    return (
        f"That {admission.name} is admitted to {admission.body} with one seat "
        f"({admission.get_sector_display().lower()}). Scores: {'; '.join(lines)}. Together {total}."
    )


def _lock_body(pk: int) -> Body:
    records.lock(Body.objects.all(), pk=pk)
    return Body.objects.select_related("council", "rule_set").get(pk=pk)


def _locked(pk: int) -> Admission:
    _lock_body(Admission.objects.values_list("body_id", flat=True).get(pk=pk))
    found = Admission.objects.select_for_update(of=("self",))
    return found.select_related("body__council", "body__rule_set", "business").get(pk=pk)


def _check_state(admission: Admission, *states: str) -> None:
    if admission.state not in states:
        raise refuse(f"“{admission}” cannot be changed so any more: {admission.get_state_display().lower()}.")
