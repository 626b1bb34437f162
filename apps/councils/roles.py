"""What each role may do, as one table. Councillors have no role: their rights come with the seats they hold."""

from .enums import Role

ON_COUNCIL: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("administer_council", "keep_records"),
    Role.SECRETARIAT: ("keep_records",),
}
ON_BODY: dict[Role, tuple[str, ...]] = {
    Role.SECRETARIAT: ("keep_body",),
}


def permissions(role: Role, on_kind: str) -> tuple[str, ...]:
    """Return the permissions that ``role`` gives on a "council" or on a "body"."""
    table = ON_COUNCIL if on_kind == "council" else ON_BODY
    if role not in table:
        raise ValueError(f"There is no role {role} on a {on_kind}.")
    return table[role]
