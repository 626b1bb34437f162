"""Reads of who sits for which ward (OWC-3.3)."""

from datetime import date

from django.db.models import FilteredRelation, Q, QuerySet

from apps.bodies.models import Seat
from apps.councils.models import Ward


def seats_for(ward: Ward, on: date) -> QuerySet[Seat]:
    """Return the seats to which ``ward`` elects on a day; ``.held`` has the person, and is absent where vacant."""
    holds = Q(memberships__start__lte=on) & (Q(memberships__end__isnull=True) | Q(memberships__end__gt=on))
    seats = Seat.objects.on(on).filter(ward=ward).annotate(held=FilteredRelation("memberships", condition=holds))
    return seats.select_related("body", "held__person").order_by("body__position", "body__name", "number")
