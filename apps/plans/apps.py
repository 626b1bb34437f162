from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "apps.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say whom to remind of reviews, of periods that end, and of actions."""
        from apps.deadlines import due

        from .enums import ACTION, EXPIRY, REVIEW

        for kind in (REVIEW, EXPIRY, ACTION):
            due.register(kind, _who_answers)


def _who_answers(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries.people import to_remind

    return to_remind(deadlines)
