"""What of a member's development ends with the seat."""

from typing import Any

from django.db import transaction

from apps.core import clock
from apps.members.models import Person

from . import inducting, pairing
from .demanding import owe_training


@transaction.atomic
def leave_development(*, person: Person, by: Any, reason: str) -> None:
    """End the inductions and the pairing of ``person`` that no seat carries any more, and what training was owed."""
    inducting.end_with_seat(person=person, by=by, reason=reason)
    pairing.unpair_with_seat(person=person, by=by, reason=reason)
    owe_training(council=person.council, person=person, on=clock.today(), by=by)
