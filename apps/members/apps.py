from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "apps.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what follows from a vote on a replacement, and whom to remind of what is owed here."""
        from apps.bodies import business
        from apps.deadlines import due

        business.register("members.replacement", _decided)
        business.register("members.election", _elected)
        business.register("members.admission", _admission_decided)
        business.register_move("members.admission", _admission_moved)
        business.register_end(_bodies_end)
        due.register("members.nomination", _who_recommends)
        due.register("members.code", _who_accepts)
        due.register("members.induction", _who_is_new)
        due.register("members.induction_step", _who_does_the_step)
        due.register("members.training", _who_trains)


def _decided(**decision: Any) -> None:
    from .services.deciding import decided

    decided(**decision)


def _elected(**decision: Any) -> None:
    from .services.elections import decided

    decided(**decision)


def _admission_decided(**decision: Any) -> None:
    from .services.admission import decided

    decided(**decision)


def _admission_moved(**move: Any) -> None:
    from .services.admission import moved

    moved(**move)


def _bodies_end(**end: Any) -> None:
    from .services.ending import bodies_end

    bodies_end(**end)


def _who_recommends(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries import organisations_asked

    return _by_subject(deadlines, organisations_asked)


def _who_accepts(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries import people_by_membership

    return _by_subject(deadlines, people_by_membership)


def _who_is_new(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries.reminding import people_by_induction

    return _by_subject(deadlines, people_by_induction)


def _who_does_the_step(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries.reminding import people_by_task

    return _by_subject(deadlines, people_by_task)


def _who_trains(deadlines: Sequence[Any]) -> Mapping[int, Iterable[Any]]:
    from .queries.reminding import people_by_owed

    return _by_subject(deadlines, people_by_owed)


def _by_subject(deadlines: Sequence[Any], find: Any) -> dict[int, list[Any]]:
    found = find([deadline.subject_id for deadline in deadlines])
    return {deadline.pk: [found[deadline.subject_id]] for deadline in deadlines if deadline.subject_id in found}
