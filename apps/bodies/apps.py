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
        business.register_move("bodies.amendment", _amendment_moves)
        business.register_move("bodies.dissolution", _dissolution_moves)


def _amended(**decision: Any) -> None:
    from .services.amending import decided

    decided(**decision)


def _amendment_moves(**move: Any) -> None:
    from .services.amending import moved

    moved(**move)


def _dissolution_moves(**move: Any) -> None:
    from .services.dissolving import moved

    moved(**move)


def _dissolved(**decision: Any) -> None:
    from .services.dissolving import decided

    decided(**decision)
