"""Whose register somebody may fill in: one's own, and nobody else's."""

from typing import Any

from django.http import Http404

from apps.councils.queries import council_or_404
from apps.members.models import Person

from .enums import Category, from_address
from .models import Entry


def own_person_or_404(user: Any, council: str) -> Person:
    """Return who ``user`` is in the council with this address, with council and register, or as nothing does."""
    found = council_or_404(council)
    person = found.people.filter(user_id=user.pk).select_related("register").first()
    if person is None:
        raise Http404
    person.council = found
    return person


def category_or_404(text: str) -> Category:
    """Return the class that an address names, or answer as nothing does."""
    category = from_address(text)
    if category is None:
        raise Http404
    return category


def own_entry_or_404(person: Person, entry: int) -> Entry:
    """Return the entry when it is in the register of ``person`` and not ended, or answer as nothing does."""
    found = own_entry_ever_or_404(person, entry)
    if found.end is not None:
        raise Http404
    return found


def own_entry_ever_or_404(person: Person, entry: int) -> Entry:
    """Return the entry when it is or was in the register of ``person``, or answer as nothing does."""
    found = Entry.objects.filter(register__person=person, pk=entry).select_related("register").first()
    if found is None:
        raise Http404
    return found
