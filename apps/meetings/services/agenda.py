"""The agenda: standing items, items of the day, and business that comes on by itself."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from apps.bodies.enums import BusinessState
from apps.bodies.models import Body, Business
from apps.bodies.services import check_power
from apps.core import clock, records
from apps.core.rulings import refuse
from apps.documents.enums import RuleKind
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Meeting, Notice
from apps.meetings.queries.meetings import OPEN_AGENDA, meetings
from apps.meetings.queries.notices import timely
from apps.meetings.queries.rulebook import ORDINARY, Rulebook, rulebook_of, value

from .keeping import check, check_open, locked


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    text: str = "",
    motion: str = "",
    matter: str = "",
    power: str = "",
    for_decision: bool = False,
    by: Any,
    reason: str = "Item put on the agenda.",
) -> AgendaItem:
    """Put an item at the end of the agenda and return it.

    With a ``motion`` (or ``for_decision``, then the text or the title is the motion) the body can vote on it;
    ``matter`` says which of the body's majorities decides, ``power`` what the decision would use: refused where the
    body does not have it (OLP-3). After the notice it is marked as added later.
    """
    meeting = locked(meeting)
    check_open(meeting, "put an item on the agenda")
    if meeting.state == MeetingState.HELD:
        raise refuse("The meeting has been held: its agenda cannot change.")
    if not title.strip():
        raise refuse("An item needs a title.", lawful="Enter what it is about.", on_field="title")
    decides = for_decision or bool(motion.strip())
    if decides:
        matter = matter or ORDINARY
        rulebook_of(meeting).get(RuleKind.MAJORITY, matter)
        _check_timely(meeting, matter)
        check_power(body=meeting.body, power=power)
    item = AgendaItem(
        title=" ".join(title.split()),
        text=text.strip(),
        for_decision=decides,
        motion=(motion.strip() or text.strip() or title.strip()) if decides else "",
        matter=matter if decides else "",
        power=power if decides else "",
    )
    return _append(meeting, item, by=by, reason=reason)


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    title: str,
    text: str = "",
    motion: str = "",
    matter: str = "",
    power: str = "",
    by: Any,
    reason: str = "Item reworded.",
) -> AgendaItem:
    """Word an item anew, before the notice. Standing items and business say what their rule or their owner says."""
    meeting = locked(item.meeting)
    item = _fresh(meeting, item)
    _check_changeable(meeting, item, "changed")
    if item.business_id:
        raise refuse(f"“{item.title}” is business of {meeting.body}: its words come from where it was opened.")
    if not title.strip():
        raise refuse("An item needs a title.", lawful="Enter what it is about.", on_field="title")
    item.title, item.text, item.motion = " ".join(title.split()), text.strip(), motion.strip()
    item.for_decision = bool(item.motion)
    item.matter = (matter or ORDINARY) if item.for_decision else ""
    item.power = power if item.for_decision else ""
    if item.for_decision:
        check_power(body=meeting.body, power=power)
        rulebook_of(meeting).get(RuleKind.MAJORITY, item.matter)
        _check_timely(meeting, item.matter)
    return records.save(item, by=by, reason=reason)


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: Any, reason: str = "Order of the agenda.") -> AgendaItem:
    """Exchange the item with the one above it (``up``) or below it. Standing items keep their place."""
    meeting = locked(item.meeting)
    item = _fresh(meeting, item)
    _check_changeable(meeting, item, "moved")
    other = meeting.items.filter(number=item.number - 1 if up else item.number + 1).first()
    if other is None:
        raise refuse(f"“{item.title}” is the {'first' if up else 'last'} item already.")
    _check_standing(meeting, other, "moved")
    here, there = item.number, other.number
    for row, number in ((other, _free_number(meeting)), (item, there), (other, here)):
        row.number = number
        records.save(row, by=by, reason=reason)
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Any, reason: str) -> None:
    """Take the item off an agenda of which no notice was given yet. Standing items and business stay."""
    meeting = locked(item.meeting)
    item = _fresh(meeting, item)
    _check_changeable(meeting, item, "removed")
    if item.business_id:
        raise refuse(
            f"“{item.title}” waits for the decision of {meeting.body}, so it stays on the agenda.",
            lawful="Withdraw the matter where it was opened; then it leaves the agenda.",
        )
    if item.papers.exists():
        raise refuse(f"“{item.title}” has papers.", lawful="Remove its papers first.")
    records.remove(item, by=by, reason=reason)
    _close_gaps(meeting, by=by, reason=reason)


def put_standing_items(*, meeting: Meeting, book: Rulebook, by: Any) -> None:
    """Put the items first that the body's rules demand on every agenda. Inside the transaction of calling."""
    rules = [rule for rule in book if rule.kind == RuleKind.STANDING_ITEM]
    for number, rule in enumerate(sorted(rules, key=lambda rule: value(rule).position), start=1):
        item = AgendaItem(meeting=meeting, number=number, title=value(rule).title, standing_rule=rule)
        records.save(item, by=by, reason="Every agenda has this item.")


@transaction.atomic
def place_on_next_agenda(*, business: Business, by: Any) -> AgendaItem | None:
    """Put waiting ``business`` on the next agenda of its body, and return the item; None when no meeting is called.

    The next agenda is that of the earliest meeting today or later that is prepared or called. Where the matter has a
    rule on notice of its own, a meeting is passed over whose notice has been given, or that is too near for one
    (OLP-34). Asking twice places it once.
    """
    if business.state != BusinessState.WAITING:
        return None
    records.lock(Body.objects.all(), pk=business.body_id)
    there = _placed(business)
    if there is not None:
        return _reworded(there, business, by)
    ahead = meetings().filter(body_id=business.body_id, state__in=OPEN_AGENDA).on_or_after(clock.today())
    for meeting in ahead.select_related("body__council", "body__rule_set"):
        if _takes(meeting, business):
            item = AgendaItem(
                title=business.title,
                business=business,
                for_decision=True,
                motion=business.motion,
                matter=business.matter or ORDINARY,
                power=business.power,
            )
            return _append(locked(meeting), item, by=by, reason="Business that waits for the body's decision.")
    return None


def _reworded(item: AgendaItem, business: Business, by: Any) -> AgendaItem:
    """Let the item say the motion as the business says it now: a replacement has a name once it is recommended."""
    if item.motion != business.motion:
        item.motion = business.motion
        item.meeting.changed_at = clock.now()
        records.save(item.meeting, by=by, reason="A motion was reworded.")
        records.save(item, by=by, reason="The motion was reworded.")
    return item


def place_waiting(*, body: Body, by: Any) -> None:
    """Put all business that waits for ``body`` on its next agenda. Inside the transaction of another service."""
    for business in Business.objects.filter(body=body, state=BusinessState.WAITING).order_by("opened_at", "pk"):
        business.body = body
        place_on_next_agenda(business=business, by=by)


def clear_decided(*, business: Business, by: Any) -> None:
    """Take decided or withdrawn ``business`` off agendas of which no notice was given yet."""
    waiting = AgendaItem.objects.filter(
        business=business, vote__isnull=True, meeting__state=MeetingState.PREPARING, papers__isnull=True
    )
    for item in waiting.select_related("meeting__body"):
        meeting = locked(item.meeting)
        records.remove(item, by=by, reason="The matter has been settled.")
        _close_gaps(meeting, by=by, reason="The matter has been settled.")


@transaction.atomic
def place_again() -> int:
    """Put business on the next agenda that a meeting which is over left undecided; return how much was placed.

    Such business comes on by itself when minutes are published or a meeting is called; this is for where nobody does
    either. Doing it twice does no harm.
    """
    waiting = Business.objects.filter(state=BusinessState.WAITING, items__isnull=False).distinct()
    before = AgendaItem.objects.count()
    for business in waiting.select_related("body"):
        place_on_next_agenda(business=business, by=None)
    return AgendaItem.objects.count() - before


def _placed(business: Business) -> AgendaItem | None:
    """Return the item on which ``business`` waits: of a meeting today or ahead whose minutes are not published."""
    unsettled = Q(minutes__isnull=True) | Q(minutes__published_at__isnull=True)
    live = meetings().filter(unsettled, state__in=(*OPEN_AGENDA, MeetingState.HELD)).on_or_after(clock.today())
    return AgendaItem.objects.filter(business=business, meeting__in=live.values("pk"), vote__isnull=True).first()


def _takes(meeting: Meeting, business: Business) -> bool:
    ruling = timely(meeting, business.matter or ORDINARY)
    return ruling is None or ruling.allowed


def _check_timely(meeting: Meeting, matter: str) -> None:
    """Refuse a matter of which no notice can be given any more for this meeting, with the earliest lawful date."""
    ruling = timely(meeting, matter)
    if ruling is not None:
        check(ruling, "matter")


def _append(meeting: Meeting, item: AgendaItem, *, by: Any, reason: str) -> AgendaItem:
    item.meeting, item.number = meeting, _free_number(meeting)
    if meeting.state != MeetingState.PREPARING and Notice.objects.filter(meeting=meeting).exists():
        item.added_on = clock.today()
        meeting.changed_at = clock.now()
        records.save(meeting, by=by, reason=reason)
    return records.save(item, by=by, reason=reason)


def _free_number(meeting: Meeting) -> int:
    last = meeting.items.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _fresh(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    item = AgendaItem.objects.select_related("standing_rule__provision__edition__document").get(pk=item.pk)
    item.meeting = meeting
    return item


def _check_changeable(meeting: Meeting, item: AgendaItem, done: str) -> None:
    _check_standing(meeting, item, done)
    if meeting.state != MeetingState.PREPARING:
        raise refuse(
            f"The agenda has been published, so “{item.title}” cannot be {done}.",
            lawful="Items can still be added; what is not taken is said in the minutes.",
        )


def _check_standing(meeting: Meeting, item: AgendaItem, done: str) -> None:
    if item.standing_rule is None:
        return
    book = rulebook_of(meeting)
    raise refuse(
        f"“{item.title}” is a standing item of every meeting and cannot be {done}.",
        lawful="Other items come after it.",
        citations=book.cite(item.standing_rule),
    )


def _close_gaps(meeting: Meeting, *, by: Any, reason: str) -> None:
    for number, item in enumerate(meeting.items.order_by("number"), start=1):
        if item.number != number:
            item.number = number
            records.save(item, by=by, reason=reason)
