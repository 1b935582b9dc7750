import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import spkt.records.fields
from spkt.records import guards


def install(apps: Any, schema_editor: Any) -> None:
    """Lays the guards over the tables as they now are."""
    guards.install(schema_editor)


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the guards away, so that tables can be altered."""
    guards.remove(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("spkt", "0009_registers_and_custody"),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.CreateModel(
            name="PageSource",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("sources", models.TextField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="TextChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("subject", models.CharField(max_length=40)),
                ("words", models.JSONField()),
                ("valid_from", models.DateField()),
                ("state", models.CharField(max_length=12)),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="paper",
            name="one_paper_a_number",
        ),
        migrations.AddField(
            model_name="letterhead",
            name="formulas",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="letterhead",
            name="sheet",
            field=models.CharField(default="A4", max_length=2),
        ),
        migrations.AddField(
            model_name="paper",
            name="corrected_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="corrected_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix",
            field=spkt.records.fields.SealedField(),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix_asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix_asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="replaces",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replacement", to="spkt.paper"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                fields=("kind", "series", "ordinal", "edition"), name="one_edition_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrected_at__isnull", True),
                    models.Q(
                        ("corrected_at__gte", models.F("fix_asked_at")),
                        ("voided_at__isnull", True),
                        models.Q(("corrected_by", models.F("fix_asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="two_persons_correct",
            ),
        ),
        migrations.AddField(
            model_name="textchange",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="textchange",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="textchange",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit"),
        ),
        migrations.AddConstraint(
            model_name="textchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_at__isnull", True),
                    models.Q(
                        ("decided_at__gte", models.F("asked_at")),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="two_persons_word",
            ),
        ),
        migrations.RunPython(install, remove),
    ]
