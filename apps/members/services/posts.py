"""What every write about an office asks first: the office, locked, where it is set out, and who may hold it."""

from datetime import date

from apps.bodies.models import Body, Office
from apps.core import records
from apps.core.rulings import Citation, Ruling
from apps.councils.services import lock_council
from apps.documents.queries import cite
from apps.members.models import Membership, Person
from apps.members.rules.offices import can_be_elected, not_of_class


def citations_of(office: Office) -> tuple[Citation, ...]:
    """Return where ``office`` is set out, or nothing of a post that an organisation has by itself."""
    return (cite(office.provision, office.council),) if office.provision else ()


def lock_office(office: Office) -> Office:
    """Return the office with what is named of it; its body and council are locked until the transaction ends."""
    if office.body_id is not None:
        records.lock(Body.objects.all(), pk=office.body_id)
    lock_council(office.council)
    related = ("council", "body__rule_set", "organisation", "not_from", "provision__edition__document")
    above = ("follows_seat__organisation", "follows_office__body", "follows_office__organisation")
    return Office.objects.select_related(*related, *above).get(pk=office.pk)


def eligible(office: Office, person: Person | None, start: date, citations: tuple[Citation, ...]) -> Ruling:
    """Say whether ``person`` may hold ``office`` from ``start``: a member where it is elected, outside the class."""
    name = person.name if person else "Somebody who is no member"
    held = Membership.objects.filter(person=person).on(start) if person else Membership.objects.none()
    barred = ""
    if office.not_from is not None and held.filter(seat__organisation=office.not_from).exists():
        barred = office.not_from.name
    if not office.elected:
        return not_of_class(person=name, office=office.title, barred=barred, citations=citations)
    return can_be_elected(
        person=name,
        office=office.title,
        body=str(office.body),
        sits=held.filter(seat__body=office.body).exists(),
        barred=barred,
        citations=citations,
    )
