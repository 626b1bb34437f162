"""Reads for declaring an interest against an item."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404

from apps.core import clock
from apps.core.rulings import Citation
from apps.deadlines.due import Recipient
from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from apps.documents.queries import cite
from apps.interests.models import Entry
from apps.interests.queries import entries_to_link
from apps.meetings.enums import MeetingState
from apps.meetings.models import AgendaItem, Declaration, Meeting, Vote
from apps.meetings.rules.declaring import When
from apps.members.models import Person
from apps.members.queries import people_sitting

from .meetings import ANNOUNCED, meeting_or_404
from .room import day_of
from .rulebook import rulebook_of

DEADLINE = "interests.disclosure"
DISCLOSURE = "disclosure"


def own_item_or_404(user: Any, council: str, body: str, slug: str, number: int) -> tuple[AgendaItem, Person]:
    """Return an item of a meeting that ``user`` may see, and who ``user`` is among those who sit there that day.

    Anybody else is answered as nothing does.
    """
    meeting = meeting_or_404(user, council, body, slug)
    item = meeting.items.filter(number=number).first()
    person = people_sitting(meeting.body, day_of(meeting)).filter(user_id=user.pk).first()
    if item is None or person is None:
        raise Http404
    item.meeting, person.council = meeting, meeting.body.council
    return item, person


def own_declaration_or_404(person: Person, item: AgendaItem, declaration: int) -> Declaration:
    """Return the declaration of ``person`` against ``item`` that stands, or answer as nothing does."""
    found = own_declarations(person, item).filter(pk=declaration).first()
    if found is None:
        raise Http404
    found.item, found.person = item, person
    return found


def own_declarations(person: Person, item: AgendaItem) -> Any:
    """Return what ``person`` declared against ``item``, with the entries it is linked to."""
    return item.declarations.filter(person=person).select_related("entry").order_by("declared_at", "pk")


def unsaved(item: AgendaItem, **said: Any) -> Declaration:
    """Return a declaration that is in no table yet, to show how it would read."""
    return Declaration(item=item, **said)


def entries_of(person: Person) -> list[Entry]:
    """Return what ``person`` can link a declaration to today."""
    return list(entries_to_link(person, clock.today()))


def disclosure_rule(meeting: Meeting) -> Rule | None:
    """Return the rule on interests disclosed and not registered by which the meeting goes; None where there is none."""
    return rulebook_of(meeting).find(RuleKind.REGISTER_OF_INTERESTS, DISCLOSURE)


def citations(rule: Rule | None, meeting: Meeting) -> tuple[Citation, ...]:
    """Return where the rule on disclosed interests is written; nothing where the body has none."""
    return (cite(rule, meeting.body.council),) if rule else ()


def when_declared(meeting: Meeting, item: AgendaItem, moment: datetime) -> When:
    """Return what decides whether something can be declared against ``item`` at a moment."""
    return When(
        meets_on=day_of(meeting),
        today=clock.local_date(moment),
        announced=meeting.state in ANNOUNCED,
        cancelled=meeting.state == MeetingState.CANCELLED,
        voted=Vote.objects.filter(item=item).exists(),
    )


def to_remind(deadlines: Sequence[Any]) -> dict[int, list[Recipient]]:
    """Return, by a deadline's primary key, the member who is to register what he or she declared."""
    wanted = [deadline.subject_id for deadline in deadlines]
    made = Declaration.objects.filter(pk__in=wanted).select_related("person__user").in_bulk()
    return {
        deadline.pk: [Recipient(person.user.email if person.user else person.email, person.name)]
        for deadline in deadlines
        if deadline.subject_id in made
        for person in (made[deadline.subject_id].person,)
    }
