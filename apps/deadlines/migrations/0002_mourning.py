"""The two periods of national mourning that rules may exclude by their codes (S243+M2021)."""

from datetime import date

from django.db import migrations

PERIODS = (
    ("M2021", date(2021, 4, 9), date(2021, 4, 17), "national mourning for The Duke of Edinburgh"),
    ("M2022", date(2022, 9, 8), date(2022, 9, 19), "national mourning for Queen Elizabeth II"),
)


def add(apps, schema_editor):
    """Write the periods, without history: nobody decided them here."""
    rows = apps.get_model("deadlines", "ExcludedRange").objects.using(schema_editor.connection.alias)
    for code, first_day, last_day, name in PERIODS:
        rows.get_or_create(code=code, defaults={"first_day": first_day, "last_day": last_day, "name": name})


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
