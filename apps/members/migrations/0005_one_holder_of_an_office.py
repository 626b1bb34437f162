"""PostgreSQL itself refuses two holders of one office on the same day; on SQLite the service locks and checks."""

from django.db import migrations

from apps.core.migrating import on_postgresql

FORWARD = """
    ALTER TABLE members_officeholding ADD CONSTRAINT members_one_holder_of_an_office_at_a_time
    EXCLUDE USING gist (office_id WITH =, daterange(start, "end") WITH &&)
"""
BACKWARD = "ALTER TABLE members_officeholding DROP CONSTRAINT members_one_holder_of_an_office_at_a_time"


class Migration(migrations.Migration):
    """Add the exclusion constraint."""

    dependencies = [("members", "0004_offices")]

    operations = [migrations.RunPython(on_postgresql(FORWARD), on_postgresql(BACKWARD))]
