"""What migrations of several rooms do alike."""

from typing import Any


def on_postgresql(*statements: str) -> Any:
    """Return a step that runs ``statements`` where the database is PostgreSQL, and does nothing elsewhere."""

    def step(apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            for statement in statements:
                editor.execute(statement)

    return step
