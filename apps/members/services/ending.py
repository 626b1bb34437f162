"""What ends with a body that is dissolved: the memberships, and what was asked because of them (OLP-34)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from apps.bodies.models import Body, Office
from apps.core import records
from apps.councils.services import lock_council
from apps.deadlines.services import withdraw
from apps.members.enums import ChangeState, Step
from apps.members.models import Membership, MembershipChange, Person
from apps.members.services import admission, cascade, owing
from apps.members.services.changes import NOMINATION
from apps.members.services.steps import write


def bodies_end(*, bodies: Iterable[Body], last: date, why: str, by: Any) -> None:
    """End the memberships in ``bodies`` with the day ``last``, and the changes in progress.

    The code is owed no longer, nor the register by whoever sits nowhere else. Inside the transaction of the decision.
    """
    bodies, end = list(bodies), last + timedelta(days=1)
    for change in MembershipChange.objects.filter(membership__seat__body__in=bodies).in_progress():
        _end_change(change, why, by)
    admission.body_ends(bodies, why, by)
    held = Membership.objects.filter(seat__body__in=bodies).beside(end, None)
    held = held.select_related("person", "seat__body__council")
    for membership in held.order_by("pk"):
        membership.end = max(membership.start, end)
        records.save(membership, by=by, reason=why)
        withdraw(kind=owing.CODE, subject=membership, by=by, reason=why)
        _release(membership.person, bodies, end, why, by)
        lock_council(membership.seat.body.council)
        cascade.cut(membership, on=end, by=by, reason=why)
    _end_offices(bodies, end, why, by)


def _end_offices(bodies: list[Body], end: date, why: str, by: Any) -> None:
    """End the offices of ``bodies``, and whatever follows them anywhere (OLP-11)."""
    for office in Office.objects.filter(body__in=bodies).filter(end=None).select_related("council").order_by("pk"):
        lock_council(office.council)
        for holding in office.holdings.beside(end, None).select_related("person", "office"):
            cascade.finish(holding, on=end, by=by, reason=why)
        office.end = max(office.start, end)
        records.save(office, by=by, reason=why)


def _end_change(change: MembershipChange, why: str, by: Any) -> None:
    change.state = ChangeState.WITHDRAWN
    records.save(change, by=by, reason=why)
    withdraw(kind=NOMINATION, subject=change, by=by, reason=why)
    text = f"{why} Nobody is recommended or approved for the seat any more."
    provision = change.membership.seat.provision
    write(change, Step.BODY_ENDED, text, by=by, provision=provision)
    if not change.steps.filter(step=Step.ENDED).exists():
        write(change, Step.ENDED, f"{why} The membership ended with it.", by=by, provision=provision)


def _release(person: Person, bodies: list[Body], end: date, why: str, by: Any) -> None:
    elsewhere = Membership.objects.filter(person=person).exclude(seat__body__in=bodies).beside(end, None)
    if not elsewhere.exists():
        withdraw(kind=owing.REGISTER, subject=person, by=by, reason=why)
