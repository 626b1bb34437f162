from typing import Any

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "apps.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let business that opens anywhere come on the next agenda, and remind members of what they declared."""
        from apps.bodies import business
        from apps.deadlines import due

        from .queries.declaring import DEADLINE, to_remind
        from .services import agenda

        due.register(DEADLINE, to_remind)

        business.register_agenda(agenda.place_on_next_agenda)
        business.register_withdrawal(agenda.clear_decided)
        business.register_end(_bodies_end)


def _bodies_end(**end: Any) -> None:
    from .services.ending import bodies_end

    bodies_end(**end)
