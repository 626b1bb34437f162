"""PostgreSQL itself refuses two holders of one seat on the same day; on SQLite the service locks and checks."""

from typing import Any

from django.db import migrations

FORWARD = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE members_membership ADD CONSTRAINT members_one_holder_at_a_time
    EXCLUDE USING gist (seat_id WITH =, daterange(start, "end") WITH &&)
    """,
)
BACKWARD = ("ALTER TABLE members_membership DROP CONSTRAINT members_one_holder_at_a_time",)


def on_postgresql(*statements: str) -> Any:
    """Return a step that runs ``statements`` where the database is PostgreSQL, and does nothing elsewhere."""

    def step(apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            for statement in statements:
                editor.execute(statement)

    return step


class Migration(migrations.Migration):
    """Add the exclusion constraint."""

    dependencies = [("members", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(*FORWARD), on_postgresql(*BACKWARD))]
