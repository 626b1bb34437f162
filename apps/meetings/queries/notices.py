"""Whether a matter can still be put to a meeting in time, and which texts its notice must carry."""

from apps.bodies.enums import BusinessState
from apps.bodies.models import Business
from apps.core import clock
from apps.core.rulings import Ruling
from apps.deadlines.queries import calendar
from apps.documents.enums import RuleKind
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Meeting
from apps.meetings.rules.notice import notice

from .room import day_of
from .rulebook import ORDINARY, rulebook_of, value


def timely(meeting: Meeting, matter: str) -> Ruling | None:
    """Return whether notice of ``matter`` can still be given today for ``meeting``; None where it needs no own notice.

    A matter that has a rule on notice of its own needs to stand in the notice: once that was given, it is too late. Of
    a meeting whose day is over, which is loaded from a record of before, nothing is asked.
    """
    today, day = clock.today(), day_of(meeting)
    book = rulebook_of(meeting)
    rule = book.find(RuleKind.NOTICE, matter)
    if matter == ORDINARY or rule is None or day < today:
        return None
    if meeting.state != MeetingState.PREPARING and hasattr(meeting, "notice"):
        return Ruling(
            False,
            "Notice of this meeting has been given already, and this matter must stand in the notice.",
            (),
            book.cite(rule),
            "Put it on the agenda of another meeting.",
        )
    says = value(rule)
    days = calendar(says.calendar, meeting.body.council)
    return notice(says, given_on=today, meets_on=day, citations=book.cite(rule), calendar=days)


def left_out(meeting: Meeting) -> list[tuple[Business, Ruling]]:
    """Return what waits for the body and is on no agenda because ``meeting`` is too near for its notice (OLP-34)."""
    waiting = Business.objects.filter(body=meeting.body, state=BusinessState.WAITING, items__isnull=True)
    judged = ((business, timely(meeting, business.matter or ORDINARY)) for business in waiting)
    return [(business, ruling) for business, ruling in judged if ruling is not None and not ruling.allowed]


def items_to_carry(meeting: Meeting, items: list[AgendaItem]) -> list[AgendaItem]:
    """Return those of ``items`` whose text the notice of ``meeting`` must carry (OLP-33)."""
    book = rulebook_of(meeting)
    return [item for item in items if item.for_decision and value(book.notice(item.matter or ORDINARY)).must_carry_text]
