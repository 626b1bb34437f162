"""Every write of the register of interests.

What a member types is kept as a draft (no ``start``) and shown to nobody else; ``confirm`` publishes all drafts of a
register at once. What the public was shown is never changed, only ended: so the register can be seen as it stood on
any day. Reasons never repeat the interest, which may be sensitive.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from apps.core import clock, records
from apps.core.rulings import refuse
from apps.councils import grants
from apps.deadlines import services as deadlines
from apps.members.models import Person

from . import queries, rules
from .enums import PECUNIARY, Category, Whose
from .models import Entry, NothingToDeclare, Register


@transaction.atomic
def start_register(*, person: Person, by: Any, reason: str) -> Register:
    """Return the register of ``person``, begun when there is none yet; nothing of it is public before ``confirm``."""
    records.lock(Person.objects, pk=person.pk)
    found = Register.objects.filter(person=person).first()
    return found or records.save(Register(person=person), by=by, reason=reason)


@transaction.atomic
def add_entry(
    *,
    register: Register,
    category: str,
    description: str,
    whose: str = Whose.SELF,
    donor: str = "",
    received_on: date | None = None,
    value: Any = None,
    sensitive: bool = False,
    replaces: Entry | None = None,
    by: Any,
    reason: str,
) -> Entry:
    """Keep an interest as a draft of ``register``; with ``replaces`` it takes that entry's place when published."""
    register = records.lock(Register.objects, pk=register.pk)
    entry = Entry(register=register, category=category, replaces=replaces)
    gift = {"donor": donor, "received_on": received_on, "value": value}
    _fill(entry, {"description": description, "whose": whose, "sensitive": sensitive, **gift})
    if replaces is not None:
        _check_replaceable(entry, replaces)
    _remove_draft_of_nothing(register, category)
    return records.save(entry, by=by, reason=reason)


@transaction.atomic
def change_draft(*, entry: Entry, fields: Mapping[str, Any], by: Any, reason: str) -> Entry:
    """Change what a draft says; ``fields`` by name. What was published is replaced, not changed."""
    records.lock(Register.objects, pk=entry.register_id)
    entry = _draft(entry)
    _fill(entry, fields)
    return records.save(entry, by=by, reason=reason)


@transaction.atomic
def remove_draft(*, entry: Entry, by: Any, reason: str) -> None:
    """Throw away a draft, which nobody but its owner ever saw; its text goes from the history too."""
    records.lock(Register.objects, pk=entry.register_id)
    entry = _draft(entry)
    number = entry.pk
    entry.delete()
    Entry.history.filter(id=number).delete()


@transaction.atomic
def answer_nothing(*, register: Register, category: str, by: Any, reason: str) -> NothingToDeclare:
    """Answer that there is nothing to declare in a class; a draft until ``confirm``."""
    register = records.lock(Register.objects, pk=register.pk)
    entries = register.entries.filter(category=category, end__isnull=True).count()
    rules.can_answer_nothing(Category(category).label, entries).check()
    found = register.nothing.filter(category=category, end__isnull=True).first()
    return found or records.save(NothingToDeclare(register=register, category=category), by=by, reason=reason)


@transaction.atomic
def confirm(*, register: Register, on: date | None = None, tell: bool = True, by: Any, reason: str) -> Register:
    """Publish the drafts of ``register`` from the day ``on`` (today); meets the deadline when it is the first time.

    Refused, naming the classes, while a class has no answer, and when there is nothing new. ``tell=False`` where the
    keepers of the records were told otherwise of what is to be withheld.
    """
    register = records.lock(Register.objects.select_related("person__council"), pk=register.pk)
    day = _day(on)
    answers = queries.answers(register)
    queries.may_confirm(answers).check()
    for answer in answers:
        _publish(answer, day, by, reason)
    for entry in (draft for answer in answers for draft in answer.drafts if tell and draft.sensitive):
        _tell_of_request(entry)
    register.confirmed_on = register.confirmed_on or day
    register.changed_on = day
    records.save(register, by=by, reason=reason)
    deadlines.meet(kind=queries.DEADLINE, subject=register.person, on=day, by=by, reason="The register was confirmed.")
    return register


@transaction.atomic
def end_entry(
    *, entry: Entry, ceased_on: date, nothing_else: bool = False, on: date | None = None, by: Any, reason: str
) -> Entry:
    """Take a published entry off the register from the day ``on`` (today); ``ceased_on`` is when the interest ended.

    The only entry of its class is ended together with the answer that there is ``nothing_else`` in it.
    """
    register = records.lock(Register.objects, pk=entry.register_id)
    entry = _live(entry)
    day = _day(on)
    others = register.entries.live().filter(category=entry.category).exclude(pk=entry.pk)
    ending = rules.Ending(ceased_on, day, not others.exists(), nothing_else)
    ruling = rules.can_end(entry.get_category_display(), ending)
    ruling.check(on_field="ceased_on" if ceased_on > day else "nothing_else")
    entry.end, entry.ceased_on = day, ceased_on
    records.save(entry, by=by, reason=reason)
    if ending.last_of_class:
        answer = NothingToDeclare(register=register, category=entry.category, start=day)
        records.save(answer, by=by, reason=reason)
    register.changed_on = day
    records.save(register, by=by, reason="An interest was ended.")
    return entry


@transaction.atomic
def withhold(*, entry: Entry, by: Any, reason: str) -> Entry:
    """Withhold a published interest under section 32 at once, from the copies of earlier days too."""
    records.lock(Register.objects, pk=entry.register_id)
    entry = records.lock(Entry.objects.select_related("register__person__council"), pk=entry.pk)
    if entry.is_draft:
        raise refuse("This entry was not published yet.", lawful="Change the draft: withholding is asked for there.")
    if not entry.sensitive:
        entry.sensitive = True
        records.save(entry, by=by, reason=reason)
        _tell_of_request(entry)
    return entry


def _day(on: date | None) -> date:
    """Return the day of a change: today, or one before it, as it is recorded from paper."""
    today = clock.today()
    if on is not None and on > today:
        raise refuse("A register cannot be changed ahead of time.", lawful="The latest day is today.")
    return on or today


def _publish(answer: queries.Answer, day: date, by: Any, reason: str) -> None:
    """Put the drafts of one class on the register; what they replace, and the answer "nothing", ends the same day."""
    for entry in answer.drafts:
        if entry.replaces is not None:
            _end_replaced(entry.replaces, entry, day, by)
        entry.start = day
        records.save(entry, by=by, reason=reason)
    nothing = answer.nothing
    if nothing is None:
        return
    if answer.drafts:
        nothing.end = day
        records.save(nothing, by=by, reason="An interest was added in this class.")
    elif nothing.start is None:
        nothing.start = day
        records.save(nothing, by=by, reason=reason)


def _end_replaced(old: Entry, entry: Entry, day: date, by: Any) -> None:
    # Once details are withheld, they go from the copies of earlier days too (s.32): the flag reaches back.
    old.sensitive = old.sensitive or entry.sensitive
    old.end = old.end or day
    records.save(old, by=by, reason="Replaced by a new entry.")


def _tell_of_request(entry: Entry) -> None:
    """Tell those who keep the council's records that section 32 was asked for: that, and not about what."""
    person = entry.register.person
    for keeper in grants.holders("keep_records", person.council):
        deadlines.post(
            to=keeper,
            subject="A member asked for an interest to be withheld",
            template="email/interests/withheld.txt",
            context={"person": person},
            council=person.council,
        )


def _fill(entry: Entry, fields: Mapping[str, Any]) -> None:
    """Write ``fields`` into ``entry``, refusing what its class does not allow."""
    for name, value in fields.items():
        setattr(entry, name, value)
    if not entry.description.strip():
        raise refuse("An entry needs words.", lawful="Say what the interest is.", on_field="description")
    if entry.whose == Whose.PARTNER and entry.category not in PECUNIARY:
        raise refuse("Only your own interests are registered in this class.", on_field="whose")
    if entry.category == Category.GIFTS:
        ruling = rules.can_register_gift(entry.received_on, entry.value, entry.donor, clock.today())
        ruling.check(on_field=_missing_of_gift(entry))


def _missing_of_gift(entry: Entry) -> str:
    if not entry.donor:
        return "donor"
    if entry.value and entry.received_on is None:
        return "received_on"
    return "received_on" if entry.received_on and entry.received_on > clock.today() else "value"


def _check_replaceable(entry: Entry, replaces: Entry) -> None:
    if replaces.register_id != entry.register_id or replaces.category != entry.category:
        raise refuse("Only an entry of the same register and class can be replaced.")
    _live(replaces)
    if Entry.objects.filter(replaces=replaces, start__isnull=True).exists():
        raise refuse("A change of this entry waits to be published.", lawful="Change or remove that draft.")


def _remove_draft_of_nothing(register: Register, category: str) -> None:
    """Take back an answer "nothing" that was not published; a published one ends when the entry is published."""
    for nothing in register.nothing.filter(category=category, start__isnull=True):
        nothing.delete()


def _draft(entry: Entry) -> Entry:
    entry = records.lock(Entry.objects.select_related("register"), pk=entry.pk)
    if not entry.is_draft:
        raise refuse("This entry was published already.", lawful="Change it by a new entry, or end it.")
    return entry


def _live(entry: Entry) -> Entry:
    entry = records.lock(Entry.objects, pk=entry.pk)
    if entry.is_draft or entry.end is not None:
        raise refuse("This entry is not on the register now.", lawful="Only what is on the register can be ended.")
    return entry
