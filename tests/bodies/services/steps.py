"""What tests of amendments and dissolutions do again and again."""

from datetime import UTC, date, datetime, timedelta

from apps.bodies.models import Seat
from apps.documents import services as documents
from apps.documents.models import Edition
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem
from apps.meetings.services import calling
from apps.meetings.services.voting import record_vote
from apps.members.models import Membership, Person
from tests import factories as make
from tests.cast import CouncilCast

TODAY = date(2026, 11, 22)
# 17 present, of whom 15 vote and 2 abstain (OLP-33, OLP-34).
WORKED = {"present": 17, "votes_for": 10, "votes_against": 5, "abstaining": 2}


def fill(one: CouncilCast, seats: int = 51) -> None:
    """Give the assembly ``seats`` seats with a member each, so that 17 are a quorum; drop the meetings of the cast."""
    for meeting in (one.open_meeting, one.private_meeting):
        meeting.state = MeetingState.DROPPED
        meeting.save()
    numbers = range(7, seats + 1)
    common = {"body": one.assembly, "organisation": one.nominators["volunteers"], "start": make.FOUNDED}
    made = Seat.objects.bulk_create(
        Seat(number=number, title=f"Seat {number}", sector="voluntary", provision=one.provisions["annex-1"], **common)
        for number in numbers
    )
    people = Person.objects.bulk_create(
        Person(council=one.council, name=f"Member {number}", slug=f"{one.mark}of-{number}") for number in numbers
    )
    Membership.objects.bulk_create(
        Membership(seat=seat, person=person, start=make.FOUNDED) for seat, person in zip(made, people, strict=True)
    )


def draft(one: CouncilCast, **said: str) -> Edition:
    """Draft the next edition of the constitution, in which the provisions ``said`` by key say otherwise."""
    rows = [
        {
            "key": row.key,
            "number": row.number,
            "kind": row.kind,
            "heading": row.heading,
            "text": said.get(row.key.replace("-", "_"), said.get(f"p{row.key}", row.text)),
        }
        for row in one.edition.provisions.order_by("position")
    ]
    return documents.make_draft(
        document=one.constitution, provisions=rows, based_on=one.edition, by=one.officer, reason="A draft."
    )


def meet(body, days: int = 30, text: str | None = None, notice: bool = True):
    """Call a meeting of ``body`` so many days ahead and, where asked, give notice of it with all motions."""
    start = datetime(2026, 11, 22, 17, 30, tzinfo=UTC) + timedelta(days=days)
    meeting = calling.call_meeting(
        body=body, starts_at=start, ends_at=start + timedelta(hours=2), place="Chamber", by=None, reason="Called."
    )
    if notice:
        motions = meeting.items.values_list("motion", flat=True)
        calling.give_notice(
            meeting=meeting, text=text if text is not None else "\n\n".join(["We meet.", *motions]), on=TODAY, by=None
        )
    meeting.refresh_from_db()
    return meeting


def item_of(business) -> AgendaItem:
    """Return the item on which ``business`` waits."""
    return AgendaItem.objects.select_related("meeting__body__council", "meeting__body__rule_set").get(
        business=business, vote__isnull=True
    )


def vote(business, **numbers):
    """Record the vote on ``business``."""
    return record_vote(item=item_of(business), by=None, **(WORKED | numbers))


def after(meeting):
    """Return a moment after ``meeting``."""
    return meeting.ends_at + timedelta(minutes=30)
