"""What a change of a rule does to a body, gathered from seats, meetings and deadlines, and told by ``rules``."""

from datetime import date
from typing import Any

from apps.bodies.models import Body
from apps.core.formats import short_day
from apps.documents.enums import RuleKind
from apps.documents.models import Edition, Rule
from apps.documents.rules import catalogue
from apps.documents.rules.needs import Does, lacking
from apps.meetings.queries.room import seats_of
from apps.meetings.rules import quorum

from .queries.rules import touched
from .rules import Change, Foreseen, Side, foresee


def foreseen(
    *, body: Body, kind: str, matter: str, value: dict[str, Any] | None, old: Rule | None, on: date, when: str = ""
) -> Foreseen:
    """Return what changes where a rule of ``body`` gets ``value`` on a day; None ends it. ``old`` is the one before."""
    seats = seats_of(body, on) if kind == RuleKind.QUORUM else None
    every = Does(meets=True, has_members=True)
    needed = next((need for need in lacking(every, ()) if (str(need.kind), need.matter) == (kind, matter)), None)
    subject = "quorum" if kind == RuleKind.QUORUM else f"rule on {catalogue.title(kind, matter).lower()}"
    return foresee(
        Change(
            owner=owner(body),
            subject=subject,
            before=_side(kind, old.value, seats) if old is not None else None,
            after=_side(kind, value, seats) if value is not None else None,
            when=when or f"on {short_day(on)}",
            of_meetings=catalogue.CATALOGUE[kind].of_meetings,
            affected=touched(body, old, on=on),
            without=f"From then on: {needed.without}" if needed else "",
        )
    )


def owner(body: Body) -> str:
    """Return how a body is called within a sentence: "the Assembly"."""
    return f"the {body.name.removeprefix('The ').removeprefix('the ')}"


def on_its_day(edition: Edition) -> str:
    """Return when the rules drafted for an edition change."""
    return f"on the day on which the edition “{edition.called}” comes into force"


def _side(kind: str, value: dict[str, Any], seats: quorum.Seats | None) -> Side:
    read: Any = catalogue.value_of(kind, value)
    if seats is None:
        return Side(read.short())
    return Side(read.short(), quorum.needed(read, seats), quorum.how_needed(read, seats))
