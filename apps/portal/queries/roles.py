"""Reads that gather from several rooms."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from apps.bodies.models import Body
from apps.councils.enums import Role
from apps.councils.models import Council, RoleChange


@dataclass(frozen=True)
class HeldRole:
    """A role that somebody holds, with the change that gave it."""

    change: RoleChange
    on: Council | Body

    @property
    def user(self) -> Any:
        """Return who holds it."""
        return self.change.user

    @property
    def role(self) -> Role:
        """Return which role it is."""
        return Role(self.change.role)

    @property
    def label(self) -> str:
        """Return the role in words, with where it holds."""
        return f"{self.change.get_role_display().lower()} of {self.on}"


def roles_in(council: Council) -> dict[str, Any]:
    """Return the roles ``held`` in a council and its bodies, and all ``changes`` of roles, newest first."""
    places: dict[tuple[str, int], Council | Body] = {
        (Body._meta.label_lower, body.pk): body for body in council.bodies.all()
    }
    places[Council._meta.label_lower, council.pk] = council
    ours = Q(on_kind=Council._meta.label_lower, on_id=council.pk)
    ours |= Q(on_kind=Body._meta.label_lower, on_id__in=[pk for kind, pk in places if kind == Body._meta.label_lower])
    changes = list(RoleChange.objects.filter(ours).select_related("user", "by").order_by("-at", "-pk"))
    for change in changes:
        change.on = places[change.on_kind, change.on_id]
    latest: dict[tuple, RoleChange] = {}
    for change in changes:
        latest.setdefault((change.user_id, change.role, change.on_kind, change.on_id), change)
    held = [HeldRole(change, change.on) for change in latest.values() if change.given]
    return {"held": sorted(held, key=lambda role: (role.user.name, role.label)), "changes": changes}


def role_of(council: Council, change: int) -> HeldRole | None:
    """Return the role still held that ``change`` (an id) gave in ``council``, or None."""
    return next((role for role in roles_in(council)["held"] if role.change.pk == change), None)
