"""What each role may do, as one table. Councillors have no role: their rights come with the seats they hold."""

from .enums import Role

ROLES: dict[str, dict[Role, tuple[str, ...]]] = {
    "council": {
        Role.ADMINISTRATOR: ("administer_council", "keep_records"),
        Role.SECRETARIAT: ("keep_records",),
    },
    "body": {
        Role.SECRETARIAT: ("keep_body",),
    },
}


def permissions(role: Role, on_kind: str) -> tuple[str, ...]:
    """Return the permissions that ``role`` gives on a "council" or on a "body"; ValueError where there is none."""
    if role not in ROLES[on_kind]:
        raise ValueError(f"There is no role {role} on a {on_kind}.")
    return ROLES[on_kind][role]
