"""Substitutes become rows of their own, named before the meeting; the attendance refers to them (OLP-16)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.manager
import simple_history.models
from django.conf import settings
from django.db import migrations, models


def take_over(apps, schema_editor):
    """Make a row of every substitute whom the attendance named; its history is linked to the row too."""
    attendance = apps.get_model("meetings", "Attendance")
    substitution = apps.get_model("meetings", "Substitution")
    historical = apps.get_model("meetings", "HistoricalAttendance")
    for row in attendance.objects.filter(kind="substitute"):
        # All that is known is the day on which the secretariat was told.
        told = row.told_on and datetime.combine(row.told_on, time(), ZoneInfo("Europe/London"))
        made = substitution.objects.create(
            meeting_id=row.meeting_id,
            membership_id=row.membership_id,
            name=row.substitute,
            told_at=told,
            briefed=row.briefed,
            host_advised=row.host_advised,
        )
        attendance.objects.filter(pk=row.pk).update(substitution=made)
        historical.objects.filter(id=row.pk, kind="substitute").update(substitution=made)
    if schema_editor.connection.vendor == "postgresql":
        # The keys written here are checked now, since tables with checks outstanding cannot be altered.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_power_of_an_item"),
        ("members", "0003_changes_end_with_the_body"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSubstitution",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=150, verbose_name="name of the substitute")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="the substitute's e-mail address, not published"
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="the secretariat was told at")),
                ("briefed", models.BooleanField(default=False, verbose_name="the substitute was briefed")),
                (
                    "host_advised",
                    models.BooleanField(default=False, verbose_name="the host organisation gave its advice"),
                ),
                ("host_advice", models.TextField(blank=True, verbose_name="what the host organisation advised")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical substitution",
                "verbose_name_plural": "historical substitutions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Substitution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150, verbose_name="name of the substitute")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="the substitute's e-mail address, not published"
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="the secretariat was told at")),
                ("briefed", models.BooleanField(default=False, verbose_name="the substitute was briefed")),
                (
                    "host_advised",
                    models.BooleanField(default=False, verbose_name="the host organisation gave its advice"),
                ),
                ("host_advice", models.TextField(blank=True, verbose_name="what the host organisation advised")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["meeting", "pk"],
                "base_manager_name": "all_objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("all_objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="historicalsubstitution",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalsubstitution",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubstitution",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="members.membership",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubstitution",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="members.person",
            ),
        ),
        migrations.AddField(
            model_name="substitution",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="substitutions", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="substitution",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="substitutions", to="members.membership"
            ),
        ),
        migrations.AddField(
            model_name="substitution",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stands_in",
                to="members.person",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="substitution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attendance",
                to="meetings.substitution",
            ),
        ),
        migrations.AddField(
            model_name="historicalattendance",
            name="substitution",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.substitution",
            ),
        ),
        migrations.AddConstraint(
            model_name="substitution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("meeting", "membership"),
                name="meetings_one_substitute_per_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="substitution",
            constraint=models.UniqueConstraint(
                models.F("meeting"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("withdrawn_at__isnull", True), models.Q(("email", ""), _negated=True)),
                name="meetings_a_substitute_stands_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="substitution",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="meetings_a_substitution_has_a_name"
            ),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="attendance",
            name="meetings_substitute_is_named",
        ),
        migrations.RemoveField(
            model_name="attendance",
            name="briefed",
        ),
        migrations.RemoveField(
            model_name="attendance",
            name="host_advised",
        ),
        migrations.RemoveField(
            model_name="attendance",
            name="substitute",
        ),
        migrations.RemoveField(
            model_name="attendance",
            name="told_on",
        ),
        migrations.RemoveField(
            model_name="historicalattendance",
            name="briefed",
        ),
        migrations.RemoveField(
            model_name="historicalattendance",
            name="host_advised",
        ),
        migrations.RemoveField(
            model_name="historicalattendance",
            name="substitute",
        ),
        migrations.RemoveField(
            model_name="historicalattendance",
            name="told_on",
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "substitute"), ("substitution__isnull", False)),
                    models.Q(models.Q(("kind", "substitute"), _negated=True), ("substitution__isnull", True)),
                    _connector="OR",
                ),
                name="meetings_substitute_is_named",
            ),
        ),
    ]
