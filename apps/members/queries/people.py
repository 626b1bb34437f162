"""Reads for a member's public page."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from apps.members.models import Membership, OfficeHolding, Person


def shown_person_or_404(council: str, slug: str) -> Person:
    """Return the person at this address with the council, or answer as nothing does. One query.

    Whoever never held a seat or an office has no page: being known to the office makes nobody public.
    """
    sat = Exists(Membership.objects.filter(person=OuterRef("pk")))
    served = Exists(OfficeHolding.objects.filter(person=OuterRef("pk")))
    found = Person.objects.filter(Q(sat) | Q(served), council__slug=council, slug=slug)
    person = found.select_related("council__organisation").first()
    if person is None:
        raise Http404
    return person
