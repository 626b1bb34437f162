"""What is put to the vote of a body, or waits for its own end, with the meetings on whose agendas it stands."""

from dataclasses import dataclass

from django.db.models import Q

from apps.bodies.models import Amendment, Body, Business, Dissolution
from apps.core import clock
from apps.meetings.models import AgendaItem, Meeting
from apps.meetings.queries.meetings import OPEN_AGENDA, meetings

MOST = 50


@dataclass
class Matter:
    """An amendment or a dissolution, with the item on which it stands, or stood last."""

    proposal: Amendment | Dissolution
    item: AgendaItem | None

    @property
    def is_amendment(self) -> bool:
        """Whether a document is to be changed."""
        return isinstance(self.proposal, Amendment)


def matters_of(body: Body) -> list[Matter]:
    """Return the changes of documents and the dissolutions that concern ``body``, the latest first. Three queries."""
    amendments = Amendment.objects.filter(body=body).select_related("edition__document", "business")
    ends = Dissolution.objects.filter(Q(body=body) | Q(dissolves=body)).select_related("dissolves", "body", "business")
    found: list[Amendment | Dissolution] = [*amendments.order_by("-pk")[:MOST], *ends.order_by("-pk")[:MOST]]
    items = AgendaItem.objects.filter(business__in=[one.business_id for one in found]).select_related("meeting__body")
    latest = {item.business_id: item for item in items.order_by("meeting__starts_at")}
    found.sort(key=lambda one: _opened(one.business), reverse=True)
    return [Matter(one, latest.get(one.business_id)) for one in found]


def _opened(business: Business | None) -> str:
    return business.opened_at.isoformat() if business else ""


def next_meeting(body: Body) -> Meeting | None:
    """Return the next meeting of ``body`` that is prepared or called."""
    ahead = meetings().filter(body=body, state__in=OPEN_AGENDA).on_or_after(clock.today())
    return ahead.select_related("body").first()
