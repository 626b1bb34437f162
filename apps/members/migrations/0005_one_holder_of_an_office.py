"""PostgreSQL itself refuses two holders of one office on the same day; on SQLite the service locks and checks."""

from typing import Any

from django.db import migrations

FORWARD = """
    ALTER TABLE members_officeholding ADD CONSTRAINT members_one_holder_of_an_office_at_a_time
    EXCLUDE USING gist (office_id WITH =, daterange(start, "end") WITH &&)
"""
BACKWARD = "ALTER TABLE members_officeholding DROP CONSTRAINT members_one_holder_of_an_office_at_a_time"


def on_postgresql(statement: str) -> Any:
    """Return a step that runs ``statement`` where the database is PostgreSQL, and does nothing elsewhere."""

    def step(apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(statement)

    return step


class Migration(migrations.Migration):
    """Add the exclusion constraint."""

    dependencies = [("members", "0004_offices")]

    operations = [migrations.RunPython(on_postgresql(FORWARD), on_postgresql(BACKWARD))]
