"""The election to an office: it opens by itself, is on the body's next agenda, and the vote elects (OLP-12)."""

from datetime import date
from typing import Any

from django.db import transaction

from apps.bodies.enums import Outcome
from apps.bodies.models import Business, Office
from apps.bodies.services import open_business, reword_business
from apps.core import clock, records
from apps.core.formats import day
from apps.core.rulings import refuse
from apps.documents.enums import RuleKind
from apps.members.enums import HeldBy
from apps.members.models import Candidate, Election, OfficeHolding, Person
from apps.members.queries import rule_if_any_about
from apps.members.rules.offices import term_ends
from apps.members.services import cascade
from apps.members.services.posts import citations_of, eligible, lock_office
from apps.members.services.steps import fitting

BUSINESS = "members.election"


def open_due(*, on: date) -> int:
    """Open the elections that are due on a day: of offices that are vacant, or whose term is over. Again gives none."""
    elected = Office.objects.on(on).filter(elected=True, body__dissolved_on=None)
    return sum(open_election(office=office, on=on, by=None) is not None for office in elected.select_related("council"))


@transaction.atomic
def open_election(*, office: Office, on: date, by: Any) -> Election | None:
    """Open the election to ``office`` where it is due on a day and not open yet; it goes on the next agenda."""
    office = lock_office(office)
    why = _why_due(office, on)
    if why is None or office.elections.filter(elected=None).exists():
        return None
    election = records.save(Election(office=office, opened_on=on, why=why), by=by, reason=why)
    _put_to_the_body(election, by)
    return election


@transaction.atomic
def name_candidate(*, election: Election, person: Person, by: Any, reason: str) -> Candidate:
    """Record that ``person`` stands: a member of the body, outside the class that is excluded."""
    office = lock_office(election.office)
    election = Election.objects.select_related("business").get(pk=election.pk)
    election.office = office
    if election.elected_id is not None or election.business is None:
        raise refuse(f"The election to {office.title} is over.")
    if person.council_id != office.council_id:
        raise refuse(f"{person} is not of {office.council}.", on_field="person")
    if election.candidates.filter(person=person, lost_on=None).exists():
        raise refuse(f"{person} stands already.", on_field="person")
    ruling = eligible(office, person, clock.today(), citations_of(office))
    ruling.check(on_field="person")
    candidate = Candidate(election=election, person=person, named_on=clock.today())
    records.save(candidate, by=by, reason=reason)
    reword_business(business=election.business, motion=_motion(election), by=by, reason=f"{person} stands.")
    return candidate


@transaction.atomic
def decided(*, business: Business, on: date, by: Any) -> None:
    """Let whoever was elected on the day ``on`` hold the office; where the vote was lost, the election goes on.

    Whose term is over steps down in either case, as the meeting opens. Called with the outcome, in its transaction.
    """
    election = Election.objects.select_related("office__council").get(pk=business.subject_id)
    election.office = office = lock_office(election.office)
    candidate = election.candidates.filter(lost_on=None).select_related("person").first()
    if election.elected_id is not None or candidate is None:
        raise refuse(
            f"Nobody stands for {office.title}, so nobody can be elected.", lawful="Name a candidate before the vote."
        )
    said = f"{office.body} voted on {candidate.person} on {day(on)}."
    for holding in office.holdings.on(on).select_related("person", "office"):
        cascade.finish(holding, on=on, by=by, reason=f"Steps down as the meeting opens. {said}")
    if business.outcome == Outcome.CARRIED:
        ruling = eligible(office, candidate.person, on, citations_of(office))
        ruling.check()
        election.elected = cascade.hold(
            office=office, person=candidate.person, start=on, end=None, how=HeldBy.ELECTED, by=by, reason=said
        )
        records.save(election, by=by, reason=said)
        return
    candidate.lost_on = on
    records.save(candidate, by=by, reason=f"{said} Not elected.")
    _put_to_the_body(election, by)


def _put_to_the_body(election: Election, by: Any) -> None:
    office = election.office
    if office.body is None or office.provision is None:
        raise refuse(f"{office.title} is elected by no body, or by no clause.")
    election.business = open_business(
        body=office.body,
        kind=BUSINESS,
        subject_id=election.pk,
        title=fitting(f"Election: {office.title}", Business, "title"),
        motion=_motion(election),
        matter="ordinary",
        provision=office.provision,
        by=by,
        reason=election.why,
    )
    records.save(election, by=by, reason="The election waits for the body.")


def _motion(election: Election) -> str:
    standing = election.candidates.filter(lost_on=None).select_related("person")
    first = standing.first()
    who = str(first.person) if first else "the candidate named before the vote"
    return f"That {who} be elected {election.office.title}."


def _why_due(office: Office, on: date) -> str | None:
    """Return why there is to be an election, or None: somebody holds the office, or is to, and the term is not over."""
    holding = OfficeHolding.objects.filter(office=office).on(on).select_related("person").first()
    if holding is None:
        coming = office.holdings.filter(start__gt=on).exists()
        return None if coming else f"The office {office.title} is vacant."
    matter = office.kind.replace("_", "-")
    rule = rule_if_any_about(office.body, RuleKind.TERM, matter, on) if office.body else None
    if rule is None:
        return None
    last = term_ends(holding.start, rule.value).day
    return f"The term of {holding.person} ended on {day(last)}." if last < on else None
