"""Declarations of interests against agenda items (OLP-31, Localism Act 2011 s.31).

No reason, title or message here repeats what is declared: it may be sensitive.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from apps.core import clock, records
from apps.core.formats import short_day
from apps.core.rulings import refuse
from apps.deadlines import services as deadlines
from apps.deadlines.queries import for_subject
from apps.interests.models import Entry
from apps.interests.queries import entries_to_link
from apps.meetings.enums import DeclarationKind
from apps.meetings.models import AgendaItem, Declaration, Meeting
from apps.meetings.queries.declaring import DEADLINE, disclosure_rule, when_declared
from apps.meetings.queries.room import day_of
from apps.meetings.rules.declaring import can_declare
from apps.members.models import Person
from apps.members.queries import people_sitting

from .keeping import locked

# A personal interest belongs in no register, so none is owed for it.
REGISTRABLE = (DeclarationKind.PECUNIARY, DeclarationKind.OTHER)


@transaction.atomic
def declare(
    *,
    item: AgendaItem,
    person: Person,
    kind: str,
    entry: Entry | None = None,
    text: str = "",
    sensitive: bool = False,
    at: datetime | None = None,
    by: Any,
    reason: str = "Declared.",
) -> Declaration:
    """Record that ``person`` declares an interest against ``item``, at the moment ``at`` (now); public at once.

    ``entry`` is one of the person's own on the register that day; without one ``text`` says what the interest is
    (``sensitive``: it may stay unsaid), and the task opens to register it within the time of the body's rule.
    Refused before the notice and after the day of the meeting, and for who does not sit on the body that day.
    """
    moment = at or clock.now()
    meeting = locked(item.meeting)
    _check_time(meeting, item, moment)
    if not people_sitting(meeting.body, day_of(meeting)).filter(pk=person.pk).exists():
        raise refuse(f"{person} does not sit on {meeting.body} on {short_day(day_of(meeting))}.")
    declaration = Declaration(item=item, person=person, declared_at=moment)
    _fill(declaration, kind=kind, entry=entry, text=text, sensitive=sensitive)
    records.save(declaration, by=by, reason=reason)
    _follow(declaration, meeting, by=by)
    _note_change(meeting, by=by, reason=f"An interest was declared against item {item.number}.")
    return declaration


@transaction.atomic
def correct(
    *,
    declaration: Declaration,
    kind: str,
    entry: Entry | None = None,
    text: str = "",
    sensitive: bool = False,
    by: Any,
    reason: str,
) -> Declaration:
    """Change what a declaration says; what it said before stays in its history with who changed it and why."""
    meeting = locked(declaration.item.meeting)
    declaration = _standing(declaration)
    _check_time(meeting, declaration.item, clock.now())
    _fill(declaration, kind=kind, entry=entry, text=text, sensitive=sensitive)
    records.save(declaration, by=by, reason=reason)
    _follow(declaration, meeting, by=by)
    _note_change(meeting, by=by, reason=f"A declaration against item {declaration.item.number} was corrected.")
    return declaration


@transaction.atomic
def withdraw(*, declaration: Declaration, by: Any, reason: str) -> Declaration:
    """Take a declaration back: pages and votes no longer count it; it is kept on record with the reason."""
    meeting = locked(declaration.item.meeting)
    declaration = _standing(declaration)
    _check_time(meeting, declaration.item, clock.now())
    declaration.withdrawn_at = clock.now()
    records.save(declaration, by=by, reason=reason)
    deadlines.withdraw(kind=DEADLINE, subject=declaration, by=by, reason="The declaration was withdrawn.")
    _note_change(meeting, by=by, reason=f"A declaration against item {declaration.item.number} was withdrawn.")
    return declaration


@transaction.atomic
def link(*, declaration: Declaration, entry: Entry, by: Any, reason: str) -> Declaration:
    """Link a declaration to the ``entry`` by which the interest has been registered; meets the task to register it.

    At any time, since registering comes after the meeting.
    """
    meeting = locked(declaration.item.meeting)
    declaration = _standing(declaration)
    if declaration.entry_id is not None:
        raise refuse("This declaration is linked to an entry of the register already.")
    # What was withheld at the meeting is withheld for good, whatever the entry says.
    _fill(declaration, kind=declaration.kind, entry=entry, text=declaration.text, sensitive=declaration.sensitive)
    records.save(declaration, by=by, reason=reason)
    _follow(declaration, meeting, by=by)
    _note_change(meeting, by=by, reason="A declared interest was registered.")
    return declaration


def _check_time(meeting: Meeting, item: AgendaItem, moment: datetime) -> None:
    can_declare(when_declared(meeting, item, moment)).check()


def _fill(declaration: Declaration, *, kind: str, entry: Entry | None, text: str, sensitive: bool) -> None:
    """Write what is declared, refusing what cannot be and what stands already."""
    if kind not in DeclarationKind.values:
        raise refuse("Say what kind of interest it is.", on_field="kind")
    if entry is None and not text.strip() and not sensitive:
        raise refuse("Say what the interest is.", on_field="text")
    if entry is not None and not _own(declaration, entry):
        raise refuse("Only an interest of one’s own that is on the register can be linked.", on_field="interest")
    same = Declaration.objects.filter(item=declaration.item, person=declaration.person, entry=entry)
    if same.exclude(pk=declaration.pk).exists():
        raise refuse(
            "You declared this interest against this item already."
            if entry
            else "You declared an interest that is not on your register against this item already.",
            lawful="Correct or withdraw that declaration instead.",
            on_field="interest",
        )
    declaration.kind, declaration.entry = kind, entry
    declaration.text, declaration.sensitive = text.strip(), sensitive


def _own(declaration: Declaration, entry: Entry) -> bool:
    """Tell whether ``entry`` is the member's own and was on the register when it was declared, or is now."""
    days = {clock.local_date(declaration.declared_at), clock.today()}
    return any(entries_to_link(declaration.person, day).filter(pk=entry.pk).exists() for day in days)


def _follow(declaration: Declaration, meeting: Meeting, *, by: Any) -> None:
    """Open the task to register what is declared and not registered; meet it once it is; withdraw it if none is."""
    if declaration.entry_id is not None:
        deadlines.meet(kind=DEADLINE, subject=declaration, by=by, reason="The interest is on the register.")
    elif declaration.kind not in REGISTRABLE:
        deadlines.withdraw(kind=DEADLINE, subject=declaration, by=by, reason="It belongs in no register.")
    elif not for_subject(declaration).filter(kind=DEADLINE).outstanding().exists():
        _ask_to_register(declaration, meeting, by)


def _ask_to_register(declaration: Declaration, meeting: Meeting, by: Any) -> None:
    """Open the task; a body without a rule on it asks for nothing, since there are no hidden defaults."""
    rule, council = disclosure_rule(meeting), meeting.body.council
    if rule is None:
        return
    names = {"council": council.slug, "body": meeting.body.slug, "slug": meeting.slug}
    deadlines.open_deadline(
        council=council,
        kind=DEADLINE,
        subject=declaration,
        what=f"Register an interest declared at the {meeting.body} of {short_day(day_of(meeting))}: "
        f"{declaration.person}",
        link=reverse("meetings-my-declare", kwargs={**names, "number": declaration.item.number}),
        rule=rule,
        counted_from=clock.local_date(declaration.declared_at),
        by=by,
        reason=f"Declared against item {declaration.item.number} and not on the register.",
    )


def _standing(declaration: Declaration) -> Declaration:
    found = Declaration.objects.filter(pk=declaration.pk).select_for_update().first()
    if found is None:
        raise refuse("This declaration was withdrawn already.")
    found.item, found.person = declaration.item, declaration.person
    return found


def _note_change(meeting: Meeting, *, by: Any, reason: str) -> None:
    """Mark the page as changed. When and where the meeting is stays the same, so calendars need not know."""
    meeting.changed_at = clock.now()
    records.save(meeting, by=by, reason=reason)
