"""Editions that are there were adopted; PostgreSQL keeps apart only those that have a first day."""

import importlib
from typing import Any

from django.db import migrations, models

on_postgresql = importlib.import_module("apps.documents.migrations.0002_one_text_and_rule_at_a_time").on_postgresql

DROP = "ALTER TABLE documents_edition DROP CONSTRAINT documents_one_edition_at_a_time"
ADD = """
    ALTER TABLE documents_edition ADD CONSTRAINT documents_one_edition_at_a_time
    EXCLUDE USING gist (document_id WITH =, daterange(start, "end") WITH &&)
"""
DATED_ONLY = ADD + " WHERE (start IS NOT NULL)"


def adopt_all(apps: Any, editor: Any) -> None:
    """Mark the editions of before as adopted: there was no other state."""
    for model in ("Edition", "HistoricalEdition"):
        apps.get_model("documents", model).objects.filter(start__isnull=False).update(state="adopted")


class Migration(migrations.Migration):
    """Mark, then add the constraints."""

    dependencies = [("documents", "0003_drafts_and_proposals")]

    operations = [
        migrations.RunPython(adopt_all, migrations.RunPython.noop),
        migrations.RunPython(on_postgresql(DROP, DATED_ONLY), on_postgresql(DROP, ADD)),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", False), ("start__isnull", False), ("state", "adopted")),
                    models.Q(
                        models.Q(("state", "adopted"), _negated=True), ("number__isnull", True), ("start__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="documents_adopted_editions_have_a_first_day",
            ),
        ),
    ]
