"""The only door to django-guardian: who holds which role on which council or body."""

from typing import Any

from django.db import models, transaction
from guardian.shortcuts import assign_perm, remove_perm
from guardian.utils import get_user_obj_perms_model

from apps.core import clock
from apps.core.rulings import refuse

from .enums import Role
from .models import RoleChange
from .roles import ROLES, permissions


@transaction.atomic
def give(*, user: Any, role: Role, on: models.Model, by: Any, reason: str) -> None:
    """Give ``user`` the ``role`` on a council or body, and record who did so and why.

    Refused when the user holds it already, so that the record shows each giving once.
    """
    _lock(on)
    if _holds(user, role, on):
        raise refuse(f"{user} is {role.label.lower()} of {on} already.", lawful="Nothing needs to be done.")
    for permission in permissions(role, on._meta.model_name):
        assign_perm(permission, user, on)
    _record(user, role, on, given=True, by=by, reason=reason)


@transaction.atomic
def take(*, user: Any, role: Role, on: models.Model, by: Any, reason: str) -> None:
    """Take the ``role`` on a council or body from ``user``, and record who did so and why.

    Refused when it would leave a council without an administrator, since nobody could then give one.
    """
    _lock(on)
    if role == Role.ADMINISTRATOR and not holders("administer_council", on).exclude(pk=user.pk).exists():
        raise refuse(
            f"{on} would be left without an administrator.",
            lawful="Give somebody else the role first.",
        )
    kept = {name for other in Role if other != role and _holds(user, other, on) for name in _of(other, on)}
    for permission in permissions(role, on._meta.model_name):
        if permission not in kept:
            remove_perm(permission, user, on)
    _record(user, role, on, given=False, by=by, reason=reason)


def ids(user: Any, permission: str, model: type[models.Model]) -> frozenset[int]:
    """Return the ids of the councils or bodies on which ``user`` has ``permission``; read once per request."""
    if not user.is_authenticated:
        return frozenset()
    known = user.__dict__.setdefault("_granted", {})
    key = (permission, model)
    if key not in known:
        rows = get_user_obj_perms_model(model).objects.filter(user_id=user.pk, permission__codename=permission)
        known[key] = frozenset(rows.values_list("content_object_id", flat=True))
    return known[key]


def may(user: Any, permission: str, on: models.Model) -> bool:
    """Tell whether ``user`` has ``permission`` on the council or body ``on``."""
    return on.pk in ids(user, permission, type(on))


def holders(permission: str, on: models.Model) -> models.QuerySet:
    """Return the users who have ``permission`` on ``on``, to write to them."""
    from django.contrib.auth import get_user_model

    rows = get_user_obj_perms_model(on).objects.filter(content_object=on, permission__codename=permission)
    return get_user_model().objects.filter(pk__in=rows.values("user_id"), is_active=True)


def _lock(on: models.Model) -> None:
    # Two administrators who take each other's role at once would leave none.
    type(on)._default_manager.select_for_update().get(pk=on.pk)


def _of(role: Role, on: models.Model) -> tuple[str, ...]:
    return permissions(role, on._meta.model_name) if role in ROLES[on._meta.model_name] else ()


def _holds(user: Any, role: Role, on: models.Model) -> bool:
    last = RoleChange.objects.filter(user=user, role=role, on_kind=on._meta.label_lower, on_id=on.pk)
    return bool(last.order_by("-at", "-pk").values_list("given", flat=True).first())


def _record(user: Any, role: Role, on: models.Model, *, given: bool, by: Any, reason: str) -> None:
    user.__dict__.pop("_granted", None)
    RoleChange.objects.create(
        user=user,
        role=role,
        given=given,
        on_kind=on._meta.label_lower,
        on_id=on.pk,
        by=by,
        reason=reason,
        at=clock.now(),
    )
