"""What follows a post follows it: seats and offices held ex officio, through chains, and back again (OLP-11).

What is written here are dated rows: a term that begins or ends on a day to come writes them at once, and on the day
itself nothing needs to happen.
"""

from datetime import date
from typing import Any

from apps.bodies.models import Body, Office, Seat
from apps.core import clock, records
from apps.councils.services import lock_council
from apps.documents.queries import cite
from apps.members.enums import HeldBy
from apps.members.models import Membership, OfficeHolding, Person
from apps.members.rules.offices import office_set_out, one_holder_of
from apps.members.rules.seats import Held
from apps.members.services import taking
from apps.members.services.development.demanding import owe_training

Source = Membership | OfficeHolding


def carry_membership(membership: Membership, *, by: Any, owes: bool = True) -> None:
    """Let the holder of a seat come into what follows it. After the seat's body was locked."""
    following = Office.objects.filter(follows_seat=membership.seat_id)
    if not following.exists():
        return
    lock_council(membership.seat.body.council)
    for office in _with_names(following):
        hold_ex_officio(office, membership, by=by, owes=owes)


def carry_holding(holding: OfficeHolding, *, by: Any, owes: bool = True) -> None:
    """Let the holder of an office come into the offices and seats that follow it. After its council was locked."""
    for office in _with_names(Office.objects.filter(follows_office=holding.office_id)):
        hold_ex_officio(office, holding, by=by, owes=owes)
    for seat in seats_following(holding.office):
        take_ex_officio(seat, holding, by=by, owes=owes)


def hold(
    *,
    office: Office,
    person: Person,
    start: date,
    end: date | None,
    how: str,
    by: Any,
    reason: str,
    owes: bool = True,
    **follows: Any,
) -> OfficeHolding:
    """Write that ``person`` holds ``office``, where it is free and set out, and carry it through to what follows."""
    check_free(office, start, end)
    holding = OfficeHolding(office=office, person=person, start=start, end=end, how=how, **follows)
    records.save(holding, by=by, reason=reason)
    carry_holding(holding, by=by, owes=owes)
    if owes:
        owe_training(council=office.council, person=person, on=clock.today(), by=by)
    return holding


def check_free(office: Office, start: date, end: date | None) -> None:
    """Refuse days on which ``office`` is not set out, or on which somebody else holds it."""
    citations = (cite(office.provision, office.council),) if office.provision else ()
    others = OfficeHolding.objects.filter(office=office).beside(start, end).select_related("person")
    set_out = office_set_out(
        office=str(office), start=start, end=end, first=office.start, last=office.end, citations=citations
    )
    held = [Held(other.person.name, other.start, other.end) for other in others]
    free = one_holder_of(office=str(office), start=start, end=end, others=held, citations=citations)
    for ruling in (set_out, free):
        ruling.check(on_field="start")


def take_ex_officio(
    seat: Seat, holding: OfficeHolding, *, by: Any, owes: bool = True, since: date | None = None
) -> None:
    """Let the holder of an office hold ``seat`` from the same day until the same day (not before ``since``).

    A membership of the same person that was entered by hand for these very days is the one that follows.
    """
    days = common(holding, seat, since)
    if days is None:
        return
    start, end = days
    why = f"Ex officio: holds the post {holding.office}."
    entered = Membership.objects.filter(seat=seat, person=holding.person_id, by_holding=None, end=end)
    own = entered.filter(start__lte=start).first()
    if own is not None:
        own.by_holding = holding
        records.save(own, by=by, reason=why)
        return
    membership = taking.take(
        seat=seat, person=holding.person, start=start, end=end, by=by, reason=why, owes=owes, by_holding=holding
    )
    carry_membership(membership, by=by, owes=owes)


def cut(source: Source, *, on: date, by: Any, reason: str) -> None:
    """End from ``on`` whatever follows ``source``, which ended or is to end that day. After ``source`` was written."""
    if isinstance(source, OfficeHolding):
        for membership in source.memberships.select_related("person", "seat__body__council"):
            if _ends_later(membership, on):
                taking.leave(membership=membership, on=max(on, membership.start), by=by, reason=reason)
                cut(membership, on=on, by=by, reason=reason)
    else:
        _lose_elected(source, on=on, by=by)
    for holding in source.holdings.select_related("person", "office"):
        if _ends_later(holding, on):
            finish(holding, on=on, by=by, reason=reason)


def finish(holding: OfficeHolding, *, on: date, by: Any, reason: str) -> OfficeHolding:
    """Write that ``holding`` ends on ``on``, or never began, and end what follows it."""
    holding.end = max(on, holding.start)
    records.save(holding, by=by, reason=reason)
    cut(holding, on=on, by=by, reason=reason)
    owe_training(council=holding.office.council, person=holding.person, on=clock.today(), by=by)
    return holding


def common(source: Source, target: Seat | Office, since: date | None = None) -> tuple[date, date | None] | None:
    """Return the days that ``source`` and ``target`` share (from ``since``), half-open; None where there are none."""
    start = max(source.start, target.start, since or source.start)
    ends = [day for day in (source.end, target.end) if day is not None]
    end = min(ends) if ends else None
    return None if end is not None and end <= start else (start, end)


def seats_following(office: Office) -> Any:
    """Return the seats that ``office`` brings, with what a write about them names."""
    related = ("body__council", "body__rule_set", "organisation", "provision__edition__document", "follows")
    return Seat.objects.filter(follows=office, body__dissolved_on=None).select_related(*related).order_by("pk")


def hold_ex_officio(office: Office, source: Source, *, by: Any, owes: bool = True) -> None:
    """Let the holder of ``source`` hold ``office``, which follows it."""
    days = common(source, office)
    if days is None:
        return
    start, end = days
    from_seat = isinstance(source, Membership)
    what = f"the seat {source.seat}" if isinstance(source, Membership) else f"the post {source.office}"
    hold(
        office=office,
        person=source.person,
        start=start,
        end=end,
        how=HeldBy.EX_OFFICIO,
        by=by,
        reason=f"Ex officio: holds {what}.",
        owes=owes,
        **{"by_membership" if from_seat else "by_holding": source},
    )


def _with_names(offices: Any) -> Any:
    return offices.select_related("council", "body", "organisation", "provision__edition__document").order_by("pk")


def _ends_later(row: Source, on: date) -> bool:
    return row.end is None or row.end > max(on, row.start)


def _lose_elected(membership: Membership, *, on: date, by: Any) -> None:
    """End the elected offices of whoever has no seat on the body any more: they are for its members (OLP-12)."""
    body: Body = membership.seat.body
    held = OfficeHolding.objects.filter(person=membership.person_id, office__body=body, office__elected=True)
    held = held.beside(on, None).select_related("person", "office")
    if not held or Membership.objects.filter(person=membership.person_id, seat__body=body).on(on).exists():
        return
    for holding in held:
        finish(holding, on=on, by=by, reason=f"No member of {body} any more.")
