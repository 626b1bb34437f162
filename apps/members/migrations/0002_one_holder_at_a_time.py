"""PostgreSQL itself refuses two holders of one seat on the same day; on SQLite the service locks and checks."""

from django.db import migrations

from apps.core.migrating import on_postgresql

FORWARD = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE members_membership ADD CONSTRAINT members_one_holder_at_a_time
    EXCLUDE USING gist (seat_id WITH =, daterange(start, "end") WITH &&)
    """,
)
BACKWARD = ("ALTER TABLE members_membership DROP CONSTRAINT members_one_holder_at_a_time",)


class Migration(migrations.Migration):
    """Add the exclusion constraint."""

    dependencies = [("members", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(*FORWARD), on_postgresql(*BACKWARD))]
