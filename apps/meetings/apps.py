from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "apps.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let business that opens anywhere come on the next agenda of its body."""
        from apps.bodies import business

        from .services import agenda

        business.register_agenda(agenda.place_on_next_agenda)
