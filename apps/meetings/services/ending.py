"""What ends with a body that is dissolved: the meetings that were still to come (OLP-34)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.bodies.models import Body
from apps.deadlines.models import Deadline
from apps.deadlines.services import withdraw
from apps.meetings.enums import MeetingState
from apps.meetings.models import Declaration
from apps.meetings.queries.declaring import DEADLINE
from apps.meetings.queries.meetings import OPEN_AGENDA, meetings
from apps.meetings.queries.room import day_of
from apps.members.models import Membership

from . import calling


def bodies_end(*, bodies: Iterable[Body], last: date, why: str, by: Any) -> None:
    """Cancel the meetings of ``bodies`` after the day ``last``, and drop those in preparation; records of others stay.

    Their members are told while they still are members. Inside the transaction of the decision.
    """
    bodies = list(bodies)
    ahead = meetings().filter(body__in=bodies, state__in=OPEN_AGENDA).on_or_after(last)
    for meeting in ahead.select_related("body__council"):
        # On the last day itself a meeting that was called may have been held, though nobody has recorded it yet.
        if day_of(meeting) > last or meeting.state == MeetingState.PREPARING:
            calling.cancel(meeting=meeting, reason=why, by=by)
    _release(bodies, last, why, by)


def _release(bodies: list[Body], last: date, why: str, by: Any) -> None:
    """Ask nobody any more to register what was declared here, unless he or she goes on in another body."""
    declared = Declaration.objects.filter(item__meeting__body__in=bodies)
    going_on = Membership.objects.exclude(seat__body__in=bodies).beside(last, None).values("person")
    owed = Deadline.objects.outstanding().filter(kind=DEADLINE).values("subject_id")
    for one in declared.filter(pk__in=owed).exclude(person__in=going_on):
        withdraw(kind=DEADLINE, subject=one, by=by, reason=why)
