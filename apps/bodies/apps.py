from typing import Any

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "apps.bodies"
    label = "bodies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what follows from a vote on a change of a document, and on the end of a body."""
        from . import business

        business.register("bodies.amendment", _amended)
        business.register("bodies.dissolution", _dissolved)


def _amended(**decision: Any) -> None:
    from .services.amending import decided

    decided(**decision)


def _dissolved(**decision: Any) -> None:
    from .services.dissolving import decided

    decided(**decision)
