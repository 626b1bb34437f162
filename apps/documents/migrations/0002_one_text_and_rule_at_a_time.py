"""PostgreSQL itself refuses two editions of a document, or two rules about one matter, that are in force on one day.

On SQLite the services lock and check.
"""

from django.db import migrations

from apps.core.migrating import on_postgresql

FORWARD = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE documents_edition ADD CONSTRAINT documents_one_edition_at_a_time
    EXCLUDE USING gist (document_id WITH =, daterange(start, "end") WITH &&)
    """,
    """
    ALTER TABLE documents_rule ADD CONSTRAINT documents_one_rule_at_a_time
    EXCLUDE USING gist (rule_set_id WITH =, kind WITH =, matter WITH =, daterange(start, "end") WITH &&)
    """,
)
BACKWARD = (
    "ALTER TABLE documents_rule DROP CONSTRAINT documents_one_rule_at_a_time",
    "ALTER TABLE documents_edition DROP CONSTRAINT documents_one_edition_at_a_time",
)


class Migration(migrations.Migration):
    """Add the exclusion constraints."""

    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(*FORWARD), on_postgresql(*BACKWARD))]
