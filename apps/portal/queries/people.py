"""What a member's page gathers from the rooms above members."""

from django.db.models import QuerySet

from apps.meetings.enums import MeetingState
from apps.meetings.models import Attendance
from apps.meetings.queries.meetings import visitors
from apps.members.models import Person

# How many meetings a member's page looks back.
LATEST = 12


def attendance_in_public(person: Person) -> QuerySet[Attendance]:
    """Return how ``person`` attended the latest meetings in public, cancelled ones left out, the latest first.

    The same for everybody who looks: of other meetings the page says nothing, whoever asks (OLP-22).
    """
    held = visitors().filter(state=MeetingState.HELD)
    rows = Attendance.objects.filter(person=person, meeting__in=held.values("pk"))
    return rows.select_related("meeting__body").order_by("-meeting__starts_at")[:LATEST]
