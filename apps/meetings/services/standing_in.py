"""Substitutes: named before the meeting, confirmed, withdrawn (OLP-16)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from apps.core import clock, records
from apps.core.rulings import refuse
from apps.deadlines.due import Recipient
from apps.deadlines.services import post
from apps.documents.enums import RuleKind
from apps.meetings.enums import MeetingState
from apps.meetings.models import Meeting, Minutes, Substitution
from apps.meetings.queries.room import by_person, seated
from apps.meetings.queries.rulebook import rulebook_of, value
from apps.meetings.queries.standing_in import may_attend, naming
from apps.meetings.rules.substitutes import name_one
from apps.members.models import Membership, Person

from .keeping import check, check_open, locked
from .telling import address, keepers_of


@transaction.atomic
def name_substitute(
    *,
    meeting: Meeting,
    person: Person,
    name: str,
    email: str = "",
    briefed: bool = False,
    host_advised: bool = False,
    host_advice: str = "",
    at: datetime | None = None,
    tell: bool = True,
    by: Any,
    reason: str = "A substitute was named.",
) -> Substitution:
    """Note that ``name`` is to stand in for ``person``; the secretariat was told ``at`` a moment (now).

    Refused as the body's rule on substitutes says, for a second one, for somebody who stands in for another member
    already, for a member of the body, and for a substitute's substitute. Briefing and advice may be confirmed later.
    """
    meeting = locked(meeting)
    _check_time(meeting)
    moment = _past(at)
    named = Substitution(
        meeting=meeting,
        membership=_membership(meeting, person),
        name=" ".join(name.split()),
        email=email.strip(),
        told_at=moment,
        briefed=briefed,
        host_advised=host_advised,
        host_advice=host_advice.strip(),
    )
    book = rulebook_of(meeting)
    rule = book.get(RuleKind.SUBSTITUTES)
    check(name_one(value(rule), naming(named, meeting, moment), book.cite(rule)), "name")
    records.save(named, by=by, reason=reason)
    if tell and meeting.ends_at > clock.now():
        _tell(named, by)
    return named


@transaction.atomic
def confirm(
    *, named: Substitution, briefed: bool, host_advised: bool = False, host_advice: str = "", by: Any, reason: str
) -> Substitution:
    """Note that the substitute was briefed, and what the host organisation advised."""
    meeting = locked(named.meeting)
    _check_time(meeting)
    found = _standing(named)
    found.briefed, found.host_advised, found.host_advice = briefed, host_advised, host_advice.strip()
    if found.attendance.exists():
        check(may_attend(found, meeting, rulebook_of(meeting)), "briefed")
    return records.save(found, by=by, reason=reason)


@transaction.atomic
def withdraw(*, named: Substitution, by: Any, reason: str) -> Substitution:
    """Take a substitute back: the member comes, or sends somebody else. It stays on record with the reason."""
    meeting = locked(named.meeting)
    _check_time(meeting)
    found = _standing(named)
    if found.attendance.exists():
        raise refuse(
            f"The attendance records that {found.name} stood in for {found.membership.person}.",
            lawful="Record the attendance otherwise first.",
        )
    found.withdrawn_at = clock.now()
    records.save(found, by=by, reason=reason)
    if found.email and meeting.starts_at > clock.now():
        _post(
            found,
            Recipient(found.email, found.name),
            "You are not needed as a substitute",
            "email/meetings/substitute_withdrawn.txt",
        )
    return found


def _past(at: datetime | None) -> datetime:
    now = clock.now()
    if at is not None and at > now:
        raise refuse("The secretariat cannot have been told at a time that is still to come.", on_field="told_on")
    return at or now


def _check_time(meeting: Meeting) -> None:
    check_open(meeting, "name a substitute for it")
    if meeting.state == MeetingState.PREPARING:
        raise refuse("No notice of this meeting has been given yet.", lawful="Name the substitute after the notice.")
    if Minutes.objects.filter(meeting=meeting, published_at__isnull=False).exists():
        raise refuse(
            "The minutes of this meeting have been published, and say who stood in for whom.",
            lawful="A correction is agreed at the next meeting, and stands in its minutes.",
        )


def _membership(meeting: Meeting, person: Person) -> Membership:
    """Return the seat by which the member sits at the meeting, of several the one that has a vote."""
    held = by_person(seated(meeting)).get(person.pk)
    if held is None:
        raise refuse(
            f"{person} does not sit on {meeting.body} on the day of the meeting, so nobody stands in for him or her.",
            lawful="Only a member of the body names a substitute; a substitute names none.",
        )
    return held


def _standing(named: Substitution) -> Substitution:
    found = Substitution.objects.select_for_update(of=("self",)).filter(pk=named.pk)
    row = found.select_related("meeting__body__council", "membership__person", "membership__seat").first()
    if row is None:
        raise refuse("This substitute was withdrawn already.")
    return row


def _tell(named: Substitution, by: Any) -> None:
    """Tell the secretariat, where somebody else named the substitute, and the substitute who has an address."""
    for keeper in keepers_of(named.meeting.body, but=by):
        _post(named, keeper, f"A substitute for {named.membership.person}", "email/meetings/substitute_told.txt")
    if named.email:
        whom = Recipient(named.email, named.name)
        _post(named, whom, f"You stand in for {named.membership.person}", "email/meetings/substitute_named.txt")


def _post(named: Substitution, to: Recipient, subject: str, template: str) -> None:
    meeting = named.meeting
    context = {"named": named, "meeting": meeting, "address": address(meeting)}
    post(
        to=to,
        subject=f"{subject}: {meeting}",
        template=template,
        context=context,
        council=meeting.body.council,
    )
