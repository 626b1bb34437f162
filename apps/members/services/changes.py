"""A resignation from the notice to the recommendation of a replacement (OLP-21.4, J3)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from apps.bodies.models import Body, Business
from apps.bodies.services import open_business, reword_business
from apps.core import clock, records
from apps.core.counting import Nonsense
from apps.core.formats import day
from apps.core.rulings import Ruling, refuse
from apps.deadlines.models import Deadline
from apps.deadlines.services import meet, open_deadline, post
from apps.documents.models import Rule
from apps.documents.queries import cite
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange
from apps.members.queries import find_by_email, recipient, rule_if_any, rule_of
from apps.members.rules import nomination, resignation
from apps.members.rules.names import a_name, one_line
from apps.members.services import memberships
from apps.members.services.following import membership_ends
from apps.members.services.people import check_email
from apps.members.services.steps import as_sentence, fitting, write

BUSINESS = "members.replacement"
NOMINATION = "members.nomination"


@transaction.atomic
def resign(
    *, membership: Membership, received_on: date, leaves_on: date, by: Any, reason: str = ""
) -> MembershipChange:
    """Record a notice of resignation and do all that follows from it, or nothing.

    The membership ends on ``leaves_on``, the first day without the seat; the vacancy is noted; the nominating
    organisation is asked for a replacement by a day; the approval waits for the body's next agenda. Refused when the
    notice is too short, and when another resignation from this membership is recorded.
    """
    seat = memberships.lock_seat(membership.seat)
    membership = Membership.objects.select_related("person", "seat__organisation").get(pk=membership.pk)
    membership.seat = seat
    ruling = check_resignation(membership=membership, received_on=received_on, leaves_on=leaves_on)
    rule = rule_of(seat.body, "resignation", received_on)
    why = f"Resignation received on {day(received_on)}. {as_sentence(reason)}".strip()
    change = MembershipChange(
        membership=membership, received_on=received_on, leaves_on=leaves_on, ruling=ruling.as_data()
    )
    records.save(change, by=by, reason=why)
    text = f"{membership.person} resigns from the seat {seat.title}. {ruling.text} {as_sentence(reason)}".strip()
    write(change, Step.RECEIVED, text, by=by, provision=rule.provision)
    membership = memberships.end(membership=membership, on=leaves_on, by=by, reason=why)
    vacant = f"The seat {seat.title} has no holder from {day(leaves_on)} until a replacement is approved."
    write(change, Step.VACANCY, vacant, by=by, provision=seat.provision)
    if leaves_on <= clock.today():
        membership_ends(change, by=by)
    _acknowledge(change, by=by)
    ask_for_replacement(change, rule, by=by)
    return change


def check_resignation(*, membership: Membership, received_on: date, leaves_on: date) -> Ruling:
    """Return the ruling that lets ``membership`` end by this notice, else raise ``Refused`` on the field concerned."""
    if MembershipChange.objects.filter(membership=membership).exists():
        raise refuse(f"The resignation of {membership.person} from this seat is recorded already.")
    memberships.follows_no_post(membership).check()
    received = resignation.receipt(received=received_on, today=clock.today(), member_since=membership.start)
    received.check(on_field="received_on")
    body = membership.seat.body
    rule = rule_of(body, "resignation", received_on)
    try:
        ruling = resignation.notice_of_resignation(
            received=received_on,
            leaves=leaves_on,
            length=rule.value["length"],
            counting=rule.value["counting"],
            citation=cite(rule, body.council),
        )
    except Nonsense as nonsense:
        raise refuse(str(nonsense), on_field="received_on") from nonsense
    ruling.check(on_field="leaves_on")
    possible = resignation.within_membership(leaves=leaves_on, start=membership.start, end=membership.end)
    possible.check(on_field="leaves_on")
    return ruling


def ask_for_replacement(change: MembershipChange, rule: Rule, *, by: Any) -> None:
    """Ask the nominating organisation for a replacement by a day, and let the approval wait for the next agenda."""
    deadline = _open_nomination(change, by)
    _write_to_organisation(change, rule, deadline, by)
    seat, leaver = change.membership.seat, change.membership.person
    change.business = open_business(
        body=seat.body,
        kind=BUSINESS,
        subject_id=change.pk,
        title=fitting(f"Replacement for {leaver}: {seat.title}", Business, "title"),
        motion=_motion(change, f"the person recommended by {seat.organisation}"),
        matter="replacement",
        provision=rule.provision,
        by=by,
    )
    records.save(change, by=by, reason="The approval of a replacement waits for the body.")
    text = f"“{change.business.title}” goes on the next agenda of {seat.body} by itself."
    write(change, Step.ON_AGENDA, text, by=by, provision=rule.provision)


@transaction.atomic
def nominate(
    *, change: MembershipChange, name: str, email: str, received_on: date, note: str = "", by: Any
) -> MembershipChange:
    """Record whom the nominating organisation recommends, with the address, the day and how it said so."""
    change, business = _lock_with_business(change)
    check_nomination(change=change, name=name, email=email, received_on=received_on, note=note)
    change.nominee_name, change.nominee_email = " ".join(name.split()), email.strip().lower()
    change.nominated_on, change.nomination_note = received_on, note
    change.state = ChangeState.APPROVAL
    organisation = change.membership.seat.organisation
    said = (
        f"{organisation} recommends {change.nominee_name} (received on {day(received_on)}). {as_sentence(note)}".strip()
    )
    records.save(change, by=by, reason=said)
    rule = rule_of(change.membership.seat.body, "resignation", change.received_on)
    write(change, Step.NOMINATED, said, by=by, provision=rule.provision)
    meet(kind=NOMINATION, subject=change, on=received_on, by=by, reason=said)
    motion = _motion(change, f"{change.nominee_name}, recommended by {organisation},")
    reword_business(business=business, motion=motion, by=by, reason=said)
    return change


@transaction.atomic
def withdraw_nomination(*, change: MembershipChange, by: Any, reason: str) -> MembershipChange:
    """Take back a recommendation that was recorded by mistake or no longer holds, and wait for another."""
    change, business = _lock_with_business(change)
    if change.state != ChangeState.APPROVAL:
        raise refuse("There is no recommendation that could be withdrawn.")
    seat = change.membership.seat
    rule = rule_of(seat.body, "resignation", change.received_on)
    said = f"The recommendation of {change.nominee_name} is withdrawn. {as_sentence(reason)}"
    forget_nominee(change)
    records.save(change, by=by, reason=said)
    write(change, Step.NOMINATION_WITHDRAWN, said, by=by, provision=rule.provision)
    _open_nomination(change, by)
    motion = _motion(change, f"the person recommended by {seat.organisation}")
    reword_business(business=business, motion=motion, by=by, reason=said)
    return change


def forget_nominee(change: MembershipChange) -> None:
    """Let ``change`` wait for a nomination again; what was recommended before stays in its steps and history."""
    change.nominee_name, change.nominee_email, change.nomination_note = "", "", ""
    change.nominated_on, change.state = None, ChangeState.NOMINATION


def check_nomination(*, change: MembershipChange, name: str, email: str, received_on: date, note: str = "") -> Ruling:
    """Return the ruling that lets this recommendation be recorded, else raise ``Refused`` on the field concerned."""
    if change.state != ChangeState.NOMINATION:
        raise refuse(_why_no_nomination(change))
    a_name(name).check(on_field="name")
    check_email(email)
    one_line(note, what="How the recommendation came").check(on_field="note")
    body = change.membership.seat.body
    citation = cite(rule_of(body, "resignation", change.received_on), body.council)
    known = find_by_email(body.council, email)
    same = known == change.membership.person
    nomination.other_than_leaver(nominee=name, same=same, citation=citation).check(on_field="email")
    nomination.known_by_name(nominee=name, known=known.name if known else None).check(on_field="email")
    ruling = nomination.recommendation(
        received=received_on, resigned=change.received_on, today=clock.today(), citation=citation
    )
    ruling.check(on_field="received_on")
    return ruling


def lock_change(change: MembershipChange) -> MembershipChange:
    """Return the change, locked until the transaction ends, with what its steps name."""
    locked = MembershipChange.objects.select_for_update(of=("self",)).with_names()
    return locked.select_related("membership__seat__body__rule_set", "membership__seat__provision").get(pk=change.pk)


def _motion(change: MembershipChange, who: str) -> str:
    seat = change.membership.seat
    return f"That {who} be approved as member in the seat {seat.title}, in place of {change.membership.person}."


def _lock_with_business(change: MembershipChange) -> tuple[MembershipChange, Business]:
    """Return the change and the business in which it waits for approval, locked in the order in which the vote does."""
    records.lock(Body.objects.filter(business=change.business_id).order_by())
    business = records.lock(Business.objects.all(), pk=change.business_id)
    return lock_change(change), business


def _why_no_nomination(change: MembershipChange) -> str:
    if change.state == ChangeState.COMPLETED:
        return "This change of membership is completed: the seat has a new holder."
    if change.state == ChangeState.WITHDRAWN:
        return "The body was dissolved, so nobody can be recommended for its seats."
    return f"{change.nominee_name} is recommended already, and waits for approval."


def _open_nomination(change: MembershipChange, by: Any) -> Deadline | None:
    """Open the deadline for the nomination, where the body's rules set one, counted from today, when it is asked.

    It has no link: reminders go to the organisation, which answers by letter and has no page here.
    """
    seat, today = change.membership.seat, clock.today()
    what = f"Recommend a replacement for {change.membership.person}, {seat.title} ({seat.organisation})"
    rule = rule_if_any(seat.body, "nomination", today)
    if rule is None:
        return None
    return open_deadline(
        council=seat.body.council,
        kind=NOMINATION,
        subject=change,
        what=fitting(what, Deadline, "what"),
        rule=rule,
        counted_from=today,
        by=by,
        reason=f"A replacement was asked for on {day(today)}.",
    )


def _write_to_organisation(change: MembershipChange, rule: Rule, deadline: Deadline | None, by: Any) -> None:
    seat = change.membership.seat
    until = f" by {day(deadline.due_on)}" if deadline else ""
    if not seat.organisation.email:
        text = f"{seat.organisation} has no e-mail address here: ask for a replacement{until} by letter or telephone."
        write(change, Step.ASKED, text, by=by, provision=rule.provision)
        return
    again = change.steps.filter(step=Step.NOT_APPROVED).exists()
    post(
        to=seat.organisation,
        council=seat.body.council,
        subject=f"{seat.body}: recommend a replacement for {change.membership.person}",
        template="email/members/asked.txt",
        context={"change": change, "seat": seat, "deadline": deadline, "rule": rule, "again": again},
    )
    text = f"Message to {seat.organisation} ({seat.organisation.email}): recommend a replacement{until}."
    write(change, Step.ASKED, text, by=by, provision=rule.provision)


def _acknowledge(change: MembershipChange, by: Any) -> None:
    """Tell the member who leaves what was recorded, where an address is known."""
    person, seat = recipient(change.membership.person), change.membership.seat
    if person.email:
        post(
            to=person,
            council=seat.body.council,
            subject=f"{seat.body}: your resignation",
            template="email/members/resigned.txt",
            context={"change": change, "seat": seat, "site_name": settings.SITE_NAME},
        )
