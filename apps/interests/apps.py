from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import AppConfig


class InterestsConfig(AppConfig):
    name = "apps.interests"
    label = "interests"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say whom to write to when a register is due."""
        from apps.deadlines import due

        from .queries import DEADLINE

        due.register(DEADLINE, owners)


def owners(deadlines: Sequence[Any]) -> Mapping[int, list[Any]]:
    """Return, by a deadline's primary key, the member whose register is due; those without an address left out."""
    from apps.deadlines.due import Recipient
    from apps.members.models import Person

    people = Person.objects.select_related("user").in_bulk([deadline.subject_id for deadline in deadlines])
    found = {}
    for deadline in deadlines:
        person = people.get(deadline.subject_id)
        if person is not None:
            found[deadline.pk] = [Recipient(person.user.email if person.user else person.email, person.name)]
    return found
