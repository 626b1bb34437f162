"""What a member's page gathers from the rooms above members."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from apps.core import clock
from apps.meetings.enums import AttendanceKind, DeclarationKind, MeetingState
from apps.meetings.models import Attendance, Declaration, Vote
from apps.meetings.queries.meetings import visitors
from apps.members.models import Person

# A member's page counts the meetings of a year, and shows the latest of them. More than a thousand nobody attends.
YEAR = timedelta(days=365)
MOST = 1000
THERE = (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)


def attendance_in_public(person: Person) -> QuerySet[Attendance]:
    """Return how ``person`` attended the meetings in public of the last year, cancelled ones left out, latest first.

    The same for everybody who looks: of other meetings the page says nothing, whoever asks (OLP-22).
    """
    held = visitors().filter(state=MeetingState.HELD, starts_at__gt=clock.now() - YEAR)
    rows = Attendance.objects.filter(person=person, meeting__in=held.values("pk"))
    return rows.select_related("meeting__body").order_by("-meeting__starts_at", "pk")[:MOST]


def decisions_of(person: Person) -> QuerySet[Vote]:
    """Return the votes taken in public meetings where ``person`` was there, in person or by substitute, latest first.

    ``.how`` is how he or she attended, ``.out`` whether an interest declared kept him or her out of the item. How
    anybody voted is not recorded: hands are counted, not named.
    """
    held = visitors().filter(state=MeetingState.HELD)
    out = Declaration.objects.filter(item=OuterRef("item"), person=person, kind=DeclarationKind.PECUNIARY)
    there = Q(item__meeting__attendance__person=person, item__meeting__attendance__kind__in=THERE)
    votes = Vote.objects.filter(there, item__meeting__in=held.values("pk"))
    votes = votes.annotate(how=F("item__meeting__attendance__kind"), out=Exists(out))
    return votes.select_related("item__meeting__body").order_by("-item__meeting__starts_at", "item__number")
